/** Where staff arrive: what their roles let them do, each as a card. Shows nothing of any patient. */
import { whyNot } from '../../access/rights.ts';
import type { Right } from '../../access/rights.ts';
import type { StaffScope } from '../../access/scope.ts';
import { allClinics } from '../../organization/clinics.ts';
import { openFailedJobs } from '../../organization/failed-jobs.ts';
import type { FailedJob } from '../../organization/failed-jobs.ts';
import { openGlassCount } from '../../privacy/break-glass.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Card, CardGrid } from '../ui/card.tsx';
import type { Visit } from '../visit.ts';
import { grantWords, reviewWords } from '../words/charts.ts';
import { accessWords } from '../words/access.ts';
import { frameWords } from '../words/frame.ts';
import { failedMailWords } from '../words/mails.ts';
import { roleWords, staffHomeWords as w } from '../words/staff.ts';
import { staffFactorWords } from '../words/two-step.ts';

export const staffHomePage = staffPage(routes.staffHome, undefined, {
  async get(visit) {
    const { scope, t } = visit;
    const may = (right: Right): boolean => whyNot(scope.appointments, right) === undefined;
    const glass = may('glass.review') ? await openGlassCount(scope) : 0;
    const failed = may('system.watch') ? await openFailedJobs(scope) : [];
    const clinics = new Map((await allClinics(scope)).map(({ id, name }) => [id, name]));
    return visit.page({
      title: t(w.title),
      heading: t(w.heading, { name: scope.name }),
      lead: rolesOf(visit, clinics),
      body: (
        <>
          {visit.query.get('done') === 'ended' ? <Alert kind="success" word={t(frameWords.done)} role="status">{t(grantWords.ended)}</Alert> : null}
          {glass > 0 ? (
            <Alert kind="warning" word={t(frameWords.warning)} title={t(frameWords.glassReview)}>
              <p>{t(reviewWords.openCount, { count: glass })} <a href={routes.glassReview.to({})}>{t(w.toReview)}</a></p>
            </Alert>
          ) : null}
          <FailedJobs visit={visit} failed={failed} />
          <CardGrid>
            {may('patient.find') ? <Card title={t(w.find)} icon="search" href={routes.patients.to({})}><p>{t(w.findText)}</p></Card> : null}
            {may('code.issue') ? <Card title={t(w.codes)} icon="copy" href={routes.patients.to({})}><p>{t(w.codesText)}</p></Card> : null}
            {may('access.end') ? <Card title={t(frameWords.accessTasks)} icon="person" href={routes.accessTasks.to({})}><p>{t(accessWords.tasksLead)}</p></Card> : null}
            {may('details.answer') ? <Card title={t(frameWords.detailsRequests)} icon="person" href={routes.detailsRequests.to({})}><p>{t(w.detailsText)}</p></Card> : null}
            {may('quarantine.see') ? <Card title={t(w.hold)} icon="warning" href={routes.quarantine.to({})}><p>{t(w.holdText)}</p></Card> : null}
            {may('mail.watch') ? <Card title={t(failedMailWords.title)} icon="messages" href={routes.failedMails.to({})}><p>{t(failedMailWords.homeText)}</p></Card> : null}
            {may('patient.link') ? <Card title={t(frameWords.matches)} icon="family" href={routes.matches.to({})}><p>{t(w.matchesText)}</p></Card> : null}
            {may('intake.upload') ? <Card title={t(frameWords.imports)} icon="source" href={routes.imports.to({})}><p>{t(w.importText)}</p></Card> : null}
            {may('staff.manage') ? <Card title={t(staffFactorWords.colleagues)} icon="preferences" href={routes.colleagues.to({})}><p>{t(staffFactorWords.colleaguesText)}</p></Card> : null}
            <Card title={t(staffFactorWords.account)} icon="preferences" href={routes.staffAccount.to({})}><p>{t(staffFactorWords.accountText)}</p></Card>
            {may('system.watch') ? <Card title={t(w.system)} icon="preferences"><p>{t(w.systemText)}</p></Card> : null}
            {may('chart.breakGlass') ? <Card title={t(frameWords.emergencyAccess)} icon="person" href={routes.breakGlass.to({})}><p>{t(w.glassText)}</p></Card> : null}
            {may('ticket.work') ? <Card title={t(frameWords.tickets)} icon="messages" href={routes.tickets.to({})}><p>{t(w.ticketsText)}</p></Card> : null}
            {may('audit.search') ? <Card title={t(frameWords.audit)} icon="results" href={routes.audit.to({})}><p>{t(w.privacyText)}</p></Card> : null}
          </CardGrid>
        </>
      ),
    });
  },
});

function rolesOf({ scope, t }: Visit<StaffScope>, clinics: ReadonlyMap<string, string>): string {
  const roles = scope.appointments.map(({ role, clinic }) => `${t(roleWords[role])}, ${clinic ? (clinics.get(clinic) ?? '') : t(w.everywhere)}`);
  return `${t(w.roles)}: ${roles.join('; ')}`;
}

function FailedJobs({ visit: { t }, failed }: { visit: Visit<StaffScope>; failed: readonly FailedJob[] }) {
  if (failed.length === 0) return null;
  return (
    <Alert kind="warning" word={t(frameWords.warning)} title={t(w.failed)}>
      <ul>{failed.map(({ name, since }) => <li key={name}>{t(w.failedJob, { name, since })}</li>)}</ul>
      <p>{t(w.failedNext)}</p>
    </Alert>
  );
}
