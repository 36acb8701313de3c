/**
 * A real OpenID provider for the tests of single sign-on: oidc-provider on a port of its own. `signedInAs` says whom
 * it vouches for next, with which proofs; its people are looked up nowhere. The answers can be bent on their way, to
 * see that the portal looks.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface Vouched {
  readonly sub: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly amr?: string[];
  readonly acr?: string;
}

export const clientId = 'portico';
export const clientSecret = 'a secret that only the two of them know';

export async function identityProvider(redirectUri: string, backTo: string) {
  let person: Vouched = { sub: 'nobody' };
  let denied = false;
  let bend: ((idToken: string) => string) | undefined;
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], post_logout_redirect_uris: [backTo], grant_types: ['authorization_code'], response_types: ['code'] }],
    cookies: { keys: ['a key of the provider'] },
    claims: { openid: ['sub', 'amr', 'acr'], email: ['email', 'email_verified'] },
    jwks: { keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    ttl: { AuthorizationCode: 60, AccessToken: 60, IdToken: 60, Grant: 600, Interaction: 600, Session: 600 },
    acrValues: ['gold'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/as/${interaction.uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...(person.email && { email: person.email, ...(person.emailVerified !== undefined && { email_verified: person.emailVerified }) }) }),
    }),
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (request.url === '/token' && bend) bendAnswer(response, bend);
    if (!request.url?.startsWith('/as/')) return answer(request, response);
    const details = await provider.interactionDetails(request, response);
    if (denied) return provider.interactionFinished(request, response, { error: 'access_denied' });
    const grant = new provider.Grant({ accountId: person.sub, clientId });
    grant.addOIDCScope('openid email');
    await provider.interactionFinished(request, response, {
      login: { accountId: person.sub, ...(person.amr && { amr: person.amr }), ...(person.acr && { acr: person.acr }) },
      consent: { grantId: details.grantId ?? (await grant.save()) },
    });
  });

  return {
    issuer,
    signedInAs: (next: Vouched) => void ([person, denied, bend] = [next, false, undefined]),
    /** Changes the identity on its way to the portal. */
    bend: (how: (idToken: string) => string) => void (bend = how),
    deny: () => void (denied = true),
    /** What a browser does at the provider: follows until it is sent back. Returns the address it is sent back to. */
    async visit(url: string): Promise<string> {
      const cookies = new Map<string, string>();
      for (let hops = 0, next = url; hops < 10; hops++) {
        const got = await fetch(next, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
        for (const line of got.headers.getSetCookie()) {
          const [pair = ''] = line.split(';');
          cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        const to = got.headers.get('location');
        if (!to) throw new Error(`The provider answered ${got.status}: ${(await got.text()).slice(0, 300)}`);
        next = new URL(to, next).href;
        if (!next.startsWith(issuer)) return next;
      }
      throw new Error('The provider went in circles');
    },
    close: () => new Promise<void>((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    }),
  };
}

function bendAnswer(response: ServerResponse, bend: (idToken: string) => string): void {
  const end = response.end.bind(response) as (body: string) => ServerResponse;
  response.end = ((body: string | Buffer) => {
    const said = JSON.parse(body.toString()) as { id_token: string };
    const bent = JSON.stringify({ ...said, id_token: bend(said.id_token) });
    response.setHeader('content-length', Buffer.byteLength(bent));
    return end(bent);
  }) as typeof response.end;
}
