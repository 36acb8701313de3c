/** Words of the first setup: the clinic and its first administrator. */
import { words } from './words.ts';

export const setupWords = words({
  title: { en: 'Set up this portal', es: 'Configurar este portal' },
  lead: {
    en: 'Name the clinic and make the first administrator. This link works once.',
    es: 'Indique el nombre de la clínica y cree la primera cuenta de administración. Este enlace funciona una sola vez.',
  },
  step: { en: 'Step {current} of {total}', es: 'Paso {current} de {total}' },
  clinic: { en: 'The clinic', es: 'La clínica' },
  clinicName: { en: 'Clinic name', es: 'Nombre de la clínica' },
  clinicPhone: { en: 'Phone for patients', es: 'Teléfono para pacientes' },
  clinicAddress: { en: 'Address', es: 'Dirección' },
  clinicHours: { en: 'Opening hours', es: 'Horario de atención' },
  hoursHint: { en: 'As patients read it, for example: Monday to Friday, 8 a.m. to 5 p.m.', es: 'Como lo leen los pacientes, por ejemplo: lunes a viernes, de 8 a. m. a 5 p. m.' },
  clinicZone: { en: 'Time zone', es: 'Zona horaria' },
  administrator: { en: 'The first administrator', es: 'La primera cuenta de administración' },
  name: { en: 'Full name', es: 'Nombre completo' },
  passwordHint: { en: '{least} characters or more. A few words you can remember are best.', es: '{least} caracteres o más. Lo mejor son unas palabras que pueda recordar.' },
  missing: { en: 'Enter: {label}', es: 'Complete: {label}' },
  tooLong: { en: '{label}: use at most {most} characters', es: '{label}: use {most} caracteres como máximo' },
  unknownZone: { en: 'Choose a time zone from the list', es: 'Elija una zona horaria de la lista' },
  appTitle: { en: 'Set up one-time codes', es: 'Configurar códigos de un solo uso' },
  appLead: {
    en: 'Staff sign in with a password and a one-time code from an authenticator app on their phone.',
    es: 'El personal inicia sesión con una contraseña y un código de un solo uso de una aplicación de autenticación en su teléfono.',
  },
  appScan: {
    en: 'Open the app and scan this picture, or type the key by hand.',
    es: 'Abra la aplicación y escanee esta imagen, o escriba la clave a mano.',
  },
  qr: { en: 'QR code with the key below', es: 'Código QR con la clave de abajo' },
  key: { en: 'Key', es: 'Clave' },
  account: { en: 'Account', es: 'Cuenta' },
  appCode: { en: 'Then type the six digits that the app shows.', es: 'Luego escriba los seis números que muestra la aplicación.' },
  codeWrong: {
    en: 'This code is not right. Check the time on the phone, then type the newest code',
    es: 'Este código no es correcto. Compruebe la hora del teléfono y escriba el código más reciente',
  },
  finish: { en: 'Finish', es: 'Terminar' },
  done: { en: 'The portal is ready', es: 'El portal está listo' },
  doneText: {
    en: '{username} can sign in now, with the next one-time code. Bring in patients with npx portico import, and add colleagues with npx portico staff add.',
    es: '{username} ya puede iniciar sesión, con el siguiente código de un solo uso. Incorpore pacientes con npx portico import y agregue colegas con npx portico staff add.',
  },
});
