/**
 * Registers a person for a test straight in the tables, the way intake leaves them: for tests about accounts that do
 * not need a chart. Everybody gets a record number and a phone of their own unless told otherwise.
 */
import { randomUUID } from 'node:crypto';
import { nameKey } from '../src/accounts/name-rules.ts';
import type { TestPortal } from './portal.ts';
import { Browser } from './visit.ts';

export interface Registered {
  readonly recordId: string;
  readonly given: string;
  readonly family: string;
  readonly born: string;
  readonly mrn: string;
}

interface Wanted {
  given?: string;
  family?: string;
  /** YYYY-MM-DD. */
  born?: string | null;
  mrn?: string;
  clinic?: string;
  deceased?: boolean;
  language?: string;
  email?: string;
}

let count = 0;

export async function register(portal: TestPortal, wanted: Wanted = {}): Promise<Registered> {
  const number = ++count;
  const { given = 'Rosalind', family = 'Quillfeather', born = '1975-03-09', mrn = `TT-${9000 + number}`, clinic = 'downtown', deceased = false } = wanted;
  await portal.look(`insert into source (name, title) values ('test', 'Test') on conflict (name) do nothing`);
  const [record] = await portal.look<{ id: string }>(`insert into record (clinic_id, created_at) select id, $2 from clinic where key = $1 returning id`, [clinic, portal.clock.now()]);
  await portal.look(
    `insert into patient (patient_id, record_id, source_id, fhir_id, mrn, family, given, birth_date, deceased, phone, email, zip, language, name_key, linked_at, linked_by, received_at)
     select $1::uuid, $2, id, $1::text, $3, $4, $5, $6, $7, $8, $9, '12005', $10, $11, $12, 'test', $12 from source where name = 'test'`,
    [randomUUID(), record!.id, mrn, family, given, born, deceased, `518-555-${String(1000 + number)}`, wanted.email ?? null, wanted.language ?? 'en', nameKey(family, given), portal.clock.now()]);
  return { recordId: record!.id, given, family, born: born ?? '', mrn };
}

/** The parts of a date of birth as the form asks for them. */
export function birthFields(born: string): { Month: string; Day: string; Year: string } {
  const [year, month, day] = born.split('-').map(Number);
  return { Month: String(month), Day: String(day), Year: String(year) };
}

/** A member of staff, signed in. The clock goes on, so that the next one has a fresh one-time code. */
export async function staffBrowser(portal: TestPortal, username: string): Promise<Browser> {
  portal.clock.forward(60_000);
  const browser = new Browser(portal);
  await browser.signInStaff(username);
  return browser;
}

/** Issues a code on the patient's page and reads it off the letter. */
export async function issueOn(desk: Browser, recordId: string): Promise<string> {
  await desk.get(`/staff/patients/${recordId}`);
  await desk.submit('Issue access code', { 'Photo ID': 'yes' });
  return codeOn(desk);
}

export function codeOn(desk: Browser): string {
  const code = /[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/.exec(desk.page.text.replace(/\s*-\s*/g, '-'))?.[0];
  if (!code) throw new Error(`No code on the page: ${desk.page.text.slice(0, 600)}`);
  return code;
}

export const goodPassword = 'velvet kayak under quiet ferns';

/** Everything after the code: up to the page that shows the answers. */
export async function answerAll(browser: Browser, username: string, password = goodPassword): Promise<void> {
  await browser.submit('Continue', { Username: username, Password: password });
  await browser.submit('Continue', { 'Security question': 'What was the name of your first school?', Answer: 'Elm Hollow' });
  await browser.submit('Continue', { Email: `${username}@example.org` });
  await browser.submit('Continue', { 'I have read the terms of use and the privacy statement, and I accept them': 'yes' });
}

export async function enterCode(browser: Browser, code: string, born: string): Promise<void> {
  await browser.get('/sign-up');
  await browser.submit('Continue', { 'Access code': code, ...birthFields(born) });
}
