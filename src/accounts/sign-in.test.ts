import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { Browser } from '../../test/visit.ts';
import { signIn } from './sign-in.ts';

let portal: TestPortal;
let houses = 0;
/** Each try from another house: the pace of one address has tests of its own (test/attacks/pace.test.ts). */
const anywhere = () => ({ ip: `192.0.${houses++}.1`, requestId: null });
const attempt = (username: string, password: string) => signIn(portal, anywhere(), { username, password, userAgent: 'test' });
const isIn = (answer: Awaited<ReturnType<typeof attempt>>): boolean => 'token' in answer;

beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.close());

describe('signing in (S1, S2, S3)', () => {
  it('S1: opens a session with the right password, whatever the case of the name and the spaces around it', async () => {
    expect(isIn(await attempt('ann', demoPassword))).toBe(true);
    expect(isIn(await attempt('  ANN ', demoPassword))).toBe(true);
    expect(isIn(await attempt('ann', `${demoPassword} `))).toBe(false);
  });

  it('S1: says the same for an unknown name and a wrong password, count and all', async () => {
    const pages = [];
    for (const name of ['carla', 'nobody.at.all']) {
      const browser = new Browser(portal);
      await browser.get('/');
      for (let tries = 0; tries < 2; tries++) await browser.submit('Sign in', { Username: name, Password: 'not it at all, no' });
      pages.push(browser.page.html.replaceAll(name, 'NAME'));
    }
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain('You can try 3 more times');
  });

  it('S2: the fifth failure locks, known or not, in the same words', async () => {
    const pages = [];
    for (const name of ['carla', 'nobody.at.all']) {
      const browser = new Browser(portal);
      await browser.get('/');
      for (let tries = 0; tries < 3; tries++) await browser.submit('Sign in', { Username: name, Password: 'not it at all, no' });
      expect(browser.page.heading).toBe('This account is locked');
      pages.push(browser.page.html);
    }
    expect(pages[0]).toBe(pages[1]);
  });

  it('S3: a locked account refuses the right password too', async () => {
    expect(isIn(await attempt('carla', demoPassword))).toBe(false);
    const [event] = await portal.look<{ status: string }>(`select e.status from account_event e join account a on a.id = e.account_id where a.username_key = 'carla' order by e.id desc limit 1`);
    expect(event!.status).toBe('locked');
  });

  it('S2: a success before the fifth resets the count', async () => {
    for (let tries = 0; tries < 4; tries++) expect(isIn(await attempt('ben', 'wrong, wrong, wrong'))).toBe(false);
    expect(isIn(await attempt('ben', demoPassword))).toBe(true);
    for (let tries = 0; tries < 4; tries++) expect(isIn(await attempt('ben', 'wrong, wrong, wrong'))).toBe(false);
    expect(isIn(await attempt('ben', demoPassword))).toBe(true);
  });

  it('S2: fifty at once are five tries (A-013)', async () => {
    let looked = 0;
    const counting: TestPortal = { ...portal, passwords: { ...portal.passwords, matches: async () => (looked++, false) } };
    const answers = await Promise.all(Array.from({ length: 50 }, () => signIn(counting, anywhere(), { username: 'frank', password: 'wrong, wrong, wrong', userAgent: '' })));
    expect(answers.filter((answer) => 'why' in answer && answer.why.code === 'signIn.wrong')).toHaveLength(4);
    expect(looked).toBe(50);
    expect(isIn(await attempt('frank', demoPassword))).toBe(false);
  });

  it('E8: an access code is no password and no username', async () => {
    expect(isIn(await attempt('ABCDE-FGHJK-MNPQR-STUVW', 'ABCDE-FGHJK-MNPQR-STUVW'))).toBe(false);
  });

  it('S23: each try is in the audit trail, without the name that was typed', async () => {
    const rows = await portal.look<{ line: string }>(`select e::text as line from audit_event e where action = 'signIn' and outcome = 'failure'`);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.map((row) => row.line).join()).not.toContain('nobody.at.all');
  });
});
