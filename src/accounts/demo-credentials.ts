/**
 * The one password and the one TOTP secret of the demo's people, when the demo is started with other ones than
 * before. Only for the demo: nowhere else does the portal set a password for somebody.
 */
import { asSystem, nowhere } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import { sealTotp } from './totp.ts';
import { usernameKey } from './username-rules.ts';

export interface DemoCredentials {
  readonly password: string;
  /** Base32. */
  readonly totpSecret: string;
}

/** Gives them to the named people and staff, ends their sessions and opens their locks. */
export async function changeDemoCredentials(
  portal: Portal, people: readonly string[], staff: readonly string[], { password, totpSecret }: DemoCredentials,
): Promise<void> {
  const hash = await portal.passwords.hash(password);
  const names = people.map(usernameKey);
  const staffNames = staff.map(usernameKey);
  await asSystem(portal, 'demo', nowhere, async ({ tx }) => {
    await tx.run(sql`update account set password_hash = ${hash} where username_key = any (${names})`);
    await tx.run(sql`update staff set password_hash = ${hash}, totp_secret = ${sealTotp(portal.secrets, totpSecret)}, totp_last_step = 0
      where username_key = any (${staffNames})`);
    await tx.run(sql`delete from session where account_id in (select id from account where username_key = any (${names}))
      or staff_id in (select id from staff where username_key = any (${staffNames}))`);
    await tx.run(sql`delete from sign_in_counter where username_mac = any (${[
      ...names.map((name) => portal.secrets.mac('username', name)), ...staffNames.map((name) => portal.secrets.mac('staff username', name)),
    ]})`);
  });
}
