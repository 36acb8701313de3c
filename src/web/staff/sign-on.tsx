/**
 * Single sign-on of staff: to the organization's provider, back from it, and out of it. Without a provider in the
 * configuration these addresses do not exist. What the provider answered never stays in the address: each of them
 * leads on at once.
 */
import { beginSignOn, finishSignOn } from '../../accounts/staff-sign-on.ts';
import type { NoSignOn } from '../../accounts/staff-sign-on.ts';
import { deviceLife } from '../../accounts/known-devices.ts';
import { NotFound } from '../../kernel/reason.ts';
import { ProviderAway } from '../../kernel/open-id.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { clearCookie, redirect, setCookie } from '../visit.ts';
import { staffPath, wayBack } from './way-back.ts';

export const signOnPage = publicPage(routes.signOn, {
  async get(visit) {
    const begun = await beginSignOn(visit.portal, wayBack(visit));
    if ('why' in begun) return toForm(begun.why, new Headers());
    const headers = new Headers();
    setCookie(headers, 'sign-on', begun.cookie, visit.secure);
    return redirect(begun.url.href, headers);
  },
});

export const signOnReturnPage = publicPage(routes.signOnReturn, {
  async get(visit) {
    const headers = new Headers();
    clearCookie(headers, 'sign-on', visit.secure);
    const done = await finishSignOn(visit.portal, visit.origin, {
      answer: new URL(visit.here, visit.portal.config.publicUrl), cookie: visit.cookie('sign-on'), device: visit.cookie('staff-device'), userAgent: visit.userAgent,
    });
    if ('why' in done) return toForm(done.why, headers);
    setCookie(headers, 'staff', done.token, visit.secure);
    if (!done.device) return redirect(routes.staffCode.to({}, { to: staffPath(done.wayBack) }), headers);
    setCookie(headers, 'staff-device', done.device, visit.secure, deviceLife / 1000);
    return redirect(staffPath(done.wayBack) ?? routes.staffHome.to({}), headers);
  },
});

export const signOnEndPage = publicPage(routes.signOnEnd, {
  async get({ portal }) {
    if (!portal.staffProvider) throw new NotFound();
    const backTo = `${portal.config.publicUrl}${routes.staffSignIn.to({})}`;
    try {
      return redirect((await portal.staffProvider.signOutUrl(backTo))?.href ?? routes.staffSignIn.to({}));
    } catch (error) {
      if (!(error instanceof ProviderAway)) throw error;
      return redirect(routes.staffSignIn.to({}, { no: 'signOn.away' }));
    }
  },
});

/** The form says why, in the language of its reader; only the code of the Reason travels. */
const toForm = (why: NoSignOn, headers: Headers): Response => redirect(routes.staffSignIn.to({}, { no: why.code }), headers);
