/** The privacy officer's list of emergency access: who opened whose chart, why, how much of it, and "reviewed". */
import type { StaffScope } from '../../access/scope.ts';
import { listGlass, reviewGlass } from '../../privacy/break-glass.ts';
import type { GlassAccess } from '../../privacy/break-glass.ts';
import { sayInstant, sayTime } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Hidden } from '../ui/hidden.tsx';
import { Pager } from '../ui/pager.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { glassWords, reviewWords as w } from '../words/charts.ts';
import { frameWords } from '../words/frame.ts';

/** Characters of the note. */
const longestNote = 500;

export const glassReviewPage = staffPage(routes.glassReview, 'glass.review', {
  async get(visit) {
    const { t, scope, query } = visit;
    const show = query.get('show') === 'all' ? 'all' : 'open';
    const page = Math.min(500, Math.max(0, Number.parseInt(query.get('page') ?? '0', 10) || 0));
    const { rows, open, more } = await listGlass(scope, show, page);
    const at = (to: number): string => routes.glassReview.to({}, { show, page: to || undefined });
    return visit.page({
      title: t(w.title),
      lead: t(w.lead),
      body: (
        <>
          {query.get('done') ? <Alert kind="success" word={t(frameWords.done)} role="status">{t(w.done)}</Alert> : null}
          <p role="status">{t(w.openCount, { count: open })}</p>
          <ul className="pt-tabs">
            <li><a href={routes.glassReview.to({})} aria-current={show === 'open' ? 'page' : undefined}>{t(w.onlyOpen)}</a></li>
            <li><a href={routes.glassReview.to({}, { show: 'all' })} aria-current={show === 'all' ? 'page' : undefined}>{t(w.all)}</a></li>
          </ul>
          {rows.length === 0 ? <Empty title={t(w.none)} why={<p>{t(w.noneWhy)}</p>} />
            : <RowList>{rows.map((row) => <Access key={row.id} visit={visit} row={row} />)}</RowList>}
          <Pager label={t(w.pages)} previous={page > 0 ? { href: at(page - 1), text: t(frameWords.newer) } : undefined}
            next={more ? { href: at(page + 1), text: t(frameWords.older) } : undefined} />
        </>
      ),
    });
  },
});

function Access({ visit, row }: { visit: Visit<StaffScope>; row: GlassAccess }) {
  const { t, settings } = visit;
  const zone = settings['office.zone'];
  const name = { staff: row.staff, patient: row.patient || row.mrn || '' };
  return (
    <Row level={2} title={t(w.row, name)}
      facts={[
        t(w.from, { from: sayInstant(t.language, row.openedAt, zone), to: sayTime(t.language, row.endedAt ?? row.endsAt, zone) }),
        t(glassWords[row.why]), t(w.seen, { count: row.seen }),
      ]}
      note={<q lang="en">{row.said}</q>}
      end={row.reviewedAt ? <Tag>{t(w.reviewed, { name: row.reviewedBy ?? '', at: sayInstant(t.language, row.reviewedAt, zone) })}</Tag> : undefined}
      controls={(
        <>
          <p><a href={routes.audit.to({}, { patient: row.recordId })}>{t(w.trail)}<Hidden>: {t(w.row, name)}</Hidden></a></p>
          {row.reviewedAt ? (row.note ? <p>{t(w.note)}: {row.note}</p> : null) : (
            <Form action={routes.glassReviewed.to({ id: row.id })} hidden={{ csrf: visit.csrf() }}>
              <Field name="note" id={`note-${row.id}`} label={t(w.note)} optional={t(frameWords.optional)} autoComplete="off" maxLength={longestNote} />
              <Button kind="secondary">{t(w.review)}<Hidden>: {t(w.row, name)}</Hidden></Button>
            </Form>
          )}
        </>
      )} />
  );
}

export const glassReviewedPage = staffPage(routes.glassReviewed, 'glass.review', {
  async post(visit) {
    await reviewGlass(visit.scope, visit.params.id!, (visit.form.get('note') ?? '').slice(0, longestNote));
    return redirect(routes.glassReview.to({}, { done: 'reviewed' }));
  },
});
