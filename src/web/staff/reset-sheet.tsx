/**
 * The code for a new password, shown once (W4): to read out, or to print in the patient's language. It holds no name
 * and no username: whoever finds it does not learn whose it is.
 */
import type { StaffScope } from '../../access/scope.ts';
import { codeGroups } from '../../accounts/access-code-rules.ts';
import type { RegisteredPatient } from '../../accounts/registered-patient.ts';
import { sayInstant } from '../dates.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { CodeSlip } from '../ui/code-slip.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import type { Visit } from '../visit.ts';
import { letterWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { resetSheetWords as w } from '../words/help-in.ts';
import { isLanguage, speak } from '../words/words.ts';

export function resetSheet(visit: Visit<StaffScope>, { code, expiresAt, patient }: { code: string; expiresAt: Date; patient: RegisteredPatient }): Response {
  const { t, settings, portal } = visit;
  const spoken = patient.language?.slice(0, 2);
  const say = speak(isLanguage(spoken) ? spoken : 'en');
  const { clinic } = patient;
  return visit.page({
    title: t(w.pageTitle),
    section: routes.patients,
    action: <PrintButton text={t(w.print)} />,
    body: (
      <>
        <div className="pt-screen-only">
          <Alert kind="warning" word={t(frameWords.warning)} title={t(w.shownOnce)}>{t(w.shownOnceText)}</Alert>
        </div>
        <article className="pt-letter" lang={say.language}>
          <p>{say(w.text, { brand: settings['brand.name'] })}</p>
          <CodeSlip label={say(w.code)} groups={codeGroups(code)} copy={{ text: say(letterWords.copy), done: say(letterWords.copied) }} />
          <p><strong>{say(letterWords.until, { at: sayInstant(say.language, expiresAt, clinic.zone) })}</strong></p>
          <h2>{say(w.steps)}</h2>
          <ol>
            <li>{say(w.step1, { url: `${portal.config.publicUrl}${routes.resetCode.to({})}` })}</li>
            <li>{say(w.step2)}</li>
            <li>{say(w.step3)}</li>
          </ol>
          <p>{say(w.keep)}</p>
          <p>{say(letterWords.questions, { clinic: clinic.name, phone: clinic.phone, hours: clinic.hours })}</p>
        </article>
        <p className="pt-screen-only"><ButtonLink kind="secondary" href={routes.patient.to({ id: patient.recordId })}>{t(letterWords.backToPatient)}</ButtonLink></p>
      </>
    ),
  });
}
