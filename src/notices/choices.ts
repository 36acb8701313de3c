/**
 * Which kinds of news a person wants a mail about (N7). Everything is on until it is switched off; what concerns the
 * security of an account is no kind here and cannot be switched off. A new kind is a line in `noticeKinds` and its words.
 */
import type { HolderScope, PatientScope, StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';

export const noticeKinds = ['requests'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export type NoticeChoices = Readonly<Record<NoticeKind, boolean>>;

export async function noticeChoices(scope: PatientScope | SystemScope, accountId: string): Promise<NoticeChoices> {
  const rows = await scope.tx.rows(sql<{ kind: string; by_mail: boolean }>`select kind, by_mail from notice_choice where account_id = ${accountId}`);
  const chosen = new Map(rows.map(({ kind, by_mail }) => [kind, by_mail]));
  return Object.fromEntries(noticeKinds.map((kind) => [kind, chosen.get(kind) ?? true])) as NoticeChoices;
}

/** Whoever queues a mail of this kind asks first. */
export async function wantsMail(scope: StaffScope | SystemScope, accountId: string, kind: NoticeKind): Promise<boolean> {
  const row = await scope.tx.row(sql<{ by_mail: boolean }>`select by_mail from notice_choice where account_id = ${accountId} and kind = ${kind}`);
  return row?.by_mail ?? true;
}

export async function chooseNotices(scope: SystemScope, holder: HolderScope, wanted: NoticeChoices): Promise<void> {
  for (const kind of noticeKinds)
    await scope.tx.run(sql`insert into notice_choice (account_id, kind, by_mail, set_at) values (${holder.accountId}, ${kind}, ${wanted[kind]}, ${scope.now})
      on conflict (account_id, kind) do update set by_mail = excluded.by_mail, set_at = excluded.set_at where notice_choice.by_mail <> excluded.by_mail`);
  scope.audit({ action: 'notices.choose', item: holder.accountId, details: wanted });
}
