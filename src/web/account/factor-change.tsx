/**
 * One change of somebody's second steps: the current password first, then, for an app or a passkey, the proof that it
 * works. The first second step brings recovery codes, shown once. Decides nothing: accounts/factors.ts does.
 */
import { addApp, addMailedCodes, addNamedPasskey, factorCount, factorsOf, ownerOf, renewCodes, takeAway } from '../../accounts/factors.ts';
import type { Added, Part } from '../../accounts/factors.ts';
import { emailOf } from '../../accounts/factor-mails.ts';
import { beginSetup, openSetup } from '../../accounts/factor-setup.ts';
import { optionsToAdd } from '../../accounts/passkeys.ts';
import { NotFound } from '../../kernel/reason.ts';
import type { Reason } from '../../kernel/reason.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Passkey, PasskeyAnswer } from '../ui/passkey.tsx';
import { redirect } from '../visit.ts';
import type { PageContent } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { changeWords as w, secondStepWords, twoStepWords } from '../words/two-step.ts';
import type { Entry } from '../words/words.ts';
import { appSetupPage } from './app-setup.tsx';
import { confirmed, CurrentPassword } from './current-password.tsx';
import { changes, placeOf } from './factor-place.ts';
import type { Change, Self } from './factor-place.ts';
import { recoverySheet } from './recovery-sheet.tsx';

const titles: Record<Change, Entry> = { app: w.appTitle, passkey: w.passkeyTitle, mail: w.mailTitle, codes: w.codesTitle, off: w.offTitle };
const buttons: Record<Change, Entry> = { app: frameWords.continue, passkey: frameWords.continue, mail: twoStepWords.turnOnMail, codes: twoStepWords.newCodes, off: twoStepWords.turnOff };

/** The change an address names. Staff always have an app and get no codes by mail. */
function changeOf(visit: Self): Change {
  const found = changes.find((change) => change === visit.params.change);
  if (!found || (visit.scope.kind === 'staff' && (found === 'mail' || found === 'off'))) throw new NotFound();
  return found;
}

export const showChange = (visit: Self): Promise<Response> => passwordForm(visit, changeOf(visit), []);

export async function makeChange(visit: Self): Promise<Response> {
  const { form, portal, scope } = visit;
  const change = changeOf(visit);
  const setup = form.get('setup');
  if (setup !== null && change === 'app') return finishApp(visit, setup);
  if (setup !== null && change === 'passkey') return finishPasskey(visit, setup);
  const password = confirmed(visit);
  if ('errors' in password) return passwordForm(visit, change, password.errors);
  switch (change) {
    case 'app': return appPage(visit, beginSetup(portal, ownerOf(scope), 'app', scope.now), []);
    case 'passkey': return passkeyPage(visit, beginSetup(portal, ownerOf(scope), 'passkey', scope.now).sealed, []);
    case 'mail': return scope.kind === 'person' ? added(visit, change, await addMailedCodes(portal, scope)) : never();
    case 'codes': return recoverySheet(visit, await renewCodes(portal, scope), placeOf(visit).overview.to({}));
    case 'off': return takenAway(visit, await takeAway(portal, scope, 'all', password.right), 'off', (errors) => passwordForm(visit, change, errors));
  }
}

const never = (): never => {
  throw new NotFound();
};

async function finishApp(visit: Self, sealed: string): Promise<Response> {
  const { portal, scope, form, t, settings } = visit;
  const answer = await addApp(portal, scope, sealed, form.get('code') ?? '');
  const secret = openSetup(portal, ownerOf(scope), 'app', sealed, scope.now);
  if ('why' in answer && answer.why.code === 'app.wrongCode' && secret)
    return appPage(visit, { sealed, secret }, [{ text: explain(t, settings, answer.why, 'patient').text, field: 'code' }]);
  return added(visit, 'app', answer);
}

async function finishPasskey(visit: Self, sealed: string): Promise<Response> {
  const { portal, scope, form, t, settings } = visit;
  const answer = await addNamedPasskey(portal, scope, sealed, form.get('name') ?? '', form.get('passkey') ?? '');
  if ('why' in answer && (answer.why.code === 'passkey.name' || answer.why.code === 'passkey.failed'))
    return passkeyPage(visit, sealed, [{ text: explain(t, settings, answer.why, 'patient').text, field: 'name' }]);
  return added(visit, 'passkey', answer);
}

/** What follows when something was added: the recovery codes if they are new, else the overview. */
function added(visit: Self, change: Change, answer: Added): Response | Promise<Response> {
  const { overview } = placeOf(visit);
  if ('why' in answer) return passwordForm(visit, change, [sayWhy(visit, answer.why)]);
  return answer.codes ? recoverySheet(visit, answer.codes, overview.to({}, { done: 'added' })) : redirect(overview.to({}, { done: 'added' }));
}

const sayWhy = ({ t, settings }: Self, why: Reason): FormError => ({ text: explain(t, settings, why, 'patient').text });

function takenAway(visit: Self, why: Reason | undefined, done: string, again: (errors: FormError[]) => Promise<Response>): Response | Promise<Response> {
  return why ? again([sayWhy(visit, why)]) : redirect(placeOf(visit).overview.to({}, { done }));
}

