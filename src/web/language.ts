/** Which language a reader gets: what they chose here, else what their account says, else their browser's first. */
import { isLanguage } from './words/words.ts';
import type { Language } from './words/words.ts';

export function chooseLanguage(cookie: string | undefined, account: string | undefined, acceptLanguage?: string): Language {
  if (isLanguage(cookie)) return cookie;
  if (isLanguage(account)) return account;
  const first = acceptLanguage?.split(',')[0]?.trim().slice(0, 2).toLowerCase();
  return isLanguage(first) ? first : 'en';
}
