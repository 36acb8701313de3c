/**
 * The headers of every answer. Nothing of the portal may be kept by a browser or a proxy (S17), nothing from
 * another host may load (S19), no page may be framed. Assets alone are cached: their names carry their hash.
 */

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

export function secureHeaders(headers: Headers, secure: boolean, path: string): void {
  // What a page sets is added: of two equal directives browsers take the first, so it can only make it stricter.
  const added = headers.get('content-security-policy');
  headers.set('content-security-policy', added ? `${contentSecurityPolicy}; ${added}` : contentSecurityPolicy);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('x-frame-options', 'DENY');
  // A page whose address is a secret asks for less.
  if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  headers.set('x-robots-tag', 'noindex, nofollow');
  if (secure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  if (!(path.startsWith('/assets/') && headers.has('etag'))) headers.set('cache-control', 'no-store');
}
