/**
 * Passkeys (S21, S25): WebAuthn credentials bound to the host name of PORTICO_URL. The checks are the library's; here
 * stand which challenges and keys are accepted, and the rows. Never trusts what a browser says about itself: no
 * attestation is asked for or kept, and a key that counts backwards is refused.
 */
import type { AuthenticationResponseJSON, RegistrationResponseJSON, WebAuthnCredential } from '@simplewebauthn/server';
import type { PatientScope, StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { NotFound, reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { whyNoPasskeys } from './factor-rules.ts';
import type { Owner } from './factor-rules.ts';
import { isOurChallenge, newChallenge, useChallenge } from './passkey-challenge.ts';

/** Loaded when the first passkey is used: the portal starts without it. */
const webauthn = () => import('@simplewebauthn/server');

export interface Passkey {
  readonly id: string;
  readonly ownerId: string;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: string[];
  readonly name: string;
  readonly addedAt: Date;
  readonly lastUsedAt: Date | null;
}

const columns = sql`id, owner_id as "ownerId", credential_id as "credentialId", public_key as "publicKey", counter, transports, name,
  added_at as "addedAt", last_used_at as "lastUsedAt"`;

type Writer = PatientScope | StaffScope | SystemScope;

export const passkeysOf = ({ tx }: Pick<SystemScope, 'tx'>, ownerId: string): Promise<Passkey[]> =>
  tx.rows(sql<Passkey>`select ${columns} from passkey where owner_id = ${ownerId} order by added_at, id`);

/** EdDSA, ES256, RS256: what authenticators have today. */
const algorithms = [-8, -7, -257];

const placeOf = (portal: Portal) => ({ rpID: new URL(portal.config.publicUrl).hostname, origin: new URL(portal.config.publicUrl).origin });
const base64url = (bytes: Buffer): string => bytes.toString('base64url');
const bytesOf = (bytes: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const describe = ({ credentialId, transports }: Passkey) => ({ id: base64url(credentialId), transports });

/** What a challenge is for: to add a passkey, to be the second step, or to sign in alone. */
const purposes = {
  add: (owner: Owner) => `add ${owner.kind} ${owner.id}`,
  step: (owner: Owner) => `step ${owner.kind} ${owner.id}`,
  alone: () => 'alone',
};

/** What the browser needs to make a new passkey, as JSON. Undefined where the address of the portal allows none. */
export async function optionsToAdd(portal: Portal, owner: Owner, brand: string, known: readonly Passkey[], now: Date): Promise<string | undefined> {
  if (whyNoPasskeys(portal.config.publicUrl)) return undefined;
  const { generateRegistrationOptions } = await webauthn();
  return JSON.stringify(await generateRegistrationOptions({
    rpName: brand, rpID: placeOf(portal).rpID, userName: owner.username, userDisplayName: owner.username,
    // Not the id of the account: an authenticator may show it to others.
    userID: bytesOf(portal.secrets.mac('passkey user', `${owner.kind} ${owner.id}`)),
    challenge: newChallenge(portal, purposes.add(owner), now), attestationType: 'none', supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(describe),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  }));
}

/** What the browser needs to use a passkey as the second step, as JSON. Undefined when there is none. */
export async function optionsToGive(portal: Portal, owner: Owner, known: readonly Passkey[], now: Date): Promise<string | undefined> {
  if (known.length === 0 || whyNoPasskeys(portal.config.publicUrl)) return undefined;
  const { generateAuthenticationOptions } = await webauthn();
  return JSON.stringify(await generateAuthenticationOptions({
    rpID: placeOf(portal).rpID, challenge: newChallenge(portal, purposes.step(owner), now), userVerification: 'preferred', allowCredentials: known.map(describe),
  }));
}

/** What the browser needs to sign in with a passkey alone, as JSON: it must check its user by finger, face or PIN. */
export async function optionsToSignIn(portal: Portal, now: Date): Promise<string | undefined> {
  if (whyNoPasskeys(portal.config.publicUrl)) return undefined;
  return JSON.stringify({
    rpId: placeOf(portal).rpID, challenge: Buffer.from(newChallenge(portal, purposes.alone(), now)).toString('base64url'), userVerification: 'required', timeout: 60_000,
  });
}

/** Adds the passkey that the browser made. The name was checked by `whyNotPasskeyName`. */
export async function addPasskey(
  portal: Portal, scope: PatientScope | StaffScope, owner: Owner, name: string, response: string,
): Promise<Reason<'passkey.failed'> | undefined> {
  const checked = await checkNew(portal, owner, response, scope.now);
  if (!checked || !(await useChallenge(scope, checked.challenge))) return failed();
  const { id, publicKey, counter, transports } = checked.credential;
  const added = await scope.tx.run(sql`insert into passkey (owner_kind, owner_id, credential_id, public_key, counter, transports, name, added_at)
    values (${owner.kind}, ${owner.id}, ${Buffer.from(id, 'base64url')}, ${Buffer.from(publicKey)}, ${counter}, ${transports ?? []}, ${name.trim()}, ${scope.now})
    on conflict do nothing`);
  if (added === 0) return failed();
  scope.audit({ action: 'factor.passkeyAdded', item: owner.id });
  return undefined;
}

async function checkNew(portal: Portal, owner: Owner, response: string, now: Date): Promise<{ credential: WebAuthnCredential; challenge: string } | undefined> {
  const made = parse<RegistrationResponseJSON>(response);
  if (!made) return undefined;
  const { verifyRegistrationResponse } = await webauthn();
  const { rpID, origin } = placeOf(portal);
  let challenge = '';
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: made, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: false, supportedAlgorithmIDs: algorithms,
      expectedChallenge: (text) => isOurChallenge(portal, purposes.add(owner), (challenge = text), now),
    });
    return verified ? { credential: registrationInfo.credential, challenge } : undefined;
  } catch {
    // The library throws for each thing that is not as it should be.
    return undefined;
  }
}

