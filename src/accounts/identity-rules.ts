/**
 * Who somebody says they are at sign-up, compared with the record (E3): the birth date by default, by setting also ZIP
 * code, phone, e-mail or medical record number. Pure; tells which fields failed, for the audit trail alone.
 */
import { sameSecret } from '../kernel/secrets.ts';

export const identityFields = ['dob', 'zip', 'phone', 'email', 'mrn'] as const;
export type IdentityField = (typeof identityFields)[number];

export interface RecordIdentity {
  readonly birthDate: string | null;
  readonly zip: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly mrn: string | null;
}

export type TypedIdentity = Readonly<Partial<Record<IdentityField, string>>>;

/** How the values of a field are compared. An empty value never matches. */
const fold: Record<IdentityField, (text: string) => string> = {
  dob: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : ''),
  zip: (text) => text.replace(/\D/g, '').slice(0, 5),
  phone: (text) => text.replace(/\D/g, '').slice(-10),
  email: (text) => text.normalize('NFKC').trim().toLowerCase(),
  mrn: (text) => text.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''),
};

const held = (record: RecordIdentity, field: IdentityField): string =>
  fold[field]((field === 'dob' ? record.birthDate : record[field]) ?? '');

/** The fields that sign-up will ask for and the record does not hold: nobody could ever match them. */
export const missingIdentity = (record: RecordIdentity, asked: readonly IdentityField[]): IdentityField[] =>
  asked.filter((field) => held(record, field) === '');

/** The asked fields that do not match. Without a record every field fails, at the same cost. */
export const wrongIdentity = (record: RecordIdentity | undefined, typed: TypedIdentity, asked: readonly IdentityField[]): IdentityField[] =>
  asked.filter((field) => {
    const known = record ? held(record, field) : '';
    const same = sameSecret(known, fold[field](typed[field] ?? ''));
    return !same || known === '';
  });
