/** Words of the staff's sign-in and of their start page. */
import { words } from './words.ts';

export const staffSignInWords = words({
  title: { en: 'Staff sign-in', es: 'Acceso del personal' },
  lead: { en: 'For people who work here.', es: 'Para quienes trabajan aquí.' },
  forPatients: { en: 'Are you a patient? Sign in here', es: '¿Es paciente? Inicie sesión aquí' },
  codeTitle: { en: 'One-time code', es: 'Código de un solo uso' },
  codeLead: {
    en: 'Open your authenticator app and type the six digits it shows for this portal.',
    es: 'Abra su aplicación de autenticación y escriba los seis números que muestra para este portal.',
  },
  code: { en: 'One-time code', es: 'Código de un solo uso' },
  codeMissing: { en: 'Enter the six digits', es: 'Escriba los seis números' },
  codeWrong: {
    en: 'This code is not right, or was used before. Wait for the next one',
    es: 'Este código no es correcto o ya se usó. Espere el siguiente',
  },
  left: {
    en: '{left, plural, one {You can try one more time.} other {You can try # more times.}} After that, only a colleague can open the account again.',
    es: '{left, plural, one {Puede intentarlo una vez más.} other {Puede intentarlo # veces más.}} Después, solo un colega puede volver a abrir la cuenta.',
  },
  lockedNext: {
    en: 'Ask an administrator. They check that it is you and unlock the account.',
    es: 'Consulte a un administrador. Comprobará que es usted y desbloqueará la cuenta.',
  },
  signedOut: { en: 'You are signed out.', es: 'Su sesión está cerrada.' },
  idle: {
    en: 'We signed you out because you were away for {minutes} minutes.',
    es: 'Cerramos su sesión porque estuvo ausente {minutes} minutos.',
  },
  startAgain: { en: 'Start again', es: 'Empezar de nuevo' },
  signOn: { en: 'Sign in with {name}', es: 'Iniciar sesión con {name}' },
  signOnOr: { en: 'Or with the password of this portal', es: 'O con la contraseña de este portal' },
  signedOutHere: {
    en: 'You are signed out here. You may still be signed in at {name}.',
    es: 'Su sesión aquí está cerrada. Es posible que siga abierta en {name}.',
  },
  signOnEnd: { en: 'Sign out of {name} too', es: 'Cerrar también la sesión de {name}' },
});

export const staffHomeWords = words({
  title: { en: 'Staff start page', es: 'Inicio del personal' },
  heading: { en: 'Hello, {name}', es: 'Hola, {name}' },
  find: { en: 'Find a patient', es: 'Buscar un paciente' },
  findText: {
    en: 'By medical record number, or by name and date of birth. See the state of their account.',
    es: 'Por número de expediente, o por nombre y fecha de nacimiento. Vea el estado de su cuenta.',
  },
  codes: { en: 'Access codes and locked accounts', es: 'Códigos de acceso y cuentas bloqueadas' },
  codesText: {
    en: 'Find the patient first. On their page you can issue, replace or revoke an access code, and unlock the account.',
    es: 'Primero busque al paciente. En su página puede emitir, reemplazar o anular un código de acceso y desbloquear la cuenta.',
  },
  detailsText: {
    en: 'Requests of patients to change a name, an address or a phone number.',
    es: 'Solicitudes de pacientes para cambiar un nombre, una dirección o un teléfono.',
  },
  hold: { en: 'Items on hold', es: 'Elementos retenidos' },
  holdText: {
    en: 'What came in and could not be read or matched to a patient.',
    es: 'Lo que llegó y no se pudo leer ni asignar a un paciente.',
  },
  matchesText: {
    en: 'Records that may be of the same person. Compare them, link them, or part them again.',
    es: 'Expedientes que pueden ser de la misma persona. Compárelos, únalos o sepárelos otra vez.',
  },
  importText: {
    en: 'Upload files of your record system and see what came of them.',
    es: 'Suba archivos de su sistema de expedientes y vea el resultado.',
  },
  system: { en: 'Settings and staff', es: 'Ajustes y personal' },
  systemText: {
    en: 'Done at the command line of the server in this version: npx portico --help.',
    es: 'En esta versión se hace en la línea de comandos del servidor: npx portico --help.',
  },
  privacyText: {
    en: 'Search who saw or changed what, and download it.',
    es: 'Busque quién vio o cambió qué, y descárguelo.',
  },
  glassText: {
    en: 'For a patient of another clinic whom you must treat now.',
    es: 'Para un paciente de otra clínica a quien debe atender ahora.',
  },
  ticketsText: {
    en: 'People who cannot sign up or sign in, or have a question about the portal.',
    es: 'Personas que no pueden registrarse o iniciar sesión, o tienen una pregunta sobre el portal.',
  },
  toReview: { en: 'Review', es: 'Revisar' },
  failed: { en: 'Background work is failing', es: 'Hay tareas en segundo plano que fallan' },
  failedJob: {
    en: '{name}: since {since, date, long} {since, time, short} UTC',
    es: '{name}: desde el {since, date, long} {since, time, short} UTC',
  },
  failedNext: {
    en: 'Look at the log of the server, then run npx portico doctor.',
    es: 'Consulte el registro del servidor y ejecute npx portico doctor.',
  },
  roles: { en: 'Your roles', es: 'Sus funciones' },
  everywhere: { en: 'all clinics', es: 'todas las clínicas' },
});

export const roleWords = words({
  desk: { en: 'Front desk', es: 'Recepción' },
  nurse: { en: 'Nurse', es: 'Enfermería' },
  doctor: { en: 'Doctor', es: 'Médico' },
  records: { en: 'Medical records', es: 'Expedientes médicos' },
  support: { en: 'Portal support', es: 'Soporte del portal' },
  admin: { en: 'Administrator', es: 'Administración' },
  privacy: { en: 'Privacy officer', es: 'Privacidad' },
});
