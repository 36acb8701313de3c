/**
 * One visit: a request as a page sees it. The door makes it; pages read it and answer with a Response. It carries
 * the scope when the route needs one, and never a way around it.
 */
import type { ReactNode } from 'react';
import type { Origin } from '../access/audit.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Settings } from '../organization/settings.ts';
import type { Portal } from '../portal.ts';
import type { Route } from './routes.ts';
import type { UploadedFile } from './upload-body.ts';
import type { Speak } from './words/words.ts';

export interface Visit<Scope = undefined> {
  readonly portal: Portal;
  readonly scope: Scope;
  readonly settings: Settings;
  readonly t: Speak;
  readonly now: Date;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What was posted; empty on GET. */
  readonly form: URLSearchParams;
  /** Files that were posted, and the folder they lie in until the page is answered: only where the page `uploads`. */
  readonly files: readonly UploadedFile[];
  readonly filesIn?: string;
  /** The current password that was posted, and whether it is right: only where the page `confirms`. */
  readonly password?: { readonly right: string } | { readonly why: Reason };
  /** The path and query of this page: where the language switch comes back to. */
  readonly here: string;
  /** Where the pages of the record stand: for staff under the patient, for the person themself nowhere else. */
  readonly root?: string;
  readonly origin: Origin;
  readonly userAgent: string;
  /** Secure cookies and the __Host- prefix: only where the portal is reached by https. */
  readonly secure: boolean;
  cookie(name: CookieName): string | undefined;
  /** The token for hidden fields, fresh for every page so that compression cannot leak it. */
  csrf(): string;
  page(content: PageContent): Response;
}

export interface PageContent {
  /** Stands in the tab and, unless `heading` says otherwise, as the h1. Never anything about a person. */
  readonly title: string;
  /** The h1 where it differs from the title: a title in the tab names no test and no diagnosis. */
  readonly heading?: ReactNode;
  /** Language of a heading that comes from a record. */
  readonly headingLang?: string;
  readonly lead?: ReactNode;
  readonly action?: ReactNode;
  readonly body: ReactNode;
  readonly status?: number;
  /** Prefixes the title with "Error: ". */
  readonly failed?: boolean;
  /** The error summary, above the heading. */
  readonly problem?: ReactNode;
  readonly back?: { href: string; text: string };
  /** Beside the content where there is room. */
  readonly aside?: ReactNode;
  /** The page of the navigation this page belongs to; by default itself. */
  readonly section?: Route<string>;
  /** Uses the whole width: split views and tables of staff. */
  readonly wide?: boolean;
  readonly headers?: Headers;
  /** Scripts this page needs beside the common one, by plain name. */
  readonly scripts?: readonly string[];
}

export type CookieName = 'session' | 'staff' | 'signup' | 'recovery' | 'language' | 'device' | 'staff-device' | 'sign-on' | 'trusted';

/** An address of the record's pages, from wherever they stand. */
export const inRecord = ({ root = '' }: Pick<Visit, 'root'>, address: string): string => root + address;

/** Sends the browser on with GET: after a POST, or where a page moved. */
export function redirect(to: string, headers = new Headers()): Response {
  headers.set('location', to);
  return new Response(null, { status: 303, headers });
}

export const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json; charset=utf-8' } });

export const cookieFullName = (name: CookieName, secure: boolean): string => `${secure ? '__Host-' : ''}portico-${name}`;

/** A cookie of this site only, unreadable to scripts. `maxAge` in seconds; none: until the browser closes. */
export function setCookie(headers: Headers, name: CookieName, value: string, secure: boolean, maxAge?: number): void {
  const parts = [`${cookieFullName(name, secure)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (secure) parts.push('Secure');
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  headers.append('set-cookie', parts.join('; '));
}

export const clearCookie = (headers: Headers, name: CookieName, secure: boolean): void => setCookie(headers, name, '', secure, 0);
