import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSystem, nowhere } from '../../src/access/scope.ts';
import { createAccount } from '../../src/accounts/accounts.ts';
import { intakeBundle } from '../../src/intake/intake.ts';
import { pages } from '../../src/web/pages.ts';
import { demoPassword, testPortal } from '../portal.ts';
import type { TestPortal } from '../portal.ts';
import { Browser } from '../visit.ts';
import { canaryPerson, tokenPattern } from './canary.ts';

/** A-041, A-071, A-072, A-076, R-01: no byte of a person's record in anybody else's output. */
let portal: TestPortal;
const alpha = canaryPerson('alpha', 1);
const omega = canaryPerson('omega', 2);

beforeAll(async () => {
  portal = await testPortal();
  for (const { key, bundle, email, mrn } of [alpha, omega]) {
    await intakeBundle(portal, 'ehr', bundle);
    const [person] = await portal.look<{ record_id: string }>('select record_id from patient where mrn = $1', [mrn]);
    await asSystem(portal, 'test', nowhere, (scope) => createAccount(portal, scope, {
      recordId: person!.record_id, kind: 'patient', username: `person.${key}`, password: demoPassword,
      question: 'What was the name of your first pet?', answer: 'rex the dog', email, language: 'en',
    }));
  }
});
afterAll(() => portal.close());

const tokensIn = (text: string): string[] => [...new Set([...text.matchAll(tokenPattern)].map((match) => match[1]!.toLowerCase()))];

/** Every address a person can reach by GET, with the ids of `owner` in it. */
async function addressesOf(owner: string): Promise<string[]> {
  const ids = await portal.look<{ id: string }>(`select r.id from resource r join patient p using (patient_id) where p.fhir_id = $1`, [`canary-${owner}`]);
  const plain = pages.filter((page) => page.get && !page.route.path.includes(':')).map((page) => page.route.path);
  const sections = ['allergies', 'problems', 'health-issues', 'immunizations', 'medications', 'implants', 'care-team', 'insurance', 'conditions'].map((section) => `/summary/${section}`);
  return [...plain.filter((path) => !path.includes('sign-out')), ...sections, ...ids.flatMap(({ id }) => [`/results/${id}`, `/visits/${id}`, `/visits/${id}/calendar`, `/vitals/${id}`, `/documents/${id}`, `/documents/${id}/file/1`]), ...ids.map(({ id }) => `/leave/${id}`)];
}

describe('canaries', () => {
  it('stand on the pages of their own person: the scan can see', async () => {
    const own = new Browser(portal);
    await own.signIn('person.alpha');
    const seen = (await Promise.all((await addressesOf('alpha')).map((path) => own.get(path)))).map((page) => page.html).join();
    for (const what of ['panel', 'value', 'allergy', 'condition', 'medication', 'vaccine', 'implant', 'serial', 'udi', 'carrier', 'member', 'role', 'number', 'payer', 'plan', 'conclusion', 'visit', 'reason', 'service', 'prepare', 'vital', 'document', 'words', 'pdf'])
      expect(seen, what).toMatch(new RegExp(`Zqalphaqz${what}`));
  });

  it('stand on no page of anybody else, and held ones on no page at all (A-041)', async () => {
    const leaks: string[] = [];
    const visitors: [string, Browser][] = [];
    for (const [name, staff] of [['', false], ['person.omega', false], ['ben', false], ['desk', true], ['nurse', true], ['records', true], ['admin', true]] as const) {
      const browser = new Browser(portal);
      if (name) await (staff ? browser.signInStaff(name) : browser.signIn(name));
      visitors.push([name || 'anonymous', browser]);
    }
    const own = new Browser(portal);
    await own.signIn('person.alpha');
    visitors.push(['person.alpha', own]);
    for (const [name, browser] of visitors)
      for (const path of [...(await addressesOf('alpha')), ...(await addressesOf('omega'))]) {
        const page = await browser.get(path);
        const everything = page.html + [...page.headers].flat().join();
        const mine = name === 'person.alpha' ? 'alpha' : name === 'person.omega' ? 'omega' : '';
        for (const owner of tokensIn(everything)) if (owner !== mine) leaks.push(`${owner} to ${name} at ${path}`);
        if (/held/i.test(everything.match(/zq\w+heldqz/i)?.[0] ?? '')) leaks.push(`held to ${name} at ${path}`);
      }
    expect(leaks).toEqual([]);
  }, 120_000);

  it('stand in no title, address, cookie or log line (A-072, A-076)', async () => {
    const own = new Browser(portal);
    await own.signIn('person.alpha');
    for (const path of await addressesOf('alpha')) {
      const page = await own.get(path);
      expect(tokensIn(page.document.querySelector('title')?.textContent ?? '')).toEqual([]);
      const addresses = [...page.document.querySelectorAll('[href], [action], [src]')].map((one) => one.getAttribute('href') ?? one.getAttribute('action') ?? one.getAttribute('src'));
      expect(tokensIn(addresses.join())).toEqual([]);
      expect(tokensIn([...page.headers].flat().join())).toEqual([]);
    }
    expect(tokensIn(portal.logged.join('\n'))).toEqual([]);
    const audit = await portal.look<{ line: string }>('select e::text as line from audit_event e');
    expect(tokensIn(audit.map((row) => row.line).join('\n'))).toEqual([]);
  });

  it('stay out of reach of a forgotten WHERE: the web role without a scope sees no row (A-004)', async () => {
    for (const role of ['portico_person', 'portico_staff'] as const)
      for (const table of ['resource', 'resource_version', 'patient', 'member', 'account']) {
        const rows = await portal.db.transaction(role, async (tx) => {
          const { sql } = await import('../../src/kernel/db.ts');
          return tx.rows(sql`select 1 from ${sql.table(table)} ${sql.raw(table.startsWith('resource') ? `where patient_id <> '00000000-0000-0000-0000-000000000000'` : '')} limit 1`);
        });
        expect([role, table, rows.length]).toEqual([role, table, 0]);
      }
  });
});
