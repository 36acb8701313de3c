/** The language switch: keeps the choice in a cookie and shows the same page again. */
import { localPath } from '../local-path.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { redirect, setCookie } from '../visit.ts';
import { isLanguage } from '../words/words.ts';

/** Seconds: a year. */
const keptFor = 31_536_000;

export const languagePage = publicPage(routes.language, {
  get: () => redirect(routes.welcome.to({})),
  post(visit) {
    const headers = new Headers();
    const language = visit.form.get('language') ?? undefined;
    if (isLanguage(language)) setCookie(headers, 'language', language, visit.secure, keptFor);
    return redirect(localPath(visit.form.get('to')) ?? routes.welcome.to({}), headers);
  },
});
