/**
 * Changing one's password and one's security question while signed in (S11, S12). Whoever does it types the current
 * password again; a wrong one counts in the same counter of five as a wrong sign-in, and locks. Never shows an answer,
 * keeps neither password nor answer but as a slow hash, and holds no connection while it hashes.
 */
import { asSystem, SessionEnded } from '../access/scope.ts';
import type { HolderScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { newToken } from '../kernel/secrets.ts';
import type { Portal } from '../portal.ts';
import { noteAccountEvent } from './account-events.ts';
import { mailAccount } from './account-mails.ts';
import { foldAnswer, whyNotAnswer } from './answer-rules.ts';
import { confirmPassword } from './confirm-password.ts';
import type { NotConfirmed } from './confirm-password.ts';
import { leastPassword } from './factor-rules.ts';
import type { Owner } from './factor-rules.ts';
import { hasFactor } from './factors.ts';
import { counterOf, forgiveTries } from './owner-tries.ts';
import { nearWords } from './password-context.ts';
import { whyNotPassword } from './password-rules.ts';
import { forgetTrustedDevices } from './trusted-devices.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'password.unchanged': Record<string, never>;
    'password.isAnswer': Record<string, never>;
  }
}

/**
 * The question as it was shown when it was chosen (the answer cannot be shown: nobody has it), and how many characters
 * a password of this person has at least (E10).
 */
export async function ownSecrets(portal: Portal, holder: HolderScope): Promise<{ question: string; least: number }> {
  const [row, factor] = await asHolderOf(portal, holder, (scope) => Promise.all([
    scope.tx.row(sql<{ question: string }>`select question from account where id = ${holder.accountId}`), hasFactor(scope, holder.accountId),
  ]));
  if (!row) throw new SessionEnded();
  return { question: row.question, least: leastPassword(factor) };
}

export type Refusal = { readonly current?: NotConfirmed; readonly next?: Reason };

/**
 * Puts a new password in place of the current one: the old one, all other sessions and all trusted devices stop at once,
 * the session that asks goes on under a new token, and a mail tells of it. Returns that token, or why not, for each of
 * the two fields.
 */
export async function changePassword(
  portal: Portal, holder: HolderScope, { current, next }: { current: string; next: string },
): Promise<{ token: string } | { refused: Refusal }> {
  const settings = await portal.settings.current();
  const { least, answerHash } = await asHolderOf(portal, holder, async (scope) => ({
    least: leastPassword(await hasFactor(scope, holder.accountId)),
    answerHash: (await scope.tx.row(sql<{ hash: string }>`select answer_hash as hash from account where id = ${holder.accountId}`))?.hash,
  }));
  const unfit = whyNotPassword(next, { least, username: holder.username, words: nearWords(settings, holder.person), isAccessCode: () => false });
  const proof = await confirmPassword(portal, holder.origin, ownerIn(holder), current);
  if ('why' in proof) return { refused: { current: proof.why, ...(unfit && { next: unfit }) } };
  if (unfit) return { refused: { next: unfit } };
  if (next.normalize('NFC') === current.normalize('NFC')) return { refused: { next: reason('password.unchanged', {}, ['tryAgain']) } };
  if (await portal.passwords.matches(foldAnswer(next), answerHash)) return { refused: { next: reason('password.isAnswer', {}, ['tryAgain']) } };

  const passwordHash = await portal.passwords.hash(next);
  const { token, hash } = newToken();
  return asHolderOf(portal, holder, async (scope) => {
    // Of two changes at the same moment one finds that its proof is no longer true, or its session gone.
    const account = await scope.tx.row(sql<{ id: string; email: string; language: string }>`
      update account set password_hash = ${passwordHash} where id = ${holder.accountId} and status = 'active' and password_hash = ${proof.hash}
      returning id, email, language`);
    const renewed = account && (await scope.tx.run(sql`update session set token_hash = ${hash} where token_hash = ${holder.session.hash}`));
    if (!account || renewed === 0) throw new SessionEnded();
    const ended = await scope.tx.run(sql`delete from session where account_id = ${account.id} and token_hash <> ${hash}`);
    await forgetTrustedDevices(scope, account.id);
    await forgiveTries(scope, counterOf(portal, ownerIn(holder)));
    // A link or a code that was on its way would undo the change.
    await scope.tx.run(sql`update recovery set ended_at = ${scope.now} where account_id = ${account.id} and finished_at is null and ended_at is null`);
    await note(scope, holder, 'passwordChange');
    scope.audit({ action: 'password.change', item: account.id, ...about(holder), details: { sessionsEnded: ended } });
    await mailAccount(scope, account, 'account.passwordChanged', { at: scope.now });
    return { token };
  });
}

/** Puts a new question and answer in place of the old. `text` is the question as it was shown. Undefined when it was done. */
export async function changeQuestion(
  portal: Portal, holder: HolderScope, { current, text, answer }: { current: string; text: string; answer: string },
): Promise<Refusal | undefined> {
  const password = foldAnswer(current);
  const unfit = whyNotAnswer(answer, text, [...password].length, (part) => part === password);
  const proof = await confirmPassword(portal, holder.origin, ownerIn(holder), current);
  if ('why' in proof) return { current: proof.why, ...(unfit && unfit.code !== 'answer.hasPassword' && { next: unfit }) };
  if (unfit) return { next: unfit };

  const answerHash = await portal.passwords.hash(foldAnswer(answer));
  await asHolderOf(portal, holder, async (scope) => {
    const account = await scope.tx.row(sql<{ id: string; email: string; language: string }>`
      update account set question = ${text}, answer_hash = ${answerHash} where id = ${holder.accountId} and status = 'active' and password_hash = ${proof.hash}
      returning id, email, language`);
    if (!account) throw new SessionEnded();
    await note(scope, holder, 'questionChange');
    scope.audit({ action: 'question.change', item: account.id, ...about(holder) });
    await mailAccount(scope, account, 'account.questionChanged', { at: scope.now });
  });
  return undefined;
}

const asHolderOf = <T>(portal: Portal, holder: HolderScope, then: (scope: SystemScope) => Promise<T>): Promise<T> =>
  asSystem(portal, 'preferences', holder.origin, then, holder.actor);

const ownerIn = (holder: HolderScope): Owner => ({ kind: 'person', id: holder.accountId, username: holder.username });

const about = (holder: HolderScope): { recordId?: string } => (holder.recordId ? { recordId: holder.recordId } : {});

const note = (scope: SystemScope, holder: HolderScope, method: 'passwordChange' | 'questionChange'): Promise<void> =>
  noteAccountEvent(scope, {
    recordId: holder.recordId, accountId: holder.accountId, status: 'active', method, by: { kind: 'person', id: holder.accountId, name: holder.username },
  });
