/** Mails that follow from Preferences: a trial of the address, and that a request was answered. */
import type { MailWords } from './catalogue.ts';

export const preferenceMails = {
  'account.trial': {
    subject: { en: 'Emails from {brand} reach you', es: 'Los correos de {brand} le llegan' },
    text: [{ en: 'You asked us to write to this address, to see whether our emails arrive. They do.', es: 'Usted nos pidió escribir a esta dirección para ver si llegan nuestros correos. Sí llegan.' }],
    action: { en: 'Go to the portal', es: 'Ir al portal' },
    after: [{ en: 'If you did not ask for it, you can ignore this email.', es: 'Si no la pidió, puede ignorar este correo.' }],
  },
  'requests.answered': {
    subject: { en: 'You have news in {brand}', es: 'Tiene novedades en {brand}' },
    text: [{ en: 'There is something new for you. Sign in to read it.', es: 'Hay algo nuevo para usted. Inicie sesión para leerlo.' }],
    action: { en: 'Go to the portal', es: 'Ir al portal' },
    after: [{ en: 'You can choose under Preferences which emails you get.', es: 'En Preferencias puede elegir qué correos recibe.' }],
  },
} satisfies Record<string, MailWords>;
