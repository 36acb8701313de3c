/** Mails about ended and limited access (T9): that it was done, why in a few words, whom to call. */
import type { MailText, MailWords } from './catalogue.ts';

const because: MailText = {
  en: 'The reason: {because, select, misuse {the portal was used against its terms of use.} otherUse {the portal was used for something other than your own care.} conduct {what was written to our staff broke our rules for respect.} accessByOthers {someone else may have used the account.} safety {we did it to keep people safe.} leftCare {you are no longer a patient here.} legal {the law or a court requires it.} other {please call us to learn more.}}',
  es: 'El motivo: {because, select, misuse {el portal se usó en contra de sus términos de uso.} otherUse {el portal se usó para algo distinto de su propia atención.} conduct {lo que se escribió a nuestro personal no respetó nuestras reglas de trato.} accessByOthers {es posible que otra persona haya usado la cuenta.} safety {lo hicimos para proteger a las personas.} leftCare {usted ya no es paciente aquí.} legal {la ley o un tribunal lo exige.} other {llámenos para saber más.}}',
};
const call: MailText = { en: 'Questions, or you do not agree? Call the office at {phone} ({hours}).', es: '¿Preguntas, o no está de acuerdo? Llame al consultorio al {phone} ({hours}).' };
const record: MailText = { en: 'Your medical record stays with us. You can ask for a copy of it at any time.', es: 'Su expediente médico queda con nosotros. Puede pedir una copia en cualquier momento.' };
const toPortal: MailText = { en: 'Go to the portal', es: 'Ir al portal' };

export const accessMails = {
  'access.closed': {
    subject: { en: 'Your {brand} account is closed', es: 'Su cuenta de {brand} está cerrada' },
    text: [
      { en: 'You asked us to close your account. We closed it on {at}.', es: 'Nos pidió cerrar su cuenta. La cerramos el {at}.' },
      record,
      { en: 'To use the portal again, ask the office for a new access code.', es: 'Para volver a usar el portal, pida al consultorio un nuevo código de acceso.' },
      { en: 'If you did not ask for this, call the office at once: {phone} ({hours}).', es: 'Si usted no lo pidió, llame de inmediato al consultorio: {phone} ({hours}).' },
    ],
    action: toPortal,
  },
  'access.ended': {
    subject: { en: 'Your access to {brand} has ended', es: 'Su acceso a {brand} terminó' },
    text: [{ en: 'We ended your access to {brand} on {at}.', es: 'Terminamos su acceso a {brand} el {at}.' }, because, record, call],
    action: toPortal,
  },
  'access.restricted': {
    subject: { en: 'Parts of {brand} are turned off for you', es: 'Algunas partes de {brand} están desactivadas para usted' },
    text: [
      { en: 'On {at} we turned off parts of {brand} for you. Sign in to see which, and until when.', es: 'El {at} desactivamos para usted partes de {brand}. Inicie sesión para ver cuáles y hasta cuándo.' },
      because, call,
    ],
    action: toPortal,
  },
  'access.lifted': {
    subject: { en: 'Parts of {brand} work for you again', es: 'Partes de {brand} vuelven a funcionar para usted' },
    text: [{ en: 'On {at} we turned parts of {brand} on again for you. Sign in to use them.', es: 'El {at} volvimos a activar para usted partes de {brand}. Inicie sesión para usarlas.' }],
    action: toPortal,
  },
  'access.mayReturn': {
    subject: { en: 'You may use {brand} again', es: 'Puede volver a usar {brand}' },
    text: [
      { en: 'On {at} we took back our decision to end your access.', es: 'El {at} retiramos nuestra decisión de terminar su acceso.' },
      { en: 'To use the portal again, ask the office for a new access code: {phone} ({hours}).', es: 'Para volver a usar el portal, pida al consultorio un nuevo código de acceso: {phone} ({hours}).' },
    ],
    action: toPortal,
  },
} as const satisfies Record<string, MailWords>;
