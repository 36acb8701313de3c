/** Taking back a decision about somebody's access, with a reason for the history. */
import { decisionOf } from '../../accounts/access-decisions.ts';
import type { AccessDecision } from '../../accounts/access-decisions.ts';
import { liftDecision } from '../../accounts/lift-access.ts';
import { reachPatient } from '../../accounts/registered-patient.ts';
import type { RegisteredPatient } from '../../accounts/registered-patient.ts';
import { NotFound } from '../../kernel/reason.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Button, ButtonLink, ButtonRow } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { RowList } from '../ui/row-list.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { redirect } from '../visit.ts';
import { accessWords as w } from '../words/access.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { DecisionRow } from './access-decision-row.tsx';
import { accessPage, errorAt, longestText, tooLong } from './access-frame.tsx';
import type { StaffVisit } from './access-frame.tsx';

export const accessLiftPage = staffPage(routes.accessLift, 'access.end', {
  async get(visit) {
    const { patient, decision } = await decisionHere(visit);
    return question(visit, patient, decision);
  },

  async post(visit) {
    const { t, scope, form, settings } = visit;
    const { patient, decision } = await decisionHere(visit);
    const comment = (form.get('comment') ?? '').trim();
    const errors = comment === '' ? [{ text: t(w.liftMissing), field: 'comment' }] : tooLong(visit, 'comment');
    if (errors.length > 0) return question(visit, patient, decision, errors);
    const why = await liftDecision(scope, patient.recordId, decision.id, comment);
    if (why) return question(visit, patient, decision, [{ text: explain(t, settings, why, 'staff').text }], 409);
    return redirect(routes.access.to({ id: patient.recordId }, { done: 'lifted' }));
  },
});

/** The patient of the address, and this decision about them. Throws NotFound. */
export async function decisionHere({ scope, params }: StaffVisit): Promise<{ patient: RegisteredPatient; decision: AccessDecision }> {
  const patient = await reachPatient(scope, params.id ?? '', 'access.end');
  const decision = await decisionOf(scope, patient.recordId, params.decision ?? '');
  if (!decision) throw new NotFound();
  return { patient, decision };
}

function question(visit: StaffVisit, patient: RegisteredPatient, decision: AccessDecision, errors: readonly FormError[] = [], status?: number): Response {
  const { t, form } = visit;
  const params = { id: patient.recordId, decision: decision.id };
  return accessPage(visit, patient, {
    title: t(w.liftTitle), errors, ...(status && { status }),
    body: (
      <>
        <RowList><DecisionRow t={t} decision={decision} patient={patient} mayEnd={false} level={2} /></RowList>
        <p>{t(decision.functions.length === 0 ? w.liftWhole : w.liftParts)}</p>
        <Panel>
          <Form action={routes.accessLift.to(params)} hidden={{ csrf: visit.csrf() }}>
            <TextArea name="comment" label={t(w.liftReason)} hint={t(w.commentHint)} rows={3} maxLength={longestText} value={form.get('comment') ?? ''}
              error={errorAt(errors, 'comment')} errorWord={t(frameWords.error)} />
            <ButtonRow>
              <Button>{t(w.lift)}</Button>
              <ButtonLink kind="secondary" href={routes.access.to({ id: patient.recordId })}>{t(w.cancel)}</ButtonLink>
            </ButtonRow>
          </Form>
        </Panel>
      </>
    ),
  });
}
