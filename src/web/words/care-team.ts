/** Words of the care team: who looks after you, as what, since when, and how to reach them. */
import { words } from './words.ts';

export const careTeamWords = words({
  title: { en: 'Care team', es: 'Equipo médico' },
  lead: { en: 'The people who look after your health, as your record names them.', es: 'Las personas que cuidan de su salud, según su expediente.' },
  none: { en: 'No care team on file', es: 'No hay equipo médico anotado' },
  noCurrent: { en: 'No current care team on file', es: 'No hay equipo médico actual anotado' },
  noneNext: {
    en: 'If somebody is missing, tell the office at your next visit.',
    es: 'Si falta alguien, dígalo en el consultorio en su próxima visita.',
  },
  past: { en: 'Earlier members', es: 'Integrantes anteriores' },
  primary: { en: 'Primary care', es: 'Atención primaria' },
  family: { en: 'Family or friend', es: 'Familiar o amistad' },
  role: { en: 'Role', es: 'Función' },
  phone: { en: 'Phone', es: 'Teléfono' },
  officePhone: { en: 'Office phone', es: 'Teléfono del consultorio' },
  since: { en: 'Since', es: 'Desde' },
  until: { en: 'Until', es: 'Hasta' },
  reachTitle: { en: 'How to reach your care team', es: 'Cómo comunicarse con su equipo médico' },
  reachText: { en: 'Call the office at <call>{phone}</call> ({hours}).', es: 'Llame al consultorio al <call>{phone}</call> ({hours}).' },
});
