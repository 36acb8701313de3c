import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { Browser } from '../../test/visit.ts';

let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());

const roles = 'portico_person, portico_staff, portico_system';
const sessions = () => portal.look<{ count: number }>('select count(*)::int as count from session');

describe('Without its audit entry nothing is served or changed (F-62, R-06)', () => {
  it('refuses to show a patient, to issue a code and to sign anybody in while the trail cannot be written', async () => {
    const desk = new Browser(portal);
    await desk.signInStaff('desk');
    const [thu] = await portal.look<{ record_id: string }>(`select record_id from patient where mrn = 'LH-100593'`);
    const address = `/staff/patients/${thu!.record_id}`;
    expect((await desk.get(address)).text).toContain('Pham');
    const csrf = desk.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    const before = await sessions();

    await portal.look(`revoke insert on audit_event from ${roles}`);
    const shown = await desk.get(address);
    expect([shown.status, shown.html.includes('Pham')]).toEqual([500, false]);
    await desk.post(`${address}/code`, { csrf, check: 'photoId' });
    const stranger = new Browser(portal);
    expect((await stranger.signIn('ann', demoPassword)).status).toBe(500);
    expect(stranger.cookies.has('portico-session')).toBe(false);
    expect(await portal.look('select id from enrolment_code')).toEqual([]);
    expect(await sessions()).toEqual(before);

    await portal.look(`grant insert on audit_event to ${roles}`);
    expect((await desk.get(address)).status).toBe(200);
  });

  it('keeps what was typed and who is looked at out of the log', () => {
    const lines = portal.logged.join('\n');
    for (const secret of ['Pham', 'LH-100593', demoPassword]) expect(lines).not.toContain(secret);
  });
});
