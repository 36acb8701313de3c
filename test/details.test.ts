import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { queuedMails } from './mails.ts';
import { testDay, testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { addStaff } from './attacks/fixtures.ts';
import { Browser } from './visit.ts';

let portal: TestPortal;
let ann: Browser;
let desk: Browser;

beforeAll(async () => {
  portal = await testPortal();
  await addStaff(portal, 'desk.elsewhere', 'desk', 'riverside');
});
afterAll(() => portal.close());
beforeEach(async () => {
  portal.clock.forward(31_000);
  await portal.look('delete from details_request; delete from session; delete from mail; delete from notice_choice');
  ann = new Browser(portal);
  await ann.signIn('ann');
  desk = new Browser(portal);
  await desk.signInStaff('desk');
});

const ask = async (fields: Record<string, string>) => {
  await ann.get('/preferences/details');
  return ann.submit('Send request', fields);
};
const requests = () => portal.look<{ id: string; state: string; wanted: Record<string, string>; answer: string | null; ended_by_name: string | null }>('select * from details_request order by sent_at');
const openOnDesk = async (): Promise<void> => {
  await desk.get('/staff/details');
  await desk.follow('Ann Louise Whitfield');
};

describe('Personal details (R28)', () => {
  it('R28: shows what the clinic has on file', async () => {
    await ann.get('/preferences/details');
    for (const text of ['Ann Louise Whitfield', 'April 17, 1962', '47 Millrace Lane', '12005', '518-555-0131', 'ann.whitfield@example.com']) expect(ann.page.text).toContain(text);
    expect(ann.page.document.title).not.toMatch(/Ann|Whitfield/);
  });

  it('R28: a change is a request to staff; what is on file stays until they answer and the record says so', async () => {
    await ask({ Phone: '518-555-0199', 'Anything else the office should know': 'I moved in with my sister.' });
    expect(ann.page.text).toContain('We sent your request to the office.');
    expect(await requests()).toMatchObject([{ state: 'sent', wanted: { phone: '518-555-0199' }, note: 'I moved in with my sister.', sent_at: portal.clock.now() }]);
    expect(ann.page.document.querySelector('.pt-summary')!.textContent).toContain('518-555-0131');
    expect(await portal.look(`select 1 from patient where phone = '518-555-0199'`)).toEqual([]);
    expect(ann.page.text).toContain('Sent');
    expect((await ann.get('/preferences')).text).toContain('Your request is with the office');
  });

  it('R28: says what is wrong and keeps what was typed', async () => {
    await ask({});
    expect(ann.page.text).toContain('Change at least one thing');
    await ask({ Phone: '12', 'Full name': 'Ann Marlowe' });
    expect(ann.page.status).toBe(422);
    expect(ann.page.text).toContain('Enter a phone number with area code');
    expect(ann.page.document.getElementById('name')!.getAttribute('value')).toBe('Ann Marlowe');
    expect(await requests()).toEqual([]);
  });

  it('R28: one request at a time; it can be taken back, and then another sent', async () => {
    await ask({ Phone: '518-555-0199' });
    expect(ann.page.html).not.toContain('Send request');
    expect(ann.page.text).toContain('You can send another request when this one is answered');
    const csrf = ann.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    expect((await ann.post('/preferences/details', { csrf, name: 'Ann Marlowe' })).status).toBe(409);
    expect(ann.page.text).toContain('Your last request is still with the office.');
    await ann.get('/preferences/details');
    await ann.submit('Take this request back');
    expect(ann.page.text).toContain('You took your request back.');
    await ask({ 'Full name': 'Ann Marlowe' });
    expect((await requests()).map(({ state }) => state)).toEqual(['withdrawn', 'sent']);
  });

  it('A-002: nobody takes back the request of somebody else', async () => {
    await ask({ Phone: '518-555-0199' });
    const ben = new Browser(portal);
    await ben.signIn('ben');
    await ben.get('/preferences/details');
    expect(ben.page.text).not.toContain('518-555-0199');
    const csrf = ben.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    const [request] = await requests();
    for (const id of [request!.id, '00000000-1111-8222-9333-444444444444', 'x']) expect((await ben.post('/preferences/details', { csrf, withdraw: id })).status).toBe(404);
    expect((await requests())[0]!.state).toBe('sent');
  });
});

describe('the work list of staff (W16)', () => {
  it('W16: accepting tells the patient in the portal, and by a mail that says only that there is news', async () => {
    await ask({ Phone: '518-555-0199', 'Full name': 'Ann Marlowe' });
    await openOnDesk();
    for (const text of ['518-555-0131', '518-555-0199', 'Ann Marlowe', 'A new name needs a paper']) expect(desk.page.text).toContain(text);
    await desk.submit('Accept');
    expect(desk.page.text).toContain('The patient has been told.');
    expect(desk.page.text).toContain('Nothing waits');
    const [request] = await requests();
    expect(request).toMatchObject({ state: 'accepted', ended_at: portal.clock.now() });
    const [mail] = await queuedMails(portal, 'ann.whitfield@example.com');
    expect(mail!.subject).toBe('You have news in Larkspur Health Portal');
    expect(mail!.text).not.toMatch(/phone|name|details|Ann|Marlowe|0199/i);
    await ann.get('/preferences/details');
    expect(ann.page.text).toContain('Accepted');
    expect(ann.page.text).toContain('This page shows it once the clinic’s record system has sent it to us.');
    expect(ann.page.html).not.toContain(request!.ended_by_name!);
    for (const action of ['details.ask', 'details.view', 'details.accept']) expect(await portal.look('select 1 from audit_event where action = $1 and item = $2', [action, request!.id])).not.toEqual([]);
  });

  it('W16: refusing wants a reason, which the patient reads', async () => {
    await ask({ 'Full name': 'Ann Marlowe' });
    await openOnDesk();
    await desk.submit('Refuse');
    expect(desk.page.status).toBe(422);
    expect(desk.page.text).toContain('Enter a reason');
    await desk.submit('Refuse', { 'Reason for the patient': 'Please bring your marriage certificate.\nThen we can change it.' });
    await ann.get('/preferences/details');
    expect(ann.page.text).toContain('Not accepted');
    expect(ann.page.text).toContain('Please bring your marriage certificate.');
    expect((await queuedMails(portal)).map(({ text }) => text).join()).not.toContain('marriage');
    await desk.get('/staff/details?show=answered');
    expect(desk.page.text).toContain('Ann');
    expect((await requests())[0]).toMatchObject({ state: 'refused', answer: expect.stringContaining('marriage') });
  });

  it('W16: of two who answer, and of an answer and a withdrawal, one wins and the other is told', async () => {
    await ask({ Phone: '518-555-0199' });
    await openOnDesk();
    await ann.get('/preferences/details');
    await ann.submit('Take this request back');
    await desk.submit('Accept');
    expect(desk.page.status).toBe(409);
    expect(desk.page.text).toContain('This request was answered or withdrawn meanwhile.');
    expect((await requests())[0]!.state).toBe('withdrawn');
    expect(await queuedMails(portal)).toEqual([]);
    await ask({ Phone: '518-555-0188' });
    await openOnDesk();
    const first = desk.page.form('Accept', {});
    const [one, two] = await Promise.all([1, 2].map(async () => portal.app.request(`http://127.0.0.1:3000${first.action}`, {
      method: 'POST', headers: { cookie: [...desk.cookies].map((pair) => pair.join('=')).join('; '), 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(first.values).toString(),
    })));
    expect([one!.status, two!.status].sort()).toEqual([303, 409]);
    expect(await queuedMails(portal)).toHaveLength(1);
  });

  it('W16, N7: whoever wants no mail about requests gets none', async () => {
    await portal.look(`insert into notice_choice select id, 'requests', false, now() from account where username_key = 'ann'`);
    await ask({ Phone: '518-555-0199' });
    await openOnDesk();
    await desk.submit('Accept');
    expect(await queuedMails(portal)).toEqual([]);
    expect((await ann.get('/preferences/details')).text).toContain('Accepted');
  });

  it('W16: the desk of another clinic neither sees nor answers it', async () => {
    await ask({ Phone: '518-555-0199' });
    const elsewhere = new Browser(portal);
    portal.clock.forward(31_000);
    await elsewhere.signInStaff('desk.elsewhere');
    await elsewhere.get('/staff/details');
    expect(elsewhere.page.text).toContain('Nothing waits');
    const [request] = await requests();
    expect((await elsewhere.get(`/staff/details/${request!.id}`)).status).toBe(404);
  });

  it('W21: staff who look as the patient end no session, ask for nothing and see no session', async () => {
    const { asPerson, nowhere } = await import('../src/access/scope.ts');
    const { tokenHash } = await import('../src/kernel/secrets.ts');
    const { sql } = await import('../src/kernel/db.ts');
    await ask({ Phone: '518-555-0199' });
    const viewing = (work: string) => asPerson(portal, tokenHash(ann.cookies.get('portico-session')!), nowhere, 'look', async ({ tx }) => {
      await tx.run(sql`select set_config('portico.viewer', '00000000-1111-8222-9333-444444444444', true)`);
      return tx.run(sql.raw(work));
    });
    expect(await viewing('select id from session')).toBe(0);
    expect(await viewing('delete from session')).toBe(0);
    expect(await viewing(`update details_request set state = 'withdrawn', ended_at = now()`)).toBe(0);
  });

  it('R28, W16: the second wall: a person changes no answer, and reads no name of staff', async () => {
    const { asPerson, nowhere } = await import('../src/access/scope.ts');
    const { tokenHash } = await import('../src/kernel/secrets.ts');
    const { sql } = await import('../src/kernel/db.ts');
    await ask({ Phone: '518-555-0199' });
    const as = (work: string) => asPerson(portal, tokenHash(ann.cookies.get('portico-session')!), nowhere, 'look', ({ tx }) => tx.run(sql.raw(work)));
    await expect(as(`update details_request set state = 'accepted', ended_at = now()`)).rejects.toThrow(/row-level security/);
    await expect(as(`update details_request set wanted = '{}'`)).rejects.toThrow(/permission denied/);
    await expect(as('select ended_by_name from details_request')).rejects.toThrow(/permission denied/);
    expect(await as('select details from audit_event').catch((error: Error) => error.message)).toMatch(/permission denied/);
    expect(await as(`select id from audit_event where action not in ('signIn', 'password.confirm', 'session.end', 'session.endAll', 'recovery.ask', 'recovery.answer', 'signIn.code')`)).toBe(0);
  });
});

it('speaks Spanish (R28)', async () => {
  portal.clock.set(testDay);
  const carla = new Browser(portal);
  await carla.signIn('carla');
  await carla.get('/preferences/details');
  await carla.submit('Enviar solicitud', { Teléfono: '518-555-0177' });
  expect(carla.page.text).toContain('Enviamos su solicitud al consultorio.');
});
