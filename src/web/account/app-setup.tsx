/**
 * The page that shows the secret of a new authenticator app, as picture and as text, and asks for the first code. The
 * secret is on this page and nowhere else; sealed, it travels with the form.
 */
import { totpUri } from '../../accounts/totp.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { DefinitionGrid } from '../ui/definition-grid.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import type { PageContent, Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { changeWords as w, secondStepWords } from '../words/two-step.ts';

export interface AppSetup {
  readonly action: string;
  readonly username: string;
  readonly secret: string;
  /** Fields that travel with the form, the sealed setup among them. */
  readonly hidden: Record<string, string>;
  readonly errors: readonly FormError[];
  readonly frame?: Partial<PageContent>;
}

export function appSetupPage(visit: Pick<Visit, 't' | 'settings' | 'page'>, { action, username, secret, hidden, errors, frame }: AppSetup): Response {
  const { t, settings } = visit;
  return visit.page({
    title: t(w.appTitle),
    lead: t(w.appLead),
    ...frame,
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        <p>{t(w.appScan)}</p>
        <Panel>
          <QrCode text={totpUri(settings['brand.name'], username, secret)} label={t(w.qr)} />
          <DefinitionGrid items={[
            { term: t(w.key), value: <code translate="no">{secret.match(/.{1,4}/g)!.join(' ')}</code>, wide: true },
            { term: t(w.account), value: username },
          ]} />
        </Panel>
        <p>{t(w.appCode)}</p>
        <Form action={action} hidden={hidden}>
          <Field name="code" label={t(secondStepWords.code)} autoComplete="one-time-code" inputMode="numeric" width="md" spellCheck={false}
            error={errors.find((error) => error.field === 'code')?.text} errorWord={t(frameWords.error)} />
          <Button>{t(w.finish)}</Button>
        </Form>
      </>
    ),
  });
}
