/**
 * The part of the environment that names the organization's own sign-in for staff (PORTICO_OIDC_…). All of it or none:
 * half a provider is a mistake, told with all the others. Never asks the provider anything.
 */
import type { OpenIdConfig } from './kernel/open-id.ts';

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

export const openIdVariables = [
  'PORTICO_OIDC_ISSUER', 'PORTICO_OIDC_CLIENT_ID', 'PORTICO_OIDC_CLIENT_SECRET', 'PORTICO_OIDC_CLIENT_SECRET_FILE',
  'PORTICO_OIDC_NAME', 'PORTICO_OIDC_SECOND_FACTOR_ACR',
] as const;

/** The path the provider sends people back to; web/routes.ts has the same, and a test compares them. */
export const signOnReturnPath = '/staff/sign-on/return';

export function readOpenId(
  read: (name: string) => string | undefined, fromFile: (name: string, file: string | undefined) => string | undefined, publicUrl: string, mistakes: string[],
): OpenIdConfig | undefined {
  const given = openIdVariables.filter((name) => read(name) !== undefined);
  if (given.length === 0) return undefined;
  const issuer = read('PORTICO_OIDC_ISSUER');
  const clientId = read('PORTICO_OIDC_CLIENT_ID');
  const clientSecret = read('PORTICO_OIDC_CLIENT_SECRET') ?? fromFile('PORTICO_OIDC_CLIENT_SECRET_FILE', read('PORTICO_OIDC_CLIENT_SECRET_FILE'));
  if (!issuer) mistakes.push(`PORTICO_OIDC_ISSUER must be set when ${given[0]} is set.`);
  else if (!isIssuer(issuer)) mistakes.push('PORTICO_OIDC_ISSUER must be an https address without a query (http only on this machine), written as the provider writes it.');
  if (!clientId) mistakes.push('PORTICO_OIDC_CLIENT_ID must be set for single sign-on: the name under which the provider knows this portal.');
  if (!clientSecret) mistakes.push('PORTICO_OIDC_CLIENT_SECRET (or PORTICO_OIDC_CLIENT_SECRET_FILE) must be set for single sign-on.');
  const name = read('PORTICO_OIDC_NAME') ?? (issuer && URL.canParse(issuer) ? new URL(issuer).hostname : '');
  if (name.length > 40) mistakes.push('PORTICO_OIDC_NAME must have 40 characters or less: it stands on a button.');
  const acrs = (read('PORTICO_OIDC_SECOND_FACTOR_ACR') ?? '').split(/[\s,]+/).filter(Boolean);
  if (!issuer || !clientId || !clientSecret) return undefined;
  return { issuer, clientId, clientSecret, name, secondFactorAcr: acrs, redirectUri: `${publicUrl}${signOnReturnPath}` };
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  return !search && !hash && !username && (protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname)));
}
