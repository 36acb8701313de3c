/** Why something received stands on hold: for the staff who clear it. Patients never see these. */
import type { Entry } from '../words.ts';

const patient: Entry = {
  en: 'Something we received could not be added to your record yet. Our staff are looking at it.',
  es: 'Algo que recibimos todavía no se pudo agregar a su expediente. Nuestro personal lo está revisando.',
};
const help: Entry = {
  en: 'What we cannot read or cannot match to one person is put on hold until a person has looked at it.',
  es: 'Lo que no podemos leer o asociar a una sola persona queda retenido hasta que alguien lo revise.',
};

export const intakeReasons = {
  'file.unreadable': { patient, help, staff: { en: 'The file is damaged: it could not be unpacked or read.', es: 'El archivo está dañado: no se pudo descomprimir ni leer.' } },
  'file.notJson': { patient, help, staff: { en: 'The text is not JSON. The mistake is near line {line}.', es: 'El texto no es JSON. El error está cerca de la línea {line}.' } },
  'file.notUtf8': { patient, help, staff: { en: 'The text is not UTF-8. It seems to be {encoding}. Its letters would be read wrong, so it was not taken in. Ask the sender for UTF-8.', es: 'El texto no está en UTF-8. Parece ser {encoding}. Sus letras se leerían mal, así que no se agregó. Pida al remitente que lo envíe en UTF-8.' } },
  'file.notFhir': { patient, help, staff: { en: 'The file holds no FHIR resource and no Bundle.', es: 'El archivo no contiene ningún recurso FHIR ni un Bundle.' } },
  'file.tooDeep': { patient, help, staff: { en: 'The text is nested more than {most} levels deep. No real record is.', es: 'El texto tiene más de {most} niveles anidados. Ningún expediente real los tiene.' } },
  'file.tooLarge': { patient, help, staff: { en: 'The file is larger than {mostMegabytes} MB. Send it in parts, or as NDJSON.', es: 'El archivo supera los {mostMegabytes} MB. Envíelo en partes o como NDJSON.' } },
  'file.notYet': { patient, help, staff: { en: '{format} files cannot be taken in yet. A later version will.', es: 'Todavía no se pueden recibir archivos {format}. Una versión posterior lo permitirá.' } },
  'item.notResource': { patient, help, staff: { en: 'This entry holds no resource.', es: 'Esta entrada no contiene ningún recurso.' } },
  'item.noType': { patient, help, staff: { en: 'This entry does not say what type of resource it is.', es: 'Esta entrada no dice qué tipo de recurso es.' } },
  'item.keyTwice': { patient, help, staff: { en: 'The same key stands twice in one object, so it says two things at once.', es: 'La misma clave aparece dos veces en un objeto, así que dice dos cosas a la vez.' } },
  'item.deletion': { patient, help, staff: { en: 'The sender wants this removed: {url}. Records are never removed by themselves. If it is wrong, ask the sender to mark it as entered in error.', es: 'El remitente quiere que se elimine: {url}. Los expedientes nunca se eliminan solos. Si es un error, pida al remitente que lo marque como ingresado por error.' } },
  'item.subjectUnknown': { patient, help, staff: { en: 'This {type} is about “{reference}”, and that names nobody, or more than one person.', es: 'Este {type} trata de «{reference}», y eso no identifica a nadie o identifica a más de una persona.' } },
  'item.subjectElsewhere': { patient, help, staff: { en: 'This {type} is about a patient of another server: {reference}.', es: 'Este {type} trata de un paciente de otro servidor: {reference}.' } },
  'item.manySubjects': { patient, help, staff: { en: 'This {type} is about more than one patient.', es: 'Este {type} trata de más de un paciente.' } },
  'patient.missing': {
    patient, help,
    staff: {
      en: '{items, plural, one {# item is} other {# items are}} about this patient, who has not come. Nobody sees them until the patient comes; then they are added by themselves.',
      es: '{items, plural, one {# elemento trata} other {# elementos tratan}} de este paciente, que no ha llegado. Nadie los ve hasta que llegue; entonces se agregan solos.',
    },
  },
  'item.badCharacter': { patient, help, staff: { en: 'The text has a character that cannot be stored (a NUL, or half of a pair).', es: 'El texto tiene un carácter que no se puede guardar (un NUL o medio par).' } },
  'item.badNumber': { patient, help, staff: { en: 'A number is too large to be kept exactly.', es: 'Un número es demasiado grande para guardarse con exactitud.' } },
  'item.noSubject': { patient, help, staff: { en: 'This {type} does not say whose it is, so it can be put in no chart.', es: 'Este {type} no dice de quién es, así que no puede ir a ningún expediente.' } },
  'item.refused': { patient, help, staff: { en: 'The database refused this item (code {code}).', es: 'La base de datos rechazó este elemento (código {code}).' } },
  'patient.mergeDoubtful': {
    patient, help,
    staff: {
      en: 'The sender says that this patient and another one are the same person. Their birth dates differ, and one of them signs in here. Nothing was merged. Check with the sender.',
      es: 'El remitente dice que este paciente y otro son la misma persona. Sus fechas de nacimiento difieren y uno de ellos tiene cuenta aquí. No se combinó nada. Verifíquelo con el remitente.',
    },
  },
  'item.ofDoubtful': {
    patient, help,
    staff: {
      en: 'The id of its patient came for two different people. Deal with the patient who is on hold, then take the file in again.',
      es: 'El identificador de su paciente llegó para dos personas distintas. Resuelva primero el paciente retenido y vuelva a importar el archivo.',
    },
  },
  'patient.doubtful': {
    patient, help,
    staff: {
      en: 'The medical record number belongs to someone with another {fields}. Nothing was merged. Ask the sender which is right.',
      es: 'El número de expediente pertenece a alguien con otro dato ({fields}). No se combinó nada. Pregunte al remitente cuál es el correcto.',
    },
  },
} as const;
