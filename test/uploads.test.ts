import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeUploads, uploadsFolder, uploadsWaiting } from '../src/intake/uploads.ts';
import { testPortal, testUrl } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { Browser, Shown } from './visit.ts';

let portal: TestPortal;
let admin: Browser;
beforeAll(async () => {
  portal = await testPortal();
  admin = new Browser(portal);
  await admin.signInStaff('admin');
});
afterAll(() => portal.close());

type Sent = { name: string; content: string | Buffer };
const patient = (id: string): string => JSON.stringify({ resourceType: 'Patient', id, name: [{ family: 'Upload', given: [id] }] });

/** Sends the form as a browser does: the hidden fields first, the files last. */
async function send(browser: Browser, files: Sent[], changes: Record<string, string | null> = {}): Promise<{ status: number; to: string; page: Shown }> {
  const { values } = browser.page.form('Upload and import', {});
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...values, ...changes })) if (value !== null && name !== 'files') body.append(name, value);
  for (const { name, content } of files) body.append('files', new Blob([content as BlobPart]), name);
  const whole = new Response(body);
  const response = await portal.app.request(`${testUrl}/staff/import`, {
    method: 'POST', body: await whole.arrayBuffer(),
    headers: { 'content-type': whole.headers.get('content-type')!, cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'sec-fetch-site': 'same-origin' },
  });
  return { status: response.status, to: response.headers.get('location') ?? '', page: new Shown('/staff/import', response.status, response.headers, await response.text()) };
}
const left = (): string[] => (existsSync(uploadsFolder(portal)) ? readdirSync(uploadsFolder(portal)) : []);

