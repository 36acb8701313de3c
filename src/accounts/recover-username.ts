/**
 * "Forgot username?" (S8, S9, A-019, A-020): last name, birth date, and ZIP code or e-mail address, held against the
 * record. The username is mailed to the confirmed address of the account and shown nowhere. Tells nobody whether there
 * is such a person: the caller shows the same page in every case.
 */
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { hours, later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { mailAccount } from './account-mails.ts';
import type { MailedAccount } from './account-mails.ts';
import { whyNoRecoveryTo } from './address-rules.ts';
import { wrongIdentity } from './identity-rules.ts';
import type { RecordIdentity } from './identity-rules.ts';
import { foldName } from './name-rules.ts';
import { takeTry } from './throttle.ts';

export interface NameAsked {
  readonly family: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  /** A ZIP code or an e-mail address. */
  readonly place: string;
}

/** Tries from one address within an hour (S8). */
export const mostNameTries = 5;
/** Mails with the username to one account within an hour. */
const mostMails = 3;

/** Why it was not even looked at; undefined in every other case, whether a mail was sent or not. */
export async function recoverUsername(portal: Portal, origin: Origin, asked: NameAsked): Promise<Reason<'tries.tooMany'> | undefined> {
  const tooMany = await takeTry(portal, origin, 'username', mostNameTries);
  if (tooMany) return tooMany;
  await asSystem(portal, 'username', origin, async (scope) => {
    const found = (await candidates(scope, asked)).filter((one) => isMeant(one, asked));
    const reached = found.filter((one) => whyNoRecoveryTo(one, scope.now) === undefined && one.recent < mostMails);
    scope.audit({ action: 'username.ask', outcome: reached.length > 0 ? 'success' : 'denied', details: { found: found.length, mailed: reached.length } });
    for (const account of reached) {
      await mailAccount(scope, account, 'account.username', { username: account.username });
      scope.audit({ action: 'username.mail', item: account.id, recordId: account.recordId });
    }
  });
  return undefined;
}

interface Candidate extends MailedAccount, Omit<RecordIdentity, 'email'> {
  username: string;
  recordId: string;
  family: string | null;
  /** What the record has, where `email` is the account's. */
  recordEmail: string | null;
  confirmedAt: Date | null;
  heldUntil: Date | null;
  recent: number;
}

/** By the index on name and birth date. Twins who share all of it are each told their own name at their own address. */
const candidates = ({ tx, now }: SystemScope, { family, birthDate }: NameAsked): Promise<Candidate[]> =>
  tx.rows(sql<Candidate>`
    select distinct on (a.id) a.id, a.username, a.email, a.language, a.email_confirmed_at as "confirmedAt", a.email_held_until as "heldUntil",
      p.record_id as "recordId", p.family, p.birth_date as "birthDate", p.zip, p.phone, p.mrn, p.email as "recordEmail",
      (select count(*)::int from mail m where m.account_id = a.id and m.kind = 'account.username' and m.queued_at > ${later(now, -hours(1))}) as recent
    from patient p join account a on a.record_id = p.record_id and a.status = 'active' and a.kind = 'patient'
    where p.name_key like ${`${foldName(family).replace(/[%_\\]/g, '') || '-'} %`} and p.birth_date = ${birthDate} order by a.id limit 20`);

function isMeant(one: Candidate, { family, birthDate, place }: NameAsked): boolean {
  const named = foldName(one.family ?? '') === foldName(family) && one.birthDate === birthDate;
  const byZip = wrongIdentity(one, { zip: /^[\d\s-]+$/.test(place) ? place : '' }, ['zip']).length === 0;
  const byEmail = [one.email, one.recordEmail].some((email) => wrongIdentity({ ...one, email }, { email: place }, ['email']).length === 0);
  return named && (byZip || byEmail);
}
