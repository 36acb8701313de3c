/**
 * The language switch: keeps the choice in a cookie, and with the account of whoever is signed in, and shows the same
 * page again.
 */
import { asPerson, SessionEnded } from '../../access/scope.ts';
import { keepLanguage } from '../../accounts/own-contact.ts';
import { tokenHash } from '../../kernel/secrets.ts';
import { localPath } from '../local-path.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { redirect, setCookie } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { isLanguage } from '../words/words.ts';
import type { Language } from '../words/words.ts';

/** Seconds: a year. */
const keptFor = 31_536_000;

export const languagePage = publicPage(routes.language, {
  get: () => redirect(routes.welcome.to({})),
  async post(visit) {
    const language = visit.form.get('language') ?? undefined;
    const to = localPath(visit.form.get('to')) ?? routes.welcome.to({});
    if (!isLanguage(language)) return redirect(to);
    await keepWithAccount(visit, language);
    return redirect(to, languageCookie(visit, language));
  },
});

/** For before signing in, and for staff. */
export function languageCookie({ secure }: Pick<Visit, 'secure'>, language: Language): Headers {
  const headers = new Headers();
  setCookie(headers, 'language', language, secure, keptFor);
  return headers;
}

/** The switch works for everyone; a session that has ended is nobody's. */
async function keepWithAccount({ portal, origin, cookie }: Visit, language: Language): Promise<void> {
  const token = cookie('session');
  if (!token) return;
  try {
    await asPerson(portal, tokenHash(token), origin, 'look', (scope) => keepLanguage(scope, language));
  } catch (error) {
    if (!(error instanceof SessionEnded)) throw error;
  }
}
