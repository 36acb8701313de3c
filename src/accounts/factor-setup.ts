/**
 * Setting a factor up takes two pages: the password first, then the proof that the new factor works. What the second
 * page needs travels sealed in it, bound to its owner and to ten minutes; nothing is stored before the proof.
 */
import { later } from '../kernel/clock.ts';
import type { Portal } from '../portal.ts';
import { setupLife } from './factor-rules.ts';
import type { Owner } from './factor-rules.ts';
import { newTotpSecret } from './totp.ts';

export type SetupKind = 'app' | 'passkey';

interface Setup {
  readonly kind: SetupKind;
  readonly owner: string;
  readonly until: number;
  /** Base32, for an authenticator app. */
  readonly secret: string;
}

/** Begins a setup: only for somebody whose password was just right. */
export function beginSetup(portal: Portal, owner: Owner, kind: SetupKind, now: Date): { sealed: string; secret: string } {
  const secret = kind === 'app' ? newTotpSecret() : '';
  const setup: Setup = { kind, owner: `${owner.kind} ${owner.id}`, until: later(now, setupLife).getTime(), secret };
  return { secret, sealed: portal.secrets.seal('factor setup', Buffer.from(JSON.stringify(setup))).toString('base64url') };
}

/** The secret of a setup that is under way. Undefined when it is over, somebody else's, or not ours. */
export function openSetup(portal: Portal, owner: Owner, kind: SetupKind, sealed: string, now: Date): string | undefined {
  let setup: Setup;
  try {
    setup = JSON.parse(portal.secrets.open('factor setup', Buffer.from(sealed, 'base64url')).toString()) as Setup;
  } catch {
    return undefined;
  }
  return setup.kind === kind && setup.owner === `${owner.kind} ${owner.id}` && now.getTime() < setup.until ? setup.secret : undefined;
}
