/**
 * The second factors of a person or a member of staff (S21): what there is, adding one, taking one away. Whoever calls
 * has had the current password confirmed. The first factor brings ten recovery codes, returned here once; with the last
 * one go codes and trusted devices.
 */
import type { PatientScope, StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { mostPasskeys, whyNotAdd, whyNotPasskeyName, whyNotTakeAway } from './factor-rules.ts';
import type { Owner } from './factor-rules.ts';
import { tellOwner } from './factor-mails.ts';
import { openSetup } from './factor-setup.ts';
import { chooseMailedCodes } from './mailed-codes.ts';
import { addPasskey, passkeysOf, removePasskey } from './passkeys.ts';
import type { Passkey } from './passkeys.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { forgetTrustedDevices } from './trusted-devices.ts';
import { sealTotp, stepOfCode } from './totp.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'app.wrongCode': Record<string, never>;
  }
}

type Self = PatientScope | StaffScope;

export const ownerOf = (scope: Self): Owner =>
  scope.kind === 'staff' ? { kind: 'staff', id: scope.staffId, username: scope.username } : { kind: 'person', id: scope.accountId, username: scope.username };

export interface Factors {
  /** Since when; null: since the beginning (staff). Undefined: none. */
  readonly app: { readonly addedAt: Date | null } | undefined;
  readonly passkeys: readonly Passkey[];
  /** Whether codes by mail were chosen. */
  readonly mailed: boolean;
  readonly recoveryLeft: number;
}

export const factorCount = ({ app, passkeys, mailed }: Factors): number => (app ? 1 : 0) + passkeys.length + (mailed ? 1 : 0);

/** What somebody has set up. Holds no secret. */
export async function factorsOf({ tx }: Pick<SystemScope, 'tx'>, owner: Pick<Owner, 'kind' | 'id'>): Promise<Factors> {
  const [one, passkeys] = await Promise.all([
    tx.row(sql<{ added_at: Date | null; mailed: boolean; left: number }>`select
      (select added_at from authenticator_app where owner_id = ${owner.id}) as added_at,
      exists (select from mailed_code where owner_id = ${owner.id}) as mailed,
      (select count(*)::int from recovery_code where owner_id = ${owner.id} and used_at is null) as left`),
    passkeysOf({ tx }, owner.id),
  ]);
  const { added_at: addedAt, mailed, left } = one!;
  return { app: owner.kind === 'staff' || addedAt ? { addedAt } : undefined, passkeys, mailed, recoveryLeft: left };
}

/** Whether a second step stands between the password and the account. */
export const hasFactor = async (scope: SystemScope | PatientScope, accountId: string): Promise<boolean> =>
  (await scope.tx.row(sql<{ has: boolean }>`select exists (select from authenticator_app where owner_id = ${accountId})
    or exists (select from passkey where owner_id = ${accountId}) or exists (select from mailed_code where owner_id = ${accountId}) as has`))!.has;

/** Done; with recovery codes to show, once, when there were none. */
export type Added = { codes: string[] | undefined } | { why: Reason };

/** Puts an authenticator app in place of the one before, when its code shows that it works. */
export async function addApp(portal: Portal, scope: Self, sealed: string, code: string): Promise<Added> {
  const owner = ownerOf(scope);
  const before = await factorsOf(scope, owner);
  const why = await whyNotNow(portal, owner, before);
  if (why) return { why };
  const secret = openSetup(portal, owner, 'app', sealed, scope.now);
  if (!secret) return { why: ended() };
  const step = stepOfCode(secret, code, scope.now, 0);
  if (step === undefined) return { why: reason('app.wrongCode', {}, ['tryAgain']) };
  await storeApp(portal, scope, owner, secret, step);
  return { codes: await codesIfNone(portal, scope, owner, before) };
}

/** Writes the secret; the code that proved it opens nothing else. */
export async function storeApp(portal: Portal, scope: Self | SystemScope, owner: Owner, secret: string, usedStep: number): Promise<void> {
  const sealed = sealTotp(portal.secrets, secret);
  await scope.tx.run(owner.kind === 'staff'
    ? sql`update staff set totp_secret = ${sealed}, totp_last_step = ${usedStep} where id = ${owner.id}`
    : sql`insert into authenticator_app (owner_id, secret, last_step, added_at) values (${owner.id}, ${sealed}, ${usedStep}, ${scope.now})
        on conflict (owner_id) do update set secret = excluded.secret, last_step = excluded.last_step, added_at = excluded.added_at`);
  scope.audit({ action: 'factor.appAdded', item: owner.id });
  await tellOwner(scope, owner, 'factor.appAdded');
}

