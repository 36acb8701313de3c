/**
 * Requests to change personal details as staff work on them (W16): who waits, what is on file and what is wanted, and
 * the answer. Accepting says that the clinic's own system has it now; the patient sees the answer and gets a mail that
 * says only that there is news.
 */
import { clinicsFor } from '../access/rights.ts';
import type { StaffScope } from '../access/scope.ts';
import { reachPatient } from '../accounts/registered-patient.ts';
import type { RegisteredPatient } from '../accounts/registered-patient.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound, reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { wantsMail } from '../notices/choices.ts';
import { queueMail } from '../notices/mail.ts';
import type { DetailsRequest } from './details.ts';

declare module '../notices/mail.ts' {
  interface MailFacts {
    /** A request was answered: which and how stands in the portal only. */
    'requests.answered': Record<string, never>;
  }
}

export interface WaitingRequest extends DetailsRequest {
  readonly recordId: string;
  readonly given: string | null;
  readonly family: string | null;
  readonly clinic: string;
  readonly endedBy: string | null;
}

export const listedRequests = 50;

/** Those that wait, the oldest first; with `answered` those that were answered or withdrawn, the newest first. */
export async function requestsToAnswer(scope: StaffScope, which: 'waiting' | 'answered'): Promise<{ requests: WaitingRequest[]; waiting: number }> {
  const mine = atMyClinics(scope);
  const [requests, count] = await Promise.all([
    scope.tx.rows(sql<WaitingRequest>`${columns} where ${mine} and ${which === 'waiting'
      ? sql`d.state = 'sent' order by d.sent_at, d.id`
      : sql`d.state <> 'sent' order by d.ended_at desc, d.id`} limit ${listedRequests}`),
    scope.tx.row(sql<{ waiting: number }>`select count(*)::int as waiting from details_request d join record r on r.id = d.record_id where ${mine} and d.state = 'sent'`),
  ]);
  scope.audit({ action: 'details.list', details: { shown: requests.length } });
  return { requests, waiting: count!.waiting };
}

const columns = sql`select d.id, d.record_id as "recordId", d.sent_at as "sentAt", d.on_file as "onFile", d.wanted, d.note, d.state,
    d.ended_at as "endedAt", d.ended_by_name as "endedBy", d.answer, p.given, p.family, c.name as clinic
  from details_request d join record r on r.id = d.record_id join clinic c on c.id = r.clinic_id
  left join account a on a.id = d.account_id
  left join lateral (select given, family from patient where record_id = coalesce(a.record_id, d.record_id) order by linked_at, patient_id limit 1) p on true`;

/** The clinics at which the scope may answer; row-level security knows only where it may find patients. */
function atMyClinics(scope: StaffScope): RawBuilder<unknown> {
  const clinics = clinicsFor(scope.appointments, 'details.answer');
  return clinics === 'all' ? sql`true` : sql`r.clinic_id = any (${clinics}::uuid[])`;
}

export interface RequestOnDesk {
  readonly request: WaitingRequest;
  readonly patient: RegisteredPatient;
}

/** One request with whose it is. NotFound out of reach; Refused where the right is held at another clinic only. */
export async function requestOnDesk(scope: StaffScope, id: string): Promise<RequestOnDesk> {
  if (!isId(id)) throw new NotFound();
  const request = await scope.tx.row(sql<WaitingRequest>`${columns} where d.id = ${id}`);
  if (!request) throw new NotFound();
  const patient = await reachPatient(scope, await recordOf(scope, id), 'details.answer');
  scope.audit({ action: 'details.view', item: id, recordId: patient.recordId });
  return { request, patient };
}

/** The record that the account has now: a merge may have moved it. */
async function recordOf(scope: StaffScope, id: string): Promise<string> {
  const row = await scope.tx.row(sql<{ id: string }>`select coalesce(a.record_id, d.record_id) as id
    from details_request d left join account a on a.id = d.account_id where d.id = ${id}`);
  return row!.id;
}

/** Accepts, or refuses with the reason for the patient. A Reason when it was answered or withdrawn meanwhile. */
export async function answerRequest(
  scope: StaffScope, id: string, answer: { accept: true } | { accept: false; because: string },
): Promise<Reason<'details.ended'> | undefined> {
  const { patient } = await requestOnDesk(scope, id);
  const state = answer.accept ? 'accepted' : 'refused';
  const ended = await scope.tx.row(sql<{ account_id: string }>`
    update details_request set state = ${state}, ended_at = ${scope.now}, ended_by = ${scope.staffId}, ended_by_name = ${scope.name},
      answer = ${answer.accept ? null : answer.because}
    where id = ${id} and state = 'sent' returning account_id`);
  if (!ended) return reason('details.ended', {}, []);
  scope.audit({ action: answer.accept ? 'details.accept' : 'details.refuse', item: id, recordId: patient.recordId });
  const account = await scope.tx.row(sql<{ email: string; language: string; status: string }>`select email, language, status from account where id = ${ended.account_id}`);
  if (account?.status === 'active' && (await wantsMail(scope, ended.account_id, 'requests')))
    await queueMail(scope.tx, { to: account.email, language: account.language, kind: 'requests.answered', facts: {}, accountId: ended.account_id, now: scope.now });
  return undefined;
}
