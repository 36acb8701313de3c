/** Words of what staff do for somebody who cannot get in: a link or a code, the address, the username; and of the sheet with the code. */
import { words } from './words.ts';

export const helpInWords = words({
  title: { en: 'Help the patient back in', es: 'Ayudar al paciente a volver a entrar' },
  lockedText: { en: 'The lock ends when the patient has set a new password. You never see or set one.', es: 'El bloqueo termina cuando el paciente ha puesto una contraseña nueva. Usted nunca ve ni pone ninguna.' },
  text: { en: 'For a patient who cannot get back in alone: no confirmed address, or the answer is forgotten. The patient sets the new password; you never see it.', es: 'Para un paciente que no puede volver a entrar sin ayuda: sin dirección confirmada, o no recuerda la respuesta. El paciente pone la contraseña nueva; usted nunca la ve.' },
  life: { en: 'The link or the code works once, for {hours} hours. A new one ends the one before.', es: 'El enlace o el código funciona una sola vez, durante {hours} horas. Uno nuevo termina el anterior.' },
  mail: { en: 'Mail a link', es: 'Enviar un enlace' },
  mailTo: { en: 'A mailed link goes to {email}.', es: 'Un enlace enviado llega a {email}.' },
  code: { en: 'Show a code', es: 'Mostrar un código' },
  mailed: { en: 'The link was mailed', es: 'El enlace fue enviado' },
  addressTitle: { en: 'Correct the email address', es: 'Corregir la dirección de correo' },
  addressText: { en: 'Mails go to the new address at once. The old one is told. A link for a new password goes there only when the patient has confirmed it.', es: 'Los correos llegan a la nueva dirección de inmediato. Se avisa a la anterior. Un enlace para una contraseña nueva llega allí solo cuando el paciente la ha confirmado.' },
  address: { en: 'New email address', es: 'Nueva dirección de correo' },
  addressMissing: { en: 'Enter the new address', es: 'Escriba la nueva dirección' },
  saveAddress: { en: 'Save the address', es: 'Guardar la dirección' },
  addressDone: { en: 'The address was changed', es: 'La dirección fue cambiada' },
  showName: { en: 'Show the username', es: 'Mostrar el nombre de usuario' },
  nameIs: { en: 'The username is {username}', es: 'El nombre de usuario es {username}' },
});

/** The sheet stands in the language of the patient. */
export const resetSheetWords = words({
  pageTitle: { en: 'Code for a new password', es: 'Código para una contraseña nueva' },
  shownOnce: { en: 'This code is shown only now', es: 'Este código se muestra solo ahora' },
  shownOnceText: { en: 'Read it out or print it. When you leave this page, nobody can see it again; you can only give a new one.', es: 'Léalo o imprímalo. Cuando salga de esta página, nadie podrá verlo otra vez; solo podrá dar uno nuevo.' },
  print: { en: 'Print the sheet', es: 'Imprimir la hoja' },
  text: { en: 'With this code you set a new password for {brand}.', es: 'Con este código pone una contraseña nueva en {brand}.' },
  code: { en: 'Code from the office', es: 'Código del consultorio' },
  steps: { en: 'How to use it', es: 'Cómo usarlo' },
  step1: { en: 'Open {url} on a phone or computer.', es: 'Abra {url} en un teléfono o computadora.' },
  step2: { en: 'Type the code.', es: 'Escriba el código.' },
  step3: { en: 'Choose a new password. Then sign in with it.', es: 'Elija una contraseña nueva. Después inicie sesión con ella.' },
  keep: { en: 'Keep this code to yourself. Nobody from our office will ever ask you for your password.', es: 'No comparta este código. Nadie de nuestro consultorio le pedirá nunca su contraseña.' },
});
