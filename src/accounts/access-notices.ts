/**
 * Telling a person what was decided about their access (T9): by mail, with the reason in a few words and whom to call.
 * Where there is no account to write to, or the mail did not arrive, a letter becomes a task for staff. A mail says
 * nothing of the words that staff wrote to the person: those stand in the letter and in the portal.
 */
import { asSystem, nowhere } from '../access/scope.ts';
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { queueMail } from '../notices/mail.ts';
import type { Portal } from '../portal.ts';
import { noteAccessTask } from './access-tasks.ts';
import type { EndingReason } from './ending-rules.ts';

declare module '../notices/mail.ts' {
  interface MailFacts {
    /** At the person's own call. */
    'access.closed': { at: Date };
    'access.ended': { at: Date; because: EndingReason };
    'access.restricted': { at: Date; because: EndingReason };
    'access.lifted': { at: Date };
    /** The whole access was ended, and no longer is: a new code opens it. */
    'access.mayReturn': { at: Date };
  }
}

/** What was done: closed at their own call, ended or limited by the organization, taken back. */
export type Told = 'closed' | 'ended' | 'restricted' | 'lifted' | 'mayReturn';

export async function tellOfDecision(
  scope: StaffScope | SystemScope, recordId: string, done: { decisionId: string; accountId: string | null; because: EndingReason }, what: Told,
): Promise<void> {
  const { decisionId, accountId, because } = done;
  const account = accountId
    ? await scope.tx.row(sql<{ email: string; language: string }>`select email, language from account where id = ${accountId}`)
    : undefined;
  if (!account) {
    if (needsLetter(what)) await noteAccessTask(scope, { recordId, kind: 'letter', decisionId });
    return;
  }
  const mail = { to: account.email, language: account.language, accountId, now: scope.now, mergeKey: keyOf(what, decisionId) };
  if (what === 'ended' || what === 'restricted') await queueMail(scope.tx, { ...mail, kind: `access.${what}`, facts: { at: scope.now, because } });
  else await queueMail(scope.tx, { ...mail, kind: `access.${what}`, facts: { at: scope.now } });
}

/** T9 speaks of what the organization does. Who closed their own account is given the letter on the spot. */
const needsLetter = (what: Told): boolean => what === 'ended' || what === 'restricted';

const keyOf = (what: Told, decisionId: string): string => `access.${what} ${decisionId}`;

/** Makes a task of each notice whose mail could not be delivered. Returns how many. */
export const askForLetters = (portal: Portal): Promise<number> =>
  asSystem(portal, 'access-letters', nowhere, async (scope) => {
    const lost = await scope.tx.rows(sql<{ id: string; record_id: string }>`
      select d.id, d.record_id from mail m join access_decision d on m.merge_key in ('access.ended ' || d.id, 'access.restricted ' || d.id)
      where m.state in ('failed', 'expired') and m.kind in ('access.ended', 'access.restricted')
        and not exists (select from access_task t where t.decision_id = d.id and t.kind = 'letter')`);
    for (const { id, record_id } of lost) await noteAccessTask(scope, { recordId: record_id, kind: 'letter', decisionId: id });
    return lost.length;
  });
