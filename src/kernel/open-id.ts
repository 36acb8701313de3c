/**
 * The organization's own sign-in for staff, by OpenID Connect: authorization code with PKCE (S256), state, nonce, and
 * the issuer in the answer (RFC 9207). Knows the protocol and nothing of accounts: it says who the provider vouches
 * for. Never keeps a token of the provider, and talks to no address that the issuer's own metadata does not name.
 */
import * as client from 'openid-client';

export interface OpenIdConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As it stands on the button. */
  readonly name: string;
  /** Values of `acr` by which this provider says that a second factor was used. */
  readonly secondFactorAcr: readonly string[];
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
}

/** What must come back unchanged. Sealed into the cookie of the browser that began. */
export interface Began {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Only when the provider says that it verified the address. */
  readonly email?: string;
  /** Whether the provider says that it asked for more than a password. */
  readonly secondFactor: boolean;
}

export interface IdentityProvider {
  readonly name: string;
  readonly issuer: string;
  begin(): Promise<{ url: URL; began: Began }>;
  /** Takes the code of the answer to the provider. Throws ProviderAway or ProviderRefused. */
  finish(answer: URL, began: Began): Promise<Identity>;
  /** Where somebody signs out of the provider, when it offers that. */
  signOutUrl(backTo: string): Promise<URL | undefined>;
}

/** The provider cannot be reached, or does not speak OpenID Connect just now. */
export class ProviderAway extends Error {}

/** The answer is not one to trust, or the provider says no. `code` is a word of the protocol, never a text of the provider. */
export class ProviderRefused extends Error {
  readonly code: string;
  constructor(code: string, cause: unknown) {
    super(`The sign-on was refused: ${code}`, { cause });
    this.code = code;
  }
}

/** Seconds a request to the provider may take. */
const patience = 8;
/** Milliseconds after which its metadata and keys are asked for again. */
const freshFor = 3_600_000;

export function openIdentityProvider(config: OpenIdConfig): IdentityProvider {
  let known: Promise<client.Configuration> | undefined;
  let askedAt = 0;

  /** Asked for when somebody signs in, not at start: a provider that is away must not keep the portal from starting. */
  function provider(): Promise<client.Configuration> {
    if (known && performance.now() - askedAt < freshFor) return known;
    askedAt = performance.now();
    const asked = discover(config);
    asked.catch(() => {
      if (known === asked) known = undefined;
    });
    known = asked;
    return asked;
  }

  return {
    name: config.name,
    issuer: config.issuer,
    async begin() {
      const server = await provider();
      const began: Began = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const url = client.buildAuthorizationUrl(server, {
        redirect_uri: config.redirectUri, scope: 'openid email', response_type: 'code',
        state: began.state, nonce: began.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(began.verifier), code_challenge_method: 'S256',
        ...(config.secondFactorAcr.length > 0 && { acr_values: config.secondFactorAcr.join(' ') }),
      });
      return { url, began };
    },
    async finish(answer, began) {
      const server = await provider();
      try {
        // The address people came by may be that of a proxy: what is compared is the one the provider was told.
        const url = new URL(config.redirectUri);
        url.search = answer.search;
        const tokens = await client.authorizationCodeGrant(server, url, {
          expectedState: began.state, expectedNonce: began.nonce, pkceCodeVerifier: began.verifier, idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        const told = claims.email === undefined && server.serverMetadata().userinfo_endpoint
          ? await client.fetchUserInfo(server, tokens.access_token, claims.sub) : claims;
        return {
          issuer: claims.iss, subject: claims.sub,
          ...(told.email_verified === true && typeof told.email === 'string' && { email: told.email }),
          secondFactor: usedSecondFactor(claims, config.secondFactorAcr),
        };
      } catch (error) {
        throw failureOf(error);
      }
    },
    async signOutUrl(backTo) {
      const server = await provider();
      return server.serverMetadata().end_session_endpoint
        ? client.buildEndSessionUrl(server, { post_logout_redirect_uri: backTo }) : undefined;
    },
  };
}

async function discover(config: OpenIdConfig): Promise<client.Configuration> {
  try {
    const server = await client.discovery(new URL(config.issuer), config.clientId, {}, client.ClientSecretBasic(config.clientSecret), {
      // The signature of the identity is checked although it comes straight from the provider; http is for loopback alone (config.ts).
      execute: [client.enableNonRepudiationChecks, ...(config.issuer.startsWith('http:') ? [client.allowInsecureRequests] : [])],
      timeout: patience,
    });
    if (!server.serverMetadata().authorization_endpoint) throw new Error('The metadata of the provider names no authorization endpoint');
    return server;
  } catch (error) {
    throw new ProviderAway('The identity provider does not answer', { cause: error });
  }
}

/**
 * RFC 8176: `mfa`, or two different kinds of proof. `acr` counts when the operator named its values, since they mean
 * something else with every provider.
 */
function usedSecondFactor(claims: client.IDToken, acrs: readonly string[]): boolean {
  if (typeof claims.acr === 'string' && acrs.includes(claims.acr)) return true;
  const amr = Array.isArray(claims.amr) ? claims.amr.filter((one) => typeof one === 'string') : [];
  const kinds = new Set(amr.map((one) => kindOf[one as keyof typeof kindOf]).filter(Boolean));
  return amr.includes('mfa') || kinds.size >= 2;
}

const kindOf = {
  pwd: 'knows', pin: 'knows', kba: 'knows',
  otp: 'has', hwk: 'has', swk: 'has', sc: 'has', pop: 'has',
  face: 'is', fpt: 'is', iris: 'is', retina: 'is', vbm: 'is',
} as const;

function failureOf(error: unknown): ProviderAway | ProviderRefused {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return 'status' in error && error.status >= 500 ? new ProviderAway('The identity provider failed', { cause: error }) : new ProviderRefused(wordOf(error.error), error);
  if (error instanceof client.ClientError && !/TIMEOUT|ABORT/.test(error.code ?? '')) return new ProviderRefused(wordOf(error.code ?? 'invalid'), error);
  return new ProviderAway('The identity provider does not answer', { cause: error });
}

const wordOf = (code: string): string => (/^[\w.-]{1,60}$/.test(code) ? code : 'invalid');
