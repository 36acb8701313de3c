/**
 * Text somebody was typing when the session ended (S14, F-31): kept for the one who typed it, put back when they return
 * to the form, gone when the form is sent. Row-level security lets nobody else read it. Never keeps more than the fields
 * named here.
 */
import type { PatientScope, StaffScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { NotFound } from '../kernel/reason.ts';

/** The forms whose text is kept, and which of their fields. */
const kept = { revoke: ['comment'], unlock: ['comment'], ticket: ['note'] } as const;
export type DraftForm = keyof typeof kept;
export type DraftFields = Readonly<Record<string, string>>;

/** Characters of one field. */
const longest = 4_000;

/** The name of a draft: the form, and what it is about. */
export const draftName = (form: DraftForm, about: string): string => `${form}.${about}`;

type Owner = PatientScope | StaffScope;
const ownerOf = (scope: Owner): string => (scope.kind === 'staff' ? scope.staffId : scope.accountId);

/** Keeps what was typed so far; an empty form keeps nothing. NotFound for a form that keeps no drafts. */
export async function saveDraft(scope: Owner, name: string, typed: URLSearchParams): Promise<void> {
  const [, form = '', about] = /^([a-z]+)(?:\.([0-9a-f-]{36}))?$/.exec(name) ?? [];
  if (!(form in kept)) throw new NotFound();
  const fields = Object.fromEntries(kept[form as DraftForm].map((field) => [field, (typed.get(field) ?? '').slice(0, longest)]));
  if (!about || Object.values(fields).every((text) => text.trim() === '')) return dropDraft(scope, name);
  await scope.tx.run(sql`insert into draft (owner_id, form, fields, saved_at)
    values (${ownerOf(scope)}, ${name}, ${JSON.stringify(fields)}::jsonb, ${scope.now})
    on conflict (owner_id, form) do update set fields = excluded.fields, saved_at = excluded.saved_at`);
}

export async function draftOf(scope: Owner, name: string): Promise<DraftFields> {
  const row = await scope.tx.row(sql<{ fields: DraftFields }>`select fields from draft where owner_id = ${ownerOf(scope)} and form = ${name}`);
  return row?.fields ?? {};
}

/** What was sent for good is no draft any more. */
export async function dropDraft(scope: Owner, name: string): Promise<void> {
  await scope.tx.run(sql`delete from draft where owner_id = ${ownerOf(scope)} and form = ${name}`);
}
