/** Reasons of second factors: what a patient reads, what staff read, what help says. */
import type { ReasonCode } from '../../../kernel/reason.ts';
import type { ReasonWords } from '../reasons.ts';
import '../../../accounts/confirm-password.ts';
import '../../../accounts/factor-rules.ts';
import '../../../accounts/factors.ts';
import '../../../accounts/second-step.ts';

export const factorReasons = {
  'signIn.wrongCode': {
    patient: { en: 'This code is not right, or was used before.', es: 'Este código no es correcto o ya se usó.' },
    staff: { en: 'The one-time code was not right, or was used before. {left} more tries.', es: 'El código de un solo uso no era correcto o ya se usó. Quedan {left} intentos.' },
    help: {
      en: 'A one-time code works once and for about a minute. Wait for the next one in your app.',
      es: 'Un código de un solo uso sirve una vez y durante un minuto aproximadamente. Espere el siguiente en su aplicación.',
    },
  },
  'app.wrongCode': {
    patient: { en: 'This code is not right. Wait for the next one in your app, then try again.', es: 'Este código no es correcto. Espere el siguiente en su aplicación e intente de nuevo.' },
    staff: { en: 'The code of the new app was not right. The clock of the phone may be wrong.', es: 'El código de la aplicación nueva no era correcto. Es posible que el reloj del teléfono esté mal.' },
    help: { en: 'A new app is saved only when its code is right. If it never is, check that the clock of your phone is set by itself.', es: 'Una aplicación nueva se guarda solo cuando su código es correcto. Si nunca lo es, compruebe que el reloj de su teléfono esté en hora automática.' },
  },
  'password.notCurrent': {
    patient: { en: 'This is not your current password.', es: 'Esta no es su contraseña actual.' },
    staff: { en: 'The current password was not right. {left} more tries.', es: 'La contraseña actual no era correcta. Quedan {left} intentos.' },
    help: { en: 'We ask for your password again before a change, so that nobody can make one while you are away from your screen. Wrong ones count like wrong sign-ins.', es: 'Pedimos su contraseña otra vez antes de un cambio, para que nadie lo haga cuando usted no está frente a la pantalla. Las equivocadas cuentan como intentos fallidos.' },
  },
  'factor.off': {
    patient: { en: 'Two-step sign-in is not offered here.', es: 'Aquí no se ofrece el inicio de sesión en dos pasos.' },
    staff: { en: 'The setting auth.twoStep is off: nobody can turn two-step sign-in on. Who has it keeps it.', es: 'El ajuste auth.twoStep está en off: nadie puede activar el inicio de sesión en dos pasos. Quien lo tiene lo conserva.' },
    help: { en: 'Each clinic decides whether two-step sign-in is offered.', es: 'Cada clínica decide si ofrece el inicio de sesión en dos pasos.' },
  },
  'factor.required': {
    patient: { en: 'Your clinic asks for a second step from everyone, so the last one must stay. Add another one first.', es: 'Su clínica pide un segundo paso a todas las personas, así que el último debe quedarse. Agregue otro antes.' },
    staff: { en: 'A second step is required, so the last one cannot be removed. It can be replaced.', es: 'Se exige un segundo paso, así que el último no se puede quitar. Sí se puede reemplazar.' },
    help: { en: 'Where a second step is required, you can replace it, but not go without one.', es: 'Donde se exige un segundo paso, puede reemplazarlo, pero no quedarse sin ninguno.' },
  },
  'factor.shortPassword': {
    patient: { en: 'Your password has fewer than {least} characters. That is enough only beside a second step. Change your password to a longer one first.', es: 'Su contraseña tiene menos de {least} caracteres. Eso basta solo junto con un segundo paso. Cambie antes su contraseña por una más larga.' },
    staff: { en: 'The password has fewer than {least} characters, so two-step sign-in stays on until it is longer.', es: 'La contraseña tiene menos de {least} caracteres, así que el inicio en dos pasos sigue activo hasta que sea más larga.' },
    help: { en: 'With two-step sign-in a password needs 8 characters, without it 15. So a short password must grow before you turn it off.', es: 'Con el inicio en dos pasos, una contraseña necesita 8 caracteres; sin él, 15. Por eso una contraseña corta debe crecer antes de desactivarlo.' },
  },
  'factor.setupEnded': {
    patient: { en: 'This took longer than {minutes} minutes. Nothing was changed. Start again.', es: 'Esto tardó más de {minutes} minutos. No se cambió nada. Empiece de nuevo.' },
    staff: { en: 'Setting up took longer than {minutes} minutes. Nothing was changed.', es: 'La configuración tardó más de {minutes} minutos. No se cambió nada.' },
    help: { en: 'Once you gave your password you have ten minutes to set up a second step.', es: 'Después de dar su contraseña tiene diez minutos para configurar un segundo paso.' },
  },
  'factor.none': {
    patient: { en: 'There is no second step on this account.', es: 'Esta cuenta no tiene un segundo paso.' },
    staff: { en: 'This account has no second step. Somebody may have reset it just now.', es: 'Esta cuenta no tiene un segundo paso. Es posible que alguien lo haya restablecido ahora mismo.' },
    help: { en: 'Only an account with a second step can have it reset.', es: 'Solo se puede restablecer el segundo paso de una cuenta que lo tiene.' },
  },
  'passkey.address': {
    patient: { en: 'Passkeys do not work at this address of the portal.', es: 'Las llaves de acceso no funcionan en esta dirección del portal.' },
    staff: { en: 'Passkeys need a portal that is reached by a name over https (PORTICO_URL). This one is not.', es: 'Las llaves de acceso necesitan un portal que se abra por un nombre con https (PORTICO_URL). Este no lo es.' },
    help: { en: 'Browsers allow passkeys only at an address with a name and a secure connection.', es: 'Los navegadores permiten llaves de acceso solo en una dirección con nombre y conexión segura.' },
  },
  'passkey.failed': {
    patient: { en: 'We could not use this passkey. Try again, or choose another way.', es: 'No pudimos usar esta llave de acceso. Intente de nuevo o elija otra forma.' },
    staff: { en: 'The passkey was unknown, its answer was not right, or it came too late.', es: 'La llave de acceso era desconocida, su respuesta no era correcta o llegó tarde.' },
    help: { en: 'A passkey works only on the address where you made it, and with a browser that runs scripts.', es: 'Una llave de acceso funciona solo en la dirección donde la creó y con un navegador que ejecuta scripts.' },
  },
  'passkey.name': {
    patient: { en: 'Give the passkey a name of up to {most} characters, so that you can tell it from others.', es: 'Dé a la llave de acceso un nombre de hasta {most} caracteres, para distinguirla de otras.' },
    staff: { en: 'A passkey needs a name of up to {most} characters.', es: 'Una llave de acceso necesita un nombre de hasta {most} caracteres.' },
    help: { en: 'The name is for you alone: "My phone", "Key at work".', es: 'El nombre es solo para usted: "Mi teléfono", "Llave del trabajo".' },
  },
  'passkey.tooMany': {
    patient: { en: 'You have {most} passkeys. Remove one that you do not use, then add the new one.', es: 'Tiene {most} llaves de acceso. Quite una que no use y luego agregue la nueva.' },
    staff: { en: 'One person has {most} passkeys at most.', es: 'Una persona tiene como máximo {most} llaves de acceso.' },
    help: { en: 'An account has up to ten passkeys.', es: 'Una cuenta tiene hasta diez llaves de acceso.' },
  },
} satisfies { [Code in ReasonCode]?: ReasonWords };
