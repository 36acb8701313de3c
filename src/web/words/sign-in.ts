/** Words of the welcome page, of signing in and of signing out. */
import { words } from './words.ts';

export const signInWords = words({
  welcome: { en: 'Welcome to {name}', es: 'Bienvenido a {name}' },
  lead: {
    en: 'See your test results, your health summary and more.',
    es: 'Vea sus resultados, su resumen de salud y más.',
  },
  username: { en: 'Username', es: 'Nombre de usuario' },
  password: { en: 'Password', es: 'Contraseña' },
  signIn: { en: 'Sign in', es: 'Iniciar sesión' },
  showPassword: { en: 'Show password', es: 'Mostrar contraseña' },
  hidePassword: { en: 'Hide password', es: 'Ocultar contraseña' },
  forgotUsername: { en: 'Forgot username?', es: '¿Olvidó su nombre de usuario?' },
  forgotPassword: { en: 'Forgot password?', es: '¿Olvidó su contraseña?' },
  newHere: { en: 'New here?', es: '¿Es su primera vez?' },
  newHereText: {
    en: 'You need an access code from your clinic. It is free.',
    es: 'Necesita un código de acceso de su clínica. Es gratis.',
  },
  signUp: { en: 'Sign up', es: 'Registrarse' },
  noCode: { en: 'I do not have a code', es: 'No tengo un código' },
  phoneTitle: { en: 'On your phone', es: 'En su teléfono' },
  phoneText: {
    en: 'This portal works in your phone’s browser. Add it to your home screen to find it again.',
    es: 'Este portal funciona en el navegador de su teléfono. Agréguelo a la pantalla de inicio para encontrarlo.',
  },
  staffLink: { en: 'Staff sign-in', es: 'Acceso del personal' },
  usernameMissing: { en: 'Enter your username', es: 'Escriba su nombre de usuario' },
  passwordMissing: { en: 'Enter your password', es: 'Escriba su contraseña' },
  wrong: { en: 'Your username or password is not right', es: 'El nombre de usuario o la contraseña no son correctos' },
  left: {
    en: '{left, plural, one {You can try one more time.} other {You can try # more times.}} After that, only the office can open the account again.',
    es: '{left, plural, one {Puede intentarlo una vez más.} other {Puede intentarlo # veces más.}} Después, solo el consultorio puede volver a abrir la cuenta.',
  },
  lockedTitle: { en: 'This account is locked', es: 'Esta cuenta está bloqueada' },
  lockedText: {
    en: 'There were {tries} tries that did not work, so we locked this account to keep it safe.',
    es: 'Hubo {tries} intentos que no funcionaron, así que bloqueamos esta cuenta para protegerla.',
  },
  lockedNext: {
    en: 'Call the office at {phone} ({hours}). We will check who you are and help you sign in.',
    es: 'Llame al consultorio al {phone} ({hours}). Verificaremos quién es usted y le ayudaremos a iniciar sesión.',
  },
  passwordLong: { en: 'This password is too long. A password here has 256 characters or less', es: 'Esta contraseña es demasiado larga. Una contraseña aquí tiene 256 caracteres o menos' },
  slowTitle: { en: 'Please wait before the next try', es: 'Espere antes del próximo intento' },
  busyTitle: { en: 'Please try again in a moment', es: 'Inténtelo de nuevo en un momento' },
  back: { en: 'Back to sign in', es: 'Volver a iniciar sesión' },
  signedOut: { en: 'You are signed out', es: 'Su sesión está cerrada' },
  signedOutText: {
    en: 'On a shared computer, close the browser window too.',
    es: 'En una computadora compartida, cierre también la ventana del navegador.',
  },
  idleText: {
    en: 'We signed you out because you were away for {minutes} minutes. Anything you were typing in a form with a draft was saved.',
    es: 'Cerramos su sesión porque estuvo ausente {minutes} minutos. Se guardó lo que escribía en formularios con borrador.',
  },
  again: { en: 'Sign in again', es: 'Iniciar sesión de nuevo' },
});