/** Adds the passkey that the browser made, under a name. */
export async function addNamedPasskey(portal: Portal, scope: Self, sealed: string, name: string, response: string): Promise<Added> {
  const owner = ownerOf(scope);
  const before = await factorsOf(scope, owner);
  const why = await whyNotNow(portal, owner, before)
    ?? (before.passkeys.length >= mostPasskeys ? reason('passkey.tooMany', { most: mostPasskeys }, []) : undefined)
    ?? whyNotPasskeyName(name)
    ?? (openSetup(portal, owner, 'passkey', sealed, scope.now) === undefined ? ended() : undefined)
    ?? (await addPasskey(portal, scope, owner, name, response));
  if (why) return { why };
  await tellOwner(scope, owner, 'factor.passkeyAdded');
  return { codes: await codesIfNone(portal, scope, owner, before) };
}

/** Chooses codes by mail as a way to do the second step (S21). */
export async function addMailedCodes(portal: Portal, scope: PatientScope): Promise<Added> {
  const owner = ownerOf(scope);
  const before = await factorsOf(scope, owner);
  const why = await whyNotNow(portal, owner, before);
  if (why) return { why };
  await chooseMailedCodes(scope);
  await tellOwner(scope, owner, 'factor.mailChosen');
  return { codes: await codesIfNone(portal, scope, owner, before) };
}

/** New recovery codes in place of the old ones. */
export async function renewCodes(portal: Portal, scope: Self): Promise<string[]> {
  const owner = ownerOf(scope);
  await tellOwner(scope, owner, 'factor.codesMade');
  return newRecoveryCodes(portal, scope, owner);
}

/** What can be taken away: the app, the codes by mail, one passkey, or all of it. */
export type Part = 'app' | 'mail' | 'all' | { readonly passkey: string };

/** Takes a factor away, or says why it must stay. `password` is the current one, just confirmed. Staff keep their app. */
export async function takeAway(portal: Portal, scope: Self, part: Part, password: string): Promise<Reason | undefined> {
  const owner = ownerOf(scope);
  const before = await factorsOf(scope, owner);
  const left = part === 'all' ? 0 : factorCount(before) - 1;
  const why = owner.kind === 'staff' ? whyStaffKeep(part) : whyNotTakeAway(left, (await portal.settings.current())['auth.twoStep'], password);
  if (why) return why;
  if (typeof part === 'object') await removePasskey(scope, owner, part.passkey);
  if (part === 'app' || part === 'all') await scope.tx.run(sql`delete from authenticator_app where owner_id = ${owner.id}`);
  if (part === 'mail' || part === 'all') await scope.tx.run(sql`delete from mailed_code where owner_id = ${owner.id}`);
  if (left === 0) await takeAllAway(scope, owner);
  await tellOwner(scope, owner, left === 0 ? 'factor.off' : 'factor.removed');
  scope.audit({ action: left === 0 ? 'factor.off' : 'factor.removed', item: owner.id, details: { part: typeof part === 'object' ? 'passkey' : part } });
  return undefined;
}

/** Everything that stands in for the second step. The app of staff is another's to replace. */
export async function takeAllAway(scope: Self | SystemScope, owner: Pick<Owner, 'kind' | 'id'>): Promise<void> {
  await scope.tx.run(sql`delete from passkey where owner_id = ${owner.id}`);
  await scope.tx.run(sql`delete from recovery_code where owner_id = ${owner.id}`);
  if (owner.kind === 'staff') return;
  await scope.tx.run(sql`delete from authenticator_app where owner_id = ${owner.id}`);
  await scope.tx.run(sql`delete from mailed_code where owner_id = ${owner.id}`);
  await forgetTrustedDevices(scope, owner.id);
}

const whyStaffKeep = (part: Part): Reason<'factor.required'> | undefined => (typeof part === 'object' ? undefined : reason('factor.required', {}, []));

const whyNotNow = async (portal: Portal, owner: Owner, before: Factors): Promise<Reason | undefined> =>
  owner.kind === 'staff' ? undefined : whyNotAdd(factorCount(before) > 0, (await portal.settings.current())['auth.twoStep']);

const ended = (): Reason<'factor.setupEnded'> => reason('factor.setupEnded', { minutes: 10 }, ['tryAgain']);

const codesIfNone = async (portal: Portal, scope: Self, owner: Owner, before: Factors): Promise<string[] | undefined> =>
  before.recoveryLeft > 0 ? undefined : newRecoveryCodes(portal, scope, owner);
