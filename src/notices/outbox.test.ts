import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMailServer } from '../../test/mail-server.ts';
import type { MailServer } from '../../test/mail-server.ts';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { Browser } from '../../test/visit.ts';
import { asSystem, nowhere } from '../access/scope.ts';
import { openJobs } from '../jobs.ts';
import { hours, later, minutes, seconds } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { openMailLine } from '../kernel/smtp.ts';
import { queueMail, sealText } from './mail.ts';
import type { NewMail } from './mail.ts';
import { MailServerAway, sendMails } from './outbox.ts';
import type { Portal } from '../portal.ts';

let portal: TestPortal;
let server: MailServer;
/** The same portal with a mail server. */
let posting: Portal;

beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.look('delete from mail');
  server = await openMailServer();
  posting = { ...portal, config: { ...portal.config, smtpUrl: server.url } };
});
afterEach(() => server.stop());

const queue = (more: Partial<NewMail<'account.locked'>> = {}): Promise<void> =>
  asSystem(portal, 'test', nowhere, ({ tx, now }) =>
    queueMail(tx, { to: 'ann.whitfield@example.com', language: 'en', kind: 'account.locked', facts: { tries: 5 }, now, ...more }));

const rows = () => portal.look<{ state: string; tries: number; problem: string | null; smtp_code: number | null; facts: unknown; due_at: Date }>(
  'select state, tries, problem, smtp_code, facts, due_at from mail order by queued_at');

