/**
 * Somebody's access to the portal (T7, W15): what was decided and what is in force, and the ways to decide. Whoever may
 * not decide reads it, and the desk can ask support. Opens no chart.
 */
import type { Right } from '../../access/rights.ts';
import { decisionsOf } from '../../accounts/access-decisions.ts';
import type { AccessDecision } from '../../accounts/access-decisions.ts';
import { askToEnd, tasksAbout } from '../../accounts/access-tasks.ts';
import type { AccessTask } from '../../accounts/access-tasks.ts';
import { patientAccount } from '../../accounts/patient-account.ts';
import type { PatientAccount } from '../../accounts/patient-account.ts';
import { reachPatient, whyNotFor } from '../../accounts/registered-patient.ts';
import { sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Card, CardGrid, Panel, Section } from '../ui/card.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { RowList } from '../ui/row-list.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { redirect } from '../visit.ts';
import { accessWords as w } from '../words/access.ts';
import { frameWords } from '../words/frame.ts';
import { accessPage, errorAt, longestText, tooLong } from './access-frame.tsx';
import type { StaffVisit } from './access-frame.tsx';
import { DecisionRow } from './access-decision-row.tsx';

export const staffAccessPage = staffPage(routes.access, 'patient.find', { get: (visit) => overview(visit) });

export const accessAskPage = staffPage(routes.accessAsk, 'access.ask', {
  async get(visit) {
    const { recordId } = await reachPatient(visit.scope, visit.params.id ?? '');
    return redirect(routes.access.to({ id: recordId }));
  },

  async post(visit) {
    const { t, scope, form } = visit;
    const comment = (form.get('comment') ?? '').trim();
    const errors = comment === '' ? [{ text: t(w.askMissing), field: 'comment' }] : tooLong(visit, 'comment');
    if (errors.length > 0) return overview(visit, errors);
    const recordId = visit.params.id ?? '';
    await askToEnd(scope, recordId, comment);
    return redirect(routes.access.to({ id: recordId }, { done: 'asked' }));
  },
});

async function overview(visit: StaffVisit, errors: readonly FormError[] = []): Promise<Response> {
  const { t, portal, scope } = visit;
  const known = await patientAccount(portal, scope, visit.params.id ?? '');
  const { patient } = known;
  const [decisions, tasks] = await Promise.all([decisionsOf(scope, patient.recordId), tasksAbout(scope, patient.recordId)]);
  const may = (right: Right): boolean => whyNotFor(scope, patient, right) === undefined;
  return accessPage(visit, patient, {
    title: t(w.title), errors,
    back: { href: routes.patient.to({ id: patient.recordId }), text: t(w.back) },
    body: (
      <>
        <Done visit={visit} known={known} decisions={decisions} />
        <Section title={t(w.decisions)}>
          {decisions.length === 0 ? <p>{t(w.noDecisions)}</p> : (
            <RowList>{decisions.map((decision) => <DecisionRow key={decision.id} t={t} decision={decision} patient={patient} mayEnd={may('access.end')} />)}</RowList>
          )}
        </Section>
        {may('access.end') ? <Ways visit={visit} known={known} /> : null}
        {may('access.ask') && !may('access.end') ? <Ask visit={visit} known={known} tasks={tasks} errors={errors} /> : null}
      </>
    ),
  });
}

/** What was just done, once. */
function Done({ visit: { t, query }, known: { patient }, decisions }: { visit: StaffVisit; known: PatientAccount; decisions: readonly AccessDecision[] }) {
  const done = query.get('done');
  const word = t(frameWords.done);
  if (done === 'asked') return <Alert kind="success" word={word} role="status">{t(w.asked)}</Alert>;
  if (done === 'lifted') return <Alert kind="success" word={word} role="status">{t(w.liftedDone)}</Alert>;
  const decision = decisions.find(({ id }) => id === done);
  if (!decision) return null;
  return (
    <Alert kind="success" word={word} role="status" title={t(w.done)}>
      <p>{t(w.doneLetter)} <a href={routes.accessLetter.to({ id: patient.recordId, decision: decision.id })}>{t(w.printLetter)}</a></p>
    </Alert>
  );
}

function Ways({ visit: { t }, known: { patient, status, whyNoCode } }: { visit: StaffVisit; known: PatientAccount }) {
  const params = { id: patient.recordId };
  const open = status === 'active' || status === 'locked';
  const ended = status === 'deactivatedByPatient' || status === 'deactivatedByOrg';
  return (
    <Section title={t(w.whatNow)}>
      <CardGrid>
        {open ? <Card level={3} title={t(w.closeTitle)} href={routes.accessClose.to(params)}><p>{t(w.closeText)}</p></Card> : null}
        <Card level={3} title={t(w.decideTitle)} href={routes.accessDecide.to(params)}><p>{t(w.decideText)}</p></Card>
        {patient.deceased ? null : <Card level={3} title={t(w.diedTitle)} href={routes.accessDied.to(params)}><p>{t(w.diedText)}</p></Card>}
        {ended && !whyNoCode ? <Card level={3} title={t(w.reopenTitle)} href={routes.patient.to(params)}><p>{t(w.reopenText)}</p></Card> : null}
      </CardGrid>
    </Section>
  );
}

function Ask({ visit, known: { patient }, tasks, errors }: {
  visit: StaffVisit; known: PatientAccount; tasks: readonly AccessTask[]; errors: readonly FormError[];
}) {
  const { t, form } = visit;
  const waiting = tasks.find(({ kind }) => kind === 'endAsked');
  return (
    <Section title={t(w.askTitle)}>
      <Panel>
        <p>{t(w.askText)}</p>
        {waiting ? <p><strong>{t(w.openAsks, { at: sayInstant(t.language, waiting.at, patient.clinic.zone) })}</strong></p> : null}
        <Form action={routes.accessAsk.to({ id: patient.recordId })} hidden={{ csrf: visit.csrf() }}>
          <TextArea name="comment" label={t(w.askWhat)} hint={t(w.commentHint)} rows={3} maxLength={longestText} value={form.get('comment') ?? ''}
            error={errorAt(errors, 'comment')} errorWord={t(frameWords.error)} />
          <Button>{t(w.ask)}</Button>
        </Form>
      </Panel>
    </Section>
  );
}
