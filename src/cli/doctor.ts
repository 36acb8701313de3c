/**
 * `doctor`: looks at everything a portal stands on and says, in sentences, what is wrong and what to do. Changes
 * nothing. Exit 1 when something is wrong.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync, readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { findWallProblems } from '../access/walls.ts';
import { asSystem, nowhere } from '../access/scope.ts';
import { sealedSecrets } from '../accounts/staff-secrets.ts';
import { days } from '../kernel/clock.ts';
import { whyNotMailServer } from '../kernel/smtp.ts';
import { readSmtpUrl } from '../kernel/smtp-url.ts';
import { overdueMails } from '../notices/outbox.ts';
import { openFailedJobs } from '../organization/failed-jobs.ts';
import { appliedMigrations, databaseFacts, demoState } from '../organization/installation.ts';
import { root } from '../portal.ts';
import type { Portal } from '../portal.ts';
import type { Command } from './command.ts';

export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly says: string;
  /** What to do, when it is not ok. */
  readonly fix?: string;
}

const fine = (check: string, says: string): Finding => ({ check, ok: true, says });
const wrong = (check: string, says: string, fix: string): Finding => ({ check, ok: false, says, fix });

export const doctorCommand: Command = {
  name: 'doctor', usage: '', needs: 'portal',
  about: 'Looks for what is wrong with this installation, and says what to do.',
  async run(portal, { say }) {
    const findings: Finding[] = [];
    for (const check of checks) findings.push(...(await check(portal)));
    for (const { ok, says, fix } of findings) say(ok ? `  ok     ${says}` : `  WRONG  ${says}\n         ${fix}`);
    const bad = findings.filter(({ ok }) => !ok).length;
    say(bad === 0 ? 'Everything is as it should be.' : `${bad} of ${findings.length} need attention.`);
    return { exit: bad === 0 ? 0 : 1, json: { ok: bad === 0, checks: findings } };
  },
};

const checks: readonly ((portal: Portal) => Finding[] | Promise<Finding[]>)[] = [
  checkDatabase, checkMigrations, checkWalls, checkSecret, checkDisk, checkAddress, checkMail, checkJobs, checkDemo,
];

/** Seconds that two clocks may be apart: one-time codes allow thirty. */
const clockTolerance = 15;

async function checkDatabase(portal: Portal): Promise<Finding[]> {
  const { major, version, now } = await databaseFacts(portal);
  const apart = Math.round(Math.abs(now.getTime() - portal.clock.now().getTime()) / 1000);
  return [
    major >= 15 ? fine('database', `PostgreSQL ${version} answers.`)
      : wrong('database', `PostgreSQL ${version} is too old.`, 'Portico needs PostgreSQL 15 or later. Upgrade the server, or unset DATABASE_URL to use the embedded one.'),
    apart <= clockTolerance ? fine('clock', 'The clocks of this machine and of the database agree.')
      : wrong('clock', `The clocks of this machine and of the database are ${apart} seconds apart.`, 'Set both by NTP: one-time codes and expiry dates depend on the time.'),
  ];
}

async function checkMigrations(portal: Portal): Promise<Finding[]> {
  const wanted = readdirSync(join(root, 'db', 'migrations')).filter((name) => name.endsWith('.sql')).sort();
  const applied = new Set(await appliedMigrations(portal));
  const missing = wanted.filter((name) => !applied.has(name));
  return [missing.length === 0 ? fine('migrations', `The database is up to date (${wanted.at(-1)}).`)
    : wrong('migrations', `The database lacks ${missing.join(', ')}.`, 'Run npx portico migrate.')];
}

const wallFixes = {
  'role.missing': 'Run npx portico migrate as a database user that may create roles.',
  'role.powerful': 'Take the powers away: alter role … nosuperuser nobypassrls nologin nocreaterole nocreatedb noreplication.',
  'role.ownsTables': 'Give the tables back to the user of DATABASE_URL: alter table … owner to …. An owner can turn row-level security off.',
  'role.memberOfOthers': 'Revoke the membership: what the other role may do, the web pages could do.',
  'table.unguarded': 'Run alter table … enable row level security, force row level security.',
  'audit.unguarded': 'Revoke the privilege and turn the trigger on again, then run npx portico audit verify.',
} as const;

async function checkWalls(portal: Portal): Promise<Finding[]> {
  const problems = await portal.db.asOwner(findWallProblems);
  if (problems.length === 0) return [fine('walls', 'The roles of the web pages own nothing and cannot pass row-level security; the audit trail is guarded.')];
  return problems.map((problem) => wrong('walls', `${problem.code} (${'role' in problem && problem.role ? `${problem.role}: ` : ''}${problem.facts}).`, wallFixes[problem.code]));
}

