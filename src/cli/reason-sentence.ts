/** Reasons of intake as sentences for the command line. The staff pages have the same in both languages. */
import type { IntakeCode } from '../intake/reasons.ts';

const sentences: Record<IntakeCode, string> = {
  'file.unreadable': 'The file is damaged: it could not be unpacked or read.',
  'file.notJson': 'The text is not JSON. The mistake is near line {line}.',
  'file.notUtf8': 'The text is not UTF-8. It seems to be {encoding}; its letters would be read wrong, so it was not taken in.',
  'file.notFhir': 'The file holds no FHIR resource and no Bundle.',
  'file.tooDeep': 'The text is nested more than {most} levels deep.',
  'file.tooLarge': 'The file is larger than {mostMegabytes} MB. Send it in parts, or as NDJSON.',
  'file.notYet': '{format} files cannot be taken in yet. A later version will.',
  'item.notResource': 'This entry holds no resource.',
  'item.noType': 'This entry does not say what type of resource it is.',
  'item.keyTwice': 'The same key stands twice in one object, so it says two things at once.',
  'item.deletion': 'The sender wants this removed: {url}. Nothing was removed.',
  'item.subjectUnknown': 'This {type} is about "{reference}", and that names nobody, or more than one person.',
  'item.subjectElsewhere': 'This {type} is about a patient of another server: {reference}.',
  'item.manySubjects': 'This {type} is about more than one patient.',
  'patient.missing': 'Items about this patient, who has not come: {items}. Nobody sees them until the patient comes; then they are added by themselves.',
  'item.badCharacter': 'The text has a character that cannot be stored (a NUL, or half of a pair).',
  'item.badNumber': 'A number is too large to be kept exactly.',
  'item.noSubject': 'This {type} does not say whose it is, so it can be put in no chart.',
  'item.refused': 'The database refused this item (code {code}).',
  'patient.mergeDoubtful': 'The sender says that two patients are one, but their birth dates differ and one of them signs in here. Nothing was merged.',
  'item.ofDoubtful': 'The id of its patient came for two different people.',
  'patient.doubtful': 'The medical record number belongs to someone with another {fields}. Nothing was merged.',
};

export const reasonSentence = (code: string, facts: object): string =>
  (sentences[code as IntakeCode] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => String((facts as Record<string, unknown>)[name] ?? ''));
