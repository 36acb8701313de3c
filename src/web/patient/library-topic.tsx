/**
 * The note before a topic of the library is read outside (T6, R29). The address holds a keyed hash of the topic and the
 * account: which topic somebody reads about is nobody's to see, and the link works for this account alone (decision 013).
 */
import { NotFound } from '../../kernel/reason.ts';
import { learnMoreUrl } from '../../library/learn-more.ts';
import { topics } from '../../library/library.ts';
import type { Topic } from '../../library/library.ts';
import type { PatientScope } from '../../access/scope.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import type { Visit } from '../visit.ts';
import { libraryWords as w } from '../words/library.ts';
import { recordWords } from '../words/record.ts';
import { LeaveNote } from './leave.tsx';

export const libraryTopicPage = personPage(routes.libraryTopic, {
  get(visit) {
    const { t, scope, params } = visit;
    const topic = topics.find((one) => markOf(visit, one) === params.topic);
    const url = topic && learnMoreUrl(topic.at, t.language);
    if (!url) throw new NotFound();
    scope.audit({ action: 'library.topic' });
    return visit.page({
      title: t(recordWords.leaveTitle),
      section: routes.library,
      back: { href: routes.library.to({}), text: t(w.title) },
      body: <LeaveNote visit={visit} url={url} name={topic.name[t.language]} />,
    });
  },
});

export const topicAddress = (visit: Visit<PatientScope>, topic: Topic): string => routes.libraryTopic.to({ topic: markOf(visit, topic) });

const markOf = ({ portal, scope }: Visit<PatientScope>, { at }: Topic): string =>
  portal.secrets.mac('library.topic', `${scope.accountId} ${at}`).toString('hex').slice(0, 32);
