/** Reasons of Preferences: a new password, a trial of the address, and requests to change what is on file. */
import type { ReasonCode } from '../../../kernel/reason.ts';
import type { ReasonWords } from '../reasons.ts';
import '../../../accounts/own-email.ts';
import '../../../accounts/own-password.ts';
import '../../../requests/details-rules.ts';

export const preferenceReasons = {
  'password.unchanged': {
    patient: { en: 'This is the password you have now. Choose another one.', es: 'Esta es la contraseña que tiene ahora. Elija otra.' },
    staff: { en: 'The new password was the same as the current one.', es: 'La contraseña nueva era igual a la actual.' },
    help: { en: 'A new password must differ from the one you have.', es: 'La contraseña nueva debe ser distinta de la que tiene.' },
  },
  'password.isAnswer': {
    patient: { en: 'This is the answer to your security question. Choose another password.', es: 'Esta es la respuesta a su pregunta de seguridad. Elija otra contraseña.' },
    staff: { en: 'The new password was the security answer.', es: 'La contraseña nueva era la respuesta de seguridad.' },
    help: { en: 'Your password and your security answer must differ, so that one does not give away the other.', es: 'Su contraseña y su respuesta de seguridad deben ser distintas, para que una no revele la otra.' },
  },
  'mail.justSent': {
    patient: { en: 'We have just sent you an email. Wait {minutes} minutes before you ask again.', es: 'Acabamos de enviarle un correo. Espere {minutes} minutos antes de pedir otro.' },
    staff: { en: 'A mail was asked for less than {minutes} minutes ago.', es: 'Se pidió un correo hace menos de {minutes} minutos.' },
    help: { en: 'Between two emails that you ask for, five minutes must pass.', es: 'Entre dos correos que usted pida deben pasar cinco minutos.' },
  },
  'details.nothing': {
    patient: { en: 'Change at least one thing, or write a note to the office.', es: 'Cambie al menos un dato o escriba una nota al consultorio.' },
    staff: { en: 'The request asked for no change.', es: 'La solicitud no pedía ningún cambio.' },
    help: { en: 'To ask for a change of your details, change what is not right and send the form.', es: 'Para pedir un cambio de sus datos, cambie lo que no está bien y envíe el formulario.' },
  },
  'details.tooLong': {
    patient: { en: 'Shorten this to {most} characters.', es: 'Acorte esto a {most} caracteres.' },
    staff: { en: 'A text of the request had more than {most} characters.', es: 'Un texto de la solicitud tenía más de {most} caracteres.' },
    help: { en: 'Texts in a request have a limit, which is told beside the field.', es: 'Los textos de una solicitud tienen un límite, que se indica junto al campo.' },
  },
  'details.phone': {
    patient: { en: 'Enter a phone number with area code, like 518-555-0100.', es: 'Escriba un número de teléfono con código de área, como 518-555-0100.' },
    staff: { en: 'The phone number had fewer than seven digits.', es: 'El número de teléfono tenía menos de siete cifras.' },
    help: { en: 'A phone number has at least seven digits.', es: 'Un número de teléfono tiene al menos siete cifras.' },
  },
  'details.open': {
    patient: { en: 'Your last request is still with the office. Wait for the answer, or take that request back first.', es: 'Su última solicitud sigue en el consultorio. Espere la respuesta o retire primero esa solicitud.' },
    staff: { en: 'The patient has a request that waits.', es: 'El paciente tiene una solicitud en espera.' },
    help: { en: 'You can have one request about your details at a time.', es: 'Puede tener una sola solicitud sobre sus datos a la vez.' },
  },
  'details.ended': {
    patient: { en: 'This request was answered meanwhile. The answer is below.', es: 'Esta solicitud ya tuvo respuesta. La encuentra abajo.' },
    staff: { en: 'This request was answered or withdrawn meanwhile. Nothing was changed.', es: 'Esta solicitud ya se respondió o se retiró. No se cambió nada.' },
    help: { en: 'A request that was answered cannot be taken back.', es: 'Una solicitud respondida ya no se puede retirar.' },
  },
} satisfies Partial<Record<ReasonCode, ReasonWords>>;
