/** What the attack tests need to stand on: somebody else's desk, a half-finished sign-up, a held item. */
import { asSystem, nowhere } from '../../src/access/scope.ts';
import type { SystemScope } from '../../src/access/scope.ts';
import { createAccount } from '../../src/accounts/accounts.ts';
import { endForDeceased } from '../../src/accounts/deceased.ts';
import { closeForPatient, decideForOrganization } from '../../src/accounts/end-access.ts';
import { linkPatients } from '../../src/intake/merge.ts';
import { demoPassword, demoTotp } from '../portal.ts';
import type { TestPortal } from '../portal.ts';
import { register } from '../register.ts';
import { Browser } from '../visit.ts';

/** A grown-up of the first desk's clinic who has no account, and the key of another clinic. */
export async function patientWithoutAccount(portal: TestPortal): Promise<{ recordId: string; birthDate: string; clinicKey: string }> {
  const [desk] = await portal.look<{ clinic_id: string }>(`select r.clinic_id from staff s join staff_role r on r.staff_id = s.id where s.username_key = 'desk'`);
  const [found] = await portal.look<{ record_id: string; birth_date: string }>(
    `select p.record_id, p.birth_date from patient p join record r on r.id = p.record_id
     where ($1::uuid is null or r.clinic_id = $1) and not p.deceased and p.birth_date < '1990-01-01'
       and not exists (select from account a where a.record_id = p.record_id) order by p.fhir_id limit 1`, [desk!.clinic_id]);
  const [other] = await portal.look<{ key: string }>(`select key from clinic where id <> (select clinic_id from record where id = $1) order by key limit 1`, [found!.record_id]);
  return { recordId: found!.record_id, birthDate: found!.birth_date, clinicKey: other!.key };
}

/** Another member of staff with the password and the one-time codes of the demo. */
export async function addStaff(portal: TestPortal, username: string, role: string, clinicKey: string): Promise<void> {
  await portal.look(
    `with made as (insert into staff (username, username_key, name, password_hash, totp_secret, created_at)
       select $1, $1, 'Someone Else', password_hash, totp_secret, now() from staff where username_key = 'desk' returning id)
     insert into staff_role (staff_id, role, clinic_id, granted_at, granted_by)
       select made.id, $2, clinic.id, now(), 'test' from made, clinic where clinic.key = $3`, [username, role, clinicKey]);
}

export async function annsResult(portal: TestPortal): Promise<string> {
  const [found] = await portal.look<{ id: string }>(
    `select r.id from resource r join patient p using (patient_id) join account a on a.record_id = p.record_id
     where a.username_key = 'ann' and r.listing = 'result' and r.visible_at is not null order by r.sort_at desc limit 1`);
  return found!.id;
}

export async function annsRecord(portal: TestPortal): Promise<string> {
  const [found] = await portal.look<{ record_id: string }>(`select record_id from account where username_key = 'ann'`);
  return found!.record_id;
}

/** A request from the contact form. */
export async function aTicket(portal: TestPortal): Promise<string> {
  const [made] = await portal.look<{ id: string }>(`insert into ticket (topic, opened_at, language, name, birth_date, reach, state_at)
    values ('code', now(), 'en', 'Pat Example', '1980-01-01', '518-555-0199', now()) returning id`);
  return made!.id;
}

/** Something of Ann's record that stands in this list: the one furthest ahead. */
export async function annsEntry(portal: TestPortal, listing: string): Promise<string> {
  const [found] = await portal.look<{ id: string }>(
    `select r.id from resource r join patient p using (patient_id) join account a on a.record_id = p.record_id
     where a.username_key = 'ann' and r.listing = $1 and r.visible_at is not null and coalesce(r.status, '') <> 'cancelled' order by r.sort_at desc limit 1`, [listing]);
  return found!.id;
}

/** Ben's request to change his phone number. */
export async function aDetailsRequest(portal: TestPortal): Promise<string> {
  const [made] = await portal.look<{ id: string }>(
    `insert into details_request (record_id, account_id, sent_at, on_file, wanted)
     select record_id, id, '2026-11-24T14:00Z', '{}', '{"phone": "518-555-0199"}' from account where username_key = 'ben' returning id`);
  return made!.id;
}

/** The address of a topic of the health library for Ann. */
export async function annsTopic(portal: TestPortal): Promise<string> {
  const [ann] = await portal.look<{ id: string }>(`select id from account where username_key = 'ann'`);
  return portal.secrets.mac('library.topic', `${ann!.id} icd10|I10`).toString('hex').slice(0, 32);
}

/** Somebody of the staff who takes no part in the tests. */
export async function aColleague(portal: TestPortal): Promise<string> {
  await addStaff(portal, 'a.colleague', 'desk', 'downtown');
  return (await portal.look<{ id: string }>(`select id from staff where username_key = 'a.colleague'`))[0]!.id;
}

export async function anImportRun(portal: TestPortal): Promise<string> {
  const [found] = await portal.look<{ id: string }>('select id from import_run limit 1');
  return found!.id;
}

