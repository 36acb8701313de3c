/** Reasons of addresses, and of getting back into an account: what a patient reads, what staff read, what help says. */
import type { ReasonCode } from '../../../kernel/reason.ts';
import type { ReasonWords } from '../reasons.ts';
import '../../../accounts/address.ts';
import '../../../accounts/address-rules.ts';
import '../../../accounts/give-recovery.ts';
import '../../../notices/refused-mails.ts';
import '../../../accounts/recovery-rules.ts';

export const recoveryReasons = {
  'address.notConfirmed': {
    patient: { en: 'This address is not confirmed yet, so we cannot send a link for a new password to it.', es: 'Esta dirección todavía no está confirmada, así que no podemos enviarle un enlace para una contraseña nueva.' },
    staff: { en: 'The address is not confirmed. A link for a new password cannot be mailed to it; give the code instead.', es: 'La dirección no está confirmada. No se le puede enviar un enlace para una contraseña nueva; dé el código.' },
    help: { en: 'A link for a new password goes only to an address that you confirmed. Open the mail that we sent to it.', es: 'Un enlace para una contraseña nueva llega solo a una dirección que usted confirmó. Abra el correo que le enviamos.' },
  },
  'address.held': {
    patient: { en: 'This address is new. For one day we send no link for a new password to it, unless you confirm it.', es: 'Esta dirección es nueva. Durante un día no le enviamos ningún enlace para una contraseña nueva, salvo que la confirme.' },
    staff: { en: 'The address was changed less than 24 hours ago and is not confirmed.', es: 'La dirección se cambió hace menos de 24 horas y no está confirmada.' },
    help: { en: 'After a change of address we wait one day, or until you confirm it, before a link for a new password can go there. So nobody can take your account by changing the address.', es: 'Después de cambiar la dirección esperamos un día, o hasta que la confirme, antes de enviar allí un enlace para una contraseña nueva. Así nadie puede quedarse con su cuenta cambiando la dirección.' },
  },
  'address.same': {
    patient: { en: 'This is the address you have already.', es: 'Esta es la dirección que ya tiene.' },
    staff: { en: 'This is the address of the account already.', es: 'Esta ya es la dirección de la cuenta.' },
    help: { en: 'To change your address, enter another one.', es: 'Para cambiar su dirección, escriba otra.' },
  },
  'recovery.over': {
    patient: { en: 'This link or code does not work any more.', es: 'Este enlace o código ya no funciona.' },
    staff: { en: 'The link or code was used, has ended, or was replaced by a newer one.', es: 'El enlace o código se usó, terminó o se reemplazó por otro más nuevo.' },
    help: { en: 'A link for a new password works once and for a short time. A newer one ends the one before.', es: 'Un enlace para una contraseña nueva funciona una sola vez y por poco tiempo. Uno más nuevo termina el anterior.' },
  },
  'recovery.wrongAnswer': {
    patient: {
      en: 'This answer is not right. {left, plural, one {You can try one more time.} other {You can try # more times.}} After that, only the office can open the account again.',
      es: 'Esta respuesta no es correcta. {left, plural, one {Puede intentarlo una vez más.} other {Puede intentarlo # veces más.}} Después, solo el consultorio puede volver a abrir la cuenta.',
    },
    staff: { en: 'The security answer was not right. {left} more tries.', es: 'La respuesta de seguridad no era correcta. Quedan {left} intentos.' },
    help: { en: 'Wrong answers and wrong passwords count together. After five of them the account is locked.', es: 'Las respuestas y las contraseñas incorrectas se cuentan juntas. Después de cinco, la cuenta se bloquea.' },
  },
  'account.noneActive': {
    patient: { en: 'There is no active account.', es: 'No hay ninguna cuenta activa.' },
    staff: { en: 'This patient has no active account. Issue an access code instead.', es: 'Este paciente no tiene una cuenta activa. Emita un código de acceso.' },
    help: { en: 'Only an active account can get a new password or another address.', es: 'Solo una cuenta activa puede recibir una contraseña nueva u otra dirección.' },
  },
  'mail.refused': {
    patient: { en: 'The last {times} mails to your address were sent back. Correct the address, or end your access.', es: 'Los últimos {times} correos a su dirección fueron devueltos. Corrija la dirección o termine su acceso.' },
    staff: { en: 'The last {times} mails to this address were refused by its mail server.', es: 'El servidor de correo rechazó los últimos {times} correos a esta dirección.' },
    help: { en: 'When several mails in a row are sent back, we tell you when you sign in. Then your address is wrong or your mailbox is full.', es: 'Si varios correos seguidos son devueltos, se lo decimos cuando inicia sesión. Entonces su dirección es incorrecta o su buzón está lleno.' },
  },
  'address.linkOver': {
    patient: { en: 'This link does not work any more.', es: 'Este enlace ya no funciona.' },
    staff: { en: 'The link that confirms an address has ended, or the address was changed since.', es: 'El enlace que confirma la dirección terminó, o la dirección se cambió después.' },
    help: { en: 'A link that confirms an address works for seven days, and only while the account has that address.', es: 'Un enlace que confirma una dirección funciona siete días, y solo mientras la cuenta tiene esa dirección.' },
  },
} as const satisfies Partial<Record<ReasonCode, ReasonWords>>;
