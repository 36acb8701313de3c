/**
 * The note before a topic of the library is read outside (T6, R29). The address holds the topic sealed, for this
 * account alone: which topic somebody reads about is nobody's to see (decision 013).
 */
import { NotFound } from '../../kernel/reason.ts';
import { learnMoreUrl } from '../../library/learn-more.ts';
import { topicAt } from '../../library/library.ts';
import type { Topic } from '../../library/library.ts';
import type { PatientScope } from '../../access/scope.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import type { Visit } from '../visit.ts';
import { libraryWords as w } from '../words/library.ts';
import { recordWords } from '../words/record.ts';
import { LeaveNote } from './leave.tsx';
import { sealed, unsealed } from './sealed.ts';

const purpose = 'library.topic';

export const libraryTopicPage = personPage(routes.libraryTopic, {
  get(visit) {
    const { t, scope, params } = visit;
    const [at = ''] = unsealed(visit, purpose, params.topic) ?? [];
    const topic = topicAt(at);
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

export const topicAddress = (visit: Visit<PatientScope>, topic: Topic): string => routes.libraryTopic.to({ topic: sealed(visit, purpose, [topic.at]) });
