/**
 * The first administrator: a new portal has no account at all. Whoever started it gets a link that works
 * once and for a day; a restart makes a new one and the old one is dead.
 */
import { asSystem, nowhere } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { hours, later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { newToken, tokenHash } from '../kernel/secrets.ts';
import type { Portal } from '../portal.ts';
import { addClinic } from '../organization/clinics.ts';
import type { NewClinic } from '../organization/clinics.ts';
import { hasStaff, insertStaff } from './staff.ts';
import type { NewStaff } from './staff.ts';

/** How long the link of the first start works. */
const life = hours(24);

/** The link to make the first administrator; undefined when somebody works here already, or in the demo. */
export async function setupLink(portal: Portal, url: string): Promise<string | undefined> {
  if (portal.config.demo) return undefined;
  return asSystem(portal, 'setup', nowhere, async (scope) => {
    if (await hasStaff(scope)) return undefined;
    const { token, hash } = newToken();
    await scope.tx.run(sql`update installation set setup_token_hash = ${hash}, setup_expires_at = ${later(scope.now, life)}`);
    return `${url}/setup/${token}`;
  });
}

/** Whether the token of a link still opens the setup. */
export const setupIsOpen = (portal: Portal, origin: Origin, token: string): Promise<boolean> =>
  asSystem(portal, 'setup', origin, (scope) => isOpen(scope, token));

export interface FirstSetup {
  readonly token: string;
  readonly clinic: NewClinic;
  readonly administrator: Pick<NewStaff, 'username' | 'name' | 'password' | 'totpSecret'>;
}

/**
 * Makes the clinic and its first administrator, and ends the link, all or nothing. False when the link was used in
 * the meantime: of two that come at once, one wins.
 */
export async function finishSetup(portal: Portal, origin: Origin, wanted: FirstSetup): Promise<boolean> {
  const passwordHash = await portal.passwords.hash(wanted.administrator.password);
  return asSystem(portal, 'setup', origin, async (scope) => {
    if (!(await isOpen(scope, wanted.token))) return false;
    await scope.tx.run(sql`update installation set setup_token_hash = null, setup_expires_at = null`);
    await addClinic(scope, wanted.clinic);
    await insertStaff(portal, scope, { ...wanted.administrator, appointments: [{ role: 'admin', clinic: null }], by: 'setup' }, passwordHash);
    return true;
  });
}

/** Holds the row, so that a second one waits and then finds the link used. */
async function isOpen(scope: SystemScope, token: string): Promise<boolean> {
  if (!/^[\w-]{43}$/.test(token)) return false;
  const row = await scope.tx.row(sql<{ open: boolean }>`
    select true as open from installation where setup_token_hash = ${tokenHash(token)} and setup_expires_at > ${scope.now} for update`);
  return row !== undefined && !(await hasStaff(scope));
}
