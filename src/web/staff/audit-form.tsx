/** The form that asks the audit trail. It posts: what is typed may name a person. */
import type { StaffScope } from '../../access/scope.ts';
import { routes } from '../routes.ts';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { FilterBar } from '../ui/filter-bar.tsx';
import { Select } from '../ui/select.tsx';
import type { Visit } from '../visit.ts';
import { auditKindWords, auditWords as w } from '../words/audit.ts';
import { frameWords } from '../words/frame.ts';
import type { Entry, Speak } from '../words/words.ts';
import type { AuditTyped } from './audit.tsx';

export function AuditForm({ visit, typed, kinds, errors }: { visit: Visit<StaffScope>; typed: AuditTyped; kinds: readonly string[]; errors: readonly FormError[] }) {
  const { t } = visit;
  const field = (name: 'mrn' | 'username' | 'from' | 'to') =>
    ({ name, value: typed[name], autoComplete: 'off' as const, error: errors.find((error) => error.field === name)?.text, errorWord: t(frameWords.error) });
  const options = [...kinds].map((value) => ({ value, text: kindName(t, value) })).sort((a, b) => a.text.localeCompare(b.text, t.language));
  return (
    <FilterBar method="post" action={routes.audit.to({})} label={t(w.filter)} submit={t(w.search)} hidden={{ csrf: visit.csrf() }} clear={{ href: routes.audit.to({}), text: t(w.clear) }}>
      <Field {...field('mrn')} label={t(w.patient)} spellCheck={false} />
      <Field {...field('username')} label={t(w.actor)} spellCheck={false} autoCapitalize="none" />
      <Select name="kind" label={t(w.kind)} value={typed.kind} empty={t(w.anyKind)} options={options} />
      <Select name="outcome" label={t(w.outcome)} value={typed.notDone ? 'notDone' : ''} empty={t(w.anyOutcome)} options={[{ value: 'notDone', text: t(w.notDone) }]} />
      <Field {...field('from')} type="date" label={t(w.from)} />
      <Field {...field('to')} type="date" label={t(w.to)} />
    </FilterBar>
  );
}

export const kindName = (t: Speak, kind: string): string => {
  const known = (auditKindWords as Readonly<Record<string, Entry>>)[kind];
  return known ? t(known) : kind;
};
