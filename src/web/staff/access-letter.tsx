/**
 * The letter about ended or limited access (T9, W15), in the patient's language, to hand out or to mail: what was done
 * and when, why, what it means, whom to call. It says nothing about health.
 */
import type { AccessDecision } from '../../accounts/access-decisions.ts';
import { fullName } from '../../accounts/registered-patient.ts';
import type { RegisteredPatient } from '../../accounts/registered-patient.ts';
import { NotFound } from '../../kernel/reason.ts';
import { sayDay, sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { ButtonLink } from '../ui/button.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { accessLetterWords as w, accessWords, functionWords } from '../words/access.ts';
import { letterWords } from '../words/desk.ts';
import { becauseSentence } from '../words/reasons/access.ts';
import { isLanguage, speak } from '../words/words.ts';
import type { Entry, Language, Speak } from '../words/words.ts';
import { lastDayOf } from './access-decision-row.tsx';
import { accessPage } from './access-frame.tsx';
import type { StaffVisit } from './access-frame.tsx';
import { decisionHere } from './access-lift.tsx';

export const accessLetterPage = staffPage(routes.accessLetter, 'access.end', {
  async get(visit) {
    const { patient, decision } = await decisionHere(visit);
    // Of a merge the person is told in the portal, by the account that goes on.
    if (decision.kind === 'merged') throw new NotFound();
    const { t } = visit;
    visit.scope.audit({ action: 'access.letter', recordId: patient.recordId, item: decision.id });
    const language = languageOf(visit, patient);
    return accessPage(visit, patient, {
      title: t(accessWords.letter),
      action: <PrintButton text={t(letterWords.print)} />,
      body: (
        <>
          <p className="pt-screen-only">
            <ButtonLink kind="secondary" href={routes.accessLetter.to({ id: patient.recordId, decision: decision.id }, { language: language === 'en' ? 'es' : 'en' })}>
              {t(language === 'en' ? accessWords.letterInSpanish : accessWords.letterInEnglish)}
            </ButtonLink>
          </p>
          <Letter visit={visit} patient={patient} decision={decision} say={speak(language)} />
        </>
      ),
    });
  },
});

/** As staff choose, else as the patient speaks. */
function languageOf({ query }: StaffVisit, patient: RegisteredPatient): Language {
  const spoken = patient.language?.slice(0, 2);
  const chosen = query.get('language') ?? undefined;
  return isLanguage(chosen) ? chosen : isLanguage(spoken) ? spoken : 'en';
}

function Letter({ visit, patient, decision, say }: { visit: StaffVisit; patient: RegisteredPatient; decision: AccessDecision; say: Speak }) {
  const { settings, now } = visit;
  const { clinic } = patient;
  const done = { brand: settings['brand.name'], organization: settings['organization.name'], at: sayInstant(say.language, decision.startsAt, clinic.zone) };
  const limited = decision.functions.length > 0;
  const byClinic = decision.kind === 'organization';
  return (
    <article className="pt-letter" lang={say.language}>
      <header className="pt-letter__head">
        <p><strong>{clinic.name}</strong></p>
        <p>{sayDay(say.language, now, clinic.zone)}</p>
      </header>
      <h2>{say(limited ? w.limitedTitle : byClinic ? w.endedTitle : w.closedTitle)}</h2>
      <p>{say(w.dear, { name: fullName(patient) })}</p>
      <p>{say(textOf(decision), done)}</p>
      {limited ? <ul>{decision.functions.map((one) => <li key={one}>{say(functionWords[one])}</li>)}</ul> : null}
      {byClinic ? (
        <>
          <h3>{say(w.why)}</h3>
          <p>{say(becauseSentence, { because: decision.because })}</p>
          {decision.note ? <p>{decision.note}</p> : null}
          <p>{decision.endsAt ? say(w.until, { at: lastDayOf(say, decision.endsAt, clinic.zone) }) : say(w.noEnd)}</p>
        </>
      ) : null}
      <h3>{say(w.means)}</h3>
      <ul>
        {limited || !decision.accountId ? null : <li>{say(w.signedOut)}</li>}
        <li>{say(w.record, { records: settings['records.address'] })}</li>
        <li>{say(w.messagesStay)}</li>
        {decision.family ? <li>{say(decision.family === 'end' ? w.familyEnds : w.familyStays)}</li> : null}
      </ul>
      {decision.kind === 'patientCall' ? <><p>{say(w.again)}</p><p>{say(w.notYou)}</p></> : null}
      {byClinic ? <p>{say(w.disagree)}</p> : null}
      <p>{say(w.questions, { clinic: clinic.name, phone: clinic.phone, hours: clinic.hours })}</p>
    </article>
  );
}

function textOf({ kind, functions, askedBy }: AccessDecision): Entry {
  if (kind === 'deceased') return w.diedText;
  if (kind === 'patientCall') return askedBy === 'representative' ? w.closedForText : w.closedText;
  return functions.length > 0 ? w.limitedText : w.endedText;
}
