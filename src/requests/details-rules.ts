/**
 * What may be asked for when the clinic's details about a person are out of date (R28), and what of it is a change.
 * Pure. Nothing here changes what is on file: staff do that in the clinic's own system.
 */
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'details.nothing': Record<string, never>;
    'details.tooLong': { most: number };
    'details.phone': Record<string, never>;
    'details.open': Record<string, never>;
    'details.ended': Record<string, never>;
  }
}

export const wantedFields = ['name', 'address', 'phone'] as const;
export type WantedField = (typeof wantedFields)[number];
export type Details = { readonly [Field in WantedField]?: string };

/** Characters. */
export const longestDetail: Record<WantedField | 'note', number> = { name: 200, address: 500, phone: 40, note: 1_000 };

/** Spaces at the ends and doubled ones do not count; lines of an address do. */
const tidy = (text: string): string => text.split(/\r?\n/).map((line) => line.trim().replace(/\s+/gu, ' ')).filter(Boolean).join('\n');

export interface Asked {
  readonly wanted: Details;
  readonly note: string | null;
}

export type Unfit = Partial<Record<WantedField | 'note' | 'form', Reason>>;

/** The fields that differ from what is on file, and the note; or what is wrong, field by field. An emptied field is no wish. */
export function askedOf(onFile: Details, typed: Details & { readonly note?: string }): Asked | { unfit: Unfit } {
  const unfit: Unfit = {};
  const wanted: { [Field in WantedField]?: string } = {};
  for (const field of wantedFields) {
    const text = tidy(typed[field] ?? '');
    if (text === '' || text === tidy(onFile[field] ?? '')) continue;
    if ([...text].length > longestDetail[field]) unfit[field] = reason('details.tooLong', { most: longestDetail[field] }, ['tryAgain']);
    else if (field === 'phone' && (text.match(/\d/g) ?? []).length < 7) unfit.phone = reason('details.phone', {}, ['tryAgain']);
    wanted[field] = text;
  }
  const note = (typed.note ?? '').trim();
  if ([...note].length > longestDetail.note) unfit.note = reason('details.tooLong', { most: longestDetail.note }, ['tryAgain']);
  if (Object.keys(unfit).length > 0) return { unfit };
  if (Object.keys(wanted).length === 0 && note === '') return { unfit: { form: reason('details.nothing', {}, ['tryAgain']) } };
  return { wanted, note: note || null };
}
