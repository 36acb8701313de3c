/**
 * The second step of signing in, for persons and for staff (S21, A-008, A-034): a code of the app, a passkey, a
 * recovery code, a mailed code. Each works once, also when it is sent twice at the same moment. What is wrong counts
 * where wrong passwords count, and the answer does not say which kind of code it was taken for.
 */
import { asSystem } from '../access/scope.ts';
import type { PendingPersonScope, PendingStaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { tokenHash } from '../kernel/secrets.ts';
import type { Portal } from '../portal.ts';
import { foldCode } from './access-code-rules.ts';
import { mailCode, tellCodeUsed } from './factor-mails.ts';
import { factorsOf, storeApp } from './factors.ts';
import { openSetup } from './factor-setup.ts';
import type { Owner } from './factor-rules.ts';
import { rememberDevice } from './known-devices.ts';
import { newMailedCode, useMailedCode } from './mailed-codes.ts';
import { counterOf, countOwnTry, forgiveTries, lockOwner } from './owner-tries.ts';
import { checkSecondStep, optionsToGive, passkeysOf, usePasskey } from './passkeys.ts';
import type { GivenPasskey, Passkey } from './passkeys.ts';
import { newRecoveryCodes, useRecoveryCode } from './recovery-codes.ts';
import { trustDevice } from './trusted-devices.ts';
import { openSession } from './sessions.ts';
import { openTotp, stepOfCode } from './totp.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'signIn.wrongCode': { left: number };
  }
}

export type PendingScope = PendingPersonScope | PendingStaffScope;

export const pendingOwner = (pending: PendingScope): Owner =>
  pending.kind === 'person-pending'
    ? { kind: 'person', id: pending.accountId, username: pending.username }
    : { kind: 'staff', id: pending.staffId, username: pending.username };

export interface GivenFactor {
  readonly code?: string;
  /** What the browser answered, as JSON. */
  readonly passkey?: string;
}

export interface Around {
  readonly userAgent: string;
  /** The cookie of a device that was known before (S4). */
  readonly device?: string | undefined;
  /** Came through the organization's own provider (staff only). */
  readonly singleSignOn?: boolean;
  /** The cookie of trusted devices, when this one shall be trusted, too (persons only). */
  readonly trust?: { readonly cookie: string | undefined };
}

/** In, with the new cookie of trusted devices if any; or on to setting a new factor up; or why not. */
export type FactorAnswer =
  | { token: string; mustEnrol: false; device: string; trusted?: string }
  | { token: string; mustEnrol: true }
  | { why: Reason<'signIn.wrongCode'> | Reason<'signIn.locked'> };

/** Ends the session between the steps and opens the one that works. */
export async function giveFactor(portal: Portal, pending: PendingScope, pendingToken: string, given: GivenFactor, around: Around): Promise<FactorAnswer> {
  const limit = (await portal.settings.current())['auth.lockout.maxFailures'];
  const owner = pendingOwner(pending);
  const counter = counterOf(portal, owner);
  const { tries, passkeys } = await asSystem(portal, 'sign-in', pending.origin, async (scope) => {
    const [tries, passkeys] = await Promise.all([countOwnTry(scope, counter, limit), given.passkey ? passkeysOf(scope, owner.id) : ([] as Passkey[])]);
    return { tries, passkeys };
  });
  const key = given.passkey && tries <= limit ? await checkSecondStep(portal, owner, passkeys, given.passkey, pending.now) : undefined;

  return asSystem(portal, 'sign-in', pending.origin, async (scope): Promise<FactorAnswer> => {
    const way = tries <= limit ? await wayIn(portal, scope, owner, given, key) : undefined;
    if (!way) {
      scope.audit({ action: owner.kind === 'staff' ? 'staff.code' : 'signIn.code', outcome: 'failure', item: owner.id, details: { tries } });
      const next = owner.kind === 'staff' ? 'askAdministrator' : 'callOffice';
      if (tries < limit) return { why: reason('signIn.wrongCode', { left: limit - tries }, ['tryAgain', next]) };
      return { why: await lockOwner(scope, counter, owner, limit) };
    }
    const first = await scope.tx.row(sql<{ single_sign_on: boolean }>`delete from session where token_hash = ${tokenHash(pendingToken)} returning single_sign_on`);
    const singleSignOn = first?.single_sign_on ?? false;
    if (way === 'resetCode') {
      scope.audit({ action: 'staff.code', item: owner.id, details: { way } });
      return { token: await openSession(portal, scope, { kind: 'staff-pending', staffId: owner.id, userAgent: around.userAgent, mustEnrol: true, singleSignOn }), mustEnrol: true };
    }
    const trusted = around.trust && owner.kind === 'person' ? await trustDevice(scope, owner.id, around.trust.cookie, around.userAgent) : undefined;
    return { ...(await letIn(portal, scope, owner, { ...around, singleSignOn }, way)), mustEnrol: false, ...(trusted && { trusted }) };
  }, pending.actor);
}

/** Sends a code by mail to somebody who chose that. Says nothing: the page looks the same when none was sent. */
export async function sendMailedCode(portal: Portal, pending: PendingPersonScope): Promise<void> {
  const owner = pendingOwner(pending);
  await asSystem(portal, 'sign-in', pending.origin, async (scope) => {
    const code = await newMailedCode(portal, scope, owner);
    if (!code) return;
    await mailCode(portal, scope, owner, code);
    scope.audit({ action: 'signIn.codeMailed', item: owner.id });
  }, pending.actor);
}

