/** One appointment or visit: everything the record says of it, how to get ready, how to call it off, what came out of it (A5, A10). */
import type { ReactNode } from 'react';
import type { PatientScope } from '../../access/scope.ts';
import { isOpen, whyCallToCancel } from '../../appointments/appointment.ts';
import type { Appointment } from '../../appointments/appointment.ts';
import { plainTerm } from '../../chart/fhir-values.ts';
import type { PastVisit } from '../../appointments/encounter.ts';
import { readVisit } from '../../appointments/visits.ts';
import type { Belonging, VisitDetail } from '../../appointments/visits.ts';
import { sourcesOf } from '../../chart/read.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { ButtonLink, ButtonRow } from '../ui/button.tsx';
import { Card, Panel, Section } from '../ui/card.tsx';
import { DefinitionGrid } from '../ui/definition-grid.tsx';
import type { Definition } from '../ui/definition-grid.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Why } from '../ui/why.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { recordWords } from '../words/record.ts';
import { mannerWords, visitWords as w } from '../words/visits.ts';
import { NotAll, PaperHead, recordLang, Said, SomethingWrong, Sources } from './record.tsx';
import { Call, factsOf, Kind, PastTitle, statusWord } from './visit-facts.tsx';
import type { Facts } from './visit-facts.tsx';

type Page = Visit<PatientScope>;

export const visitPage = personPage(routes.visit, {
  async get(visit) {
    const { t, scope, params, settings } = visit;
    const [detail, sources] = await Promise.all([readVisit(scope, params.id!, settings['notes.enabled']), sourcesOf(scope)]);
    const { visit: one, directory } = detail;
    const facts = factsOf(one, directory, visit);
    const isAppointment = one.kind === 'appointment';
    const canStillCome = isAppointment && detail.isUpcoming && isOpen(one);
    return visit.page({
      title: t(isAppointment ? w.appointment : w.visit),
      heading: detail.isUpcoming ? facts.when : <PastTitle t={t} one={one} facts={facts} />,
      lead: <Sources visit={visit} sources={sources} />,
      action: <PrintButton text={t(frameWords.print)} />,
      section: routes.visits,
      back: { href: routes.visits.to({}), text: t(w.back) },
      body: (
        <>
          <PaperHead visit={visit} />
          {isAppointment ? <Appointed visit={visit} one={one} detail={detail} facts={facts} /> : <Was visit={visit} one={one} detail={detail} facts={facts} />}
          {canStillCome && one.start ? (
            <div className="pt-screen-only">
              <ButtonRow><ButtonLink kind="secondary" href={routes.visitCalendar.to({ id: one.id })}>{t(w.addToCalendar)}</ButtonLink></ButtonRow>
              <p className="pt-quiet">{t(w.calendarHint)}</p>
            </div>
          ) : null}
          <NotAll visit={visit} />
        </>
      ),
      aside: <>{canStillCome ? <HowToCancel visit={visit} phone={facts.phone} /> : null}<SomethingWrong visit={visit} /></>,
    });
  },
});

interface Shown<One> {
  readonly visit: Page;
  readonly one: One;
  readonly detail: VisitDetail;
  readonly facts: Facts;
}

function Appointed({ visit, one, detail, facts }: Shown<Appointment>) {
  const { t } = visit;
  const minutes = one.minutes ?? minutesBetween(one.start, one.end);
  const said = (words: string) => <Said t={t} {...(one.language && { language: one.language })}>{words}</Said>;
  return (
    <>
      {one.status === 'cancelled' ? (
        <Alert kind="warning" word={t(frameWords.warning)} title={t(w.cancelledTitle)}>
          {t(w.cancelledText, { phone: facts.phone })}{one.cancelReason ? <> {t(w.cancelledWhy)} {said(one.cancelReason)}</> : null}
        </Alert>
      ) : null}
      <DefinitionGrid items={[
        ...(detail.isUpcoming ? [] : [{ term: t(w.when), value: facts.when }]),
        ...shared(visit, one, facts),
        { term: t(w.how), value: one.manner ? t(mannerWords[one.manner]) : t(recordWords.noneNoted) },
        ...(minutes ? [{ term: t(w.howLong), value: t(w.minutes, { count: minutes }) }] : []),
        ...(one.about ? [{ term: t(w.about), value: said(one.about), wide: true }] : []),
      ]} />
      {one.instructions ? <Section title={t(w.prepare)}><Panel><p className="pt-verbatim" lang={recordLang(t.language, one.language)}>{one.instructions}</p></Panel></Section> : null}
    </>
  );
}

