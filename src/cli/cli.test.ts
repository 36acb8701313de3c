import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit } from '../access/audit-seal.ts';
import { openSecrets } from '../kernel/secrets.ts';
import { demoPassword, demoTotp, testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { Browser, totpAt } from '../../test/visit.ts';
import { openMailServer } from '../../test/mail-server.ts';
import { openSettings, setSetting } from '../organization/settings.ts';
import type { Portal } from '../portal.ts';
import { runCli } from './cli.ts';
import { seedDemo } from './demo.ts';

let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());

interface Ran {
  exit: number;
  out: string[];
  err: string[];
  /** The last line of standard output, read as JSON. */
  json: Record<string, unknown>;
}

async function portico(argv: string[], at: Portal = portal): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await runCli(argv, { env: {}, out: (line) => void out.push(line), err: (line) => void err.push(line), portal: at });
  return { exit, out, err, json: argv.includes('--json') ? (JSON.parse(out.at(-1)!) as Record<string, unknown>) : {} };
}

describe('The command line keeps its contract', () => {
  it('lists every command with --help, and each command explains itself', async () => {
    const { exit, out } = await portico(['--help']);
    expect(exit).toBe(0);
    for (const name of ['start', 'migrate', 'staff add', 'code issue', 'account unlock', 'account end', 'account restore', 'settings get', 'settings set', 'backup', 'restore', 'audit verify', 'doctor', 'demo seed', 'demo code'])
      expect(out.join('\n')).toContain(`  ${name} `);
    expect((await portico(['staff', 'add', '--help'])).out.join('\n')).toContain('--role');
  });

  it.each([
    [[]], [['dance']], [['staff']], [['staff', 'add']], [['staff', 'add', '--username', 'x', '--name', 'X', '--role', 'king']],
    [['code', 'issue']], [['account', 'unlock']], [['account', 'end']], [['account', 'end', 'x', '--reason', 'whim']], [['account', 'restore', 'x', 'y']], [['settings', 'get', 'no.such']], [['settings', 'set', 'brand.name']],
    [['doctor', '--nonsense']], [['backup', 'x.tar']], [['restore', 'x.tar']],
  ])('answers misuse with 2 and a sentence: %j', async (argv) => {
    const { exit, out, err } = await portico(argv);
    expect([exit, out]).toEqual([2, []]);
    expect(err.join('\n').length).toBeGreaterThan(10);
    const { json } = await portico([...argv, '--json']);
    expect(json).toMatchObject({ error: 'misused' });
  });

  it('says of backup and restore that they come later', async () => {
    expect((await portico(['backup', 'x'])).err.join('')).toContain('later version');
  });

  it('prints nothing but the object on standard output under --json', async () => {
    for (const argv of [['settings', 'get'], ['migrate'], ['doctor'], ['audit', 'verify'], ['demo', 'code'], ['demo', 'seed']]) {
      const { out } = await portico([...argv, '--json']);
      expect([argv, out.length]).toEqual([argv, 1]);
    }
  });
});

describe('staff add (W1, R-02)', () => {
  it('prints a password and a TOTP secret once, and they work', async () => {
    const { exit, json } = await portico(['staff', 'add', '--username', 'quentin', '--name', 'Quentin Hale', '--role', 'desk', '--clinic', 'riverside', '--json']);
    expect(exit).toBe(0);
    const browser = new Browser(portal);
    await browser.get('/staff/sign-in');
    await browser.submit('Sign in', { Username: 'Quentin', Password: json.password as string });
    const page = await browser.submit('Sign in', { 'One-time code': await totpAt(portal.clock.now(), json.totpSecret as string) });
    expect(page.heading).toBe('Hello, Quentin Hale');
    expect(page.text).toContain('Larkspur Health Riverside');
    expect(json.totpUri).toContain('otpauth://totp/');
    const stored = await portal.look<{ row: string }>(`select staff::text as row from staff where username_key = 'quentin'`);
    expect(stored[0]!.row).not.toContain(json.password as string);
    expect(stored[0]!.row).not.toContain(Buffer.from(json.totpSecret as string).toString('hex'));
  });

  it('refuses a username that is taken, and a role at no clinic', async () => {
    const taken = await portico(['staff', 'add', '--username', 'DESK', '--name', 'X', '--role', 'admin', '--json']);
    expect(taken).toMatchObject({ exit: 1, json: { code: 'username.taken' } });
    const nowhere = await portico(['staff', 'add', '--username', 'rita', '--name', 'X', '--role', 'nurse']);
    expect([nowhere.exit, nowhere.err.join('')]).toEqual([2, expect.stringContaining('downtown, riverside, specialty')]);
    expect((await portico(['staff', 'add', '--username', 'rita', '--name', 'X', '--role', 'nurse', '--clinic', 'moon'])).exit).toBe(2);
  });
});

