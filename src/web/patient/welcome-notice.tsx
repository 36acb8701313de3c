/** Stands on Home right after signing up: the account is ready, and how to come back. */
import type { PatientScope } from '../../access/scope.ts';
import { Alert } from '../ui/alert.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { signUpWords as w } from '../words/sign-up.ts';

export function WelcomeNotice({ visit: { t, query, scope } }: { visit: Visit<PatientScope> }) {
  if (query.get('welcome') !== 'yes') return null;
  return (
    <Alert kind="success" word={t(frameWords.done)} title={t(w.doneTitle)} role="status">
      {t(w.doneText, { username: scope.username })}
    </Alert>
  );
}