function Was({ visit, one, detail, facts }: Shown<PastVisit>) {
  const { t } = visit;
  const reasons = [...new Set([...one.reasons, ...one.reasonReferences.flatMap((reference) => detail.directory.nameOf(reference) ?? []).map(plainTerm)])];
  const said = (words: string) => <Said t={t} {...(one.language && { language: one.language })}>{words}</Said>;
  return (
    <>
      {one.status === 'cancelled' ? <Alert kind="info" word={t(frameWords.information)} title={t(w.visitCancelled)} /> : null}
      <DefinitionGrid items={[
        { term: t(w.when), value: facts.when },
        ...shared(visit, one, facts),
        { term: t(w.reason), value: <Lines words={reasons} none={t(recordWords.noneNoted)} say={said} />, wide: reasons.length > 1 },
        ...(one.ended ? [{ term: t(w.ended), value: said(one.ended) }] : []),
      ]} />
      {one.status === 'cancelled' ? null : <FromThisVisit visit={visit} belonging={detail.belonging} />}
    </>
  );
}

/** What an appointment and a visit have in common. */
function shared({ t }: Page, one: Appointment | PastVisit, facts: Facts): Definition[] {
  const { people, place, placeListed } = facts;
  return [
    { term: t(w.kind), value: facts.kind ? <Kind t={t} facts={facts} language={one.language} /> : t(recordWords.noneNoted) },
    { term: t(w.withWhom), value: <Lines words={people} none={t(recordWords.noneNoted)} say={(name) => <Said t={t}>{name}</Said>} /> },
    ...(!place && one.kind === 'appointment' && one.manner && one.manner !== 'inPerson' ? [] : [{ term: t(w.where), value: place ? <address><Said t={t}>{place}</Said>{placeListed?.address.map((line) => <span key={line}><br /><bdi>{line}</bdi></span>)}</address> : t(recordWords.noneNoted) }]),
    { term: t(w.phone), value: <Call phone={facts.phone} /> },
    { term: t(w.status), value: statusWord(one, t) },
  ];
}

/** One as it is, several as a list. */
function Lines({ words, none, say }: { words: readonly string[]; none: string; say: (word: string) => ReactNode }) {
  if (words.length < 2) return words[0] ? say(words[0]) : none;
  return <ul className="pt-plain">{words.map((word) => <li key={word}>{say(word)}</li>)}</ul>;
}

const HowToCancel = ({ visit: { t, settings }, phone }: { visit: Page; phone: string }) => {
  const { text, next } = explain(t, settings, whyCallToCancel(), 'patient');
  return (
    <Card title={t(w.toCancelTitle)}>
      <p>{t.rich(w.toCancelOrMove, { phone, call: () => <Call phone={phone} /> })}</p>
      <Why summary={t(frameWords.why)} about={t(w.whyAbout)} text={text} nextTitle={t(frameWords.whatYouCanDo)} next={next} />
    </Card>
  );
};

function FromThisVisit({ visit: { t }, belonging }: { visit: Page; belonging: readonly Belonging[] }) {
  return (
    <Section title={t(w.belonging)}>
      {belonging.length === 0 ? <p>{t(w.noBelonging)}</p> : (
        <RowList>
          {belonging.map(({ id, listing, title }) => (
            <Row key={id} level={3} href={(listing === 'result' ? routes.result : routes.document).to({ id })} title={title ?? t(recordWords.unnamed)}
              titleLang={title ? recordLang(t.language) : undefined} facts={[t(listing === 'result' ? w.result : w.document)]} />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function minutesBetween(start: string | undefined, end: string | undefined): number | undefined {
  const minutes = Math.round((Date.parse(end ?? '') - Date.parse(start ?? '')) / 60_000);
  return minutes > 0 && minutes < 24 * 60 ? minutes : undefined;
}
