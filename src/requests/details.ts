/**
 * Personal details (R28): what the clinic has on file, and a person's request to change it. A request is a row that
 * ends once: accepted, refused with a reason, or withdrawn. What is on file changes only when the clinic's own system
 * says so; nothing here writes to a chart.
 */
import type { PatientScope } from '../access/scope.ts';
import { needFunction } from '../accounts/access-functions.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound, reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { askedOf } from './details-rules.ts';
import type { Asked, Details, Unfit } from './details-rules.ts';

export interface OnFile extends Details {
  /** YYYY-MM-DD, or as much of it as is known. */
  readonly birthDate?: string;
  readonly email?: string;
}

/** What stands on file: the identity that was linked first speaks for the record. NotFound for a person without one. */
export async function detailsOnFile(scope: PatientScope): Promise<OnFile> {
  const row = await scope.tx.row(sql<FileRow>`
    select p.given, p.family, p.birth_date_text, p.phone, p.email, r.content->'address'->0 as address
    from patient p left join resource r on r.patient_id = p.patient_id and r.type = 'Patient'
    where p.record_id = ${scope.recordId} order by p.linked_at, p.patient_id limit 1`);
  if (!row) throw new NotFound();
  const told = { name: [row.given, row.family].filter(Boolean).join(' '), address: addressOf(row.address), phone: row.phone, birthDate: row.birth_date_text, email: row.email };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value)) as OnFile;
}

interface FileRow {
  given: string | null;
  family: string | null;
  birth_date_text: string | null;
  phone: string | null;
  email: string | null;
  address: unknown;
}

/** A FHIR Address as lines of a letter. */
function addressOf(address: unknown): string {
  const { line, city, state, postalCode } = (address ?? {}) as Record<string, unknown>;
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
  const streets = (Array.isArray(line) ? line : []).map(text);
  return [...streets, [text(city), [text(state), text(postalCode)].filter(Boolean).join(' ')].filter(Boolean).join(', ')].filter(Boolean).join('\n');
}

export const requestStates = ['sent', 'accepted', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

export interface DetailsRequest extends Asked {
  readonly id: string;
  readonly sentAt: Date;
  readonly onFile: Details;
  readonly state: RequestState;
  readonly endedAt: Date | null;
  /** Why it was refused, in the words of the office. */
  readonly answer: string | null;
}

/** The requests of the person, the newest first, at most fifty. */
export const ownRequests = (scope: PatientScope): Promise<DetailsRequest[]> =>
  scope.tx.rows(sql<DetailsRequest>`select id, sent_at as "sentAt", on_file as "onFile", wanted, note, state, ended_at as "endedAt", answer
    from details_request where account_id = ${scope.accountId} order by sent_at desc, id limit 50`);

export const hasOpenRequest = async (scope: PatientScope): Promise<boolean> =>
  (await scope.tx.row(sql`select id from details_request where account_id = ${scope.accountId} and state = 'sent'`)) !== undefined;

/** Sends a request to the office. Undefined when it is on its way, else why not, field by field. Throws Refused where requests were turned off for the person. */
export async function askForChange(scope: PatientScope, typed: Details & { readonly note?: string }): Promise<Unfit | undefined> {
  await needFunction(scope, 'requests');
  const onFile = await detailsOnFile(scope);
  const asked = askedOf(onFile, typed);
  if ('unfit' in asked) return asked.unfit;
  if (await hasOpenRequest(scope)) return { form: open() };
  const { name, address, phone } = onFile;
  const made = await scope.tx.row(sql<{ id: string }>`
    insert into details_request (record_id, account_id, sent_at, on_file, wanted, note)
    values (${scope.recordId}, ${scope.accountId}, ${scope.now}, ${JSON.stringify({ name, address, phone })}::jsonb, ${JSON.stringify(asked.wanted)}::jsonb, ${asked.note})
    on conflict do nothing returning id`);
  if (!made) return { form: open() };
  scope.audit({ action: 'details.ask', item: made.id, details: { fields: Object.keys(asked.wanted).join(' ') } });
  return undefined;
}

const open = (): Reason<'details.open'> => reason('details.open', {}, ['callOffice']);

/** Takes an open request back. A Reason when it has been answered meanwhile; NotFound when it is nobody's or another's. */
export async function withdrawRequest(scope: PatientScope, id: string): Promise<Reason<'details.ended'> | undefined> {
  if (!isId(id)) throw new NotFound();
  const ended = await scope.tx.run(sql`update details_request set state = 'withdrawn', ended_at = ${scope.now}
    where id = ${id} and account_id = ${scope.accountId} and state = 'sent'`);
  if (ended > 0) {
    scope.audit({ action: 'details.withdraw', item: id });
    return undefined;
  }
  if (!(await scope.tx.row(sql`select id from details_request where id = ${id} and account_id = ${scope.accountId}`))) throw new NotFound();
  return reason('details.ended', {}, []);
}
