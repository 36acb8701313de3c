/** One request to change personal details, as its sender sees it: what was asked, its state as a word, and the answer. */
import type { PatientScope } from '../../access/scope.ts';
import type { DetailsRequest, RequestState } from '../../requests/details.ts';
import { wantedFields } from '../../requests/details-rules.ts';
import { sayInstant } from '../dates.ts';
import { routes } from '../routes.ts';
import { Button } from '../ui/button.tsx';
import { DefinitionGrid } from '../ui/definition-grid.tsx';
import { Form } from '../ui/form.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Visit } from '../visit.ts';
import { detailsWords as w } from '../words/details.ts';
import type { Entry } from '../words/words.ts';

type Page = Visit<PatientScope>;

export const stateWords: Record<RequestState, Entry> = { sent: w.sent, accepted: w.accepted, refused: w.refused, withdrawn: w.withdrawnState };

export function RequestRow({ visit, request }: { visit: Page; request: DetailsRequest }) {
  const { t, settings } = visit;
  const say = (at: Date): string => sayInstant(t.language, at, settings['office.zone']);
  const asked = wantedFields.flatMap((field) => {
    const text = request.wanted[field];
    return text ? [{ term: t(w[field]), value: <span className="pt-lines">{text}</span> }] : [];
  });
  return (
    <li className="pt-row">
      <div className="pt-row__body pt-request">
        <h3 className="pt-row__title">{t(w.requestOf, { at: say(request.sentAt) })}</h3>
        <p><Tag kind={request.state === 'sent' ? 'strong' : undefined}>{t(stateWords[request.state])}</Tag></p>
        <Answer request={request} visit={visit} say={say} />
        <DefinitionGrid items={[...asked, ...(request.note ? [{ term: t(w.yourNote), value: <span className="pt-lines">{request.note}</span>, wide: true }] : [])]} />
        {request.state === 'sent' ? (
          <Form action={routes.details.to({})} hidden={{ csrf: visit.csrf(), withdraw: request.id }}>
            <Button kind="secondary">{t(w.withdraw)}</Button>
          </Form>
        ) : null}
      </div>
    </li>
  );
}

function Answer({ visit: { t }, request: { state, endedAt, answer }, say }: { visit: Page; request: DetailsRequest; say: (at: Date) => string }) {
  const at = endedAt ? say(endedAt) : '';
  switch (state) {
    case 'sent': return <p>{t(w.sentText)}</p>;
    case 'accepted': return <p>{t(w.acceptedText, { at })}</p>;
    case 'withdrawn': return <p>{t(w.withdrawnText, { at })}</p>;
    case 'refused': return <><p>{t(w.refusedText, { at })}</p><blockquote className="pt-quote">{answer}</blockquote></>;
  }
}
