/**
 * A passkey made of software, for tests: it answers what the portal asks of a browser, signs with a key of its own, and
 * can be told to lie. Only what the tests need: ES256, no attestation.
 */
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { TestPortal } from './portal.ts';

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

interface Lies {
  /** What the browser says the page's address was. */
  origin?: string;
  userVerified?: boolean;
  /** A count to show instead of the next one. */
  counter?: number;
}

export class SoftAuthenticator {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly id = randomBytes(32);
  #counter = 0;
  readonly #origin: string;

  constructor(portal: TestPortal) {
    this.#origin = new URL(portal.config.publicUrl).origin;
  }

  /** Answers the options on a page that adds a passkey. */
  make(options: string, lies: Lies = {}): string {
    const { challenge, rp } = JSON.parse(options) as { challenge: string; rp: { id: string } };
    const jwk = this.#keys.publicKey.export({ format: 'jwk' });
    const key = isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(jwk.x!, 'base64url')], [-3, Buffer.from(jwk.y!, 'base64url')]]));
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const data = Buffer.concat([this.#head(rp.id, 0x40, lies), Buffer.alloc(16), length, this.id, key]);
    const attestationObject = isoCBOR.encode(new Map<string, string | Uint8Array | Map<string, string>>([['fmt', 'none'], ['attStmt', new Map()], ['authData', new Uint8Array(data)]]));
    return this.#answer({ clientDataJSON: this.#client('webauthn.create', challenge, lies), attestationObject: base64url(attestationObject), transports: ['internal'] });
  }

  /** Answers the options on a page that asks for a passkey. */
  use(options: string, lies: Lies = {}): string {
    const { challenge, rpId } = JSON.parse(options) as { challenge: string; rpId: string };
    this.#counter += 1;
    const authenticatorData = this.#head(rpId, 0, lies);
    const clientDataJSON = this.#client('webauthn.get', challenge, lies);
    const signature = createSign('sha256').update(Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))])).sign(this.#keys.privateKey);
    return this.#answer({ clientDataJSON, authenticatorData: base64url(authenticatorData), signature: base64url(signature) });
  }

  #head(rpId: string, more: number, { userVerified = true, counter = this.#counter }: Lies): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([0x01 | (userVerified ? 0x04 : 0) | more]), count]);
  }

  #client = (type: string, challenge: string, { origin = this.#origin }: Lies): string =>
    base64url(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })));

  #answer = (response: object): string =>
    JSON.stringify({ id: base64url(this.id), rawId: base64url(this.id), type: 'public-key', clientExtensionResults: {}, response });
}