describe('The outbox (F-15)', () => {
  it('sends a mail as text and HTML that say the same, from the address of the portal, and forgets what it said', async () => {
    await queue();
    expect(await sendMails(posting)).toBe(1);
    const [mail] = server.mails;
    expect(mail!.subject).toBe('Your Larkspur Health Portal account is locked');
    expect(mail!.from!.value).toEqual([{ name: 'Larkspur Health Portal', address: (await portal.settings.current())['support.email'] }]);
    expect(mail!.text).toContain('There were 5 tries');
    expect(String(mail!.html)).toContain('There were 5 tries');
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
    expect((await rows())[0]).toMatchObject({ state: 'sent', facts: null });
    expect(await sendMails(posting)).toBe(0);
    expect(server.mails).toHaveLength(1);
  });

  it('writes in the reader’s language', async () => {
    await queue({ language: 'es' });
    await sendMails(posting);
    expect(server.mails[0]!.subject).toBe('Su cuenta de Larkspur Health Portal está bloqueada');
    expect(server.mails[0]!.headers.get('content-language')).toBe('es');
  });

  it('tells nothing of what was rolled back', async () => {
    await asSystem(portal, 'test', nowhere, async ({ tx, now }) => {
      await queueMail(tx, { to: 'a@example.com', language: 'en', kind: 'account.locked', facts: { tries: 5 }, now });
      throw new Error('undone');
    }).catch(() => undefined);
    expect(await sendMails(posting)).toBe(0);
  });

  it('waits while the server is down, each time longer, and sends when it is back', async () => {
    const { port } = server;
    await server.stop();
    await queue();
    await queue({ to: 'other@example.com' });
    await expect(sendMails(posting)).rejects.toThrow(MailServerAway);
    expect((await rows()).map(({ state }) => state).sort()).toEqual(['trying', 'waiting']);
    portal.clock.forward(seconds(59));
    await expect(sendMails(posting)).rejects.toThrow(MailServerAway);
    portal.clock.forward(seconds(61));
    server = await openMailServer({ port });
    expect(await sendMails(posting)).toBe(2);
    expect(server.mails).toHaveLength(2);
    expect(server.connections).toBe(1);
  });

  it('tries a mail again that is refused for now (4xx), and does not hold up the others', async () => {
    server.refuse = { at: 'recipient', code: 451 };
    await queue();
    expect(await sendMails(posting)).toBe(0);
    expect((await rows())[0]).toMatchObject({ state: 'trying', problem: 'refused', smtp_code: 451 });
    server.refuse = undefined;
    await queue({ to: 'other@example.com' });
    expect(await sendMails(posting)).toBe(1);
    portal.clock.forward(minutes(1));
    expect(await sendMails(posting)).toBe(1);
    expect(server.mails.map(({ to }) => [to].flat()[0]!.text)).toEqual(['other@example.com', 'ann.whitfield@example.com']);
  });

  it.each([['recipient', 550], ['end', 554]] as const)('gives up a mail that is refused for good at the %s (%d): staff see it', async (at, code) => {
    const [ann] = await portal.look<{ id: string }>(`select id from account where username_key = 'ann'`);
    server.refuse = { at, code };
    await queue({ accountId: ann!.id });
    await sendMails(posting);
    expect((await rows())[0]).toMatchObject({ state: 'failed', problem: 'refused', smtp_code: code, facts: null });
    portal.clock.forward(seconds(31));
    const desk = new Browser(portal);
    await desk.signInStaff('desk');
    const page = await desk.get('/staff/mails');
    expect(page.text).toContain('Ann Louise Whitfield');
    expect(page.text).toContain(`The mail server refused it (${code})`);
  });

  it('N8: three in a row refused for good are told to the person on Home, until one arrives', async () => {
    const [ann] = await portal.look<{ id: string; email: string }>(`select id, email from account where username_key = 'ann'`);
    const browser = new Browser(portal);
    await browser.signIn('ann');
    server.refuse = { at: 'recipient', code: 550 };
    for (let times = 0; times < 3; times++) {
      expect((await browser.get('/home')).text).not.toContain('Our mails do not reach you');
      await queue({ accountId: ann!.id, to: ann!.email });
      await sendMails(posting);
      portal.clock.forward(1);
    }
    expect((await browser.get('/home')).text).toContain('The last 3 mails to your address were sent back');
    server.refuse = undefined;
    await queue({ accountId: ann!.id, to: ann!.email });
    await sendMails(posting);
    expect((await browser.get('/home')).text).not.toContain('Our mails do not reach you');
  });

  it('is written by the roles of the pages, and read by none of them', async () => {
    const [ann] = await portal.look<{ id: string }>(`select id from account where username_key = 'ann'`);
    for (const role of ['portico_person', 'portico_staff'] as const) {
      await portal.db.transaction(role, async (tx) => {
        for (let times = 0; times < 2; times++)
          await queueMail(tx, { to: 'a@example.com', language: 'en', kind: 'account.locked', facts: { tries: 5 }, now: portal.clock.now(), accountId: ann!.id, mergeKey: role });
        expect(await tx.rows(sql`select id from mail`)).toEqual([]);
      });
      await expect(portal.db.transaction(role, (tx) => tx.rows(sql`select facts from mail`))).rejects.toThrow(/permission denied/);
    }
    expect(await rows()).toHaveLength(2);
  });

  it('holds the sender to be refused for everybody: nothing is lost, the job fails', async () => {
    server.refuse = { at: 'sender', code: 550 };
    await queue();
    await expect(sendMails(posting)).rejects.toThrow('550');
    server.refuse = undefined;
    portal.clock.forward(minutes(2));
    expect(await sendMails(posting)).toBe(1);
  });

  it('sends once more after a crash between sending and marking, with the same Message-ID', async () => {
    await queue();
    const dying: typeof openMailLine = (...where) => {
      const line = openMailLine(...where);
      return { ...line, async send(letter) {
        expect(await line.send(letter)).toEqual({ did: 'sent' });
        throw new Error('the process died');
      } };
    };
    await expect(sendMails(posting, dying)).rejects.toThrow('died');
    expect(await sendMails(posting)).toBe(0);
    portal.clock.forward(minutes(5) + 1);
    expect(await sendMails(posting)).toBe(1);
    expect(await sendMails(posting)).toBe(0);
    expect(server.mails).toHaveLength(2);
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(new Set(server.mails.map(({ date }) => date!.getTime())).size).toBe(1);
  });

  it('risks one copy, not more, with a server that takes mails and drops the line', async () => {
    server.dropAfterMail = true;
    await queue();
    for (let hour = 0; hour < 6; hour++) {
      await sendMails(posting);
      portal.clock.forward(hours(1));
    }
    expect(server.mails).toHaveLength(2);
    expect((await rows())[0]).toMatchObject({ state: 'failed', problem: 'unsure' });
  });

  it('does not wait forever for a server that answers too slowly', async () => {
    server.slow = 5_000;
    await queue();
    const hasty: typeof openMailLine = (to, name) => openMailLine(to, name, { longest: 300 });
    const started = performance.now();
    await sendMails(posting, hasty);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect((await rows())[0]).toMatchObject({ state: 'trying', problem: 'unsure' });
  });

  it('two processes at once send each mail once', async () => {
    for (let count = 0; count < 12; count++) await queue({ to: `person${count}@example.com` });
    const sent = await Promise.all([sendMails(posting), sendMails(posting), sendMails(posting)]);
    expect(sent.reduce((sum, one) => sum + one)).toBe(12);
    expect(server.mails).toHaveLength(12);
  });

  it('F-16: gathers mails with the same key while the first waits, 500 into one', async () => {
    const notBefore = later(portal.clock.now(), minutes(15));
    for (let count = 0; count < 500; count++) await queue({ mergeKey: 'ann new', notBefore });
    expect(await sendMails(posting)).toBe(0);
    portal.clock.forward(minutes(15));
    expect(await sendMails(posting)).toBe(1);
    await queue({ mergeKey: 'ann new' });
    expect(await sendMails(posting)).toBe(1);
  });

  it('does not send a link that has ended: at its last second, and not after', async () => {
    const until = later(portal.clock.now(), minutes(30));
    await queue({ until });
    await queue({ until, to: 'late@example.com', notBefore: until });
    portal.clock.set(later(until, -seconds(1)));
    expect(await sendMails(posting)).toBe(1);
    portal.clock.set(until);
    expect(await sendMails(posting)).toBe(0);
    expect((await rows()).map(({ state }) => state).sort()).toEqual(['expired', 'sent']);
  });

  it('keeps no link in the clear, before or after', async () => {
    const link = sealText(portal, 'http://127.0.0.1:3000/recover#very-secret-token');
    await asSystem(portal, 'test', nowhere, ({ tx, now }) => queueMail(tx, { to: 'a@example.com', language: 'en', kind: 'account.resetLink', facts: { link, minutes: 30 }, now }));
    expect(JSON.stringify(await rows())).not.toContain('very-secret-token');
    await sendMails(posting);
    expect(server.mails[0]!.text).toContain('http://127.0.0.1:3000/recover#very-secret-token');
    expect(portal.logged.join()).not.toContain('very-secret-token');
  });

  it.each(['a@example.com\r\nBcc: b@example.com', 'a@example.com,b@example.com', 'a b@example.com', '<a@example.com>', 'a@example.com\u0000'])(
    'takes no address that could name a second reader or header: %j', async (to) => {
      await expect(queue({ to })).rejects.toThrow('no address');
    });

  it('cannot be made to write a header by a setting', async () => {
    const set = `insert into setting (key, value, set_by, set_at) values ('brand.name', $1::jsonb, 'test', now())`;
    await portal.look(set, [JSON.stringify('Portal\r\nBcc: thief@example.com\r\n\r\nHello')]);
    const reading = { ...posting, settings: (await import('../organization/settings.ts')).openSettings(portal.db) };
    await queue();
    await sendMails(reading);
    await portal.look(`delete from setting where set_by = 'test'`);
    expect(server.mails[0]!.headers.has('bcc')).toBe(false);
    expect([server.mails[0]!.to].flat()[0]!.text).toBe('ann.whitfield@example.com');
  });

  it('in a running portal a mail leaves within seconds of the commit', async () => {
    const jobs = await openJobs(posting);
    try {
      await sleep(1_500);
      await queue();
      for (let tries = 0; server.mails.length === 0; tries++) {
        if (tries > 120) throw new Error('No mail within 12 seconds');
        await sleep(100);
      }
    } finally {
      await jobs.stop();
    }
  }, 40_000);
});

describe('The mailbox of the demo', () => {
  it('shows the mails of everybody, without a mail server', async () => {
    await queue();
    await sendMails(portal);
    const page = await new Browser(portal).get('/demo/mailbox');
    expect(page.text).toContain('Your Larkspur Health Portal account is locked');
    expect(page.text).toContain('ann.whitfield@example.com');
    expect((await new Browser(portal).get('/')).link('Open the mailbox')).toBe('/demo/mailbox');
  });

  it('is not found outside of the demo, or with a mail server', async () => {
    const { openDoor } = await import('../web/door.ts');
    for (const config of [{ ...portal.config, demo: false }, posting.config]) {
      const app = openDoor({ ...portal, config });
      expect((await app.request('http://127.0.0.1:3000/demo/mailbox')).status).toBe(404);
    }
  });
});
