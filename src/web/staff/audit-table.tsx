/** Entries of the audit trail as a table, the way to the next fifty, and the download of all of them. No words of a record. */
import type { StaffScope } from '../../access/scope.ts';
import { mostExported } from '../../privacy/audit-export.ts';
import type { AuditFilter } from '../../privacy/audit-rules.ts';
import type { AuditEntry } from '../../privacy/audit-search.ts';
import { sayInstant } from '../dates.ts';
import { routes } from '../routes.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Form } from '../ui/form.tsx';
import { Pager } from '../ui/pager.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Visit } from '../visit.ts';
import { auditWords as w } from '../words/audit.ts';
import { frameWords } from '../words/frame.ts';
import type { Speak } from '../words/words.ts';
import { queryOf } from './audit-address.ts';

export function AuditTable({ visit, filter, found: { entries, more } }: {
  visit: Visit<StaffScope>; filter: AuditFilter; found: { entries: readonly AuditEntry[]; more: boolean };
}) {
  const { t, settings, query } = visit;
  if (entries.length === 0 && !query.has('after')) return <Empty icon="search" title={t(w.none)} why={<p>{t(w.noneWhy)}</p>} />;
  const asked = queryOf(filter);
  const last = entries.at(-1);
  const hidden = Object.fromEntries(Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined));
  return (
    <>
      <DataTable caption={t(w.table)} hiddenCaption entries={[...entries]} keyOf={({ id }) => String(id)} columns={[
        { name: t(w.time), rowHeader: true, cell: ({ at }) => sayInstant(t.language, at, settings['office.zone']) },
        { name: t(w.who), cell: (entry) => whoOf(t, entry) },
        { name: t(w.what), cell: ({ action }) => <span lang="en" translate="no">{action}</span> },
        { name: t(w.whose), cell: ({ recordId, mrn }) => (recordId ? <a className="pt-number" href={routes.audit.to({}, { patient: recordId })}>{mrn ?? t(w.noNumber)}</a> : '–') },
        { name: t(w.result), cell: ({ outcome }) => (outcome === 'success' ? t(w.success) : <Tag kind="strong">{t(w[outcome])}</Tag>) },
        { name: t(w.where), cell: ({ ip }) => ip ?? '–' },
        { name: t(w.why), cell: ({ details }) => <span lang="en" translate="no">{detailsOf(details)}</span> },
      ]} />
      <Pager label={t(w.pages)} previous={query.has('after') ? { href: routes.audit.to({}, asked), text: t(frameWords.newer) } : undefined}
        next={more && last ? { href: routes.audit.to({}, { ...asked, after: `${last.at.getTime()}-${last.id}` }), text: t(frameWords.older) } : undefined} />
      <Form action={routes.auditExport.to({})} hidden={{ csrf: visit.csrf(), ...hidden }}>
        <p>{t(w.exportText, { most: mostExported })}</p>
        <Button kind="secondary">{t(w.export)}</Button>
      </Form>
    </>
  );
}

function whoOf(t: Speak, { actorKind, actor }: AuditEntry): string {
  if (actorKind === 'anonymous') return t(w.someone);
  return actorKind === 'system' ? t(w.portal, { name: actor }) : actorKind === 'person' ? t(w.person, { name: actor }) : actor;
}

const detailsOf = (details: AuditEntry['details']): string =>
  Object.entries(details).filter(([, value]) => value !== null && value !== false).map(([name, value]) => `${name}: ${String(value)}`).join(', ') || '–';
