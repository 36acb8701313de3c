/** All pages of the web door. A file that is not listed here answers to nobody. */
import { languagePage } from './account/language.tsx';
import { heartbeatPage, sessionStatePage, signedOutPage, signOutPage, staffHeartbeatPage, staffSessionStatePage, staffSignOutPage } from './account/session.tsx';
import type { Page } from './page.ts';
import { livezPage, readyzPage } from './public/health.ts';
import { setupPage } from './public/setup.tsx';
import { signInPage, welcomePage } from './public/welcome.tsx';
import { staffHomePage } from './staff/home.tsx';
import { staffCodePage, staffSignInPage } from './staff/sign-in.tsx';

export const pages: readonly Page[] = [
  welcomePage, signInPage, signedOutPage, languagePage,
  livezPage, readyzPage, setupPage,
  sessionStatePage, heartbeatPage, signOutPage,
  staffSignInPage, staffCodePage, staffHomePage,
  staffSessionStatePage, staffHeartbeatPage, staffSignOutPage,
];