describe('code issue (E1, E6)', () => {
  const code = /^[A-HJ-NP-Z2-9]{5}(-[A-HJ-NP-Z2-9]{5}){3}$/;

  it('prints a code once; a second one ends the first; the audit trail knows who', async () => {
    const first = await portico(['code', 'issue', '--mrn', 'LH-100593', '--json']);
    expect(first).toMatchObject({ exit: 0, json: { mrn: 'LH-100593', code: expect.stringMatching(code) } });
    const { out } = await portico(['code', 'issue', '--mrn', 'LH-100593']);
    expect(out.map((line) => line.trim()).filter((line) => code.test(line))).toHaveLength(1);
    expect(await portal.look(`select revoked_reason, issued_by_name from enrolment_code where record_id = (select record_id from patient where mrn = 'LH-100593') order by issued_at, revoked_at nulls last`))
      .toEqual([{ revoked_reason: 'replaced', issued_by_name: 'command line' }, { revoked_reason: null, issued_by_name: 'command line' }]);
    expect(await portal.look(`select count(*)::int as entries from audit_event where action = 'code.issue' and actor_name = 'command line'`)).toEqual([{ entries: 2 }]);
  });

  it.each([['LH-100234', 'code.hasAccount'], ['LH-100502', 'code.minor'], ['LH-100017', 'code.deceased']])('refuses %s: %s', async (mrn, why) => {
    expect(await portico(['code', 'issue', '--mrn', mrn, '--json'])).toMatchObject({ exit: 1, json: { mrn, code: why, error: 'failed' } });
  });

  it('says that no patient has a number', async () => {
    expect(await portico(['code', 'issue', '--mrn', 'nobody', '--json'])).toMatchObject({ exit: 1, json: { message: expect.stringContaining('No patient has') } });
  });
});

describe('account unlock (S3, W4)', () => {
  it('opens a locked person, also one of the family', async () => {
    for (const username of ['ben', 'frank']) {
      for (let tries = 1; tries <= 5; tries++) await new Browser(portal).signIn(username, 'not the password');
      expect((await new Browser(portal).signIn(username)).heading).toBe('This account is locked');
      expect(await portico(['account', 'unlock', username, '--json'])).toMatchObject({ exit: 0, json: { unlocked: ['person'] } });
      expect((await new Browser(portal).signIn(username)).heading).not.toBe('This account is locked');
    }
  });

  it('opens a locked member of staff', async () => {
    const browser = new Browser(portal);
    const wrongly = async (password: string) => {
      await browser.get('/staff/sign-in');
      return browser.submit('Sign in', { Username: 'novak', Password: password });
    };
    for (let tries = 1; tries <= 5; tries++) await wrongly('not the password');
    expect((await wrongly(demoPassword)).heading).toBe('This account is locked');
    expect(await portico(['account', 'unlock', 'novak', '--json'])).toMatchObject({ exit: 0, json: { unlocked: ['staff'] } });
    expect((await wrongly(demoPassword)).heading).toBe('One-time code');
    expect(await portico(['account', 'unlock', 'novak', '--json'])).toMatchObject({ exit: 0, json: { unlocked: [] } });
  });

  it('says that nobody has a username', async () => {
    expect(await portico(['account', 'unlock', 'nobody.here', '--json'])).toMatchObject({ exit: 1, json: { username: 'nobody.here' } });
  });
});

