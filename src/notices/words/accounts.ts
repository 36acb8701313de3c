/** Mails about an account: its address, its lock, its password, getting back in. */
import type { MailText, MailWords } from './catalogue.ts';

const notYou: MailText = {
  en: 'If this was not you, call the office at {phone} ({hours}).',
  es: 'Si no fue usted, llame al consultorio al {phone} ({hours}).',
};
const toPortal: MailText = { en: 'Go to the portal', es: 'Ir al portal' };
const neverAsk: MailText = {
  en: 'We will never ask for your password by email or on the phone.',
  es: 'Nunca le pediremos su contraseña por correo electrónico ni por teléfono.',
};

export const accountMails = {
  'account.confirmAddress': {
    subject: { en: 'Confirm your email address for {brand}', es: 'Confirme su dirección de correo para {brand}' },
    text: [
      { en: 'This address was entered in {brand}. Please confirm that it is yours.', es: 'Esta dirección se anotó en {brand}. Confirme que es suya.' },
      { en: 'The link works until {until}.', es: 'El enlace funciona hasta {until}.' },
    ],
    action: { en: 'Confirm my address', es: 'Confirmar mi dirección' },
    after: [{ en: 'If you do not know what this is about, do nothing. Nobody can sign in with this link.', es: 'Si no sabe de qué se trata, no haga nada. Nadie puede iniciar sesión con este enlace.' }],
  },
  'account.locked': {
    subject: { en: 'Your {brand} account is locked', es: 'Su cuenta de {brand} está bloqueada' },
    text: [
      { en: 'There were {tries} tries to sign in that did not work. We locked your account to keep it safe.', es: 'Hubo {tries} intentos fallidos de iniciar sesión. Bloqueamos su cuenta para protegerla.' },
      { en: 'To open it again, call the office at {phone} ({hours}). We will check who you are first.', es: 'Para volver a abrirla, llame al consultorio al {phone} ({hours}). Primero verificaremos quién es usted.' },
      { en: 'If you did not try to sign in, tell the office.', es: 'Si usted no intentó iniciar sesión, avise al consultorio.' },
    ],
    action: toPortal,
    after: [neverAsk],
  },
  'account.passwordChanged': {
    subject: { en: 'Your {brand} password was changed', es: 'Se cambió su contraseña de {brand}' },
    text: [
      { en: 'The password of your account was changed on {at}. All other devices were signed out.', es: 'La contraseña de su cuenta se cambió el {at}. Se cerró la sesión en los demás dispositivos.' },
      notYou,
    ],
    action: toPortal,
    after: [neverAsk],
  },
  'account.passwordReset': {
    subject: { en: 'Your {brand} password was reset', es: 'Se restableció su contraseña de {brand}' },
    text: [
      { en: 'A new password was set for your account on {at}, with a link that we had sent or given out. All devices were signed out.', es: 'Se puso una contraseña nueva en su cuenta el {at}, con un enlace que enviamos o entregamos. Se cerró la sesión en todos los dispositivos.' },
      notYou,
    ],
    action: toPortal,
    after: [neverAsk],
  },
  'account.questionChanged': {
    subject: { en: 'Your {brand} security question was changed', es: 'Se cambió su pregunta de seguridad de {brand}' },
    text: [{ en: 'The security question of your account was changed on {at}.', es: 'La pregunta de seguridad de su cuenta se cambió el {at}.' }, notYou],
    action: toPortal,
  },
  'account.addressLeft': {
    subject: { en: 'Your {brand} email address was changed', es: 'Se cambió su dirección de correo en {brand}' },
    text: [
      { en: 'Mails about your account went to this address. Since {at} they go to another one.', es: 'Los correos sobre su cuenta llegaban a esta dirección. Desde el {at} llegan a otra.' },
      notYou,
    ],
    action: toPortal,
  },
  'account.addressTaken': {
    subject: { en: 'Confirm your new email address for {brand}', es: 'Confirme su nueva dirección de correo para {brand}' },
    text: [
      { en: 'From now on, mails from {brand} go to this address. Please confirm that it is yours.', es: 'Desde ahora, los correos de {brand} llegan a esta dirección. Confirme que es suya.' },
      { en: 'The link works until {until}.', es: 'El enlace funciona hasta {until}.' },
    ],
    action: { en: 'Confirm my address', es: 'Confirmar mi dirección' },
    after: [{ en: 'If you do not know what this is about, do nothing. Nobody can sign in with this link.', es: 'Si no sabe de qué se trata, no haga nada. Nadie puede iniciar sesión con este enlace.' }],
  },
  'account.resetLink': {
    subject: { en: 'Set a new password for {brand}', es: 'Ponga una contraseña nueva en {brand}' },
    text: [
      { en: 'Someone asked for a new password. If it was you, use this link within {minutes} minutes. It works once.', es: 'Alguien pidió una contraseña nueva. Si fue usted, use este enlace dentro de {minutes} minutos. Funciona una sola vez.' },
    ],
    action: { en: 'Set a new password', es: 'Poner una contraseña nueva' },
    after: [
      { en: 'If it was not you, do nothing. Your password stays as it is.', es: 'Si no fue usted, no haga nada. Su contraseña sigue igual.' },
      neverAsk,
    ],
  },
  'account.unlockLink': {
    subject: { en: 'Open your {brand} account again', es: 'Vuelva a abrir su cuenta de {brand}' },
    text: [
      { en: 'The office made this link for you. Use it to set a new password. It works once, until {until}.', es: 'El consultorio hizo este enlace para usted. Úselo para poner una contraseña nueva. Funciona una sola vez, hasta el {until}.' },
    ],
    action: { en: 'Set a new password', es: 'Poner una contraseña nueva' },
    after: [notYou, neverAsk],
  },
  'account.username': {
    subject: { en: 'Your {brand} username', es: 'Su nombre de usuario de {brand}' },
    text: [
      { en: 'Someone asked for the username of your account. It is: {username}', es: 'Alguien pidió el nombre de usuario de su cuenta. Es: {username}' },
    ],
    action: { en: 'Go to sign in', es: 'Ir a iniciar sesión' },
    after: [{ en: 'If you did not ask for it, you can ignore this mail.', es: 'Si no lo pidió, puede ignorar este correo.' }],
  },
  'staff.codeVoided': {
    subject: { en: '{brand}: an access code was ended', es: '{brand}: se anuló un código de acceso' },
    text: [
      { en: 'An access code was used {tries} times with a wrong identity, so the portal ended it. The patient may need help, or someone may be trying to get in.', es: 'Un código de acceso se usó {tries} veces con una identidad incorrecta, así que el portal lo anuló. El paciente puede necesitar ayuda, o alguien intenta entrar.' },
    ],
    action: { en: 'Open the account in the portal', es: 'Abrir la cuenta en el portal' },
  },
} as const satisfies Record<string, MailWords>;
