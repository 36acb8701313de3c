import { afterAll, beforeAll, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { intakeBundle } from '../intake/intake.ts';
import { runCli } from './cli.ts';

let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal('empty')));
afterAll(() => portal.close());

async function portico(...argv: string[]): Promise<{ exit: number; json: unknown }> {
  const out: string[] = [];
  const exit = await runCli([...argv, '--json'], { env: {}, out: (line) => void out.push(line), err: () => undefined, portal });
  return { exit, json: JSON.parse(out.at(-1)!) };
}

it('links two records, says so once, and parts them again (E19)', async () => {
  const entry = ['A', 'B'].map((value) => ({ resource: { resourceType: 'Patient', id: value, birthDate: `19${value === 'A' ? 70 : 80}-01-01`, identifier: [{ type: { coding: [{ code: 'MR' }] }, system: 'urn:x', value }] } }));
  await intakeBundle(portal, 'ehr', { resourceType: 'Bundle', entry });
  const records = async (): Promise<number> => (await portal.look<{ n: number }>('select count(distinct record_id) as n from patient'))[0]!.n;
  expect(await portico('patient', 'link', '--mrn', 'A', '--into', 'B')).toEqual({ exit: 0, json: { mrn: 'A', into: 'B', linked: true } });
  expect(await records()).toBe(1);
  expect(await portico('patient', 'link', '--mrn', 'A', '--into', 'B')).toMatchObject({ exit: 0, json: { linked: false } });
  expect(await portico('patient', 'unlink', '--mrn', 'A')).toMatchObject({ exit: 0 });
  expect(await records()).toBe(2);
  expect(await portico('patient', 'unlink', '--mrn', 'A')).toMatchObject({ exit: 1 });
  expect(await portico('patient', 'link', '--mrn', 'A', '--into', 'nobody')).toMatchObject({ exit: 1 });
  expect(await portico('patient', 'link', '--mrn', 'A')).toMatchObject({ exit: 2 });
});
