import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tlsServerOptions } from './tls.ts';

const openssl = ['/usr/bin/openssl', '/usr/local/bin/openssl', '/opt/homebrew/bin/openssl'].find((path) => existsSync(path));

describe.skipIf(!openssl)('TLS of the portal itself (S16, R-10)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-tls-'));
  const files = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
  let server: ReturnType<typeof createServer>;
  let port: number;

  beforeAll(async () => {
    execFileSync(openssl!, ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', files.keyFile, '-out', files.certFile, '-days', '2', '-subj', '/CN=localhost'], { stdio: 'ignore' });
    server = createServer(tlsServerOptions(files), (_, response) => response.end('here'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The protocol and cipher that were agreed on, or the code of the refusal. */
  const agreed = (options: ConnectionOptions): Promise<string> => new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options }, () => {
      done(`${socket.getProtocol()} ${socket.getCipher().name}`);
      socket.destroy();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'refused'));
  });

  it('S16: takes TLS 1.3 and 1.2, with forward secrecy', async () => {
    expect(await agreed({})).toBe('TLSv1.3 TLS_AES_256_GCM_SHA384');
    expect(await agreed({ maxVersion: 'TLSv1.2' })).toBe('TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256');
  });

  it('S16: refuses TLS 1.1 and 1.0, CBC, and key exchange without forward secrecy', async () => {
    for (const version of ['TLSv1.1', 'TLSv1'] as const)
      expect(await agreed({ minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' })).toMatch(/^(ERR_SSL|ECONNRESET|EPROTO)/);
    for (const ciphers of ['ECDHE-RSA-AES128-SHA', 'ECDHE-RSA-AES256-SHA384', 'AES128-GCM-SHA256', 'AES256-SHA', 'DHE-RSA-AES128-SHA256'])
      expect([ciphers, await agreed({ maxVersion: 'TLSv1.2', ciphers })]).toEqual([ciphers, expect.stringMatching(/^(ERR_SSL|ECONNRESET|EPROTO)/)]);
  });

  it('S16: answers nothing over plain HTTP', async () => {
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });
});
