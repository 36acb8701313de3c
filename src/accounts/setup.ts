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
import { storeSetting } from '../organization/settings.ts';
import { hasStaff, insertStaff } from './staff.ts';
import { stepOfCode } from './totp.ts';

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

/** What the first of the two pages collects. The second proves that the authenticator app works. */
export interface SetupAnswers {
  readonly clinic: Omit<NewClinic, 'key'>;
  readonly username: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly totpSecret: string;
}

/** The answers between the two pages: sealed, and of no use with another link. */
export const sealAnswers = (portal: Portal, token: string, answers: SetupAnswers): string =>
  portal.secrets.seal('setup', Buffer.from(JSON.stringify({ token: tokenHash(token).toString('hex'), answers }))).toString('base64url');

/** Undefined when they were not sealed here for this link. */
export function openAnswers(portal: Portal, token: string, sealed: string): SetupAnswers | undefined {
  try {
    const found = JSON.parse(portal.secrets.open('setup', Buffer.from(sealed, 'base64url')).toString()) as { token: string; answers: SetupAnswers };
    return found.token === tokenHash(token).toString('hex') ? found.answers : undefined;
  } catch {
    return undefined;
  }
}

export type SetupAnswer = 'done' | 'wrongCode' | 'over';

/**
 * Makes the clinic and its first administrator and ends the link, all or nothing, when the code of the authenticator
 * app is right. `over` when the link was used in the meantime: of two that come at once, one wins.
 */
export async function finishSetup(portal: Portal, origin: Origin, token: string, answers: SetupAnswers, code: string): Promise<SetupAnswer> {
  return asSystem(portal, 'setup', origin, async (scope) => {
    if (!(await isOpen(scope, token))) return 'over';
    const { clinic, username, name, totpSecret, passwordHash } = answers;
    const usedStep = stepOfCode(totpSecret, code, scope.now, 0);
    if (usedStep === undefined) return 'wrongCode';
    await scope.tx.run(sql`update installation set setup_token_hash = null, setup_expires_at = null`);
    await addClinic(scope, { ...clinic, key: 'main' });
    const settings = {
      'organization.name': clinic.name, 'brand.name': clinic.name.slice(0, 60), 'office.phone': clinic.phone, 'office.hours': clinic.hours, 'office.zone': clinic.zone,
    } as const;
    for (const [key, value] of Object.entries(settings)) await storeSetting(scope.tx, key as keyof typeof settings, value, 'setup', scope.now);
    await insertStaff(portal, scope, { username, name, totpSecret, usedStep, appointments: [{ role: 'admin', clinic: null }], by: 'setup' }, passwordHash);
    return 'done';
  });
}

/** Holds the row, so that a second one waits and then finds the link used. */
async function isOpen(scope: SystemScope, token: string): Promise<boolean> {
  if (!/^[\w-]{43}$/.test(token)) return false;
  const row = await scope.tx.row(sql<{ open: boolean }>`
    select true as open from installation where setup_token_hash = ${tokenHash(token)} and setup_expires_at > ${scope.now} for update`);
  return row !== undefined && !(await hasStaff(scope));
}
