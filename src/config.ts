/**
 * The environment, read once and checked whole: every mistake is told at once, in plain words. Secrets may come
 * from a file (`PORTICO_SECRET_FILE`) and stay apart from the rest. Settings of the organization are not here:
 * they are rows (organization/settings.ts).
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readOpenId } from './config-open-id.ts';
import type { OpenIdConfig } from './kernel/open-id.ts';
import { readSmtpUrl } from './kernel/smtp-url.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Unset: the embedded server. */
  readonly databaseUrl?: string;
  /** The address people type, without a trailing slash. Links in letters and mails start with it. */
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly demoPassword?: string;
  readonly demoTotp?: string;
  readonly dev: boolean;
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  /** Proxies whose X-Forwarded-For is believed, as CIDRs. */
  readonly trustProxy: readonly string[];
  /** The mail server, as a URL that may hold its password. Unset: in the demo a mailbox page, else mails wait. */
  readonly smtpUrl?: string;
  /** The organization's own sign-in for staff. */
  readonly staffProvider?: OpenIdConfig;
  readonly logLevel: string;
  readonly secret: string;
}

export class BadConfig extends Error {
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(`Portico cannot start with these settings:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
    this.mistakes = mistakes;
  }
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const mistakes: string[] = [];
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;

  const port = Number(read('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) mistakes.push('PORT must be a whole number from 0 to 65535.');
  const host = read('HOST') ?? '127.0.0.1';
  const dataDir = resolve(read('PORTICO_DATA') ?? './data');

  const databaseUrl = read('DATABASE_URL');
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    mistakes.push('DATABASE_URL must start with postgresql:// (leave it unset to use the embedded PostgreSQL).');

  const certFile = read('TLS_CERT_FILE');
  const keyFile = read('TLS_KEY_FILE');
  if (Boolean(certFile) !== Boolean(keyFile)) mistakes.push('TLS_CERT_FILE and TLS_KEY_FILE must be set together.');
  for (const [name, file] of [['TLS_CERT_FILE', certFile], ['TLS_KEY_FILE', keyFile]] as const)
    if (file && !existsSync(file)) mistakes.push(`${name}: there is no file ${file}.`);
  const trustProxy = (read('PORTICO_TRUST_PROXY') ?? '').split(',').map((part) => part.trim()).filter(Boolean);
  for (const range of trustProxy)
    if (!/^[0-9a-f.:]+(\/\d{1,3})?$/i.test(range)) mistakes.push(`PORTICO_TRUST_PROXY: "${range}" is not an address or a CIDR range.`);
  if (!certFile && !loopback.has(host) && trustProxy.length === 0)
    mistakes.push(
      `HOST ${host} can be reached from other machines, and plain HTTP would send passwords in the clear. ` +
        'Set TLS_CERT_FILE and TLS_KEY_FILE, or put a proxy with TLS in front and name it in PORTICO_TRUST_PROXY.',
    );

  const publicUrl = (read('PORTICO_URL') ?? `${certFile ? 'https' : 'http'}://${host}:${port}`).replace(/\/+$/, '');
  if (!URL.canParse(publicUrl) || !/^https?:\/\//.test(publicUrl)) mistakes.push('PORTICO_URL must be an http or https address.');
  const logLevel = read('PORTICO_LOG') ?? 'info';
  if (!logLevels.includes(logLevel)) mistakes.push(`PORTICO_LOG must be one of ${logLevels.join(', ')}.`);

  const smtpUrl = read('SMTP_URL') ?? readFromFile('SMTP_URL_FILE', read('SMTP_URL_FILE'), mistakes);
  if (smtpUrl && !readSmtpUrl(smtpUrl)) mistakes.push('SMTP_URL must look like smtps://user:password@host:465 or smtp://host:587.');

  const staffProvider = readOpenId(read, (name, file) => readFromFile(name, file, mistakes), publicUrl, mistakes);

  const demo = read('PORTICO_DEMO') === '1';
  const demoTotp = read('PORTICO_DEMO_TOTP')?.toUpperCase();
  if (demoTotp && !/^[A-Z2-7]{16,64}$/.test(demoTotp)) mistakes.push('PORTICO_DEMO_TOTP must be 16 to 64 letters and digits of base32.');
  const demoPassword = read('PORTICO_DEMO_PASSWORD');
  if (demoPassword && demoPassword.length < 15) mistakes.push('PORTICO_DEMO_PASSWORD must have 15 characters or more.');

  const secret = readSecret(read('PORTICO_SECRET'), read('PORTICO_SECRET_FILE'), Boolean(databaseUrl), mistakes);
  if (mistakes.length > 0) throw new BadConfig(mistakes);
  return {
    port, host, dataDir, publicUrl, demo, trustProxy, logLevel,
    dev: read('PORTICO_DEV') === '1',
    secret: secret ?? keptSecret(dataDir),
    ...(databaseUrl && { databaseUrl }),
    ...(smtpUrl && { smtpUrl }),
    ...(staffProvider && { staffProvider }),
    ...(demoPassword && { demoPassword }),
    ...(demoTotp && { demoTotp }),
    ...(certFile && keyFile && { tls: { certFile, keyFile } }),
  };
}

function readSecret(value: string | undefined, file: string | undefined, ownDatabase: boolean, mistakes: string[]): string | undefined {
  const secret = value ?? readFromFile('PORTICO_SECRET_FILE', file, mistakes);
  if (!value && file && secret === undefined) return undefined;
  if (secret !== undefined && secret.length < 32) mistakes.push('PORTICO_SECRET must have 32 characters or more.');
  if (!secret && ownDatabase)
    mistakes.push('PORTICO_SECRET (or PORTICO_SECRET_FILE) must be set when DATABASE_URL is set: every process of the portal needs the same one.');
  return secret;
}

function readFromFile(name: string, file: string | undefined, mistakes: string[]): string | undefined {
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    mistakes.push(`${name}: ${file} cannot be read.`);
    return undefined;
  }
}

/** With the embedded database a secret is made once and kept beside it, readable by its owner only. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    try {
      writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}
