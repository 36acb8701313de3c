/** Whether the mail server of a person refuses what we send (N8): told to them where they arrive, until a mail goes through. */
import type { PatientScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'mail.refused': { times: number };
  }
}

/**
 * Why a person should look at their address: so many mails in a row to it were refused for good. Undefined when one
 * arrived since, or when the address is another one by now.
 */
export async function whyMailsFail({ tx, accountId }: PatientScope, limit: number): Promise<Reason<'mail.refused'> | undefined> {
  const row = await tx.row(sql<{ times: number }>`
    select count(*)::int as times from account a join mail m on m.account_id = a.id and m.recipient = a.email and m.state = 'failed' and m.smtp_code >= 500
    where a.id = ${accountId} and m.ended_at > coalesce((select max(s.ended_at) from mail s where s.account_id = a.id and s.recipient = a.email and s.state = 'sent'), '-infinity')`);
  return row!.times >= limit ? reason('mail.refused', { times: row!.times }, ['callOffice']) : undefined;
}
