/** Words of the page that confirms an e-mail address. */
import { words } from './words.ts';

export const confirmAddressWords = words({
  title: { en: 'Confirm your email address', es: 'Confirme su dirección de correo' },
  lead: { en: 'Press the button to confirm that this address is yours.', es: 'Presione el botón para confirmar que esta dirección es suya.' },
  confirm: { en: 'Confirm my address', es: 'Confirmar mi dirección' },
  doneTitle: { en: 'Your address is confirmed', es: 'Su dirección está confirmada' },
  doneText: { en: 'Thank you. If you forget your password, we can now send a link to this address.', es: 'Gracias. Si olvida su contraseña, ahora podemos enviar un enlace a esta dirección.' },
  overTitle: { en: 'This link does not work any more', es: 'Este enlace ya no funciona' },
  overText: { en: 'It has ended, or the address was changed since. Sign in to get a new one.', es: 'Terminó, o la dirección se cambió después. Inicie sesión para recibir uno nuevo.' },
  toPortal: { en: 'Go to the portal', es: 'Ir al portal' },
});
