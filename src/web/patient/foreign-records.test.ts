import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { Browser } from '../../../test/visit.ts';
import { asSystem, nowhere } from '../../access/scope.ts';
import { createAccount } from '../../accounts/accounts.ts';
import { importFiles } from '../../intake/intake.ts';

/** Records that nobody here wrote: every page opens, and no page shows what a program would say. */
const data = resolve(import.meta.dirname, '../../../../shared/data');
const folders = ['us-core-examples', 'inferno-uscore'].map((name) => join(data, name));
const synthea = join(data, 'synthea-r4-2019');
const isThere = existsSync(data);
if (!isThere) console.warn('foreign-records: ../shared/data is not here, so nothing is checked.');

let portal: TestPortal;
beforeAll(async () => {
  if (!isThere) return;
  portal = await testPortal('empty');
  const some = readdirSync(synthea).filter((name) => name.endsWith('.gz')).sort().slice(0, Number(process.env.PORTICO_TEST_SYNTHEA ?? 3));
  await importFiles(portal, [...folders, ...some.map((name) => join(synthea, name))]);
}, 120_000);
afterAll(() => portal?.close());

describe.skipIf(!isThere)('records of others', () => {
  it('open on every page, in both languages', async () => {
    const people = await portal.look<{ record_id: string; patient_id: string }>('select record_id, patient_id from patient');
    expect(people.length).toBeGreaterThan(3);
    const wrong: string[] = [];
    let opened = 0;
    for (const [index, { record_id: recordId, patient_id: patientId }] of people.entries()) {
      const username = `foreign.${index}`;
      await asSystem(portal, 'test', nowhere, (scope) => createAccount(portal, scope, {
        recordId, kind: 'patient', username, password: demoPassword, question: 'What was the name of your first pet?', answer: 'rex the dog', email: 'x@example.org', language: 'en',
      }));
      const browser = new Browser(portal);
      await browser.signIn(username);
      browser.cookies.set('portico-language', index % 2 ? 'es' : 'en');
      const results = await portal.look<{ id: string }>("select id from resource where patient_id = $1 and (listing = 'result' or parent_id is not null) and visible_at is not null order by id limit 60", [patientId]);
      const paths = ['/home', '/results', '/summary', '/visits', '/vitals', '/documents', ...['allergies', 'health-issues', 'immunizations', 'medications', 'implants', 'care-team', 'insurance'].map((section) => `/summary/${section}`), ...results.map(({ id }) => `/results/${id}`)];
      for (const path of paths) {
        const page = await browser.get(path);
        opened += 1;
        if (page.status !== 200) wrong.push(`${path} as ${username}: ${page.status}`);
        const slip = /undefined|\[object|NaN|\bnull\b|Invalid Date|urn:uuid/.exec(page.text);
        if (slip) wrong.push(`${path} as ${username}: ${slip[0]} in ${page.text.slice(Math.max(0, slip.index - 60), slip.index + 40)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(opened).toBeGreaterThan(100);
  }, 300_000);
});