async function checkSecret(portal: Portal): Promise<Finding[]> {
  const state = await asSystem(portal, 'doctor', nowhere, (scope) => sealedSecrets(portal, scope));
  if (state === 'closed')
    return [wrong('secret', 'PORTICO_SECRET does not open what was sealed with it: staff cannot sign in.', 'Set the secret this database was used with (with the embedded database it is the file "secret" in the data folder).')];
  return [fine('secret', state === 'open' ? 'The secret opens what was sealed with it.' : 'Nothing is sealed with the secret yet.')];
}

const gigabyte = 1024 ** 3;

function checkDisk(portal: Portal): Finding[] {
  const { bavail, bsize } = statfsSync(portal.config.dataDir);
  const free = (bavail * bsize) / gigabyte;
  return [free >= 1 ? fine('disk', `${free.toFixed(1)} GB are free in ${portal.config.dataDir}.`)
    : wrong('disk', `Only ${free.toFixed(2)} GB are free in ${portal.config.dataDir}.`, 'Make room: on a full disk nothing can be saved.')];
}

function checkAddress({ config, clock }: Portal): Finding[] {
  const url = new URL(config.publicUrl);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:')
    return [loopback ? fine('address', `People reach the portal at ${config.publicUrl}, from this machine only.`)
      : wrong('address', `${config.publicUrl} is not encrypted: passwords would travel in the clear.`, 'Set PORTICO_URL to the https address.')];
  if (!config.tls)
    return [config.trustProxy.length > 0 ? fine('address', `People reach the portal at ${config.publicUrl}, through a proxy.`)
      : wrong('address', `${config.publicUrl} is https, but nothing here speaks TLS.`, 'Set TLS_CERT_FILE and TLS_KEY_FILE, or name the proxy with TLS in PORTICO_TRUST_PROXY.')];
  const certificate = new X509Certificate(readFileSync(config.tls.certFile));
  const left = new Date(certificate.validTo).getTime() - clock.now().getTime();
  const ends = `ends on ${new Date(certificate.validTo).toISOString().slice(0, 10)}`;
  return [
    certificate.checkHost(url.hostname) ? fine('address', `The certificate is for ${url.hostname}.`)
      : wrong('address', `The certificate is not for ${url.hostname}.`, 'Use a certificate for the name in PORTICO_URL.'),
    left > days(14) ? fine('certificate', `The certificate ${ends}.`) : wrong('certificate', `The certificate ${ends}.`, 'Renew it and start the portal again.'),
  ];
}

/** A portal that cannot send mails cannot tell anybody that something happened to their account. */
async function checkMail(portal: Portal): Promise<Finding[]> {
  const { config } = portal;
  const settings = await portal.settings.current();
  const waiting = await asSystem(portal, 'doctor', nowhere, overdueMails);
  if (!config.smtpUrl)
    return [config.demo ? fine('mail', 'Mails of the demo go to its mailbox page.')
      : wrong('mail', `There is no mail server: ${waiting} mails wait.`, 'Set SMTP_URL (or SMTP_URL_FILE), for example smtp://user:password@mail.example.org:587.')];
  const why = await whyNotMailServer(readSmtpUrl(config.smtpUrl)!, new URL(config.publicUrl).hostname);
  const from = settings['mail.from'] || settings['support.email'];
  return [
    why ? wrong('mail', `The mail server does not let us in (${why.why}${why.code ? `, answer ${why.code}` : ''}); ${waiting} mails wait.`, 'Check host, port, user and password in SMTP_URL. The certificate must be valid for the host; smtp:// to another machine needs STARTTLS.')
      : waiting > 0 ? wrong('mail', `The mail server answers, but ${waiting} mails have waited for more than an hour.`, 'The log of the portal says why.') : fine('mail', 'The mail server answers.'),
    /[.@]example\.(org|com|net)$/.test(from) ? wrong('mail.from', `Mails would come from ${from}, which is nobody.`, 'Set mail.from to an address of your own domain, with SPF and DKIM for the mail server.')
      : fine('mail.from', `Mails come from ${from}.`),
  ];
}

async function checkJobs(portal: Portal): Promise<Finding[]> {
  const failed = await asSystem(portal, 'doctor', nowhere, openFailedJobs);
  return failed.length === 0 ? [fine('jobs', 'No background work is failing.')]
    : failed.map(({ name, since, times }) => wrong('jobs', `The job ${name} has failed ${times} times since ${since.toISOString()}.`, 'The log of the portal says why.'));
}

/** Accounts whose password is printed in the documentation must not meet real patients. */
async function checkDemo(portal: Portal): Promise<Finding[]> {
  const { seededAt } = await asSystem(portal, 'doctor', nowhere, demoState);
  if (portal.config.demo) return [fine('demo', 'This is a demo: the people in it are made up.')];
  return [seededAt === null ? fine('demo', 'There are no demo accounts in this database.')
    : wrong('demo', 'This database holds the demo clinic, with accounts whose password is known.', 'Start with an empty database. A demo cannot be turned into a real portal.')];
}
