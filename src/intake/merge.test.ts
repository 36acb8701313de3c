import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { asSystem, nowhere } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { createAccount } from '../accounts/accounts.ts';
import { issueCode } from '../accounts/access-codes.ts';
import { intakeBundle } from './intake.ts';
import type { IntakeReport } from './intake.ts';
import { linkPatients, unlinkPatient } from './merge.ts';

let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal('empty')));
afterAll(() => portal.close());

type Resource = Record<string, unknown>;
let sources = 0;
const newSource = (): string => `merge ${++sources}`;
const take = (source: string, ...resources: Resource[]): Promise<IntakeReport> => intakeBundle(portal, source, { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) });
const patient = (id: string, more: Resource = {}): Resource => ({ resourceType: 'Patient', id, name: [{ family: 'Lund', given: [`Eva ${id}`] }], birthDate: '1980-02-29', ...more });
const link = (type: string, other: string): Resource => ({ link: [{ type, other: { reference: `Patient/${other}` } }] });
const inDatabase = <T>(work: (scope: SystemScope) => Promise<T>): Promise<T> => asSystem(portal, 'test', nowhere, work);

const find = async (source: string, fhirId: string): Promise<{ patient: string; record: string }> =>
  (await portal.look<{ patient: string; record: string }>(`select patient_id as patient, record_id as record from patient p join source s on s.id = p.source_id where s.name = $1 and fhir_id = $2`, [source, fhirId]))[0]!;
const areOne = async (source: string, ...ids: string[]): Promise<boolean> => new Set(await Promise.all(ids.map(async (id) => (await find(source, id)).record))).size === 1;

async function signUp(recordId: string): Promise<string> {
  return inDatabase((scope) => createAccount(portal, scope, {
    username: `someone.${recordId.slice(0, 8)}`, kind: 'patient', recordId, password: 'a long password indeed', question: '?', answer: 'x', email: 'x@example.org', language: 'en',
  }));
}
const account = async (id: string): Promise<{ record_id: string; status: string }> =>
  (await portal.look<{ record_id: string; status: string }>('select record_id, status from account where id = $1', [id]))[0]!;
const history = async (recordId: string): Promise<string[]> =>
  (await portal.look<{ method: string }>('select method from account_event where record_id = $1 order by id', [recordId])).map((row) => row.method);

describe('what a feed says of patients who are one (E19, F-22)', () => {
  it.each([
    ['replaced-by', [patient('old', link('replaced-by', 'new')), patient('new')]],
    ['replaces', [patient('new', link('replaces', 'old')), patient('old')]],
  ])('%s takes effect whichever comes first', async (_name, both) => {
    for (const order of [both, both.toReversed()]) {
      const source = newSource();
      for (const one of order) await take(source, structuredClone(one));
      expect(await areOne(source, 'old', 'new')).toBe(true);
    }
  });

  it('ends when the feed says it no more, and each has their own again', async () => {
    const source = newSource();
    await take(source, patient('old'), patient('new'));
    const before = await find(source, 'old');
    await take(source, patient('old', link('replaced-by', 'new')));
    expect(await areOne(source, 'old', 'new')).toBe(true);
    await take(source, patient('old'));
    expect(await find(source, 'old')).toEqual(before);
    expect(await areOne(source, 'old', 'new')).toBe(false);
  });

  it('said again changes nothing, also where staff have parted them', async () => {
    const source = newSource();
    await take(source, patient('old', link('replaced-by', 'new')), patient('new'));
    const { patient: old } = await find(source, 'old');
    await inDatabase((scope) => unlinkPatient(scope, old));
    await take(source, patient('old', link('replaced-by', 'new')));
    expect(await areOne(source, 'old', 'new')).toBe(false);
  });

  it('goes along a chain, and parts in the middle', async () => {
    const source = newSource();
    await take(source, patient('a'), patient('b'), patient('c'));
    const own = await find(source, 'a');
    await take(source, patient('a', link('replaced-by', 'b')));
    await take(source, patient('b', link('replaced-by', 'c')));
    expect(await areOne(source, 'a', 'b', 'c')).toBe(true);
    await take(source, patient('a'));
    expect((await find(source, 'a')).record).toBe(own.record);
    expect(await areOne(source, 'b', 'c')).toBe(true);
  });

  it('is left to people where somebody signs in and the birth dates differ', async () => {
    const source = newSource();
    await take(source, patient('old'), patient('new', { birthDate: '1999-01-01' }));
    await signUp((await find(source, 'old')).record);
    const report = await take(source, patient('old', link('replaced-by', 'new')));
    expect(report.quarantine).toMatchObject([{ code: 'patient.mergeDoubtful' }]);
    expect(await areOne(source, 'old', 'new')).toBe(false);
  });
});

describe('accounts and codes (E19)', () => {
  it('an account follows its person, open codes end, and staff see it; parted, it goes back', async () => {
    const source = newSource();
    await take(source, patient('old'), patient('new'));
    const [old, survivor] = [await find(source, 'old'), await find(source, 'new')];
    const id = await signUp(old.record);
    await inDatabase((scope) => issueCode(portal, scope, survivor.record, {}));
    await inDatabase((scope) => linkPatients(scope, old.patient, survivor.patient, 'staff'));
    expect(await account(id)).toEqual({ record_id: survivor.record, status: 'active' });
    expect(await portal.look('select revoked_reason from enrolment_code where record_id = $1', [survivor.record])).toEqual([{ revoked_reason: 'merged' }]);
    expect(await history(survivor.record)).toEqual(['issue', 'merge']);
    expect((await history(old.record)).at(-1)).toBe('merge');
    await inDatabase((scope) => unlinkPatient(scope, old.patient));
    expect(await account(id)).toEqual({ record_id: old.record, status: 'active' });
    expect((await history(old.record)).at(-1)).toBe('unmerge');
  });

  it('of two accounts the one of the record that stays goes on, and the other opens again when they part', async () => {
    const source = newSource();
    await take(source, patient('old'), patient('new'));
    const [old, survivor] = [await find(source, 'old'), await find(source, 'new')];
    const [closed, stays] = [await signUp(old.record), await signUp(survivor.record)];
    await inDatabase((scope) => linkPatients(scope, old.patient, survivor.patient, 'staff'));
    expect([(await account(closed)).status, (await account(stays)).status]).toEqual(['deactivatedByOrg', 'active']);
    await inDatabase((scope) => unlinkPatient(scope, old.patient));
    expect([(await account(closed)).status, (await account(stays)).status]).toEqual(['active', 'active']);
  });

  it('someone who has died has no account, no session and no code', async () => {
    const source = newSource();
    await take(source, patient('1'));
    const { record } = await find(source, '1');
    const id = await signUp(record);
    await take(source, patient('1', { deceasedDateTime: '2026-11-01' }));
    expect((await account(id)).status).toBe('deactivatedByOrg');
    expect((await history(record)).at(-1)).toBe('deceased');
    expect(await inDatabase((scope) => issueCode(portal, scope, record, {}))).toMatchObject({ why: { code: 'code.deceased' } });
  });
});
