/** Mails about the second step of signing in. */
import type { MailText, MailWords } from './catalogue.ts';

const notYou: MailText = {
  en: 'If this was not you, call the office at {phone} ({hours}) right away.',
  es: 'Si no fue usted, llame enseguida al consultorio al {phone} ({hours}).',
};
const toPortal: MailText = { en: 'Go to the portal', es: 'Ir al portal' };
const changed: MailText = { en: 'Two-step sign-in of your {brand} account', es: 'Inicio de sesión en dos pasos de su cuenta de {brand}' };

const news = (en: string, es: string, ...more: MailText[]): MailWords => ({ subject: changed, text: [{ en, es }, ...more, notYou], action: toPortal });

export const factorMails = {
  'factor.appAdded': news('An authenticator app was added to your account on {at}. Your password alone does not open it any more.', 'Se agregó una aplicación de autenticación a su cuenta el {at}. Su contraseña sola ya no la abre.'),
  'factor.passkeyAdded': news('A passkey was added to your account on {at}. Your password alone does not open it any more.', 'Se agregó una llave de acceso a su cuenta el {at}. Su contraseña sola ya no la abre.'),
  'factor.mailChosen': news('Since {at} we can send you a code by email when you sign in. Your password alone does not open your account any more.', 'Desde el {at} podemos enviarle un código por correo cuando inicie sesión. Su contraseña sola ya no abre su cuenta.'),
  'factor.removed': news('One of the ways to do the second step was removed from your account on {at}. The others still work.', 'Se quitó de su cuenta una de las formas de hacer el segundo paso el {at}. Las demás siguen funcionando.'),
  'factor.off': news('Two-step sign-in was turned off for your account on {at}. Your password alone opens it again.', 'El inicio de sesión en dos pasos se desactivó en su cuenta el {at}. Su contraseña sola vuelve a abrirla.'),
  'factor.codesMade': news('New recovery codes were made for your account on {at}. Older ones do not work any more.', 'Se crearon códigos de recuperación nuevos para su cuenta el {at}. Los anteriores ya no sirven.'),
  'factor.codeUsed': news(
    'Somebody signed in to your account with one of your recovery codes on {at}.', 'Alguien inició sesión en su cuenta con uno de sus códigos de recuperación el {at}.',
    { en: 'Codes that are left: {left}. You can make new ones under Preferences.', es: 'Códigos que quedan: {left}. Puede crear otros en Preferencias.' },
  ),
  'factor.reset': news(
    'The office removed the second step from your account on {at}, after checking who you are. All devices were signed out.', 'El consultorio quitó el segundo paso de su cuenta el {at}, después de verificar quién es usted. Se cerró la sesión en todos los dispositivos.',
    { en: 'You can sign in with your password and set up a new second step.', es: 'Puede iniciar sesión con su contraseña y configurar un segundo paso nuevo.' },
  ),
  'factor.code': {
    subject: { en: 'Your sign-in code for {brand}', es: 'Su código para iniciar sesión en {brand}' },
    text: [
      { en: 'Your code is {code}.', es: 'Su código es {code}.' },
      { en: 'It works once and for {minutes} minutes. Type it only on the page where you asked for it.', es: 'Sirve una sola vez y durante {minutes} minutos. Escríbalo solo en la página donde lo pidió.' },
      { en: 'If you did not ask for it, somebody knows your password. Change it, or call the office at {phone} ({hours}).', es: 'Si usted no lo pidió, alguien conoce su contraseña. Cámbiela o llame al consultorio al {phone} ({hours}).' },
    ],
    action: toPortal,
    after: [{ en: 'We never ask for this code on the phone.', es: 'Nunca pedimos este código por teléfono.' }],
  },
} satisfies Record<string, MailWords>;
