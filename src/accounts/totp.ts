/**
 * One-time codes of authenticator apps (S21, A-034): RFC 6238, six digits, thirty seconds, one step before and after for clocks
 * that differ. The secret is sealed with PORTICO_SECRET wherever it is kept. Never logs or returns a secret that is
 * in use; a new one leaves here once, for the person who enrols.
 */
import { createGuardrails, generateSecret, generateSync, generateURI, verifySync } from 'otplib';
import type { Secrets } from '../kernel/secrets.ts';

/** Seconds. */
const step = 30;
/** RFC 4226 asks for 128 bits; the demo's secret, which is no secret, may be shorter. */
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 });

/** A new secret of 160 bits, as base32. */
export const newTotpSecret = (): string => generateSecret();

export const sealTotp = (secrets: Secrets, secret: string): Buffer => secrets.seal('totp', Buffer.from(secret));
/** Throws when PORTICO_SECRET is not the one it was sealed with. */
export const openTotp = (secrets: Secrets, sealed: Buffer): string => secrets.open('totp', sealed).toString();

/** The time step the code belongs to, when it is right and newer than the last one used; else undefined. */
export function stepOfCode(secret: string, typed: string, now: Date, lastStep: number): number | undefined {
  const token = typed.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const found = verifySync({ secret, token, epoch: secondsOf(now), epochTolerance: step, guardrails });
  const used = found.valid && 'timeStep' in found ? found.timeStep : undefined;
  return used !== undefined && used > lastStep ? used : undefined;
}

/** The code an authenticator app shows at that moment: for the demo and for tests. */
export const codeAt = (secret: string, now: Date): string => generateSync({ secret, epoch: secondsOf(now), guardrails });

/** What an authenticator app reads from the QR code. */
export const totpUri = (issuer: string, username: string, secret: string): string =>
  generateURI({ issuer, label: username, secret });

const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1000);
