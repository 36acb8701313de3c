/**
 * Accounts: who may sign in, and to which record. An account begins active and complete or not at all; every change of
 * its state leaves a row (E17). Never holds a password or a security answer but as a slow hash.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { documentNames, documents } from '../organization/documents.ts';
import type { Portal } from '../portal.ts';
import { liftRows } from './access-decisions.ts';
import { noteAccountEvent } from './account-events.ts';
import type { AccountMethod } from './account-events.ts';
import { foldAnswer } from './answer-rules.ts';
import { takeAllAway } from './factors.ts';
import { usernameKey } from './username-rules.ts';

export interface NewAccount {
  /** Null for a family member without a chart. */
  readonly recordId: string | null;
  readonly kind: 'patient' | 'family';
  readonly username: string;
  readonly password: string;
  /** As it will be shown to the person, in their language. */
  readonly question: string;
  readonly answer: string;
  readonly email: string;
  /** `en` or `es`. */
  readonly language: string;
  /** The address is known to be theirs: only where an account is made without a sign-up. */
  readonly confirmed?: boolean;
}

/**
 * Makes an active account at once, without a code: for the demo and for tests. It checks no rule about names and
 * passwords. Returns its id; throws a unique violation when the username or the record has an account already.
 */
export async function createAccount(portal: Portal, scope: SystemScope, wanted: NewAccount): Promise<string> {
  const [passwordHash, answerHash] = await Promise.all([
    portal.passwords.hash(wanted.password), portal.passwords.hash(foldAnswer(wanted.answer)),
  ]);
  const versions = Object.fromEntries(documentNames.map((name) => [name, documents[name].version]));
  return insertAccount(scope, {
    ...wanted, passwordHash, answerHash, accepted: { versions, language: wanted.language, at: scope.now, ip: scope.origin.ip ?? '' },
  }, 'direct');
}

export const hasUsername = async (scope: SystemScope, username: string): Promise<boolean> =>
  (await scope.tx.row(sql`select id from account where username_key = ${usernameKey(username)}`)) !== undefined;

export interface Acceptance {
  /** Document name to version. */
  readonly versions: Readonly<Record<string, string>>;
  readonly language: string;
  readonly at: Date;
  readonly ip: string;
}

export type HashedAccount = Omit<NewAccount, 'password' | 'answer'> & {
  readonly passwordHash: string;
  readonly answerHash: string;
  readonly accepted: Acceptance;
};

/** The account of a record that was ended and would be opened again by a new code (W15): the newest. */
export const endedAccountOf = (recordId: RawBuilder<unknown>): RawBuilder<{ id: string }> => sql<{ id: string }>`
  select id from account where record_id = ${recordId} and kind = 'patient' and status <> 'active' order by created_at desc, id limit 1`;

/**
 * Writes the account, what its owner accepted (E13), and the row of its history. Who had an account before gets that one
 * back, with all that hangs on it, under the name and password they choose now. Returns its id.
 */
export async function insertAccount(scope: SystemScope, wanted: HashedAccount, method: AccountMethod): Promise<string> {
  const before = wanted.kind === 'patient' ? await scope.tx.row(endedAccountOf(sql`${wanted.recordId}`)) : undefined;
  const made = before ? await reopen(scope, before.id, wanted) : await scope.tx.row(sql<{ id: string }>`
    insert into account (record_id, kind, username, username_key, password_hash, question, answer_hash, email, email_confirmed_at, language, status, created_at)
    values (${wanted.recordId}, ${wanted.kind}, ${wanted.username.normalize('NFKC').trim()}, ${usernameKey(wanted.username)}, ${wanted.passwordHash},
      ${wanted.question}, ${wanted.answerHash}, ${wanted.email}, ${wanted.confirmed ? scope.now : null}, ${wanted.language}, 'active', ${scope.now})
    returning id`);
  const { versions, language, at, ip } = wanted.accepted;
  for (const [document, version] of Object.entries(versions))
    await scope.tx.run(sql`insert into acceptance (account_id, document, version, language, accepted_at, ip)
      values (${made!.id}, ${document}, ${version}, ${language}, ${at}, ${ip}) on conflict do nothing`);
  const by = { kind: 'person', id: made!.id, name: wanted.username } as const;
  await noteAccountEvent(scope, { recordId: wanted.recordId, accountId: made!.id, status: 'active', method: before ? 'reopen' : method, ...(method === 'signUp' && { by }) });
  scope.audit({ action: 'account.create', item: made!.id, ...(wanted.recordId && { recordId: wanted.recordId }), details: { method, reopened: before !== undefined } });
  return made!.id;
}

/**
 * What ended the account is over with it; what limits single functions stands on. Second factors and trusted devices
 * from before are gone: somebody else may hold them, and whoever comes back was checked by the office.
 */
async function reopen(scope: SystemScope, id: string, wanted: HashedAccount): Promise<{ id: string } | undefined> {
  await liftRows(scope, sql`record_id = ${wanted.recordId} and cardinality(functions) = 0`);
  await takeAllAway(scope, { kind: 'person', id });
  return scope.tx.row(sql<{ id: string }>`
    update account set username = ${wanted.username.normalize('NFKC').trim()}, username_key = ${usernameKey(wanted.username)},
      password_hash = ${wanted.passwordHash}, question = ${wanted.question}, answer_hash = ${wanted.answerHash}, email = ${wanted.email},
      email_confirmed_at = ${wanted.confirmed ? scope.now : null}, email_held_until = null, language = ${wanted.language}, status = 'active'
    where id = ${id} returning id`);
}
