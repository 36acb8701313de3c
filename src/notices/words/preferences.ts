/** Mails that follow from Preferences: a test of the address, and that a request was answered. */
import type { MailWords } from './catalogue.ts';

export const preferenceMails = {
  'account.test': {
    subject: { en: 'Test from {brand}', es: 'Prueba de {brand}' },
    text: [{ en: 'You asked us to send a test. Emails from {brand} reach this address.', es: 'Usted pidió una prueba. Los correos de {brand} llegan a esta dirección.' }],
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