describe('account end and account restore (T7, W15)', () => {
  it('ends every session at once, and brings the person back with a new code', async () => {
    const reader = new Browser(portal);
    await reader.signIn('ben');
    expect(await portico(['account', 'end', 'ben', '--reason', 'misuse', '--comment', 'called at night', '--json'])).toMatchObject({ exit: 0, json: { username: 'ben' } });
    await reader.get('/home');
    expect(reader.page.text).toContain('We have ended your access to the portal');
    expect(await portico(['account', 'end', 'ben', '--json'])).toMatchObject({ exit: 1, json: { code: 'access.standsAlready' } });
    const { exit, json } = await portico(['account', 'restore', 'ben', '--json']);
    expect([exit, json]).toMatchObject([0, { username: 'ben', lifted: 1, code: expect.stringMatching(/^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$/) }]);
    const [account] = await portal.look<{ status: string }>(`select status from account where username_key = 'ben'`);
    expect(account!.status).toBe('deactivatedByOrg');
  });

  it('closes an account because the patient asked for it', async () => {
    expect(await portico(['account', 'end', 'carla', '--asked-by', 'patient', '--family', 'keep', '--json'])).toMatchObject({ exit: 0 });
    const [row] = await portal.look(`select d.kind, d.family, d.by_name, a.status from access_decision d join account a on a.id = d.account_id where a.username_key = 'carla'`);
    expect(row).toEqual({ kind: 'patientCall', family: 'keep', by_name: 'command line', status: 'deactivatedByPatient' });
    expect(await portico(['account', 'end', 'carla', '--asked-by', 'patient', '--json'])).toMatchObject({ exit: 1, json: { code: 'access.notActive' } });
  });

  it('names nobody who is not there', async () => {
    for (const command of ['end', 'restore']) expect(await portico(['account', command, 'nobody.here', '--json'])).toMatchObject({ exit: 1, json: { username: 'nobody.here' } });
  });
});

describe('settings get and set (W26)', () => {
  it('shows and changes typed values, with who and when', async () => {
    expect((await portico(['settings', 'get', 'session.idleMinutes', '--json'])).json).toEqual({ key: 'session.idleMinutes', value: 15 });
    expect((await portico(['settings', 'set', 'session.idleMinutes', '20', '--json'])).json).toEqual({ key: 'session.idleMinutes', value: 20, before: 15 });
    expect((await portico(['settings', 'set', 'office.phone', '911', '--json'])).json).toMatchObject({ value: '911' });
    expect((await portico(['settings', 'set', 'enrol.verify', '["dob","zip"]', '--json'])).json).toMatchObject({ value: ['dob', 'zip'] });
    const rows = await portal.look(`select key, value, set_by from setting where set_by = 'command line' order by id`);
    expect(rows).toEqual([
      { key: 'session.idleMinutes', value: 20, set_by: 'command line' }, { key: 'office.phone', value: '911', set_by: 'command line' },
      { key: 'enrol.verify', value: ['dob', 'zip'], set_by: 'command line' }]);
  });

  it('refuses what is out of bounds, in words', async () => {
    for (const [key, value] of [['session.idleMinutes', '500'], ['session.idleMinutes', 'often'], ['enrol.verify', '[]'], ['record.problemsTerm', 'x']] as const)
      expect(await portico(['settings', 'set', key, value, '--json'])).toMatchObject({ exit: 1, json: { key, message: expect.stringContaining('must be') } });
  });
});

describe('audit verify (R-07)', () => {
  it('holds, then names the entry that somebody edited', async () => {
    await sealAudit(portal);
    expect(await portico(['audit', 'verify', '--json'])).toMatchObject({ exit: 0, json: { ok: true, seals: 1, anchors: 1 } });
    await portal.look('alter table audit_event disable trigger all; update audit_event set actor_name = $$x$$ where id = 3; alter table audit_event enable trigger all');
    const { exit, out } = await portico(['audit', 'verify']);
    expect([exit, out.join(' ')]).toEqual([1, expect.stringContaining('entry 3 is not what it was')]);
    expect((await portico(['audit', 'verify', '--json'])).json).toMatchObject({ ok: false, problem: { code: 'event.edited', event: 3 } });
  });
});

