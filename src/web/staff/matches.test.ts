import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { register, staffBrowser } from '../../../test/register.ts';
import type { Registered } from '../../../test/register.ts';
import type { Browser } from '../../../test/visit.ts';

let portal: TestPortal;
let records: Browser;
beforeAll(async () => {
  portal = await testPortal();
  records = await staffBrowser(portal, 'records');
}, 60_000);
afterAll(() => portal.close());

const twoAlike = async (): Promise<[Registered, Registered]> => {
  const family = `Alike${Math.random().toString(36).slice(2, 8).replace(/\d/g, 'x')}`;
  return [await register(portal, { given: 'Nora', family, born: '1961-04-05', mrn: `${family}-1` }), await register(portal, { given: 'Nora Jane', family, born: '1961-04-05', mrn: `${family}-2` })];
};
const recordOf = async (mrn: string): Promise<string> => (await portal.look<{ record_id: string }>('select record_id from patient where mrn = $1', [mrn]))[0]!.record_id;
const rows = (): string[] => [...records.page.document.querySelectorAll('.pt-row__title')].map((one) => one.textContent!);
const decide = (choice: string): Promise<unknown> => records.submit('Save decision', { [choice]: 'yes', Reason: 'Spoke to her on the phone', 'I have compared both records line by line': 'yes' });

describe('records of one person (E19, F-24)', () => {
  it('are offered when family name and birth date are the same, and compared line by line', async () => {
    const [one] = await twoAlike();
    const twin = await register(portal, { given: 'Nora', family: one.family, born: '1962-04-05' });
    await records.get('/staff/matches');
    const pair = rows().filter((title) => title.includes(one.family));
    expect(pair).toHaveLength(1);
    expect(pair[0]).not.toContain(twin.born);
    await records.follow(pair[0]!);
    const lines = [...records.page.document.querySelectorAll('tbody tr')].map((row) => [row.querySelector('th')!.textContent, row.querySelector('td:last-child')!.textContent]);
    expect(lines).toEqual(expect.arrayContaining([['Name', 'Differs'], ['Date of birth', 'Same'], ['Medical record number', 'Differs']]));
    expect(records.page.path).not.toMatch(/Alike|1961/);
    const seen = await portal.look(`select 1 from audit_event where action = 'match.compare' and actor_name = 'records' and record_id = $1`, [await recordOf(one.mrn)]);
    expect(seen).toHaveLength(1);
  });

  it('become one only with a choice, a reason and a confirmation; it can be undone, and all of it is noted', async () => {
    const [one, other] = await twoAlike();
    const [a, b] = [await recordOf(one.mrn), await recordOf(other.mrn)];
    await records.get('/staff/matches');
    await records.submit('Compare', { 'First medical record number': one.mrn, 'Second medical record number': other.mrn });
    expect(records.page.text).toContain('What do you decide?');
    await records.submit('Save decision', { Reason: '' });
    expect(records.page.status).toBe(422);
    for (const text of ['Choose one of the three', 'Enter a reason of up to 500 letters', 'Confirm that you have compared both records']) expect(records.page.text).toContain(text);
    expect(await recordOf(other.mrn)).toBe(b);

    await decide('Same person: everything of B is seen in record A');
    expect(records.page.text).toContain('The records are one now.');
    expect(records.page.text).toContain('Spoke to her on the phone');
    expect([await recordOf(one.mrn), await recordOf(other.mrn)]).toEqual([a, a]);
    const [event] = await portal.look(`select method, by_name, reason, undone_at from patient_link_event where from_record = $1`, [b]);
    expect(event).toEqual({ method: 'staff', by_name: 'records', reason: 'Spoke to her on the phone', undone_at: null });
    expect(await portal.look(`select 1 from audit_event where action = 'patient.link' and actor_name = 'records' and record_id = $1`, [a])).toHaveLength(1);

    const link = records.page.path;
    await records.submit('Part the records', { Reason: '' });
    expect(records.page.status).toBe(422);
    await records.submit('Part the records', { Reason: 'They are cousins' });
    expect(records.page.text).toContain('by records: They are cousins');
    expect([await recordOf(one.mrn), await recordOf(other.mrn)]).toEqual([a, b]);
    await records.get(link);
    expect(() => records.page.form('Part the records', {})).toThrow();
    await records.get('/staff/matches');
    expect(records.page.text).toContain('Parted again');
    expect(portal.logged.join('\n')).not.toMatch(/cousins|on the phone/);
  });

  it('found to be two people are not offered again', async () => {
    const [one, other] = await twoAlike();
    await records.get('/staff/matches');
    await records.follow(rows().find((title) => title.includes(one.family))!);
    await decide('Two different people: nothing changes, and the pair is not shown again');
    expect(records.page.text).toContain('Noted: two different people.');
    expect(rows().filter((title) => title.includes(one.family))).toEqual([]);
    expect(await recordOf(one.mrn)).not.toBe(await recordOf(other.mrn));
    expect(await portal.look(`select said_by, reason from patient_apart where $1::uuid in (one, other)`, [await recordOf(one.mrn)])).toEqual([{ said_by: expect.any(String), reason: 'Spoke to her on the phone' }]);
  });

  it('by number: says which number is of no record, or of the same one', async () => {
    const [one] = await twoAlike();
    await records.get('/staff/matches');
    await records.submit('Compare', { 'First medical record number': one.mrn, 'Second medical record number': 'nobody' });
    expect(records.page.status).toBe(422);
    expect(records.page.text).toContain('Enter a number that exactly one record has');
    await records.submit('Compare', { 'First medical record number': one.mrn, 'Second medical record number': one.mrn });
    expect(records.page.text).toContain('Both numbers belong to the same record already');
  });

  it('is for medical records alone, and speaks Spanish', async () => {
    for (const who of ['admin', 'support']) {
      const other = await staffBrowser(portal, who);
      await other.get('/staff/matches');
      expect(other.page.status).toBe(403);
    }
    const spanish = await staffBrowser(portal, 'records');
    await spanish.submit('Español');
    await spanish.get('/staff/matches');
    expect(spanish.page.heading).toBe('Expedientes dobles');
  });
});