/** Which ways the page of the second step offers. */
export async function waysOf(portal: Portal, pending: PendingScope): Promise<{ app: boolean; mailed: boolean; passkey: string | undefined }> {
  const owner = pendingOwner(pending);
  const { app, passkeys, mailed } = await asSystem(portal, 'sign-in', pending.origin, (scope) => factorsOf(scope, owner));
  return { app: app !== undefined, mailed, passkey: await optionsToGive(portal, owner, passkeys, pending.now) };
}

export type EnrolAnswer = { token: string; device: string; codes: string[] } | { why: Reason<'app.wrongCode'> | Reason<'factor.setupEnded'> };

/** Sets an authenticator app up for somebody who must have one before going on, and lets them in. */
export async function enrolAndEnter(portal: Portal, pending: PendingScope, pendingToken: string, sealed: string, code: string, around: Around): Promise<EnrolAnswer> {
  const owner = pendingOwner(pending);
  const secret = pending.mustEnrol ? openSetup(portal, owner, 'app', sealed, pending.now) : undefined;
  if (!secret) return { why: reason('factor.setupEnded', { minutes: 10 }, ['tryAgain']) };
  const step = stepOfCode(secret, code, pending.now, 0);
  if (step === undefined) return { why: reason('app.wrongCode', {}, ['tryAgain']) };
  return asSystem(portal, 'sign-in', pending.origin, async (scope): Promise<EnrolAnswer> => {
    const first = await scope.tx.row(sql<{ single_sign_on: boolean }>`delete from session where token_hash = ${tokenHash(pendingToken)} returning single_sign_on`);
    if (!first) return { why: reason('factor.setupEnded', { minutes: 10 }, ['tryAgain']) };
    await storeApp(portal, scope, owner, secret, step);
    const codes = await newRecoveryCodes(portal, scope, owner);
    return { codes, ...(await letIn(portal, scope, owner, { ...around, singleSignOn: first.single_sign_on }, 'enrolled')) };
  }, pending.actor);
}

/** Opens the session of somebody who has shown who they are; `device` is the cookie by which this browser is known the next time. */
export async function letIn(portal: Portal, scope: SystemScope, owner: Owner, { userAgent, device, singleSignOn = false }: Around, way: string): Promise<{ token: string; device: string }> {
  const counter = counterOf(portal, owner);
  await forgiveTries(scope, counter);
  const record = owner.kind === 'person'
    ? await scope.tx.row(sql<{ record_id: string | null }>`update account set last_sign_in_at = ${scope.now} where id = ${owner.id} returning record_id`)
    : undefined;
  // Whoever can sign in needs no link any more: one that was mailed is dead.
  if (record) await scope.tx.run(sql`update recovery set ended_at = ${scope.now} where account_id = ${owner.id} and kind = 'asked' and finished_at is null and ended_at is null`);
  if (owner.kind === 'staff') await scope.tx.run(sql`update staff set last_sign_in_at = ${scope.now} where id = ${owner.id}`);
  scope.audit({ action: owner.kind === 'staff' ? 'staff.signIn' : 'signIn', item: owner.id, ...(record?.record_id && { recordId: record.record_id }), details: { way } });
  const token = await openSession(portal, scope, owner.kind === 'staff' ? { kind: 'staff', staffId: owner.id, userAgent, singleSignOn } : { kind: 'person', accountId: owner.id, userAgent });
  return { token, device: await rememberDevice(portal.secrets, scope, counter, device) };
}

/** By which of their factors it was right, having used it up; undefined when by none. */
async function wayIn(portal: Portal, scope: SystemScope, owner: Owner, given: GivenFactor, key: GivenPasskey | undefined): Promise<string | undefined> {
  if (given.passkey) return key && (await usePasskey(scope, key)) ? 'passkey' : undefined;
  const code = given.code ?? '';
  if (await useAppCode(portal, scope, owner, code)) return 'app';
  if (await useRecoveryCode(portal, scope, owner, code)) {
    await tellCodeUsed(scope, owner, (await factorsOf(scope, owner)).recoveryLeft);
    return 'recoveryCode';
  }
  if (owner.kind === 'person') return (await useMailedCode(portal, scope, owner, code)) ? 'mail' : undefined;
  return (await useResetCode(portal, scope, owner, code)) ? 'resetCode' : undefined;
}

async function useAppCode(portal: Portal, scope: SystemScope, owner: Owner, code: string): Promise<boolean> {
  const app = await scope.tx.row(owner.kind === 'staff'
    ? sql<{ secret: Buffer; last: number }>`select totp_secret as secret, totp_last_step as last from staff where id = ${owner.id}`
    : sql<{ secret: Buffer; last: number }>`select secret, last_step as last from authenticator_app where owner_id = ${owner.id}`);
  const step = app && stepOfCode(openTotp(portal.secrets, app.secret), code, scope.now, app.last);
  if (step === undefined) return false;
  return (await scope.tx.run(owner.kind === 'staff'
    ? sql`update staff set totp_last_step = ${step} where id = ${owner.id} and totp_last_step < ${step}`
    : sql`update authenticator_app set last_step = ${step} where owner_id = ${owner.id} and last_step < ${step}`)) === 1;
}

/** Where the code stands that a colleague hands over. */
export const resetCodeMac = (portal: Portal, staffId: string, code: string): Buffer => portal.secrets.mac('staff reset', `${staffId} ${foldCode(code)}`);

const useResetCode = async (portal: Portal, scope: SystemScope, owner: Owner, code: string): Promise<boolean> =>
  (await scope.tx.run(sql`update staff set reset_code_mac = null, reset_code_until = null
    where id = ${owner.id} and reset_code_mac = ${resetCodeMac(portal, owner.id, code)} and reset_code_until > ${scope.now}`)) === 1;