describe('doctor', () => {
  const failing = async (at: Portal = portal): Promise<string[]> =>
    ((await portico(['doctor', '--json'], at)).json.checks as { check: string; ok: boolean; says: string }[]).filter(({ ok }) => !ok).map(({ check, says }) => `${check}: ${says}`);

  it('finds nothing wrong with a portal as it is installed', async () => {
    expect((await failing()).filter((line) => !line.startsWith('clock'))).toEqual([]);
  });

  it('fails when a wall is down', async () => {
    await portal.look('alter table audit_event disable trigger audit_event_append_only');
    expect(await failing()).toContainEqual(expect.stringContaining('walls: audit.unguarded (the guard of audit_event is off)'));
    await portal.look('alter table audit_event enable trigger audit_event_append_only');
  });

  it('fails when the secret is another one, when work keeps failing, when passwords would travel in the clear', async () => {
    expect(await failing({ ...portal, secrets: openSecrets('another secret, which is long enough too') })).toContainEqual(expect.stringContaining('secret: PORTICO_SECRET does not open'));
    await portal.look(`insert into failed_job (name, first_at, last_at) values ('audit-seal', now(), now())`);
    expect(await failing()).toContainEqual(expect.stringContaining('jobs: The job audit-seal has failed'));
    await portal.look(`update failed_job set mended_at = now()`);
    const at = (publicUrl: string): Portal => ({ ...portal, config: { ...portal.config, publicUrl } });
    expect(await failing(at('http://portal.example.org'))).toContainEqual(expect.stringContaining('address: http://portal.example.org is not encrypted'));
    expect(await failing(at('https://portal.example.org'))).toContainEqual(expect.stringContaining('nothing here speaks TLS'));
  });

  it('talks to the mail server, and tells who mails would come from (F-15)', async () => {
    const posting = (smtpUrl: string): Portal => ({ ...portal, config: { ...portal.config, smtpUrl } });
    expect(await failing({ ...portal, config: { ...portal.config, demo: false } })).toContainEqual(expect.stringContaining('mail: There is no mail server'));
    const server = await openMailServer();
    const wrong = (await failing(posting(server.url))).filter((line) => line.startsWith('mail'));
    expect(wrong).toEqual([expect.stringContaining('mail.from: Mails would come from')]);
    await setSetting(portal.db, 'mail.from', 'portal@larkspur-health.us', 'test', portal.clock.now());
    const reading = { ...posting(server.url), settings: openSettings(portal.db) };
    expect((await failing(reading)).filter((line) => line.startsWith('mail'))).toEqual([]);
    await server.stop();
    expect(await failing(reading)).toContainEqual(expect.stringContaining('mail: The mail server does not let us in'));
    expect((await failing(posting(server.url.replace('//', '//someone:secret@')))).join()).not.toContain('secret@');
  });

  it('fails when a real portal holds the demo clinic with its known password (R-02)', async () => {
    expect(await failing({ ...portal, config: { ...portal.config, demo: false } })).toContainEqual(expect.stringContaining('demo: This database holds the demo clinic'));
  });
});

