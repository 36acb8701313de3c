/** The form that issues an access code, with the script of the identity check (W3); or why no code can be issued. */
import { identityChecks } from '../../accounts/account-events.ts';
import type { IdentityCheck } from '../../accounts/account-events.ts';
import { sayDay } from '../dates.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { Form } from '../ui/form.tsx';
import { Radios } from '../ui/radios.tsx';
import { Select } from '../ui/select.tsx';
import { deskWords as w } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { isLanguage } from '../words/words.ts';
import type { Speak } from '../words/words.ts';
import type { ScreenPart } from './account-screen.tsx';

export const checkWords = { photoId: w.photoId, knownPerson: w.knownPerson, phone: w.phoneCheck } as const;

export function IssueForm({ visit, known, errors, typed }: ScreenPart) {
  const { t, settings } = visit;
  const { patient, whyNoCode, codes } = known;
  if (whyNoCode)
    return known.account ? null : (
      <Section title={t(w.issueTitle)}>
        <Alert kind="info" word={t(frameWords.information)} title={t(w.noIssue)} level={3}>{explain(t, settings, whyNoCode, 'staff').text}</Alert>
      </Section>
    );
  const open = codes.find((code) => code.state === 'open');
  const spoken = patient.language?.slice(0, 2);
  return (
    <Section title={t(w.issueTitle)}>
      <Panel>
        <p>{t(w.issueText, { days: settings['enrol.code.ttlDays'] })} {open ? t(w.issueReplaces, { at: sayDay(t.language, open.issuedAt, patient.clinic.zone) }) : null}</p>
        <Form action={routes.issueCode.to({ id: patient.recordId })} hidden={{ csrf: visit.csrf(), seen: codes[0]?.id ?? '' }}>
          <IdentityCheckField t={t} form="issue" error={errors.find((error) => error.field === 'issue-check')?.text} />
          <Select name="language" id="issue-language" label={t(w.letterLanguage)} value={typed?.get('language') ?? (isLanguage(spoken) ? spoken : 'en')}
            options={[{ value: 'en', text: 'English', lang: 'en' }, { value: 'es', text: 'Español', lang: 'es' }]} />
          <Button>{t(w.issue)}</Button>
        </Form>
      </Panel>
    </Section>
  );
}

/** How staff made sure who it is. Nothing is chosen beforehand: it is their word. */
export function IdentityCheckField({ t, form, error }: { t: Speak; form: string; error?: string }) {
  return (
    <Radios name="check" id={`${form}-check`} label={t(w.check)} error={error} errorWord={t(frameWords.error)}
      options={identityChecks.map((value) => ({ value, text: t(checkWords[value]) }))} />
  );
}

export const isIdentityCheck = (text: string | null): text is IdentityCheck => identityChecks.includes(text as IdentityCheck);
