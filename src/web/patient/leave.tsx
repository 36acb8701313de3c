/**
 * The note before a link leaves the portal (T6): where it leads, who runs that, and what it learns. Its address holds
 * the random id of a thing of the person's own record, so neither an address nor a stranger's link can name a topic or
 * lead anywhere but to the one library.
 */
import type { PatientScope } from '../../access/scope.ts';
import { lookUp } from '../../chart/fhir-values.ts';
import { learnMoreUrl, readTopic } from '../../library/learn-more.ts';
import type { RecordTopic } from '../../library/learn-more.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { ExternalLink } from '../ui/external-link.tsx';
import { frameWords } from '../words/frame.ts';
import { recordWords as w } from '../words/record.ts';
import type { Visit } from '../visit.ts';
import { recordLang } from './record.tsx';
import { testName } from './test-name.ts';

export const leavePage = personPage(routes.leave, {
  async get(visit) {
    const { t, scope, params } = visit;
    const id = params.id!;
    const topic = await readTopic(scope, id);
    const url = learnMoreUrl(topic.code, t.language);
    scope.audit({ action: 'library.leave', item: id });
    const name = testName(topic.code, topic.title, t.language);
    const back = { href: backTo(id, topic), text: t(frameWords.back) };
    if (!url) return visit.page({ title: t(w.learnMore), section: routes.summary, back, body: <p>{t(w.leaveNone)}</p> });
    return visit.page({
      title: t(w.leaveTitle),
      section: isResult(topic) ? routes.results : routes.summary,
      back,
      body: <LeaveNote visit={visit} url={url} name={name.text ?? t(w.unnamed)} nameLang={name.isOurs ? undefined : recordLang(t.language)} />,
    });
  },
});

export function LeaveNote({ visit: { t, settings }, url, name, nameLang }: { visit: Visit<PatientScope>; url: string; name: string; nameLang?: string | undefined }) {
  return (
    <>
      <p>{t(w.leaveText, { host: new URL(url).host })}</p>
      <p>{t(w.leaveAbout)} <strong lang={nameLang}>{name}</strong></p>
      <p>{t(w.leaveTells)}</p>
      <p>{t(w.leaveOwn, { organization: settings['organization.name'] })}</p>
      <p className="pt-leave"><ExternalLink href={url} note={t(w.newTab)} newTab lang={t.language}>{t(w.leaveGo)}</ExternalLink></p>
    </>
  );
}

const sections: Readonly<Record<string, string>> = { allergy: 'allergies', problem: 'health-issues', immunization: 'immunizations', medication: 'medications' };

const isResult = ({ listing }: RecordTopic): boolean => listing === 'result' || listing === null;

const backTo = (id: string, { listing }: RecordTopic): string =>
  lookUp(sections, listing) ? routes.summarySection.to({ section: lookUp(sections, listing)! }) : listing === 'result' || listing === null ? routes.result.to({ id }) : routes.home.to({});