describe('demo seed and demo code', () => {
  it('seeds once, also when it is asked twice at the same moment', async () => {
    const empty = await testPortal('empty');
    const demo: Portal = empty;
    await Promise.all([seedDemo(demo, () => undefined, { withoutThousands: true }), seedDemo(demo, () => undefined, { withoutThousands: true })]);
    expect(await empty.look(`select (select count(*)::int from clinic) as clinics, (select count(*)::int from staff) as staff,
      (select count(*)::int from record) as records, (select string_agg(username, ' ' order by username) from account) as accounts`))
      .toEqual([{ clinics: 3, staff: 17, records: 14, accounts: 'ann ben carla frank' }]);
    expect(await empty.look('select count(distinct patient_id)::int as charts, count(*) > 2000 as full from resource')).toEqual([{ charts: 15, full: true }]);
    expect(await empty.look(`select c.key, count(*)::int as records from record r join clinic c on c.id = r.clinic_id group by 1 order by 1`))
      .toEqual([{ key: 'downtown', records: 9 }, { key: 'riverside', records: 3 }, { key: 'specialty', records: 2 }]);
    await empty.close();
  });

  it('gives the demo people another password and secret when it is started with them', async () => {
    const own = await testPortal();
    const changed: Portal = { ...own, config: { ...own.config, demoPassword: 'quite another password', demoTotp: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU' } };
    const { password } = await seedDemo(changed, () => undefined);
    expect(password).toBe('quite another password');
    const browser = new Browser(own);
    await browser.get('/staff/sign-in');
    expect((await browser.submit('Sign in', { Username: 'desk', Password: demoPassword })).heading).toBe('Staff sign-in');
    await browser.submit('Sign in', { Username: 'desk', Password: 'quite another password' });
    expect((await browser.submit('Sign in', { 'One-time code': await totpAt(own.clock.now(), changed.config.demoTotp!) })).heading).toBe('Hello, Priya Raman');
    await own.close();
  });

  it('goes on where it was cut short, and then everybody has the credentials of this start', async () => {
    const cut = await testPortal();
    await cut.look(`update installation set demo_seeded_at = null`);
    await cut.look(`delete from acceptance; delete from account_event; delete from account; delete from staff_role where staff_id = (select id from staff where username = 'desk');
      delete from staff where username = 'desk'`);
    await seedDemo({ ...cut, config: { ...cut.config, demoPassword: 'after the power cut' } }, () => undefined, { withoutThousands: true });
    expect(await cut.look('select (select count(*)::int from staff) as staff, (select count(*)::int from account) as accounts, (select count(*)::int from record) as records'))
      .toEqual([{ staff: 17, accounts: 4, records: 14 }]);
    for (const username of ['ann', 'carla']) expect((await new Browser(cut).signIn(username, 'after the power cut')).text).not.toContain('is not right');
    for (const username of ['desk', 'nurse']) expect((await new Browser(cut).signInStaff(username, 'after the power cut')).heading).toContain('Hello');
    await cut.close();
  });

  it('never goes into a database in which somebody works (R-02)', async () => {
    const real = await testPortal('empty');
    await portico(['staff', 'add', '--username', 'boss', '--name', 'The Boss', '--role', 'admin'], real);
    expect(await portico(['demo', 'seed', '--json'], real)).toMatchObject({ exit: 1, json: { message: expect.stringContaining('empty database only') } });
    expect(await real.look('select count(*)::int as staff from staff')).toEqual([{ staff: 1 }]);
    await real.close();
  });

  it('prints the one-time code of this moment', async () => {
    const { out } = await portico(['demo', 'code']);
    expect([await totpAt(new Date(), demoTotp), await totpAt(new Date(Date.now() - 30_000), demoTotp)]).toContain(out[0]);
  });
});

describe('without a running server', () => {
  it('tells every mistake of the environment, in words', async () => {
    const out: string[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'portico-cli-'));
    const secret = join(folder, 'secret.txt');
    writeFileSync(secret, 'short');
    const exit = await runCli(['settings', 'get', '--json'], {
      env: { PORT: 'x', DATABASE_URL: 'mysql://x', PORTICO_SECRET_FILE: secret, PORTICO_DATA: folder }, out: (line) => void out.push(line), err: () => undefined,
    });
    expect(exit).toBe(1);
    const { message } = JSON.parse(out[0]!) as { message: string };
    for (const name of ['PORT', 'DATABASE_URL', 'PORTICO_SECRET']) expect(message).toContain(name);
    expect(readFileSync(secret, 'utf8')).toBe('short');
  });
});
