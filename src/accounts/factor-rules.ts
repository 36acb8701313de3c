/**
 * The rules of second factors (S21, S22, E10, W1): whose they are, when one is needed, what may be taken away, and how
 * long each thing lives. Pure. A factor is an authenticator app, a passkey, or codes by mail; recovery codes stand in
 * for them once each and are no factor of their own.
 */
import { days, minutes } from '../kernel/clock.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { passwordLength } from './password-rules.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'factor.off': Record<string, never>;
    'factor.required': Record<string, never>;
    'factor.shortPassword': { least: number };
    'factor.setupEnded': { minutes: number };
    'factor.none': Record<string, never>;
    'passkey.address': Record<string, never>;
    'passkey.failed': Record<string, never>;
    'passkey.name': { most: number };
    'passkey.tooMany': { most: number };
  }
}

/** Whose factors: a person with an account, or a member of staff. */
export interface Owner {
  readonly kind: 'person' | 'staff';
  readonly id: string;
  readonly username: string;
}

export type TwoStep = 'off' | 'optional' | 'required';

/** How long a device is trusted (S22). */
export const trustLife = days(90);
/** How long somebody may take from the password to the end of setting a factor up. */
export const setupLife = minutes(10);
/** How long a code lives that was mailed (S21). */
export const mailedCodeLife = minutes(10);
/** How long the code lives that a colleague hands over after taking factors away. */
export const resetCodeLife = days(1);
export const recoveryCodeCount = 10;
export const mostPasskeys = 10;
export const longestPasskeyName = 60;
/** Code points of a password beside a second factor (E10). */
export const leastWithFactor = 8;

/** How many characters a password needs at least (E10). */
export const leastPassword = (hasFactor: boolean): number => (hasFactor ? leastWithFactor : passwordLength.least);

/** What comes after a right password: in, a second step, or setting a second step up first. */
export function stepAfterPassword(hasFactor: boolean, trusted: boolean, setting: TwoStep): 'in' | 'code' | 'enrol' {
  if (hasFactor) return trusted ? 'in' : 'code';
  return setting === 'required' ? 'enrol' : 'in';
}

/** Why a person may not add a factor; undefined when they may. Who has one keeps it whatever the setting says. */
export const whyNotAdd = (hasFactor: boolean, setting: TwoStep): Reason<'factor.off'> | undefined =>
  setting === 'off' && !hasFactor ? reason('factor.off', {}, ['callOffice']) : undefined;

/**
 * Why a person may not take a factor away; undefined when they may. The last one goes only where none is required, and
 * not while the password is too short to stand alone.
 */
export function whyNotTakeAway(left: number, setting: TwoStep, password: string): Reason<'factor.required'> | Reason<'factor.shortPassword'> | undefined {
  if (left > 0) return undefined;
  if (setting === 'required') return reason('factor.required', {}, []);
  const short = [...password.normalize('NFC')].length < passwordLength.least;
  return short ? reason('factor.shortPassword', { least: passwordLength.least }, []) : undefined;
}

/** Why passkeys cannot work at this address; undefined when they can. Browsers bind them to a name, and want https. */
export function whyNoPasskeys(publicUrl: string): Reason<'passkey.address'> | undefined {
  const { hostname, protocol } = new URL(publicUrl);
  const isNumber = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  return isNumber || (protocol !== 'https:' && hostname !== 'localhost') ? reason('passkey.address', {}, []) : undefined;
}

/** Why a passkey cannot have this name; undefined when it can. */
export function whyNotPasskeyName(typed: string): Reason<'passkey.name'> | undefined {
  const name = typed.trim();
  return name === '' || [...name].length > longestPasskeyName || /\p{Cc}/u.test(name) ? reason('passkey.name', { most: longestPasskeyName }, ['tryAgain']) : undefined;
}
