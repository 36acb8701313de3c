/** Words of the pages that say something went wrong: what happened, what to do, whom to call. No blame, no numbers. */
import { words } from './words.ts';

export const problemWords = words({
  notFound: { en: 'We cannot find that page', es: 'No encontramos esa página' },
  notFoundText: {
    en: 'The address may be mistyped, or the page may have moved.',
    es: 'Es posible que la dirección esté mal escrita o que la página haya cambiado de lugar.',
  },
  refused: { en: 'You cannot open this page', es: 'No puede abrir esta página' },
  crossSite: { en: 'We could not accept that form', es: 'No pudimos aceptar ese formulario' },
  crossSiteText: {
    en: 'The form was too old, or it came from another site. Nothing was changed. Go back, reload the page and try again.',
    es: 'El formulario era demasiado antiguo o venía de otro sitio. No se cambió nada. Vuelva, recargue la página e intente de nuevo.',
  },
  tooLarge: { en: 'That is too long', es: 'Es demasiado largo' },
  tooLargeText: { en: 'Go back and shorten the text. Nothing was changed.', es: 'Vuelva y acorte el texto. No se cambió nada.' },
  malformed: { en: 'We could not read that form', es: 'No pudimos leer ese formulario' },
  malformedText: { en: 'Go back and try again. Nothing was changed.', es: 'Vuelva e intente de nuevo. No se cambió nada.' },
  noRoom: { en: 'There is no room for these files', es: 'No hay espacio para estos archivos' },
  noRoomText: {
    en: 'The disk of the server is nearly full, and what is left is kept for the people who use the portal. Nothing was kept. Ask whoever runs the server to make room.',
    es: 'El disco del servidor está casi lleno, y lo que queda se reserva para quienes usan el portal. No se guardó nada. Pida a quien administra el servidor que libere espacio.',
  },
  away: { en: 'The portal is not available right now', es: 'El portal no está disponible en este momento' },
  awayText: {
    en: 'We are working on it. Wait a minute, then try again. Nothing you saved is lost.',
    es: 'Estamos trabajando en ello. Espere un minuto e intente de nuevo. No se perdió nada de lo que guardó.',
  },
  full: { en: 'We could not save that', es: 'No pudimos guardar eso' },
  fullText: {
    en: 'The portal is out of space. You can still read your record. Go back to keep what you typed, and try again later.',
    es: 'El portal no tiene espacio. Todavía puede leer su expediente. Vuelva para conservar lo que escribió e intente más tarde.',
  },
  broken: { en: 'There is a problem showing this page', es: 'Hay un problema para mostrar esta página' },
  brokenText: {
    en: 'We are sorry. Try again. If it happens once more, call us and give the reference code.',
    es: 'Lo sentimos. Intente de nuevo. Si vuelve a ocurrir, llámenos y dé el código de referencia.',
  },
  reference: { en: 'Reference code: {code}', es: 'Código de referencia: {code}' },
  tryAgain: { en: 'Try again', es: 'Intentar de nuevo' },
  start: { en: 'Go to the start page', es: 'Ir a la página de inicio' },
  call: { en: 'Or call us at {phone} ({hours}).', es: 'O llámenos al {phone} ({hours}).' },
});
