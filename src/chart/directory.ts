/**
 * Who and where: the people, places and services that a record names by reference, with the telephone and the address
 * the directory has for them. What is named in words only keeps its words. It never guesses a person.
 */
import type { PatientScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { fields, items, referencedId, text, texts } from './fhir-values.ts';
import { nobody } from './identity.ts';
import { idNamed, meant } from './read.ts';

/** A reference as the record has it: the kind of thing, its words, its id in the chart. */
export interface Referred {
  readonly type?: string;
  readonly text?: string;
  readonly id?: string;
}

export function referred(reference: unknown): Referred | undefined {
  const given = fields(reference);
  const type = /^([A-Z][A-Za-z]+)[/?]/.exec(text(given?.reference) ?? '')?.[1] ?? text(given?.type);
  const words = text(given?.display);
  const id = referencedId(reference);
  return words || id ? { ...(type && { type }), ...(words && { text: words }), ...(id && { id }) } : undefined;
}

export interface Listed {
  readonly name: string;
  readonly phone?: string;
  /** Street, then town. */
  readonly address: readonly string[];
  /** IANA zone, when it is one of our clinics. */
  readonly zone?: string;
}

export interface Directory {
  /** The name in the record's words, else the directory's. */
  nameOf(one: Referred | undefined): string | undefined;
  /** What the directory knows of it. */
  find(one: Referred | undefined): Listed | undefined;
  /** The clinic that this person belongs to. */
  readonly clinic: Listed | undefined;
}

/** Knows only what the record itself says. */
export const noDirectory: Directory = { nameOf: (one) => one?.text, find: () => undefined, clinic: undefined };

interface DirectoryRow {
  readonly id: string | null;
  readonly name: string | null;
  /** Of itself; then, of a role, of the person and of the organization. */
  readonly telecom: unknown;
  readonly address: unknown;
  readonly zone: string | null;
  readonly own: boolean;
}

/** Looks up everything that is referred to, and the clinics, in one statement. */
export async function directoryFor(scope: PatientScope, all: Iterable<Referred | undefined>): Promise<Directory> {
  const ids = [...new Set([...all].flatMap((one) => one?.id ?? []))];
  const rows = await scope.tx.rows(sql<DirectoryRow>`
    select w.id, coalesce(p.title, r.title, r.content #>> '{type,text}', r.content #>> '{type,coding,0,display}') as name,
      jsonb_build_array(r.content -> 'telecom', p.content -> 'telecom', o.content -> 'telecom') as telecom, r.content -> 'address' as address, null as zone, false as own
    from ${meant(ids)} w
    cross join lateral (select r.type, r.title, r.content, ${idNamed(sql`r.content #>> '{practitioner,reference}'`)} as person, ${idNamed(sql`r.content #>> '{organization,reference}'`)} as place
      from resource r where r.id = w.of and r.patient_id = any (${[nobody, ...scope.patients]}::uuid[]) limit 1) r
    left join lateral (select p.title, p.content from resource p where r.type = 'PractitionerRole' and p.patient_id = ${nobody}::uuid and p.id = r.person limit 1) p on true
    left join lateral (select o.content from resource o where r.type = 'PractitionerRole' and o.patient_id = ${nobody}::uuid and o.id = r.place limit 1) o on true
    union all select null, c.name, jsonb_build_array(jsonb_build_object('system', 'phone', 'value', c.phone)), to_jsonb(c.address), c.zone,
      c.id = (select o.clinic_id from record o where o.id = ${scope.recordId}::uuid) from clinic c`);
  const clinics = rows.filter((row) => row.id === null);
  const clinicNamed = (name: string): Listed | undefined => listedFrom(clinics.find((row) => row.name === name));
  const byId = new Map(rows.flatMap((row) => (row.id ? [[row.id, listedFrom(row)] as const] : [])));
  return {
    nameOf: (one) => one?.text ?? byId.get(one?.id ?? '')?.name,
    find(one) {
      const found = byId.get(one?.id ?? '');
      const name = found?.name ?? one?.text;
      const clinic = name === undefined ? undefined : clinicNamed(name);
      return found && clinic ? { ...clinic, ...found, ...(clinic.zone && { zone: clinic.zone }) } : (found ?? clinic);
    },
    clinic: listedFrom(clinics.find((row) => row.own)),
  };
}

function listedFrom(row: DirectoryRow | undefined): Listed | undefined {
  if (!row?.name) return undefined;
  const phone = (Array.isArray(row.telecom) ? row.telecom : []).flatMap(items).filter((one) => one.system === 'phone' || one.system === undefined).map((one) => text(one.value)).find((value) => value !== undefined);
  return { name: row.name, address: addressOf(row.address), ...(phone && { phone }), ...(row.zone && { zone: row.zone }) };
}

function addressOf(address: unknown): string[] {
  const plain = text(address);
  if (plain) return [plain];
  const given = items(address)[0];
  if (!given) return [];
  const town = [text(given.city), [text(given.state), text(given.postalCode)].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const lines = [...texts(given.line), town].filter((line) => line !== '');
  return lines.length > 0 ? lines : texts(given.text);
}
