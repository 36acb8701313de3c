/**
 * Trusted health information (R29, T6): the address at MedlinePlus for a standard code, or for a page of it. The address
 * holds the topic and the language and nothing about the person; the hosts are fixed here, so nothing from a request
 * can lead elsewhere.
 */
import type { PatientScope } from '../access/scope.ts';
import { lookUp } from '../chart/fhir-values.ts';
import { seenBy } from '../chart/read.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound } from '../kernel/reason.ts';
import { vaccineAt } from './library.ts';

const service = 'https://connect.medlineplus.gov/application';
const pages = 'https://medlineplus.gov';

/** Every host that a link of the library leads to. */
export const outsideHosts: readonly string[] = [service, pages].map((address) => new URL(address).host);

/** The code systems MedlinePlus Connect knows, by their OIDs, with the form of their codes. */
const systems: Readonly<Record<string, { readonly oid: string; readonly form: RegExp }>> = {
  loinc: { oid: '2.16.840.1.113883.6.1', form: /^\d{1,7}-\d$/ },
  snomed: { oid: '2.16.840.1.113883.6.96', form: /^\d{6,18}$/ },
  icd10: { oid: '2.16.840.1.113883.6.90', form: /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/ },
  rxnorm: { oid: '2.16.840.1.113883.6.88', form: /^\d{1,8}$/ },
  ndc: { oid: '2.16.840.1.113883.6.69', form: /^[\d-]{10,14}$/ },
};

/**
 * Where to read about the code of a row (`loinc|4548-4`), or about a topic of the library; undefined when there is no
 * page for such codes.
 */
export function learnMoreUrl(code: string | null, language: 'en' | 'es'): string | undefined {
  const [system = '', value = ''] = (code ?? '').split('|');
  if (system === 'page') return /^[a-z0-9]{2,60}$/.test(value) ? `${pages}/${language === 'es' ? 'spanish/' : ''}${value}.html` : undefined;
  if (system === 'cvx') return /^\d{1,3}$/.test(value) ? learnMoreUrl(vaccineAt(value) ?? null, language) : undefined;
  const known = lookUp(systems, system);
  if (!known?.form.test(value)) return undefined;
  const query = new URLSearchParams({
    'mainSearchCriteria.v.cs': known.oid, 'mainSearchCriteria.v.c': value, 'informationRecipient.languageCode.c': language,
  });
  return `${service}?${query}`;
}

export interface RecordTopic {
  readonly title: string | null;
  readonly code: string | null;
  /** Which list of the record it stands in; null: a part of a test result. */
  readonly listing: string | null;
}

/** The thing of the record that a "learn more" link is about: no document, and no note, which may not be shown at all (R34). Throws NotFound. */
export async function readTopic(scope: PatientScope, id: string): Promise<RecordTopic> {
  if (!isId(id)) throw new NotFound();
  const topic = await scope.tx.row(sql<RecordTopic>`select r.title, r.code, r.listing from resource r where ${seenBy(scope, 'r')} and r.id = ${id}::uuid
    and coalesce(r.listing, '') not in ('note', 'document')`);
  if (!topic) throw new NotFound();
  return topic;
}
