/**
 * The pages of a patient's record under the patient, for staff: the same pages the person reads, in the frame of staff,
 * with whose record it is above them. Which scope they run in is for the caller to say.
 */
import type { ReactNode } from 'react';
import type { PatientScope, StaffScope, Viewer } from '../../access/scope.ts';
import { fullName } from '../../accounts/registered-patient.ts';
import { sayDate } from '../dates.ts';
import type { Answer, PersonPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Notice } from '../ui/alert.tsx';
import type { PageContent, Visit } from '../visit.ts';
import { chartWords as w } from '../words/charts.ts';

export interface Place {
  readonly href: string;
  readonly text: string;
}

/** Where a set of such pages stands, what leads through it, and what is said on each of its pages. */
export interface RecordFrame {
  readonly root: string;
  readonly label: string;
  readonly places: readonly Place[];
  readonly note?: ReactNode;
  readonly keepAside?: boolean;
}

/** Shows a page of the record to staff. Its links stay among these pages. */
export function showRecordPage(visit: Visit<StaffScope>, scope: PatientScope, page: PersonPage, method: 'get' | 'post', frame: RecordFrame): Answer {
  return page[method]!({
    ...visit, scope, root: frame.root,
    page: (content) => visit.page(framed(visit, scope, scope.viewer!, content, frame)),
  });
}

function framed(visit: Visit<StaffScope>, scope: PatientScope, viewer: Viewer, content: PageContent, frame: RecordFrame): PageContent {
  return {
    ...content,
    section: routes.patients,
    aside: frame.keepAside ? content.aside : undefined,
    back: content.back ?? { href: routes.patients.to({}), text: visit.t(w.find) },
    lead: <><WhoseRecord visit={visit} scope={scope} viewer={viewer} />{content.lead}</>,
    body: (
      <>
        <Places frame={frame} here={visit.here} />
        {frame.note ? <Notice>{frame.note}</Notice> : null}
        {content.body}
      </>
    ),
  };
}

/** Above everything: no page of a chart without whose it is. */
function WhoseRecord({ visit: { t }, scope: { person }, viewer }: { visit: Visit<StaffScope>; scope: PatientScope; viewer: Viewer }) {
  return (
    <p className="pt-facts pt-whose">
      <strong>{fullName(person) || t(w.unnamed)}</strong>
      {person.birthDate ? <span>{t(w.born, { date: sayDate(t.language, person.birthDate) })}</span> : null}
      {viewer.mrn ? <span>{t(w.record, { mrn: viewer.mrn })}</span> : null}
      <span>{viewer.clinic}</span>
    </p>
  );
}

const Places = ({ frame: { label, places }, here }: { frame: RecordFrame; here: string }) => (
  <nav aria-label={label}>
    <ul className="pt-tabs">
      {places.map(({ href, text }) => <li key={href}><a href={href} aria-current={here.split('?')[0] === href ? 'page' : undefined}>{text}</a></li>)}
    </ul>
  </nav>
);
