/**
 * Implants as the record has them: what, where in the body and since when (both from the procedure that put it in),
 * by whom made, and the numbers that are on the card. Other devices come apart. Pure; it concludes nothing about safety.
 */
import { codings, conceptText, fields, firstText, items, plainTerm, referencedId, text } from './fhir-values.ts';
import type { Fields } from './fhir-values.ts';
import { deviceKind } from './implant-rules.ts';
import type { Entry } from './summary.ts';

export interface Implant {
  readonly id: string;
  readonly title: string | null;
  readonly isInPlace: boolean;
  /** FHIR dates. */
  readonly placed?: string;
  readonly removed?: string;
  readonly made?: string;
  readonly expires?: string;
  readonly bodySites: readonly string[];
  readonly placedBy?: string;
  readonly placedById?: string;
  readonly place?: string;
  readonly placeId?: string;
  /** What kind of thing, where it says more than the title. */
  readonly kind?: string;
  readonly maker?: string;
  readonly model?: string;
  readonly serial?: string;
  readonly lot?: string;
  /** The device identifier: which product it is. */
  readonly udiDevice?: string;
  /** The whole unique device identifier as it is printed for people. */
  readonly udi?: string;
  readonly safety: readonly string[];
  readonly notes: readonly string[];
  readonly refersTo: readonly string[];
  readonly language?: string;
}

export interface Implants {
  readonly current: readonly Implant[];
  readonly past: readonly Implant[];
  /** Devices that the record does not say are implanted. */
  readonly others: readonly Implant[];
  readonly all: readonly Implant[];
}

/** `procedures`: those that name a device they put in, changed or took out. */
export function implantsFrom(devices: readonly Entry[], procedures: readonly Fields[]): Implants {
  const all = devices.map((entry) => {
    const [put, taken] = [actsOn(entry.id, procedures, false), actsOn(entry.id, procedures, true)];
    return { kind: deviceKind(entry.content, put !== undefined), implant: implantFrom(entry, put, taken) };
  });
  const implants = all.filter(({ kind }) => kind === 'implant').map(({ implant }) => implant);
  return {
    all: all.map(({ implant }) => implant),
    current: implants.filter(({ isInPlace }) => isInPlace),
    past: implants.filter(({ isInPlace }) => !isInPlace),
    others: all.filter(({ kind }) => kind === 'other').map(({ implant }) => implant),
  };
}

/** The first procedure that put the device in, or the last that took it out. */
function actsOn(id: string, procedures: readonly Fields[], out: boolean): Fields | undefined {
  const found = procedures.filter((procedure) => items(procedure.focalDevice).some((focal) =>
    referencedId(focal.manipulated) === id && codings(focal.action).some(({ code }) => code === 'explanted') === out));
  const byDay = found.sort((one, other) => (dayOf(one) ?? '9').localeCompare(dayOf(other) ?? '9'));
  return out ? byDay.at(-1) : byDay[0];
}

const dayOf = (procedure: Fields | undefined): string | undefined => procedure && firstText(procedure, 'performedDateTime', 'performedPeriod.start', 'performedString');

function implantFrom({ id, title, content }: Entry, put: Fields | undefined, taken: Fields | undefined): Implant {
  const carrier = items(content.udiCarrier);
  const removed = dayOf(taken);
  const performer = items(put?.performer).map((one) => fields(one.actor)).find((actor) => actor !== undefined);
  const kind = conceptText(content.type);
  const known = {
    placed: dayOf(put), removed,
    maker: text(content.manufacturer),
    made: text(content.manufactureDate),
    expires: text(content.expirationDate),
    kind: kind && kind.toLowerCase() !== plainTerm(title ?? '').toLowerCase() ? kind : undefined,
    placedBy: text(performer?.display),
    placedById: referencedId(performer),
    place: text(fields(put?.location)?.display),
    placeId: referencedId(put?.location),
    model: text(content.modelNumber) ?? items(content.deviceName).filter(({ type }) => type === 'model-name').map(({ name }) => text(name))[0],
    serial: text(content.serialNumber),
    lot: text(content.lotNumber),
    udiDevice: carrier.map((one) => text(one.deviceIdentifier)).find((one) => one !== undefined) ?? text(content.distinctIdentifier),
    udi: carrier.map((one) => text(one.carrierHRF)).find((one) => one !== undefined),
    language: text(content.language),
  };
  const refersTo = [known.placedBy ? undefined : known.placedById, known.place ? undefined : known.placeId];
  return {
    id, title,
    isInPlace: content.status !== 'inactive' && !removed,
    bodySites: items(put?.bodySite).map(conceptText).filter((one) => one !== undefined),
    safety: items(content.safety).map(conceptText).filter((one) => one !== undefined),
    notes: items(content.note).map((note) => text(note.text)).filter((one) => one !== undefined),
    refersTo: refersTo.filter((one) => one !== undefined),
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
  };
}
