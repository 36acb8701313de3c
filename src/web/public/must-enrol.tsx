/**
 * Setting an authenticator app up before going on: for a person where `auth.twoStep` is `required`, for a member of
 * staff whose second step was reset. Only a session between the steps that was marked so comes here; ten minutes.
 */
import { deviceLife } from '../../accounts/known-devices.ts';
import { beginSetup, openSetup } from '../../accounts/factor-setup.ts';
import { enrolAndEnter, pendingOwner } from '../../accounts/second-step.ts';
import type { PendingScope } from '../../accounts/second-step.ts';
import { appSetupPage } from '../account/app-setup.tsx';
import { recoverySheet } from '../account/recovery-sheet.tsx';
import { pendingPersonPage, pendingStaffPage } from '../page.ts';
import { routes } from '../routes.ts';
import type { FormError } from '../ui/error-summary.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { redirect, setCookie } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { secondStepWords as w } from '../words/two-step.ts';
import { onward } from './second-step.tsx';

type Page = Visit<PendingScope>;

interface Door {
  readonly cookie: 'session' | 'staff';
  readonly device: 'device' | 'staff-device';
  readonly action: string;
  readonly code: string;
  readonly home: string;
}
const person: Door = { cookie: 'session', device: 'device', action: routes.signInSetUp.to({}), code: routes.signInCode.to({}), home: routes.home.to({}) };
const staff: Door = { cookie: 'staff', device: 'staff-device', action: routes.staffSetUp.to({}), code: routes.staffCode.to({}), home: routes.staffHome.to({}) };

export const signInSetUpPage = pendingPersonPage(routes.signInSetUp, { get: (visit) => begin(visit, person), post: (visit) => finish(visit, person) });
export const staffSetUpPage = pendingStaffPage(routes.staffSetUp, { get: (visit) => begin(visit, staff), post: (visit) => finish(visit, staff) });

function begin(visit: Page, door: Door, errors: FormError[] = []): Response {
  if (!visit.scope.mustEnrol) return redirect(door.code);
  return show(visit, door, beginSetup(visit.portal, pendingOwner(visit.scope), 'app', visit.scope.now), errors);
}

async function finish(visit: Page, door: Door): Promise<Response> {
  const { portal, scope, form, t, settings } = visit;
  if (!scope.mustEnrol) return redirect(door.code);
  const sealed = form.get('setup') ?? '';
  const answer = await enrolAndEnter(portal, scope, visit.cookie(door.cookie)!, sealed, form.get('code') ?? '', { userAgent: visit.userAgent, device: visit.cookie(door.device) });
  if ('why' in answer) {
    const errors: FormError[] = [{ text: explain(t, settings, answer.why, 'patient').text, ...(answer.why.code === 'app.wrongCode' && { field: 'code' }) }];
    const secret = openSetup(portal, pendingOwner(scope), 'app', sealed, scope.now);
    return secret ? show(visit, door, { sealed, secret }, errors) : begin(visit, door, errors);
  }
  const headers = new Headers();
  setCookie(headers, door.cookie, answer.token, visit.secure);
  setCookie(headers, door.device, answer.device, visit.secure, deviceLife / 1000);
  return recoverySheet(visit, answer.codes, onward(visit) ?? door.home, headers);
}

const show = (visit: Page, door: Door, { sealed, secret }: { sealed: string; secret: string }, errors: FormError[]): Response =>
  appSetupPage(visit, {
    action: door.action, username: visit.scope.username, secret, errors,
    hidden: { csrf: visit.csrf(), setup: sealed, to: onward(visit) ?? '' },
    frame: {
      title: visit.t(w.mustTitle), lead: visit.t(visit.scope.kind === 'staff-pending' ? w.mustStaffLead : w.mustLead),
      problem: <ErrorSummary title={visit.t(frameWords.problem)} errors={errors} />,
    },
  });
