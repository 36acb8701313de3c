/**
 * Emergency access: the form with the reason that it cannot do without, and the button that ends any access
 * before its time. Shows nothing of the patient until the glass is broken.
 */
import { dayAt } from '../../accounts/access-code-rules.ts';
import { breakGlass, glassReasons, glassWords as limits, isGlassReason } from '../../privacy/break-glass.ts';
import { endGrant } from '../../privacy/grants.ts';
import type { StaffScope } from '../../access/scope.ts';
import { BirthDate, birthDateError, readBirthDate } from '../birth-date.tsx';
import type { TypedBirthDate } from '../birth-date.tsx';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert, Notice } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Radios } from '../ui/radios.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { glassWords as w } from '../words/charts.ts';
import { lookupWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';

interface State {
  readonly birthDate?: TypedBirthDate;
  readonly errors?: readonly FormError[];
  readonly status?: number;
  /** The chart opens without emergency access. */
  readonly openAnyway?: { href: string; text: string };
}

export const breakGlassPage = staffPage(routes.breakGlass, 'chart.breakGlass', {
  get: (visit) => form(visit, {}),
  async post(visit) {
    const { t, portal, scope, form: typed, settings } = visit;
    const birthDate = readBirthDate(typed, 'birth', dayAt(visit.now, settings['office.zone']));
    const mrn = (typed.get('mrn') ?? '').trim().slice(0, 60);
    const why = typed.get('why');
    const said = (typed.get('said') ?? '').trim().slice(0, limits.most);
    const errors: FormError[] = [];
    if (!mrn) errors.push({ text: t(w.mrnMissing), field: 'mrn' });
    if (birthDate.empty) errors.push({ text: t(w.birthDateMissing), field: 'birth-month' });
    else errors.push(...birthDateError(t, 'birth', birthDate));
    if (!isGlassReason(why)) errors.push({ text: t(w.whyMissing), field: 'why' });
    if (said.length < limits.least) errors.push({ text: t(w.saidShort, { least: limits.least }), field: 'said' });
    if (!isGlassReason(why) || errors.length > 0) return form(visit, { birthDate, errors });
    const answer = await breakGlass(portal, scope, { mrn, birthDate: birthDate.date!, why, said });
    if (!('why' in answer)) return redirect(routes.chartSummary.to({ record: answer.recordId }));
    const { text, next } = explain(t, settings, answer.why, 'staff');
    if (answer.recordId) return form(visit, { birthDate, status: 409, openAnyway: { href: routes.chartSummary.to({ record: answer.recordId }), text } });
    return form(visit, { birthDate, status: answer.why.code === 'tries.tooMany' ? 429 : 404, errors: [{ text: [text, ...next].join(' '), field: 'mrn' }] });
  },
});

function form(visit: Visit<StaffScope>, { birthDate, errors = [], status, openAnyway }: State): Response {
  const { t, settings, form: typed } = visit;
  const errorOf = (field: string) => errors.find((error) => error.field?.startsWith(field))?.text;
  const error = { errorWord: t(frameWords.error) };
  return visit.page({
    title: t(w.title),
    lead: t(w.lead, { minutes: settings['breakGlass.minutes'] }),
    failed: errors.length > 0,
    status: status ?? (errors.length > 0 ? 422 : 200),
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        {openAnyway ? <Alert kind="info" word={t(frameWords.information)} role="status">{openAnyway.text} <a href={openAnyway.href}>{t(w.toChart)}</a></Alert> : null}
        <Notice>{t(w.watch)}</Notice>
        <Panel>
          <Form action={routes.breakGlass.to({})} hidden={{ csrf: visit.csrf() }}>
            <Field name="mrn" label={t(w.mrn)} value={typed.get('mrn') ?? ''} autoComplete="off" spellCheck={false} width="lg" error={errorOf('mrn')} {...error} />
            <BirthDate t={t} name="birth" label={t(lookupWords.birthDate)} value={birthDate} autoComplete={false} error={errorOf('birth')} />
            <Radios name="why" label={t(w.why)} value={typed.get('why') ?? undefined} error={errorOf('why')} {...error}
              options={glassReasons.map((value) => ({ value, text: t(w[value]) }))} />
            <TextArea name="said" label={t(w.said)} hint={t(w.saidHint)} rows={3} maxLength={limits.most} value={typed.get('said') ?? ''} error={errorOf('said')} {...error} />
            <Button kind="danger">{t(w.open)}</Button>
          </Form>
        </Panel>
      </>
    ),
  });
}

export const endGrantPage = staffPage(routes.endGrant, undefined, {
  async post(visit) {
    await endGrant(visit.scope, visit.params.id!);
    return redirect(routes.staffHome.to({}, { done: 'ended' }));
  },
});
