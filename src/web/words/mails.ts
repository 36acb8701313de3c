/** Words of the mailbox page of the demo, and of the list of mails that could not be delivered. */
import { words } from './words.ts';

export const mailboxWords = words({
  title: { en: 'Mailbox of the demo', es: 'Buzón de la demostración' },
  lead: {
    en: 'No mail leaves this demo. Here are the mails that everyone would get, the newest first.',
    es: 'Ningún correo sale de esta demostración. Aquí están los correos que recibiría cada persona, el más nuevo primero.',
  },
  none: { en: 'No mails yet', es: 'Todavía no hay correos' },
  noneWhy: { en: 'Mails appear here when something happens: for example, when you ask for a new password.', es: 'Los correos aparecen aquí cuando sucede algo: por ejemplo, cuando pide una contraseña nueva.' },
  to: { en: 'To {to}, {at}', es: 'Para {to}, {at}' },
  open: { en: 'Open the mailbox', es: 'Abrir el buzón' },
});

export const mailTroubleWords = words({
  title: { en: 'Our mails do not reach you', es: 'Nuestros correos no le llegan' },
  toNotifications: { en: 'Look at my email address', es: 'Revisar mi dirección de correo' },
});

export const failedMailWords = words({
  title: { en: 'Mails not delivered', es: 'Correos no entregados' },
  lead: {
    en: 'These mails could not be delivered. Ask the patient for their address at the next contact, and correct it on their account.',
    es: 'Estos correos no se pudieron entregar. Pida la dirección al paciente en el próximo contacto y corríjala en su cuenta.',
  },
  none: { en: 'Every mail was delivered', es: 'Todos los correos se entregaron' },
  noneWhy: { en: 'Mails to patients of your clinics that cannot be delivered are listed here.', es: 'Aquí aparecen los correos a pacientes de sus clínicas que no se pueden entregar.' },
  noName: { en: 'Name not known', es: 'Nombre no conocido' },
  refused: { en: 'The mail server refused it ({code}).', es: 'El servidor de correo lo rechazó ({code}).' },
  unsure: { en: 'The connection was lost twice at the end. It may have arrived.', es: 'La conexión se perdió dos veces al final. Es posible que haya llegado.' },
  homeText: { en: 'Mails to patients that did not arrive.', es: 'Correos a pacientes que no llegaron.' },
});
