/**
 * Shots that were given, with what is on the vial and in the arm (R30). What was refused or not given is not in this
 * list. Pure.
 */
import { conceptText, decimal, fields, firstText, items, referencedId, text } from './fhir-values.ts';
import type { Entry } from './summary.ts';

export interface Immunization {
  readonly id: string;
  readonly title: string | null;
  /** `snomed|…`: for learning more. */
  readonly code: string | null;
  /** A FHIR date, or the record's words. */
  readonly given?: string;
  readonly dose?: string;
  readonly ofDoses?: string;
  readonly lot?: string;
  readonly maker?: string;
  readonly expires?: string;
  readonly site?: string;
  readonly route?: string;
  readonly amount?: string;
  readonly place?: string;
  readonly placeId?: string;
  readonly givenBy?: string;
  readonly givenById?: string;
  /** Who told of it, when the clinic did not give it itself. */
  readonly toldBy?: string;
  readonly isTold: boolean;
  readonly notes: readonly string[];
  readonly refersTo: readonly string[];
  readonly language?: string;
}

export function immunizationFrom({ id, title, code, content }: Entry): Immunization[] {
  if (content.status !== undefined && content.status !== 'completed') return [];
  const protocol = items(content.protocolApplied)[0];
  const performer = items(content.performer).map((one) => fields(one.actor)).find((actor) => actor !== undefined);
  const quantity = fields(content.doseQuantity);
  const amount = decimal(quantity?.value);
  const known = {
    given: firstText(content, 'occurrenceDateTime', 'occurrenceString'),
    dose: doseOf(protocol?.doseNumberPositiveInt) ?? text(protocol?.doseNumberString),
    ofDoses: doseOf(protocol?.seriesDosesPositiveInt) ?? text(protocol?.seriesDosesString),
    lot: text(content.lotNumber),
    maker: text(fields(content.manufacturer)?.display),
    expires: text(content.expirationDate),
    site: conceptText(content.site),
    route: conceptText(content.route),
    amount: amount && [amount, text(quantity?.unit) ?? text(quantity?.code)].filter(Boolean).join(' '),
    place: text(fields(content.location)?.display),
    placeId: referencedId(content.location),
    givenBy: text(performer?.display),
    givenById: referencedId(performer),
    toldBy: conceptText(content.reportOrigin),
    language: text(content.language),
  };
  const refersTo = [known.place ? undefined : known.placeId, known.givenBy ? undefined : known.givenById].filter((one) => one !== undefined);
  return [{
    id, title, code, refersTo,
    isTold: content.primarySource === false,
    notes: items(content.note).map((note) => text(note.text)).filter((one) => one !== undefined),
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value)),
  }];
}

const doseOf = (value: unknown): string | undefined => (typeof value === 'number' && value > 0 ? String(value) : undefined);
