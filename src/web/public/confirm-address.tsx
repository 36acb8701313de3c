/**
 * Confirming an e-mail address (E12, N4). Opening the link changes nothing: scanners of mails open links, people press
 * the button. The address of the page is passed on to nobody.
 */
import { confirmAddress } from '../../accounts/address.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { Form } from '../ui/form.tsx';
import { confirmAddressWords as w } from '../words/confirm-address.ts';

export const confirmAddressPage = publicPage(routes.confirmAddress, {
  get({ t, params, page }) {
    return page({
      title: t(w.title),
      lead: t(w.lead),
      headers: new Headers({ 'referrer-policy': 'strict-origin' }),
      body: (
        <Panel>
          <Form action={routes.confirmAddress.to({ token: params.token! })}><Button>{t(w.confirm)}</Button></Form>
        </Panel>
      ),
    });
  },

  async post({ t, portal, origin, params, page }) {
    const why = await confirmAddress(portal, origin, params.token!);
    return page({
      title: t(why ? w.overTitle : w.doneTitle),
      status: why ? 410 : 200,
      headers: new Headers({ 'referrer-policy': 'strict-origin' }),
      body: (
        <>
          <p>{t(why ? w.overText : w.doneText)}</p>
          <p><ButtonLink href={routes.welcome.to({})}>{t(w.toPortal)}</ButtonLink></p>
        </>
      ),
    });
  },
});