/** Two-step sign-in for a person of the demo, with the one-time codes of its staff. */
export async function giveApp(portal: TestPortal, username: string): Promise<void> {
  await portal.look(
    `insert into authenticator_app (owner_id, secret, last_step, added_at) select id, $2, 0, $3 from account where username_key = $1 on conflict do nothing`,
    [username, portal.secrets.seal('totp', Buffer.from(demoTotp)), portal.clock.now()]);
}

/** A document of Ann's that is a file. */
export async function annsPdf(portal: TestPortal): Promise<string> {
  const [found] = await portal.look<{ id: string }>(`select id from resource where fhir_id = 'ann-paper-sick-days'`);
  return found!.id;
}

/** Two records of patients, and a link of two records that was made by hand. */
export async function twoRecordsAndALink(portal: TestPortal): Promise<{ one: string; other: string; link: string }> {
  const [first, second] = await portal.look<{ patient_id: string; record_id: string }>('select patient_id, record_id from patient order by fhir_id limit 2');
  const [made] = await portal.look<{ merge_id: string }>(
    `insert into patient_link_event (merge_id, patient_id, from_record, to_record, at, method, by_name, reason)
     values (gen_random_uuid(), $1, $2, $2, now(), 'staff', 'records', 'for the matrix') returning merge_id`, [first!.patient_id, first!.record_id]);
  return { one: first!.record_id, other: second!.record_id, link: made!.merge_id };
}

export async function quarantinedItem(portal: TestPortal): Promise<string> {
  const [made] = await portal.look<{ id: string }>(
    `insert into quarantine (source_id, file, item, type, code, digest, received_at)
     select id, 'broken.json', 'entry 1', 'Observation', 'item.noType', '\\x00', now() from source limit 1 returning id`);
  return made!.id;
}

/** Signs up as far as the code and the birth date, and stops there. */
export async function halfEnrol(portal: TestPortal, browser: Browser, recordId: string): Promise<void> {
  const desk = new Browser(portal);
  await desk.signInStaff('desk');
  const code = await issueCode(desk, recordId);
  const [person] = await portal.look<{ birth_date: string }>('select birth_date from patient where record_id = $1', [recordId]);
  const [year, month, day] = person!.birth_date.split('-').map(Number);
  await browser.get('/sign-up');
  await browser.submit('Continue', { 'Access code': code, Month: String(month), Day: String(day), Year: String(year) });
  portal.clock.forward(31_000);
}

export async function issueCode(desk: Browser, recordId: string): Promise<string> {
  await desk.get(`/staff/patients/${recordId}`);
  const page = await desk.submit('Issue access code', { 'Photo ID': 'yes' });
  const code = /[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/.exec(page.text.replace(/\s*-\s*/g, '-'))?.[0];
  if (!code) throw new Error(`No code on the page: ${page.text.slice(0, 400)}`);
  return code;
}

/** A decision about the access of somebody who has no account, and the task of the letter that follows from it. */
export async function accessDecision(portal: TestPortal, recordId: string): Promise<{ decision: string; task: string }> {
  await asSystem(portal, 'test', nowhere, (scope) => decideForOrganization(scope, recordId, { functions: ['messages'], because: 'other', family: 'end' }));
  const [made] = await portal.look<{ decision: string; task: string }>(`select id as task, decision_id as decision from access_task where record_id = $1`, [recordId]);
  return made!;
}

/** Somebody with an account signs in; then what befalls them takes effect. The browser keeps its cookie. */
export async function signInAndEnd(portal: TestPortal, browser: Browser, what: 'restricted' | 'closedByPatient' | 'endedByOrg' | 'deceased' | 'mergedAway'): Promise<void> {
  const inDatabase = <T>(work: (scope: SystemScope) => Promise<T>): Promise<T> => asSystem(portal, 'test', nowhere, work);
  const withAccount = async (username: string): Promise<string> => {
    const { recordId } = await register(portal);
    await inDatabase((scope) => createAccount(portal, scope, {
      recordId, kind: 'patient', username, password: demoPassword, question: 'q', answer: 'a', email: `${username}@example.org`, language: 'en' }));
    return recordId;
  };
  const recordId = await withAccount(what.toLowerCase());
  await browser.signIn(what.toLowerCase());
  const patientOf = async (record: string): Promise<string> => (await portal.look<{ patient_id: string }>('select patient_id from patient where record_id = $1', [record]))[0]!.patient_id;
  switch (what) {
    case 'restricted': await inDatabase((scope) => decideForOrganization(scope, recordId, { functions: ['downloads'], because: 'otherUse', family: 'end' })); break;
    case 'closedByPatient': await inDatabase((scope) => closeForPatient(scope, recordId, { askedBy: 'patient', because: 'notSaid', family: 'end' })); break;
    case 'endedByOrg': await inDatabase((scope) => decideForOrganization(scope, recordId, { functions: [], because: 'misuse', family: 'end' })); break;
    case 'deceased': await inDatabase((scope) => endForDeceased(scope, recordId)); break;
    case 'mergedAway': {
      const [from, to] = [await patientOf(recordId), await patientOf(await withAccount('stays'))];
      await inDatabase((scope) => linkPatients(scope, from, to, 'staff'));
    }
  }
}
