/**
 * What a person is told by mail about their second step (S21, N4): that something was added, taken away, used or reset,
 * and the code of somebody who chose codes by mail. Staff get none: the audit trail and their administrator know.
 */
import { queueMail, sealText } from '../notices/mail.ts';
import type { MailFacts } from '../notices/mail.ts';
import type { PatientScope, StaffScope, SystemScope } from '../access/scope.ts';
import { later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import { mailedCodeLife } from './factor-rules.ts';
import type { Owner } from './factor-rules.ts';
import { mailAccount } from './account-mails.ts';
import type { MailedAccount } from './account-mails.ts';

declare module '../notices/mail.ts' {
  interface MailFacts {
    'factor.appAdded': { at: Date };
    'factor.passkeyAdded': { at: Date };
    'factor.mailChosen': { at: Date };
    'factor.removed': { at: Date };
    'factor.off': { at: Date };
    'factor.codesMade': { at: Date };
    'factor.codeUsed': { at: Date; left: number };
    'factor.reset': { at: Date };
    'factor.code': { code: SealedText; minutes: number };
  }
}

type FactorNews = Exclude<Extract<keyof MailFacts, `factor.${string}`>, 'factor.code' | 'factor.codeUsed'>;
type Writer = PatientScope | StaffScope | SystemScope;

/** Tells the owner what happened just now. */
export async function tellOwner(scope: Writer, owner: Pick<Owner, 'kind' | 'id'>, news: FactorNews): Promise<void> {
  const account = await accountOf(scope, owner);
  if (account) await mailAccount(scope, account, news, { at: scope.now });
}

export async function tellCodeUsed(scope: SystemScope, owner: Owner, left: number): Promise<void> {
  const account = await accountOf(scope, owner);
  if (account) await mailAccount(scope, account, 'factor.codeUsed', { at: scope.now, left });
}

/** Sends a code that was just made. It is of no use after its ten minutes. */
export async function mailCode(portal: Portal, scope: SystemScope, owner: Owner, code: string): Promise<void> {
  const account = await accountOf(scope, owner);
  if (account)
    await queueMail(scope.tx, {
      to: account.email, language: account.language, accountId: account.id, kind: 'factor.code',
      facts: { code: sealText(portal, code), minutes: mailedCodeLife / 60_000 }, now: scope.now, until: later(scope.now, mailedCodeLife),
    });
}

/** Where such mails go. */
export const emailOf = async (scope: PatientScope): Promise<string> => (await accountOf(scope, { kind: 'person', id: scope.accountId }))!.email;

const accountOf = async (scope: Writer, owner: Pick<Owner, 'kind' | 'id'>): Promise<MailedAccount | undefined> =>
  owner.kind === 'person' ? scope.tx.row(sql<MailedAccount>`select id, email, language from account where id = ${owner.id}`) : undefined;
