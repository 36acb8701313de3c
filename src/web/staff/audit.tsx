/**
 * The audit trail for the privacy officer (W22): a search, fifty entries a page, and the line that says up to when the
 * trail is sealed and unchanged. The form posts, so that no record number or username stands in an address: the
 * address of a list holds random ids only.
 */
import type { StaffScope } from '../../access/scope.ts';
import { lastAuditCheck } from '../../access/audit-check.ts';
import type { AuditCheck } from '../../access/audit-check.ts';
import { dayAt } from '../../accounts/access-code-rules.ts';
import { reason } from '../../kernel/reason.ts';
import type { Reason } from '../../kernel/reason.ts';
import { whyTooWide } from '../../privacy/audit-rules.ts';
import type { AuditFilter } from '../../privacy/audit-rules.ts';
import { actorNamed, auditKinds, nameOfActor, numberOf, recordNumbered, searchAudit } from '../../privacy/audit-search.ts';
import { sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert, Notice } from '../ui/alert.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { auditWords as w } from '../words/audit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { cursorIn, dayIn, filterIn, kindIn, queryOf } from './audit-address.ts';
import { AuditForm } from './audit-form.tsx';
import { AuditTable } from './audit-table.tsx';

type Page = Visit<StaffScope>;

/** What stands in the fields of the form. */
export interface AuditTyped {
  readonly mrn: string;
  readonly username: string;
  readonly kind: string;
  readonly notDone: boolean;
  readonly from: string;
  readonly to: string;
}

export const auditPage = staffPage(routes.audit, 'audit.search', {
  async get(visit) {
    const filter = filterIn(visit.query, todayOf(visit));
    const why = whyTooWide(filter, todayOf(visit));
    const [mrn, username] = [
      filter.patient ? await numberOf(visit.scope, filter.patient) : undefined,
      filter.actor ? await nameOfActor(visit.portal, visit.scope, filter.actor) : undefined,
    ];
    const typed = { mrn: mrn ?? '', username: username ?? '', kind: filter.kind ?? '', notDone: filter.notDone ?? false, from: filter.from ?? '', to: filter.to ?? '' };
    return show(visit, typed, why ? [errorOf(visit, why, 'from')] : [], why ? undefined : filter);
  },

  async post(visit) {
    const { portal, scope } = visit;
    const { typed, badDays } = typedIn(visit.form);
    const [patient, actor] = [
      typed.mrn ? await recordNumbered(scope, typed.mrn) : undefined,
      typed.username ? await actorNamed(portal, scope, typed.username) : undefined,
    ];
    const filter = { patient, actor, kind: typed.kind || undefined, notDone: typed.notDone || undefined, from: typed.from || undefined, to: typed.to || undefined } as AuditFilter;
    const errors: FormError[] = badDays.map((field) => ({ text: visit.t(w.badDay), field }));
    if (typed.mrn && !patient) errors.push(errorOf(visit, reason('audit.noPatient', {}, []), 'mrn'));
    if (typed.username && !actor) errors.push(errorOf(visit, reason('audit.noActor', {}, []), 'username'));
    const why = errors.length === 0 && whyTooWide(filter, todayOf(visit));
    if (why) errors.push(errorOf(visit, why, 'from'));
    return errors.length > 0 ? show(visit, typed, errors, undefined) : redirect(routes.audit.to({}, queryOf(filter)));
  },
});

async function show(visit: Page, typed: AuditTyped, errors: readonly FormError[], filter: AuditFilter | undefined): Promise<Response> {
  const { t, scope, settings, query } = visit;
  const [kinds, check] = await Promise.all([auditKinds(scope), lastAuditCheck(scope)]);
  const found = filter && (await searchAudit(scope, filter, settings['office.zone'], cursorIn(query.get('after'))));
  return visit.page({
    title: t(w.title),
    lead: t(w.lead),
    wide: true,
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        <Sealed visit={visit} check={check} />
        <AuditForm visit={visit} typed={typed} kinds={kinds} errors={errors} />
        {found && filter ? <AuditTable visit={visit} filter={filter} found={found} /> : null}
      </>
    ),
  });
}

function Sealed({ visit: { t, settings }, check }: { visit: Page; check: AuditCheck | undefined }) {
  if (!check) return <Notice>{t(w.notChecked)}</Notice>;
  const say = (at: Date): string => sayInstant(t.language, at, settings['office.zone']);
  if (check.problem) return <Alert kind="error" word={t(frameWords.error)}>{t(w.broken, { at: say(check.at), problem: check.problem })}</Alert>;
  return <Notice>{check.sealedUntil ? t(w.sealed, { until: say(check.sealedUntil), at: say(check.at) }) : t(w.nothingSealed, { at: say(check.at) })}</Notice>;
}

const todayOf = ({ now, settings }: Page): string => dayAt(now, settings['office.zone']);

const errorOf = ({ t, settings }: Page, why: Reason, field: string): FormError => ({ text: explain(t, settings, why, 'staff').text, field });

function typedIn(form: URLSearchParams): { typed: AuditTyped; badDays: ('from' | 'to')[] } {
  const text = (name: string): string => (form.get(name) ?? '').trim().slice(0, 100);
  const badDays = (['from', 'to'] as const).filter((field) => text(field) && !dayIn(text(field)));
  const [from, to] = [dayIn(text('from')) ?? text('from'), dayIn(text('to')) ?? text('to')];
  const [first, last] = from && to && badDays.length === 0 && from > to ? [to, from] : [from, to];
  return { typed: { mrn: text('mrn'), username: text('username'), kind: kindIn(text('kind')) ?? '', notDone: text('outcome') === 'notDone', from: first, to: last }, badDays };
}
