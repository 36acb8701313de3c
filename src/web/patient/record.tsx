/**
 * What every page of the record carries: words of the record in their own language, where they come from and when
 * they last came (R2), that it is not everything (T5), and what to do when something is wrong (R26).
 */
import type { PatientScope } from '../../access/scope.ts';
import type { Source } from '../../chart/read.ts';
import { sayDate, sayDay, sayInstant } from '../dates.ts';
import { routes } from '../routes.ts';
import { Notice } from '../ui/alert.tsx';
import { Card } from '../ui/card.tsx';
import { SourceLine } from '../ui/source.tsx';
import type { Visit } from '../visit.ts';
import { recordWords as w } from '../words/record.ts';
import type { Entry, Language } from '../words/words.ts';

type Page = Visit<PatientScope>;

/** The language of the record's own words when it is not the page's; records are in English unless they say so. */
export const recordLang = (language: Language, said?: string): string | undefined => {
  const lang = said && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(said) ? said : 'en';
  return lang.slice(0, 2) === language ? undefined : lang;
};

/** Words of the record on our page: never translated, never markup. */
export const Said = ({ t, children, language }: { t: Page['t']; children: string; language?: string }) => (
  <bdi lang={recordLang(t.language, language)}>{children}</bdi>
);

/** A sentence of ours with a name of the record in it. */
export const SaidIn = ({ t, entry, name }: { t: Page['t']; entry: Entry; name: string }) => {
  const [before, after] = t(entry, { name: '\u0000' }).split('\u0000');
  return <>{before}<Said t={t}>{name}</Said>{after}</>;
};

/** Where the record comes from and when it last came: one line for each source. */
export function Sources({ visit: { t, settings }, sources }: { visit: Page; sources: readonly Source[] }) {
  if (sources.length === 0) return <p className="pt-source-line">{t(w.neverReceived)}</p>;
  return sources.map(({ title, receivedAt }) => (
    <SourceLine key={title} from={t(w.from)} name={title} updated={t(w.received, { at: sayInstant(t.language, receivedAt, settings['office.zone']) })} />
  ));
}

/** The record shows a part, and where the whole is (T5, R33). */
export const NotAll = ({ visit: { t } }: { visit: Page }) => (
  <Notice>
    {t.rich(w.notAll, { records: (inner) => <a href={`${routes.help.to({})}#records`}>{inner}</a> })}
    {t.language === 'en' ? null : <> {t(w.inEnglish)}</>}
  </Notice>
);

/** `text`: whom to tell, where it is not the doctor. */
export const SomethingWrong = ({ visit: { t, settings }, text }: { visit: Page; text?: string }) => (
  <Card title={t(w.wrongTitle)}>
    <p>{text ?? t(w.wrongText)}</p>
    <p>{t(w.wrongSoon, { phone: settings['office.phone'] })}</p>
  </Card>
);

/** On paper only: whose record this is, from whom, of which day. */
export const PaperHead = ({ visit: { t, scope, settings, now } }: { visit: Page }) => (
  <div className="pt-print-only">
    <p>
      <strong>{t(w.personLine, {
        name: [scope.person.given, scope.person.family].filter(Boolean).join(' '),
        born: scope.person.birthDate ? sayDate(t.language, scope.person.birthDate) : '',
      })}</strong>
    </p>
    <p>{t(w.printedFrom, { organization: settings['organization.name'], day: sayDay(t.language, now, settings['office.zone']) })}</p>
  </div>
);
