/** Words of the pages for items on hold. */
import type { IntakeCode } from '../../intake/reasons.ts';
import type { Entry } from './words.ts';
import { words } from './words.ts';

export const quarantineWords = words({
  title: { en: 'Items on hold', es: 'Elementos retenidos' },
  lead: {
    en: 'What we received and could not add to a record. Each one waits here until a person has looked at it.',
    es: 'Lo que recibimos y no pudimos agregar a un expediente. Cada elemento espera aquí hasta que una persona lo revise.',
  },
  count: { en: '{open, plural, =0 {Nothing on hold} one {# item on hold} other {# items on hold}}', es: '{open, plural, =0 {Nada retenido} one {# elemento retenido} other {# elementos retenidos}}' },
  none: { en: 'Nothing is on hold.', es: 'No hay nada retenido.' },
  noneWhy: { en: 'Everything we received so far went into the records.', es: 'Todo lo que recibimos hasta ahora se agregó a los expedientes.' },
  item: { en: '{type}: {item}', es: '{type}: {item}' },
  line: { en: 'line', es: 'línea' },
  entry: { en: 'entry', es: 'entrada' },
  place: { en: 'Not readable: {item}', es: 'Ilegible: {item}' },
  wholeFile: { en: 'The whole file', es: 'El archivo completo' },
  filter: { en: 'Filter items on hold', es: 'Filtrar los elementos retenidos' },
  show: { en: 'Show', es: 'Mostrar' },
  all: { en: 'Show all items', es: 'Mostrar todos' },
  any: { en: 'Any reason', es: 'Cualquier motivo' },
  kind: { en: '{why} ({count})', es: '{why} ({count})' },
  file: { en: 'File: {file}', es: 'Archivo: {file}' },
  from: { en: 'From {source}', es: 'De {source}' },
  received: { en: 'Received {at}', es: 'Recibido el {at}' },
  times: { en: '{times, plural, one {received once} other {received # times}}', es: '{times, plural, one {recibido una vez} other {recibido # veces}}' },
  pages: { en: 'Pages of items on hold', es: 'Páginas de elementos retenidos' },
  one: { en: 'Item on hold', es: 'Elemento retenido' },
  why: { en: 'Why it is on hold', es: 'Por qué está retenido' },
  whatNext: { en: 'What to do', es: 'Qué hacer' },
  content: { en: 'What was received', es: 'Lo que se recibió' },
  noContent: { en: 'The text could not be kept.', es: 'No se pudo conservar el texto.' },
  resolve: { en: 'Mark as dealt with', es: 'Marcar como resuelto' },
  resolveHint: {
    en: 'Do this when the sender has corrected it, or when it is of no use. It stays in the history.',
    es: 'Hágalo cuando el remitente lo haya corregido o cuando no sirva. Permanece en el historial.',
  },
  decideNew: {
    en: 'Look at both patients first, here and at the sender. If it is the same person, this goes into the record they have. If not, it gets a record of its own, and the number stays with both until the sender corrects it.',
    es: 'Primero revise a ambos pacientes, aquí y con el remitente. Si es la misma persona, esto va al expediente que ya tiene. Si no, recibe un expediente propio y el número queda en ambos hasta que el remitente lo corrija.',
  },
  decideKnown: {
    en: 'The sender gave this patient a new name and a new birth date at once. If it is still the same person, take the new details over. If the number was given to somebody else, ask the sender to correct it.',
    es: 'El remitente cambió a la vez el nombre y la fecha de nacimiento de este paciente. Si sigue siendo la misma persona, adopte los datos nuevos. Si el número se dio a otra persona, pida al remitente que lo corrija.',
  },
  decideSame: { en: 'Same person: add to that record', es: 'Misma persona: agregar a ese expediente' },
  decideOwn: { en: 'Another person: make a new record', es: 'Otra persona: crear un expediente nuevo' },
  decideChange: { en: 'Same person: take the new details over', es: 'Misma persona: adoptar los datos nuevos' },
  resolved: { en: 'Dealt with by {name} on {at}.', es: 'Resuelto por {name} el {at}.' },
});

/** Each reason in a few words, for choosing among them. */
export const kindWords: Readonly<Record<IntakeCode, Entry>> = words({
  'file.unreadable': { en: 'Damaged file', es: 'Archivo dañado' },
  'file.notJson': { en: 'Not JSON', es: 'No es JSON' },
  'file.notUtf8': { en: 'Not UTF-8', es: 'No está en UTF-8' },
  'file.notFhir': { en: 'Not FHIR', es: 'No es FHIR' },
  'file.tooDeep': { en: 'Nested too deep', es: 'Demasiado anidado' },
  'file.tooLarge': { en: 'Too large', es: 'Demasiado grande' },
  'file.notYet': { en: 'Format not taken in yet', es: 'Formato aún no admitido' },
  'item.notResource': { en: 'No resource', es: 'Sin recurso' },
  'item.noType': { en: 'Type missing', es: 'Falta el tipo' },
  'item.keyTwice': { en: 'A key twice', es: 'Clave repetida' },
  'item.badCharacter': { en: 'Character that cannot be stored', es: 'Carácter que no se puede guardar' },
  'item.badNumber': { en: 'Number too large', es: 'Número demasiado grande' },
  'item.deletion': { en: 'Sender asks for removal', es: 'El remitente pide eliminarlo' },
  'item.noSubject': { en: 'No patient named', es: 'No nombra a ningún paciente' },
  'item.subjectUnknown': { en: 'Patient unknown', es: 'Paciente desconocido' },
  'item.subjectElsewhere': { en: 'Patient of another server', es: 'Paciente de otro servidor' },
  'item.manySubjects': { en: 'More than one patient', es: 'Más de un paciente' },
  'item.refused': { en: 'Refused by the database', es: 'Rechazado por la base de datos' },
  'patient.missing': { en: 'Patient has not come', es: 'El paciente no ha llegado' },
  'patient.mergeDoubtful': { en: 'Doubtful merge', es: 'Combinación dudosa' },
  'patient.doubtful': { en: 'Doubtful patient', es: 'Paciente dudoso' },
  'item.ofDoubtful': { en: 'Of a doubtful patient', es: 'De un paciente dudoso' },
});
