/** Style sheet, script and icons, built into dist/assets under names that carry their hash. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from '../portal.ts';

const folder = join(root, 'dist', 'assets');

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

let manifest: Record<string, string> | undefined;

/** The address of an asset by its plain name, e.g. `portico.css`. */
export function assetUrl(name: string): string {
  if (!manifest) {
    const file = join(folder, 'manifest.json');
    manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  }
  return `/assets/${manifest[name] ?? name}`;
}

interface Asset {
  body: Buffer;
  small: Buffer;
  type: string;
  etag: string;
}
const kept = new Map<string, Asset>();

export function serveAsset(name: string, acceptEncoding = ''): Response {
  assetUrl('portico.css');
  if (!Object.values(manifest!).includes(name)) return new Response('Not found', { status: 404 });
  let asset = kept.get(name);
  if (!asset) {
    const body = readFileSync(join(folder, name));
    asset = {
      body,
      small: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      type: types[name.split('.').pop()!] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    };
    kept.set(name, asset);
  }
  const compress = /\bbr\b/.test(acceptEncoding) && asset.small.length < asset.body.length;
  const headers = new Headers({ 'content-type': asset.type, etag: asset.etag, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
  if (compress) headers.set('content-encoding', 'br');
  return new Response(new Uint8Array(compress ? asset.small : asset.body), { headers });
}
