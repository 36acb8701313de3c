import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openMailServer } from '../../test/mail-server.ts';
import type { MailServer } from '../../test/mail-server.ts';
import { readConfig } from '../config.ts';
import { openMailLine, whyNotMailServer } from './smtp.ts';
import type { Letter } from './smtp.ts';
import { readSmtpUrl } from './smtp-url.ts';

let server: MailServer;
afterEach(() => server?.stop());

const letter: Letter = {
  messageId: '<1@portal.example.org>', date: new Date('2026-11-24T15:00:00Z'), from: { name: 'Portal', address: 'portal@clinic.example' },
  replyTo: 'help@clinic.example', to: 'ann@example.com', language: 'en', subject: 'Hello', text: 'Hello', html: '<p>Hello</p>',
};
const send = async (url: string) => {
  const line = openMailLine(readSmtpUrl(url)!, 'portal.example.org', { connectionTimeout: 2_000, greetingTimeout: 2_000 });
  const outcome = await line.send(letter);
  line.close();
  return outcome;
};

describe('the address of a mail server', () => {
  it('is smtp or smtps, with user and password as a URL has them', () => {
    expect(readSmtpUrl('smtps://portal%40clinic.example:p%3Aw@mail.clinic.example')).toEqual({
      host: 'mail.clinic.example', port: 465, tls: true, loopback: false, auth: { user: 'portal@clinic.example', pass: 'p:w' },
    });
    expect(readSmtpUrl('smtp://[::1]:2525')).toEqual({ host: '::1', port: 2525, tls: false, loopback: true });
    for (const bad of ['http://mail', 'mail.clinic.example:25', 'smtp://', 'smtp://host/path', 'smtp://host?tls=no']) expect(readSmtpUrl(bad)).toBeUndefined();
  });
});

describe('SMTP_URL', () => {
  const env = { PORTICO_DATA: mkdtempSync(join(tmpdir(), 'portico-data-')), PORTICO_SECRET: 'x'.repeat(40) };
  it('may come from a file, and is refused in words, without its password, when it is none', () => {
    const file = join(env.PORTICO_DATA, 'smtp');
    writeFileSync(file, 'smtp://user:hidden@mail.clinic.example:587\n');
    expect(readConfig({ ...env, SMTP_URL_FILE: file }).smtpUrl).toBe('smtp://user:hidden@mail.clinic.example:587');
    expect(() => readConfig({ ...env, SMTP_URL_FILE: `${file}.none` })).toThrow('SMTP_URL_FILE');
    expect(() => readConfig({ ...env, SMTP_URL: 'mail.clinic.example:hidden' })).toThrow(/SMTP_URL must look like(?!.*hidden)/s);
    rmSync(env.PORTICO_DATA, { recursive: true });
  });
});

describe('TLS to the mail server (R-10)', () => {
  it('sends in the clear to this machine only', async () => {
    server = await openMailServer();
    expect(await send(server.url)).toEqual({ did: 'sent' });
    // The same server by an address that is not loopback: without STARTTLS nothing is sent.
    expect(await send(server.url.replace('127.0.0.1', '0.0.0.0'))).toMatchObject({ did: 'unreachable', why: 'ETLS' });
    expect(server.mails).toHaveLength(1);
  });

  it('does not take a certificate that nobody vouches for, with TLS from the start or by STARTTLS', async () => {
    server = await openMailServer({ secure: true });
    expect(await send(server.url)).toMatchObject({ did: 'unreachable' });
    expect(await whyNotMailServer(readSmtpUrl(server.url)!, 'portal')).toMatchObject({ why: 'ESOCKET' });
    const secure = server.mails;
    await server.stop();
    server = await openMailServer({ disabledCommands: [] });
    expect(await send(server.url.replace('127.0.0.1', '0.0.0.0'))).toMatchObject({ did: 'unreachable' });
    expect([...secure, ...server.mails]).toEqual([]);
  });

  it('signs in, and tells a wrong password from a mail that is refused', async () => {
    server = await openMailServer({
      authOptional: false, allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => (username === 'portal' && password === 'right' ? done(null, { user: username }) : done(Object.assign(new Error('No'), { responseCode: 535 }))),
    });
    const at = (password: string): string => server.url.replace('//', `//portal:${password}@`);
    expect(await send(at('wrong'))).toEqual({ did: 'unreachable', why: 'EAUTH', code: 535 });
    expect(await send(at('right'))).toEqual({ did: 'sent' });
    server.refuse = { at: 'recipient', code: 550 };
    expect(await send(at('right'))).toEqual({ did: 'refused', code: 550 });
  });
});
