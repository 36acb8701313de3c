/** Words of the implants: what is in the body, where and since when, and the numbers on the card. */
import { words } from './words.ts';

export const implantWords = words({
  title: { en: 'Implants', es: 'Implantes' },
  lead: {
    en: 'Devices that were placed in your body. Show this page when you get care elsewhere, and before an MRI scan.',
    es: 'Dispositivos que se colocaron en su cuerpo. Muestre esta página cuando reciba atención en otro lugar y antes de una resonancia magnética.',
  },
  none: { en: 'No implants on file', es: 'No hay implantes anotados' },
  noCurrent: { en: 'No current implants on file', es: 'No hay implantes actuales anotados' },
  past: { en: 'Removed or no longer in use', es: 'Retirados o que ya no se usan' },
  others: { en: 'Other devices', es: 'Otros dispositivos' },
  othersText: {
    en: 'Your record lists these devices. It does not say that they are implants.',
    es: 'Su expediente menciona estos dispositivos. No dice que sean implantes.',
  },
  bodySite: { en: 'Body site', es: 'Parte del cuerpo' },
  placed: { en: 'Placed on', es: 'Colocado el' },
  placedShort: { en: 'Placed {day}', es: 'Colocado: {day}' },
  removed: { en: 'Removed on', es: 'Retirado el' },
  placedBy: { en: 'Placed by', es: 'Colocado por' },
  place: { en: 'Place', es: 'Lugar' },
  kind: { en: 'Kind', es: 'Tipo' },
  maker: { en: 'Maker', es: 'Fabricante' },
  model: { en: 'Model', es: 'Modelo' },
  serial: { en: 'Serial number', es: 'Número de serie' },
  lot: { en: 'Lot', es: 'Lote' },
  made: { en: 'Made on', es: 'Fabricado el' },
  expires: { en: 'Use-by date on the package', es: 'Fecha de caducidad del envase' },
  safety: { en: 'Safety', es: 'Seguridad' },
  udiDevice: { en: 'Device identifier (UDI-DI)', es: 'Identificador del dispositivo (UDI-DI)' },
  udi: { en: 'Full identifier (UDI)', es: 'Identificador completo (UDI)' },
});
