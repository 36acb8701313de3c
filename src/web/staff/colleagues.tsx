/**
 * Who works here, for administrators (W1), and the reset of a colleague's second step: a code to hand over, shown once.
 * No password is seen or set here.
 */
import type { StaffScope } from '../../access/scope.ts';
import { colleague, colleagues, resetColleague } from '../../accounts/reset-factors.ts';
import type { Colleague } from '../../accounts/reset-factors.ts';
import type { StaffRole } from '../../access/rights.ts';
import { sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { CodeSlip } from '../ui/code-slip.tsx';
import { DefinitionGrid } from '../ui/definition-grid.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { roleWords } from '../words/staff.ts';
import { staffFactorWords as w } from '../words/two-step.ts';

type Page = Visit<StaffScope>;

const longestReason = 500;

export const colleaguesPage = staffPage(routes.colleagues, 'staff.manage', {
  async get(visit) {
    const { t, scope } = visit;
    const everybody = await colleagues(scope);
    return visit.page({
      title: t(w.colleagues),
      lead: t(w.colleaguesLead),
      body: (
        <RowList label={t(w.colleagues)}>
          {everybody.map((one) => (
            <Row key={one.id} level={2} title={one.name} href={routes.colleague.to({ id: one.id })} facts={[one.username, rolesOf(visit, one), lastOf(visit, one)]} end={stateOf(visit, one)} />
          ))}
        </RowList>
      ),
    });
  },
});

const rolesOf = ({ t }: Page, { roles }: Colleague): string => roles.map((role) => t(roleWords[role as StaffRole])).join(', ');
const lastOf = (visit: Page, { lastSignInAt }: Colleague): string =>
  lastSignInAt ? visit.t(w.lastSignIn, { at: say(visit, lastSignInAt) }) : visit.t(w.never);
const say = ({ t, settings }: Page, at: Date): string => sayInstant(t.language, at, settings['office.zone']);

function stateOf({ t }: Page, { disabled, resetUntil }: Colleague) {
  if (disabled) return <Tag>{t(w.disabled)}</Tag>;
  return resetUntil ? <Tag>{t(w.waiting)}</Tag> : undefined;
}

export const colleaguePage = staffPage(routes.colleague, 'staff.manage', {
  get: (visit) => show(visit, []),
  async post(visit) {
    const { t, portal, scope, form } = visit;
    const reason = (form.get('reason') ?? '').trim();
    const errors: FormError[] = [];
    if (form.get('check') !== 'yes') errors.push({ text: t(w.checkMissing), field: 'check' });
    if (reason === '' || reason.length > longestReason) errors.push({ text: t(w.reasonMissing), field: 'reason' });
    if (errors.length > 0) return show(visit, errors);
    const one = await colleague(scope, visit.params.id ?? '');
    const { code, until } = await resetColleague(portal, scope, one.id, reason);
    return visit.page({
      title: t(w.codeTitle),
      section: routes.colleagues,
      body: (
        <>
          <Alert kind="warning" word={t(frameWords.warning)} title={t(w.codeOnce)}>{t(w.codeText, { name: one.name, until: say(visit, until) })}</Alert>
          <CodeSlip label={t(w.codeTitle)} groups={code} copy={{ text: t(w.copy), done: t(w.copied) }} />
          <p><ButtonLink kind="secondary" href={routes.colleagues.to({})}>{t(w.toList)}</ButtonLink></p>
        </>
      ),
    });
  },
});

async function show(visit: Page, errors: readonly FormError[]): Promise<Response> {
  const { t, scope, form } = visit;
  const one = await colleague(scope, visit.params.id ?? '');
  const error = (field: string): string | undefined => errors.find((found) => found.field === field)?.text;
  return visit.page({
    title: t(w.colleagues),
    heading: one.name,
    section: routes.colleagues,
    back: { href: routes.colleagues.to({}), text: t(w.colleagues) },
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        <DefinitionGrid items={[{ term: t(w.username), value: one.username }, { term: t(w.roles), value: rolesOf(visit, one) || '–' }, { term: t(w.lastSignInTerm), value: one.lastSignInAt ? say(visit, one.lastSignInAt) : t(w.never) }]} />
        <Section title={t(w.resetTitle)}>
          {one.id === scope.staffId ? <p><a href={routes.staffAccount.to({})}>{t(w.resetSelf)}</a></p> : (
            <Panel>
              <p>{t(w.resetText)}</p>
              <Form action={routes.colleague.to({ id: one.id })} hidden={{ csrf: visit.csrf() }}>
                <Checkbox name="check" label={t(w.check)} checked={form.get('check') === 'yes'} error={error('check')} errorWord={t(frameWords.error)} />
                <Field name="reason" label={t(w.reason)} hint={t(w.reasonHint)} value={form.get('reason') ?? ''} autoComplete="off" maxLength={longestReason}
                  error={error('reason')} errorWord={t(frameWords.error)} />
                <Button kind="danger">{t(w.reset)}</Button>
              </Form>
            </Panel>
          )}
        </Section>
      </>
    ),
  });
}