export interface GivenPasskey {
  readonly passkey: Passkey;
  readonly challenge: string;
  readonly counter: number;
}

/** Checks the answer of one of these passkeys as the second step of this owner. Undefined when it is not right. */
export const checkSecondStep = (portal: Portal, owner: Owner, known: readonly Passkey[], response: string, now: Date): Promise<GivenPasskey | undefined> =>
  check(portal, purposes.step(owner), (id) => known.find(({ credentialId }) => credentialId.equals(id)), response, now, false);

/** Checks the answer of a passkey that stands alone (S25): its user was verified. */
export const checkAlone = (portal: Portal, known: Passkey | undefined, response: string, now: Date): Promise<GivenPasskey | undefined> =>
  check(portal, purposes.alone(), (id) => (known?.credentialId.equals(id) ? known : undefined), response, now, true);

/** The passkey of a person that an answer names. */
export async function passkeyNamed({ tx }: SystemScope, response: string): Promise<Passkey | undefined> {
  const id = parse<AuthenticationResponseJSON>(response)?.id;
  return typeof id === 'string' && /^[\w-]{1,1400}$/.test(id)
    ? tx.row(sql<Passkey>`select ${columns} from passkey where credential_id = ${Buffer.from(id, 'base64url')} and owner_kind = 'person'`)
    : undefined;
}

async function check(
  portal: Portal, purpose: string, find: (id: Buffer) => Passkey | undefined, response: string, now: Date, verified: boolean,
): Promise<GivenPasskey | undefined> {
  const given = parse<AuthenticationResponseJSON>(response);
  const passkey = typeof given?.id === 'string' ? find(Buffer.from(given.id, 'base64url')) : undefined;
  if (!given || !passkey) return undefined;
  const { verifyAuthenticationResponse } = await webauthn();
  const { rpID, origin } = placeOf(portal);
  let challenge = '';
  try {
    const answer = await verifyAuthenticationResponse({
      response: given, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: verified,
      expectedChallenge: (text) => isOurChallenge(portal, purpose, (challenge = text), now),
      credential: { id: base64url(passkey.credentialId), publicKey: bytesOf(passkey.publicKey), counter: passkey.counter },
    });
    return answer.verified ? { passkey, challenge, counter: answer.authenticationInfo.newCounter } : undefined;
  } catch {
    return undefined;
  }
}

/** Notes the use of a passkey that was checked. False when its challenge was answered before, or its count went back. */
export async function usePasskey(scope: SystemScope, { passkey, challenge, counter }: GivenPasskey): Promise<boolean> {
  if (!(await useChallenge(scope, challenge))) return false;
  return (await scope.tx.run(sql`update passkey set counter = ${counter}, last_used_at = ${scope.now}
    where id = ${passkey.id} and (counter < ${counter} or (counter = 0 and ${counter} = 0))`)) === 1;
}

/** Takes a passkey away. NotFound when it is not theirs. */
export async function removePasskey(scope: Writer, owner: Owner, id: string): Promise<void> {
  if ((await scope.tx.run(sql`delete from passkey where owner_id = ${owner.id} and id = ${id}`)) === 0) throw new NotFound();
  scope.audit({ action: 'factor.passkeyRemoved', item: owner.id });
}

const failed = (): Reason<'passkey.failed'> => reason('passkey.failed', {}, ['tryAgain']);

/** What a browser sent, as far as it is an object of a size that makes sense. */
function parse<T>(text: string): T | undefined {
  if (text.length > 16_000) return undefined;
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as T) : undefined;
  } catch {
    return undefined;
  }
}
