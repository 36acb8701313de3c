import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSystem, nowhere } from '../src/access/scope.ts';
import type { SystemScope } from '../src/access/scope.ts';
import { decisionsOf } from '../src/accounts/access-decisions.ts';
import { issueCode } from '../src/accounts/access-codes.ts';
import { accountStatuses } from '../src/accounts/account-status.ts';
import { endedAccountOf, insertAccount } from '../src/accounts/accounts.ts';
import { endForDeceased, undoDeceased } from '../src/accounts/deceased.ts';
import { closeForPatient, decideForOrganization } from '../src/accounts/end-access.ts';
import { liftDecision } from '../src/accounts/lift-access.ts';
import { signIn } from '../src/accounts/sign-in.ts';
import { unlockUsername } from '../src/accounts/patient-account.ts';
import { sql } from '../src/kernel/db.ts';
import { statusWords } from '../src/web/words/desk.ts';
import { demoPassword, testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { register, staffBrowser } from './register.ts';
import type { Browser } from './visit.ts';

/**
 * E17: whatever happens to an account, in whatever order, it is in exactly one of the states; and its state on the page
 * of staff, its sessions, its codes, its history and whether anybody can sign in say the same. The acts are the
 * portal's own; what they should lead to stands in `after`, in as few words as the requirement.
 */
let portal: TestPortal;
let support: Browser;
beforeAll(async () => {
  portal = await testPortal();
  support = await staffBrowser(portal, 'support');
});
afterAll(() => portal.close());

const acts = ['issue', 'revokeByTime', 'signUp', 'close', 'endByOrg', 'limit', 'lift', 'die', 'undie', 'lock', 'unlock', 'signIn'] as const;
type Act = (typeof acts)[number];

interface Model {
  account: 'none' | 'active' | 'deactivatedByPatient' | 'deactivatedByOrg';
  locked: boolean;
  code: boolean;
  ended: boolean;
  dead: boolean;
}

const statusOf = ({ account, locked, code }: Model): string => (account === 'active' ? (locked ? 'locked' : 'active') : code ? 'codeIssued' : account);

function after(was: Model, act: Act): Model {
  const ends = (by: Model['account']): Partial<Model> => ({ code: false, ...(was.account === 'active' && { account: by, locked: false }) });
  switch (act) {
    case 'issue': return was.dead || was.ended || was.account === 'active' ? was : { ...was, code: true };
    case 'revokeByTime': return { ...was, code: false };
    case 'signUp': return was.code ? { ...was, account: 'active', locked: false, code: false } : was;
    case 'close': return was.account === 'active' ? { ...was, ...ends('deactivatedByPatient') } : was;
    case 'endByOrg': return was.ended ? was : { ...was, ...ends('deactivatedByOrg'), ended: true };
    case 'lift': return { ...was, ended: false };
    case 'die': return was.dead ? was : { ...was, ...ends('deactivatedByOrg'), dead: true };
    case 'undie': return { ...was, dead: false };
    case 'lock': return was.account === 'active' ? { ...was, locked: true } : was;
    case 'unlock': return { ...was, locked: false };
    case 'limit': case 'signIn': return was;
  }
}

const inDatabase = <T>(work: (scope: SystemScope) => Promise<T>): Promise<T> => asSystem(portal, 'test', nowhere, work);
let from = 0;
/** Each try from a network of its own: the pace of one source is not what this is about. */
const tryIn = async (username: string, password = demoPassword): Promise<boolean> =>
  'token' in (await signIn(portal, { ip: `${1 + (++from % 200)}.${Math.floor(from / 200) % 250}.7.${1 + Math.floor(from / 50_000)}`, requestId: null }, { username, password, userAgent: '' }));

async function perform(act: Act, recordId: string, username: string): Promise<void> {
  switch (act) {
    case 'issue': await inDatabase((scope) => issueCode(portal, scope, recordId, {})); break;
    case 'revokeByTime': await portal.look('update enrolment_code set expires_at = $2 where record_id = $1 and used_at is null', [recordId, portal.clock.now()]); break;
    case 'signUp': await signUp(recordId, username); break;
    case 'close': await inDatabase((scope) => closeForPatient(scope, recordId, { askedBy: 'patient', because: 'notSaid', family: 'end' })); break;
    case 'endByOrg': await inDatabase((scope) => decideForOrganization(scope, recordId, { functions: [], because: 'misuse', family: 'end' })); break;
    case 'limit': await inDatabase((scope) => decideForOrganization(scope, recordId, { functions: ['messages'], because: 'conduct', family: 'end' })); break;
    case 'lift': await inDatabase(async (scope) => {
      for (const one of await decisionsOf(scope, recordId)) if (one.standing && one.kind === 'organization') await liftDecision(scope, recordId, one.id, 'x');
    }); break;
    case 'die':
      await portal.look('update patient set deceased = true where record_id = $1', [recordId]);
      await inDatabase((scope) => endForDeceased(scope, recordId));
      break;
    case 'undie':
      await portal.look('update patient set deceased = false where record_id = $1', [recordId]);
      await inDatabase((scope) => undoDeceased(scope, recordId));
      break;
    case 'lock': for (let tries = 0; tries < 5; tries++) await tryIn(username, 'wrong, all wrong'); break;
    case 'unlock': await inDatabase(async (scope) => {
      if (await scope.tx.row(sql`select 1 from account where username_key = ${username}`)) await unlockUsername(portal, scope, username);
    }); break;
    case 'signIn': await tryIn(username); break;
  }
}

/** The end of signing up, as enrolment.ts does it, without its pages. */
async function signUp(recordId: string, username: string): Promise<void> {
  const hash = await portal.passwords.hash(demoPassword);
  await inDatabase(async (scope) => {
    const code = await scope.tx.row(sql<{ id: string }>`select id from enrolment_code where record_id = ${recordId} and used_at is null and revoked_at is null and expires_at > ${scope.now} for update`);
    if (!code) return;
    const accountId = await insertAccount(scope, {
      recordId, kind: 'patient', username, passwordHash: hash, question: 'q', answerHash: hash, email: 'x@example.org', language: 'en',
      accepted: { versions: { terms: '1' }, language: 'en', at: scope.now, ip: '' },
    }, 'signUp');
    await scope.tx.run(sql`update enrolment_code set used_at = ${scope.now}, used_by = ${accountId} where id = ${code.id}`);
    await scope.tx.run(sql`delete from sign_in_counter where username_mac = ${portal.secrets.mac('username', username)}`);
  });
}

async function check(model: Model, recordId: string, username: string): Promise<void> {
  const [seen] = await portal.look<{ accounts: string[]; sessions: number; codes: number; last: string | null; whole: number }>(
    `select (select coalesce(array_agg(status order by status), '{}') from account where record_id = $1) as accounts,
      (select count(*)::int from session s join account a on a.id = s.account_id where a.record_id = $1) as sessions,
      (select count(*)::int from enrolment_code where record_id = $1 and used_at is null and revoked_at is null and expires_at > $2) as codes,
      (select status from account_event where record_id = $1 order by id desc limit 1) as last,
      (select count(*)::int from access_decision where record_id = $1 and cardinality(functions) = 0 and lifted_at is null and kind <> 'patientCall' and account_id is not null) as whole`,
    [recordId, portal.clock.now()]);
  const status = statusOf(model);
  expect(accountStatuses).toContain(status);
  // Never a second account: whoever comes back finds their own.
  expect(seen!.accounts).toEqual(model.account === 'none' ? [] : [model.account]);
  expect(seen!.codes).toBe(model.code ? 1 : 0);
  if (model.account !== 'active' || model.locked) expect(seen!.sessions).toBe(0);
  if (model.account === 'active') expect(seen!.whole).toBe(0);
  // Only time changes a state without a row: the end of a code.
  if (!(seen!.last === 'codeIssued' && !model.code)) expect(seen!.last ?? 'none').toBe(status);
  await support.get(`/staff/patients/${recordId}`);
  expect(support.page.text).toContain(`Status${statusWords[status as keyof typeof statusWords].en}`);
  expect(await tryIn(username)).toBe(status === 'active');
  expect(await inDatabase((scope) => scope.tx.row(endedAccountOf(sql`${recordId}`)))).toEqual(
    model.account === 'none' || model.account === 'active' ? undefined : { id: expect.any(String) });
}

describe('the states of an account (E17)', () => {
  it('E17, T7, W15, E19: status, sessions, sign-in, codes and history agree after any acts', async () => {
    let people = 0;
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 4, maxLength: 14 }), async (list) => {
      const { recordId } = await register(portal);
      const username = `states.${++people}`;
      let model: Model = { account: 'none', locked: false, code: false, ended: false, dead: false };
      // Most interesting lives begin with an account.
      for (const act of ['issue', 'signUp', ...list] as Act[]) {
        portal.clock.forward(1_000);
        model = after(model, act);
        await perform(act, recordId, username);
        await check(model, recordId, username).catch((error: unknown) => {
          throw new Error(`after ${act} of ${list.join(' ')}`, { cause: error });
        });
      }
    }), { numRuns: 25 });
  }, 180_000);
});
