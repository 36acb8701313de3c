/**
 * What the portal speaks when it speaks TLS itself (S16, R-10): 1.3, and 1.2 with forward secrecy and authenticated
 * ciphers of 128 bits or more. Node's own list still offers CBC and key exchange without forward secrecy.
 */
import { readFileSync } from 'node:fs';
import type { ServerOptions } from 'node:https';

const ciphers = [
  'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305',
].join(':');

export const tlsServerOptions = (files: { readonly certFile: string; readonly keyFile: string }): ServerOptions => ({
  cert: readFileSync(files.certFile), key: readFileSync(files.keyFile), minVersion: 'TLSv1.2', ciphers, honorCipherOrder: true,
});