const frameOf = (visit: Self, errors: readonly FormError[]): Pick<PageContent, 'back' | 'failed' | 'status' | 'problem'> => {
  const place = placeOf(visit);
  return {
    back: { href: place.overview.to({}), text: visit.t(place.back) },
    failed: errors.length > 0, status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={visit.t(frameWords.problem)} errors={[...errors]} />,
  };
};

async function passwordForm(visit: Self, change: Change, errors: readonly FormError[]): Promise<Response> {
  const { t } = visit;
  return confirmForm(visit, { title: t(titles[change]), lead: await leadOf(visit, change), action: placeOf(visit).change(change), button: t(buttons[change]), danger: change === 'off', errors });
}

async function leadOf(visit: Self, change: Change): Promise<string> {
  const { t, scope } = visit;
  if (change === 'mail' && scope.kind === 'person') return t(w.mailLead, { email: await emailOf(scope) });
  return t({ app: w.appLead, passkey: w.passkeyLead, mail: w.mailLead, codes: w.codesLead, off: w.offLead }[change]);
}

interface Confirm {
  readonly title: string;
  readonly lead: string | undefined;
  readonly action: string;
  readonly button: string;
  readonly danger: boolean;
  readonly errors: readonly FormError[];
}

function confirmForm(visit: Self, { title, lead, action, button, danger, errors }: Confirm): Response {
  const { t } = visit;
  return visit.page({
    title, lead, ...frameOf(visit, errors),
    body: (
      <Panel>
        <Form action={action} hidden={{ csrf: visit.csrf() }}>
          <CurrentPassword t={t} errors={errors} />
          <Button kind={danger ? 'danger' : 'primary'}>{button}</Button>
        </Form>
      </Panel>
    ),
  });
}

const appPage = (visit: Self, { sealed, secret }: { sealed: string; secret: string }, errors: FormError[]): Response =>
  appSetupPage(visit, {
    action: placeOf(visit).change('app'), username: visit.scope.username, secret, errors,
    hidden: { csrf: visit.csrf(), setup: sealed }, frame: frameOf(visit, errors),
  });

async function passkeyPage(visit: Self, sealed: string, errors: FormError[]): Promise<Response> {
  const { t, portal, scope, settings, form } = visit;
  const owner = ownerOf(scope);
  const { passkeys } = await factorsOf(scope, owner);
  const options = await optionsToAdd(portal, owner, settings['brand.name'], passkeys, scope.now);
  if (!options) throw new NotFound();
  return visit.page({
    title: t(w.passkeyTitle), lead: t(w.passkeyLead), scripts: ['passkey.js'], ...frameOf(visit, errors),
    body: (
      <Panel>
        <Passkey act="make" options={options} failed={t(w.makeFailed)} noScript={t(secondStepWords.passkeyNoScript)}>
          <Form action={placeOf(visit).change('passkey')} hidden={{ csrf: visit.csrf(), setup: sealed }}>
            <Field name="name" label={t(w.passkeyName)} hint={t(w.passkeyNameHint)} value={form.get('name') ?? ''} autoComplete="off" width="lg"
              error={errors.find((error) => error.field === 'name')?.text} errorWord={t(frameWords.error)} />
            <PasskeyAnswer />
            <Button>{t(w.makePasskey)}</Button>
          </Form>
        </Passkey>
      </Panel>
    ),
  });
}

/** What an address names to take away: the app, the codes by mail, or a passkey of theirs. */
async function removed(visit: Self): Promise<{ part: Part; title: Entry; lead: string | undefined }> {
  const { t, scope, params } = visit;
  const what = params.what ?? '';
  const factors = await factorsOf(scope, ownerOf(scope));
  const last = factorCount(factors) === 1 ? t(w.lastOne) : undefined;
  if (scope.kind === 'person' && what === 'app' && factors.app) return { part: 'app', title: w.removeAppTitle, lead: last };
  if (scope.kind === 'person' && what === 'mail' && factors.mailed) return { part: 'mail', title: w.removeMailTitle, lead: last };
  const passkey = factors.passkeys.find(({ id }) => id === what);
  if (!passkey) throw new NotFound();
  return { part: { passkey: passkey.id }, title: w.removePasskeyTitle, lead: [t(w.removePasskeyLead, { name: passkey.name }), last].filter(Boolean).join(' ') };
}

export const showRemove = (visit: Self): Promise<Response> => removeForm(visit, []);

export async function makeRemove(visit: Self): Promise<Response> {
  const { portal, scope } = visit;
  const { part } = await removed(visit);
  const password = confirmed(visit);
  if ('errors' in password) return removeForm(visit, password.errors);
  return takenAway(visit, await takeAway(portal, scope, part, password.right), 'removed', (errors) => removeForm(visit, errors));
}

async function removeForm(visit: Self, errors: readonly FormError[]): Promise<Response> {
  const { t } = visit;
  const { title, lead } = await removed(visit);
  return confirmForm(visit, { title: t(title), lead, action: placeOf(visit).remove(visit.params.what ?? ''), button: t(twoStepWords.remove), danger: true, errors });
}
