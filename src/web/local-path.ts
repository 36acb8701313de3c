/** A way back inside this portal, or undefined: an address that came from outside never leads anywhere else. */
export function localPath(text: string | null | undefined): string | undefined {
  if (!text || text.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return undefined;
  const url = new URL(text, 'http://portal.invalid');
  return url.host === 'portal.invalid' ? url.pathname + url.search : undefined;
}
