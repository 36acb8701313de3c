/**
 * The line that stands on every page of staff while emergency access or a view as a patient lasts: until when, the way
 * back to it, and the button that ends it. Names no patient.
 */
import type { OpenGrant, StaffScope } from '../access/scope.ts';
import { sayTime } from './dates.ts';
import { routes } from './routes.ts';
import { Form } from './ui/form.tsx';
import type { FrameProps } from './ui/frame.tsx';
import type { Visit } from './visit.ts';
import { grantWords as w } from './words/charts.ts';

export function grantLine(visit: Visit<StaffScope>): FrameProps['acting'] {
  const { scope: { grants }, t, settings } = visit;
  const [first] = grants;
  if (!first) return undefined;
  const say = ({ kind, until }: OpenGrant): string => t(w[kind], { time: sayTime(t.language, until, settings['office.zone']) });
  return {
    label: t(w.label),
    text: [...new Set(grants.map(say))].join(' '),
    back: grants.map((grant) => <GrantControls key={grant.id} visit={visit} grant={grant} />),
  };
}

function GrantControls({ visit, grant: { id, kind, recordId: record } }: { visit: Visit<StaffScope>; grant: OpenGrant }) {
  const { t } = visit;
  return (
    <>
      <a href={kind === 'glass' ? routes.chartSummary.to({ record }) : routes.viewHome.to({ record })}>{t(kind === 'glass' ? w.toChart : w.toView)}</a>
      <Form action={routes.endGrant.to({ id })} inline hidden={{ csrf: visit.csrf() }}>
        <button type="submit" className="usa-button usa-button--outline">{t(w.end)}</button>
      </Form>
    </>
  );
}
