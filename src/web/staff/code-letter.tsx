/**
 * The letter with the access code (W3), in the patient's language: code, end, steps, address, whom to call. It holds no
 * birth date and no record number: whoever finds it cannot sign up.
 */
import type { StaffScope } from '../../access/scope.ts';
import { codeGroups } from '../../accounts/access-code-rules.ts';
import type { IssuedCode } from '../../accounts/access-codes.ts';
import { fullName } from '../../accounts/registered-patient.ts';
import { sayDay, sayInstant } from '../dates.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { CodeSlip } from '../ui/code-slip.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import type { Visit } from '../visit.ts';
import { letterWords as w } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { speak } from '../words/words.ts';
import type { Language } from '../words/words.ts';

export function letterPage(visit: Visit<StaffScope>, issued: IssuedCode, language: Language): Response {
  const { t } = visit;
  const say = speak(language);
  return visit.page({
    title: t(w.pageTitle),
    section: routes.patients,
    action: <PrintButton text={t(w.print)} />,
    body: (
      <>
        <div className="pt-screen-only">
          <Alert kind="warning" word={t(frameWords.warning)} title={t(w.shownOnce)}>{t(w.shownOnceText)}</Alert>
        </div>
        <Letter visit={visit} issued={issued} say={say} />
        <p className="pt-screen-only">
          <ButtonLink kind="secondary" href={routes.patient.to({ id: issued.patient.recordId })}>{t(w.backToPatient)}</ButtonLink>
        </p>
      </>
    ),
  });
}

function Letter({ visit, issued: { code, expiresAt, patient }, say }: { visit: Visit<StaffScope>; issued: IssuedCode; say: Visit['t'] }) {
  const { settings, portal, now } = visit;
  const { clinic } = patient;
  return (
    <article className="pt-letter" lang={say.language}>
      <header className="pt-letter__head">
        <p><strong>{clinic.name}</strong></p>
        <p>{sayDay(say.language, now, clinic.zone)}</p>
      </header>
      <h2>{say(w.dear, { name: fullName(patient) })}</h2>
      <p>{say(w.text, { brand: settings['brand.name'], organization: settings['organization.name'] })}</p>
      <CodeSlip label={say(w.code)} groups={codeGroups(code)} copy={{ text: say(w.copy), done: say(w.copied) }} />
      <p><strong>{say(w.until, { at: sayInstant(say.language, expiresAt, clinic.zone) })}</strong></p>
      <h3>{say(w.steps)}</h3>
      <ol>
        <li>{say(w.step1, { url: `${portal.config.publicUrl}${routes.signUp.to({})}` })}</li>
        <li>{say(w.step2)}</li>
        <li>{say(w.step3)}</li>
        <li>{say(w.step4)}</li>
      </ol>
      <p>{say(w.keep)}</p>
      <p>{say(w.questions, { clinic: clinic.name, phone: clinic.phone, hours: clinic.hours })}</p>
    </article>
  );
}
