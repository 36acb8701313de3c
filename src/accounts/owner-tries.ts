/**
 * One counter for everything somebody may guess about an account: password, one-time code, recovery code, and the
 * password asked again. Only a whole sign-in resets it. Reaching the limit locks the account and ends its
 * sessions; staff open it again.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import type { Owner } from './factor-rules.ts';
import type { MailedAccount } from './account-mails.ts';
import { countTry, lockAt } from './sign-in.ts';
import { usernameKey } from './username-rules.ts';

/** Where the tries are counted: staff apart from persons, who may have the same name. */
export const counterOf = (portal: Portal, { kind, username }: Pick<Owner, 'kind' | 'username'>): Buffer =>
  portal.secrets.mac(kind === 'staff' ? 'staff username' : 'username', usernameKey(username));

/** What was right takes back its own try and no other: four wrong codes stay counted. */
export const takeBackTry = (scope: SystemScope, counter: Buffer): Promise<number> =>
  scope.tx.run(sql`update sign_in_counter set failures = failures - 1 where username_mac = ${counter} and locked_at is null and failures > 0`);

/** A whole sign-in: all tries are forgiven. */
export const forgiveTries = (scope: SystemScope, counter: Buffer): Promise<number> =>
  scope.tx.run(sql`delete from sign_in_counter where username_mac = ${counter} and locked_at is null`);

const nobody = '00000000-0000-0000-0000-000000000000';

/** What a failed try of staff leaves behind: always the same statements, which change something only at the limit. */
export async function lockStaffAt(scope: SystemScope, counter: Buffer, reached: boolean, staffId: string | undefined): Promise<void> {
  const [newly] = await Promise.all([
    scope.tx.run(sql`update sign_in_counter set locked_at = ${scope.now} where username_mac = ${counter} and locked_at is null and ${reached}::boolean`),
    scope.tx.run(sql`delete from session where staff_id = ${reached && staffId ? staffId : nobody}`),
  ]);
  if (newly > 0 && staffId) scope.audit({ action: 'staff.lock', item: staffId });
}

/** Locks the account of somebody who is known by name already, and says so. */
export async function lockOwner(scope: SystemScope, counter: Buffer, owner: Owner, limit: number): Promise<Reason<'signIn.locked'>> {
  if (owner.kind === 'staff') await lockStaffAt(scope, counter, true, owner.id);
  else {
    const fresh = (await scope.tx.run(sql`update sign_in_counter set locked_at = ${scope.now} where username_mac = ${counter} and locked_at is null`)) === 1;
    const account = await scope.tx.row(sql<MailedAccount>`select id, email, language from account where id = ${owner.id}`);
    await lockAt(scope, counter, true, fresh ? account : undefined, limit);
  }
  return reason('signIn.locked', { tries: limit }, [owner.kind === 'person' ? 'callOffice' : 'askAdministrator']);
}

/** Adds one try of somebody who is known by name already. */
export const countOwnTry = (scope: SystemScope, counter: Buffer, limit: number): Promise<number> => countTry(scope, counter, limit, sql`select`);
