/**
 * The screen of a patient's account: who it is, in which state the account is, its codes, what staff may do, and its
 * history. Also the answer to an action that could not be done, with what was typed still there.
 */
import type { ReactNode } from 'react';
import type { Right } from '../../access/rights.ts';
import type { StaffScope } from '../../access/scope.ts';
import { patientAccount } from '../../accounts/patient-account.ts';
import type { PatientAccount } from '../../accounts/patient-account.ts';
import { fullName, whyNotFor } from '../../accounts/registered-patient.ts';
import { sayDate, sayInstant } from '../dates.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Section } from '../ui/card.tsx';
import { DefinitionGrid } from '../ui/definition-grid.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Split } from '../ui/split.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Visit } from '../visit.ts';
import { deskWords as w, lookupWords, statusWords } from '../words/desk.ts';
import { resetWords } from '../words/two-step.ts';
import { frameWords } from '../words/frame.ts';
import { helpInWords } from '../words/help-in.ts';
import { AccountHistory } from './account-history.tsx';
import { AccountWays } from './account-ways.tsx';
import { CodeList } from './code-list.tsx';
import { IssueForm } from './issue-form.tsx';
import { RevokeForm } from './code-forms.tsx';
import { HelpIn } from './help-in.tsx';

export interface ScreenState {
  /** What was wrong with an action; the fields carry the name of its form: `issue-check`. */
  readonly errors?: readonly FormError[];
  /** What was typed into the forms. */
  readonly typed?: URLSearchParams;
  readonly status?: number;
  /** The username, where it was just asked for. */
  readonly told?: string;
}

export interface ScreenPart {
  readonly visit: Visit<StaffScope>;
  readonly known: PatientAccount;
  readonly errors: readonly FormError[];
  readonly typed?: URLSearchParams;
}

export async function accountScreen(visit: Visit<StaffScope>, { errors = [], typed, status, told }: ScreenState): Promise<Response> {
  const { t, portal, scope } = visit;
  const known = await patientAccount(portal, scope, visit.params.id ?? '', numberIn(visit.query.get('before')));
  const part: ScreenPart = { visit, known, errors, typed };
  const may = (right: Right): boolean => whyNotFor(scope, known.patient, right) === undefined;
  return visit.page({
    title: t(w.title),
    heading: fullName(known.patient) || t(lookupWords.noName),
    headingLang: known.patient.language ?? undefined,
    lead: <IdentityLine known={known} t={t} />,
    section: routes.patients,
    wide: true,
    back: { href: routes.patients.to({}), text: t(w.back) },
    failed: errors.length > 0,
    status: status ?? (errors.length > 0 ? 422 : 200),
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        <Done visit={visit} told={told} />
        <Split
          list={(
            <>
              <AccountFacts {...part} />
              <IdentityFacts {...part} />
            </>
          )}
          detail={(
            <>
              {may('account.unlock') ? await HelpIn(part) : null}
              {may('code.issue') ? <IssueForm {...part} /> : null}
              <CodeList {...part} />
              {may('code.issue') && known.codes.some((code) => code.state === 'open') ? await RevokeForm(part) : null}
              {await AccountWays(part)}
              <AccountHistory {...part} />
            </>
          )}
        />
      </>
    ),
  });
}

const numberIn = (text: string | null): number | undefined => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : undefined);

function IdentityLine({ known: { patient }, t }: { known: PatientAccount; t: Visit['t'] }) {
  const facts = [
    patient.birthDate ? t(lookupWords.born, { date: sayDate(t.language, patient.birthDate) }) : t(lookupWords.bornUnknown),
    patient.mrn ? t(lookupWords.record, { mrn: patient.mrn }) : t(lookupWords.noRecord),
  ];
  return <p className="pt-facts">{facts.map((fact) => <span key={fact}>{fact}</span>)}</p>;
}

/** What an action that was just done says, once. */
function Done({ visit: { t, query }, told }: { visit: Visit<StaffScope>; told: string | undefined }) {
  const done = told === undefined ? doneWords[(query.get('done') ?? '') as keyof typeof doneWords] : helpInWords.nameIs;
  if (!done) return null;
  return <Alert kind="success" word={t(frameWords.done)} role="status">{t(done, { username: told })}</Alert>;
}

const doneWords = { revoked: w.revokedDone, resetMailed: helpInWords.mailed, addressChanged: helpInWords.addressDone, twoStepReset: resetWords.done } as const;

function AccountFacts({ visit: { t }, known: { status, account, patient } }: ScreenPart) {
  const at = (time: Date): string => sayInstant(t.language, time, patient.clinic.zone);
  const state = <Tag kind={status === 'locked' ? 'strong' : undefined}>{t(statusWords[status])}</Tag>;
  const items: { term: string; value: ReactNode }[] = [{ term: t(w.status), value: state }];
  if (account) {
    if (account.lockedAt) items.push({ term: t(w.lockedSince), value: at(account.lockedAt) });
    items.push(
      { term: t(w.email), value: `${account.email} (${t(account.emailConfirmedAt ? w.confirmed : w.notConfirmed)})` },
      { term: t(w.since), value: at(account.createdAt) },
      { term: t(w.lastSignIn), value: account.lastSignInAt ? at(account.lastSignInAt) : t(w.never) },
    );
  }
  items.push({ term: t(w.family), value: t(w.noFamily) });
  return <Section title={t(w.account)}><DefinitionGrid items={items} /></Section>;
}

function IdentityFacts({ visit: { t }, known: { patient } }: ScreenPart) {
  const known = (value: string | null): string => value ?? t(w.notOnFile);
  return (
    <Section title={t(w.identity)}>
      <p>{t(w.identityText)}</p>
      <DefinitionGrid items={[
        { term: t(w.birthDate), value: patient.birthDate ? sayDate(t.language, patient.birthDate) : t(w.notOnFile) },
        { term: t(w.phone), value: known(patient.phone) },
        { term: t(w.zip), value: known(patient.zip) },
        { term: t(w.emailOnFile), value: known(patient.email) },
        { term: t(w.mrn), value: known(patient.mrn) },
        { term: t(w.clinic), value: patient.clinic.name },
      ]} />
    </Section>
  );
}
