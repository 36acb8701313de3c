/**
 * The first step of signing up: an access code and who one is (E3, E4, E7, A-015 to A-018). An unknown, expired, used
 * or revoked code and a wrong birth date get one answer at one cost: the same statements run in every case. A code
 * that met too many wrong identities is void. Consumes nothing and creates no account.
 */
import { randomBytes } from 'node:crypto';
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { hours, later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { newToken } from '../kernel/secrets.ts';
import { queueMail } from '../notices/mail.ts';
import type { Settings } from '../organization/settings.ts';
import type { Portal } from '../portal.ts';
import { codeMac } from './access-codes.ts';
import { noteAccountEvent } from './account-events.ts';
import { codeState } from './account-status.ts';
import { wrongIdentity } from './identity-rules.ts';
import type { RecordIdentity, TypedIdentity } from './identity-rules.ts';
import { staffPatientLink } from './mailed-links.ts';
import { statusNow } from './status-now.ts';
import { giveTryBack, takeTry } from './throttle.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    /** On purpose without facts: it must not tell one cause from another. */
    'signUp.noMatch': Record<string, never>;
    'signUp.hasAccount': Record<string, never>;
  }
}

const purpose = 'sign-up';
/** Tries that failed, from one address within an hour. */
export const mostTries = 30;
/** How long a sign-up may take, unless its code ends before. */
const life = hours(1);

export type RedeemAnswer = { token: string } | { why: Reason<'signUp.noMatch'> | Reason<'signUp.hasAccount'> | Reason<'tries.tooMany'> };

/** Opens a sign-up for whoever holds the code and is who the record says. Returns the token for its cookie. */
export async function redeemCode(portal: Portal, origin: Origin, given: { code: string; identity: TypedIdentity }): Promise<RedeemAnswer> {
  const settings = await portal.settings.current();
  const tooMany = await takeTry(portal, origin, purpose, mostTries);
  if (tooMany) return { why: tooMany };

  return asSystem(portal, purpose, origin, async (scope) => {
    const code = await findCode(scope, codeMac(portal.secrets, given.code));
    const record = await recordIdentity(scope, code?.record_id ?? nobody);
    const wrong = wrongIdentity(record, given.identity, settings['enrol.verify']);
    const open = code !== undefined && record !== undefined && !record.deceased &&
      codeState({ expiresAt: code.expires_at, usedAt: code.used_at, revokedAt: code.revoked_at }, scope.now) === 'open';
    const counted = await countWrong(scope, open && wrong.length > 0 ? code.id : nobody, settings['enrol.code.maxVerifyFailures']);

    if (!open || wrong.length > 0) {
      const fields: Record<string, string> = open ? { field: wrong.join(' ') } : {};
      scope.audit({ action: 'signUp.identity', outcome: 'failure', recordId: code?.record_id, item: code?.id, details: { codeOpen: open, ...fields } });
      if (counted?.voided) await tellVoided(portal, scope, code!.record_id, settings);
      return { why: reason('signUp.noMatch', {}, ['tryAgain', 'askForCode']) };
    }
    await giveTryBack(portal, scope, purpose);
    if (record.hasAccount) {
      scope.audit({ action: 'signUp.identity', outcome: 'denied', recordId: code.record_id, item: code.id, details: { code: 'signUp.hasAccount' } });
      return { why: reason('signUp.hasAccount', {}, ['signIn', 'recoverUsername', 'callOffice']) };
    }
    scope.audit({ action: 'signUp.identity', recordId: code.record_id, item: code.id });
    return { token: await openEnrolment(scope, code) };
  });
}

/** Five wrong identities end a code: staff see it in the history, and hear of it where they want to (E7). */
async function tellVoided(portal: Portal, scope: SystemScope, recordId: string, settings: Settings): Promise<void> {
  await noteAccountEvent(scope, { recordId, status: await statusNow(scope, recordId), method: 'wrongTries' });
  if (!settings['mail.staff']) return;
  await queueMail(scope.tx, {
    to: settings['mail.staff'], language: 'en', kind: 'staff.codeVoided', now: scope.now,
    facts: { tries: settings['enrol.code.maxVerifyFailures'], link: staffPatientLink(portal, recordId) },
  });
}

const nobody = '00000000-0000-0000-0000-000000000000';

interface FoundCode {
  id: string;
  record_id: string;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
}

/** Holds the row: tries on one code come one after the other. */
const findCode = (scope: SystemScope, mac: Buffer): Promise<FoundCode | undefined> =>
  scope.tx.row(sql<FoundCode>`select id, record_id, expires_at, used_at, revoked_at from enrolment_code
    where code_mac = ${mac} and purpose = 'patient' for update`);

type FoundRecord = RecordIdentity & { deceased: boolean; hasAccount: boolean };

const recordIdentity = (scope: SystemScope, recordId: string): Promise<FoundRecord | undefined> =>
  scope.tx.row(sql<FoundRecord>`
    select birth_date as "birthDate", zip, phone, email, mrn,
      (select bool_or(one.deceased) from patient one where one.record_id = ${recordId}) as deceased,
      exists (select from account a where a.record_id = ${recordId} and a.kind = 'patient' and a.status = 'active') as "hasAccount"
    from patient where record_id = ${recordId} order by linked_at, patient_id limit 1`);

/** Counts a wrong identity check on an open code, and voids the code with the last one allowed (E7). */
const countWrong = (scope: SystemScope, codeId: string, most: number): Promise<{ voided: boolean } | undefined> =>
  scope.tx.row(sql<{ voided: boolean }>`update enrolment_code set failures = failures + 1,
      revoked_at = case when failures + 1 >= ${most} then ${scope.now} else revoked_at end,
      revoked_reason = case when failures + 1 >= ${most} then 'wrongTries' else revoked_reason end
    where id = ${codeId} returning revoked_at is not null as voided`);

async function openEnrolment(scope: SystemScope, code: FoundCode): Promise<string> {
  const { token, hash } = newToken();
  const end = Math.min(later(scope.now, life).getTime(), code.expires_at.getTime());
  await scope.tx.run(sql`insert into enrolment (token_hash, code_id, csrf, started_at, expires_at)
    values (${hash}, ${code.id}, ${randomBytes(24).toString('base64url')}, ${scope.now}, ${new Date(end)})`);
  return token;
}
