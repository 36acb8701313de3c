/** The values of a result: one, large, with its picture; or the parts of a report under each other. */
import type { PatientScope } from '../../access/scope.ts';
import type { Measured, Observed } from '../../results/measured.ts';
import type { Result } from '../../results/read.ts';
import { routes } from '../routes.ts';
import { Notice } from '../ui/alert.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { Hidden } from '../ui/hidden.tsx';
import { inRecord } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { resultWords as w } from '../words/result.ts';
import { Measurement } from './measured-value.tsx';
import { recordLang, Said } from './record.tsx';
import { Notes } from './result-report.tsx';
import { testName } from './test-name.ts';

type Page = Visit<PatientScope>;

/** The one value of the page; without one, all parts. */
export function MainValue({ visit, result }: { visit: Page; result: Result }) {
  const { t } = visit;
  const { observations, report, main } = result;
  if (observations.length === 0) return report && report.named > 0 ? <p>{t(w.partsComing)}</p> : null;
  const measured = observations.flatMap((one) => [one, ...one.components]);
  const outside = measured.filter(isOutside).length;
  return (
    <>
      {main ? <OneValue visit={visit} one={main} result={result} /> : <Parts visit={visit} result={result} parts={observations} outside={outside} />}
      {outside > 0 ? <Notice>{t(w.calm)}</Notice> : null}
    </>
  );
}

/** What else a report holds beside its main value. */
export function OtherValues({ visit, result }: { visit: Page; result: Result }) {
  const others = result.observations.filter((one) => one !== result.main);
  return result.main && others.length > 0 ? <Parts visit={visit} result={result} parts={others} outside={0} /> : null;
}

const isOutside = ({ standing }: Measured): boolean => standing !== undefined && standing !== 'inRange';

function OneValue({ visit, one, result }: { visit: Page; one: Observed; result: Result }) {
  const own = testName(codeOf(one), one.name, visit.t.language);
  const whole = testName(result.code, result.title, visit.t.language);
  return (
    <Panel>
      {own.text && own.text !== whole.text ? <h2 lang={own.isOurs ? undefined : recordLang(visit.t.language)}>{own.text}</h2> : null}
      <Whole visit={visit} measured={one} size="large" />
      <Notes visit={visit} result={result} notes={one.notes} />
    </Panel>
  );
}

/** A value, or the components that make it up. */
function Whole({ visit, measured, size }: { visit: Page; measured: Measured; size: 'large' | 'small' }) {
  return (
    <>
      {measured.value || measured.components.length === 0 ? <Measurement visit={visit} measured={measured} size={size} /> : null}
      {measured.said ? <p><Said t={visit.t}>{measured.said}</Said></p> : null}
      {measured.components.map((component, index) => (
        <div className="pt-measure" key={index}>
          <p className="pt-measure__name" lang={recordLang(visit.t.language)}>{component.name ?? ''}</p>
          <div><Measurement visit={visit} measured={component} size="small" /></div>
        </div>
      ))}
    </>
  );
}

function Parts({ visit, result, parts, outside }: { visit: Page; result: Result; parts: readonly Observed[]; outside: number }) {
  const { t } = visit;
  const withStanding = parts.flatMap((one) => [one, ...one.components]).filter(({ standing }) => standing !== undefined).length;
  return (
    <Section title={t(result.main ? w.alsoInReport : w.values)}>
      {withStanding > 1 && !result.main ? <p>{outside > 0 ? t(w.outsideCount, { outside, all: withStanding }) : t(w.allInside)}</p> : null}
      <ol className="pt-measures">
        {parts.map((one) => <Part key={one.id} visit={visit} one={one} result={result} />)}
      </ol>
    </Section>
  );
}

function Part({ visit, one, result }: { visit: Page; one: Observed; result: Result }) {
  const { t } = visit;
  const name = testName(codeOf(one), one.name, t.language);
  return (
    <li className="pt-measure">
      <h3 className="pt-measure__name" lang={name.isOurs ? undefined : recordLang(t.language)}>{name.text}</h3>
      <div className="pt-measure__value">
        <Whole visit={visit} measured={one} size="small" />
        <Notes visit={visit} result={result} notes={one.notes} />
        {one.value ? <a className="pt-measure__more" href={inRecord(visit, routes.result.to({ id: one.id }))}>{t(w.seeTrend)}<Hidden>: {name.text}</Hidden></a> : null}
      </div>
    </li>
  );
}

export const codeOf = ({ codes }: Measured): string | null => {
  const loinc = codes.find(({ system, code }) => system === 'http://loinc.org' && code);
  return loinc ? `loinc|${loinc.code}` : null;
};