describe('an upload', () => {
  it('is asked for once however often the form is sent, taken in apart from the page, and its progress survives a reload', async () => {
    await admin.get('/staff/import');
    const files = [{ name: 'a.ndjson.gz', content: gzipSync(`${patient('u1')}\n${patient('u2')}\nbroken\n`) }, { name: 'b.json', content: patient('u3') }];
    const [first, second] = await Promise.all([send(admin, files), send(admin, files)]);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.to).toBe(first.to);
    expect(left()).toEqual([first.to.split('/').pop()]);

    let page = await admin.get(first.to);
    expect(page.text).toContain('Waiting to begin');
    expect(page.headers.get('refresh')).toBe('4');
    await takeUploads(portal);
    page = await admin.get(first.to);
    expect(page.headers.get('refresh')).toBeNull();
    expect(page.text).toMatch(/StateDone/);
    expect(page.text).toMatch(/Patient3000/);
    expect(page.text).toContain('2 of 2');
    expect(page.text).toContain('a.ndjson.gz');
    expect(page.text).toContain('One item is on hold.');
    expect([left(), uploadsWaiting(portal)]).toEqual([[], false]);
    expect((await admin.follow('See items on hold')).text).toContain('a.ndjson.gz');
  });

  it('looking at its progress keeps nobody signed in', async () => {
    const [run] = await portal.look<{ id: string }>('select id from import_run order by started_at desc limit 1');
    portal.clock.forward(14 * 60_000);
    expect((await admin.get(`/staff/import/${run!.id}`)).text).toContain('Import');
    portal.clock.forward(2 * 60_000);
    expect((await admin.get(`/staff/import/${run!.id}`)).text).toContain('Username');
    await admin.signInStaff('admin');
  });

  it('says what is missing, and keeps nothing', async () => {
    await admin.get('/staff/import');
    for (const [changes, files, words] of [
      [{}, [], 'Choose one or more files'], [{}, [{ name: 'empty.json', content: '' }], 'Choose one or more files'],
      [{ source: 'a/../b' }, [{ name: 'x.json', content: '{}' }], 'Use 1 to 40 letters'], [{ clinic: 'no such' }, [{ name: 'x.json', content: '{}' }], 'Choose a clinic'],
    ] as [Record<string, string>, Sent[], string][]) {
      const { status, page } = await send(admin, files, changes);
      expect([status, page.text.includes(words)]).toEqual([422, true]);
    }
    expect(left()).toEqual([]);
  });

  it('never trusts the name of a file', async () => {
    await admin.get('/staff/import');
    const { to } = await send(admin, [{ name: '../../../../etc/passwd\u202egpj.exe', content: patient('u9') }, { name: 'C:\\data\\x.ndjson', content: patient('u8') }]);
    expect(readdirSync(join(uploadsFolder(portal), to.split('/').pop()!)).sort()).toEqual(['1.json', '2.ndjson']);
    await takeUploads(portal);
    const text = (await admin.get(to)).text;
    expect(text).toContain('passwdgpj.exe');
    expect(text).toContain('x.ndjson');
    expect(text).not.toContain('etc/');
  });

  it('is refused before a byte of it is kept, when the token, the session or the right is missing (A-086)', async () => {
    await admin.get('/staff/import');
    expect((await send(admin, [{ name: 'x.json', content: patient('x') }], { csrf: null })).status).toBe(403);
    const stranger = new Browser(portal);
    stranger.page = admin.page;
    expect((await send(stranger, [{ name: 'x.json', content: patient('x') }])).to).toMatch(/^\/staff\/sign-in/);
    const nurse = new Browser(portal);
    await nurse.signInStaff('nurse');
    nurse.page = admin.page;
    expect((await send(nurse, [{ name: 'x.json', content: patient('x') }])).status).toBe(403);
    expect(left()).toEqual([]);
  });

  it('that is no form, or of too many files, is refused, and the portal lives', async () => {
    await admin.get('/staff/import');
    expect((await send(admin, Array.from({ length: 51 }, (_, index) => ({ name: `${index}.json`, content: patient('x') })))).status).toBe(413);
    for (const [type, body] of [['multipart/form-data; boundary=x', 'nonsense'], ['multipart/form-data', ''], ['text/plain', 'x'], ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="csrf"\r\n\r\ncut']] as const) {
      const response = await portal.app.request(`${testUrl}/staff/import`, {
        method: 'POST', body, headers: { 'content-type': type, 'sec-fetch-site': 'same-origin', cookie: [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      expect([400, 403]).toContain(response.status);
    }
    expect(left()).toEqual([]);
  });
});

describe('a process that dies over an upload', () => {
  it('leaves it to the next one after two minutes', async () => {
    await admin.get('/staff/import');
    const { to } = await send(admin, [{ name: 'x.json', content: patient('u20') }]);
    const id = to.split('/').pop()!;
    const die = () => portal.look('update import_run set progress_at = $1, tries = tries + 1 where id = $2', [portal.clock.now(), id]);
    await die();
    await takeUploads(portal);
    expect((await admin.get(to)).text).toContain('Under way');
    portal.clock.forward(2 * 60_000 + 1);
    await takeUploads(portal);
    expect((await admin.get(to)).text).toMatch(/StateDone/);
  });

  it('over and over ends it after three tries, and an administrator reads so', async () => {
    await admin.get('/staff/import');
    const { to } = await send(admin, [{ name: 'x.json', content: patient('u21') }]);
    await portal.look(`create function fail() returns trigger language plpgsql as $$ begin raise exception using errcode = 'XX000'; end $$`);
    await portal.look('create trigger fail before insert on resource for each row execute function fail()');
    for (const last of [false, false, true]) {
      await (last ? takeUploads(portal) : expect(takeUploads(portal)).rejects.toThrow());
      portal.clock.forward(2 * 60_000 + 1);
    }
    await portal.look('drop function fail() cascade');
    expect((await admin.get(to)).text).toContain('It failed three times.');
    expect(left()).toEqual([]);
  });

  it('what it left when all was done is cleared away', async () => {
    const [run] = await portal.look<{ id: string }>('select id from import_run where finished_at is not null limit 1');
    mkdirSync(join(uploadsFolder(portal), run!.id), { recursive: true });
    await takeUploads(portal);
    expect(left()).toEqual([]);
  });
});
