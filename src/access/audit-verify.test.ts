import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { minutes } from '../kernel/clock.ts';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { anchorFile } from './audit-anchor.ts';
import { sealAudit } from './audit-seal.ts';
import { verifyAudit } from './audit-verify.ts';
import { asSystem, nowhere } from './scope.ts';

let portal: TestPortal;
afterEach(() => portal.close());

const act = (item: string): Promise<void> => asSystem(portal, 'test', nowhere, async (scope) => scope.audit({ action: 'test.act', item }));

/** An id that is given out and never used, as when a transaction is rolled back at its end. */
const loseAnId = () => portal.look(`select nextval(pg_get_serial_sequence('audit_event', 'id'))`);

/** Thirty events in three seals, with an id in each seal that was never used. */
async function trail(): Promise<void> {
  portal = await testPortal('empty');
  for (let seal = 0; seal < 3; seal++) {
    for (let event = 0; event < 5; event++) await act(`${seal}.${event}`);
    await loseAnId();
    for (let event = 5; event < 10; event++) await act(`${seal}.${event}`);
    portal.clock.forward(minutes(1));
    expect(await sealAudit(portal)).toBe(10);
  }
  expect(await verifyAudit(portal)).toMatchObject({ events: 30, seals: 3, anchors: 3, unsealed: 0, problem: undefined });
}

/** What somebody does who owns the database and turns off its guard. */
async function asOwner(...statements: string[]): Promise<void> {
  const unguarded = ['audit_event', 'audit_seal'];
  for (const table of unguarded) await portal.look(`alter table ${table} disable trigger all`);
  for (const statement of statements) await portal.look(statement);
  for (const table of unguarded) await portal.look(`alter table ${table} enable trigger all`);
}

const problem = async () => (await verifyAudit(portal)).problem;

describe('The audit trail is append-only (S23, R-07)', () => {
  it('cannot be changed by any role the portal works in, nor by its owner while the guard is on', async () => {
    await trail();
    for (const role of ['portico_person', 'portico_staff', 'portico_system'])
      for (const table of ['audit_event', 'audit_seal'])
        for (const change of [`update ${table} set id = default`, `delete from ${table}`, `truncate ${table}`])
          await expect(portal.look(`set role ${role}; ${change}`).finally(() => portal.look('reset role'))).rejects.toThrow(/permission denied/);
    const read = (role: string, table: string): Promise<unknown> =>
      portal.look(`set role ${role}; select * from ${table}`).finally(() => portal.look('reset role'));
    for (const role of ['portico_person', 'portico_staff']) await expect(read(role, 'audit_seal')).rejects.toThrow(/permission denied/);
    await expect(read('portico_person', 'audit_event')).rejects.toThrow(/permission denied/);
    // Who watches over privacy reads it (W22); for all other staff it is empty.
    await portal.look('set role portico_staff');
    expect(await portal.look('select * from audit_event').finally(() => portal.look('reset role'))).toEqual([]);
    await expect(portal.look(`update audit_event set actor_name = 'x'`)).rejects.toThrow(/append-only/);
    await expect(portal.look('delete from audit_event')).rejects.toThrow(/append-only/);
    await expect(portal.look('truncate audit_event')).rejects.toThrow(/append-only/);
    await expect(portal.look('delete from audit_seal')).rejects.toThrow(/append-only/);
  });

  it('is sealed by one process at a time, and has no seal without an event', async () => {
    await trail();
    await act('late in the day');
    const sealed = await Promise.all([sealAudit(portal), sealAudit(portal), sealAudit(portal)]);
    expect(sealed.reduce((sum, count) => sum + count)).toBe(1);
    expect(await sealAudit(portal)).toBe(0);
    expect(await verifyAudit(portal)).toMatchObject({ events: 31, seals: 4, problem: undefined });
  });

  it('tells how many events are not sealed yet', async () => {
    await trail();
    for (let event = 0; event < 7; event++) await act('new');
    expect(await verifyAudit(portal)).toMatchObject({ events: 30, unsealed: 7, problem: undefined });
  });

  it('seals more events than fit into one seal', async () => {
    portal = await testPortal('empty');
    await portal.look(`insert into audit_event (at, actor_kind, actor_name, action, outcome)
      select now(), 'system', 'test', 'test.act', 'success' from generate_series(1, 45000)`);
    expect(await sealAudit(portal)).toBe(45_000);
    expect(await verifyAudit(portal)).toMatchObject({ events: 45_000, seals: 3, unsealed: 0, problem: undefined });
  });

  it('takes in an event whose transaction ended after its neighbours were sealed', async () => {
    await trail();
    await portal.look(`insert into audit_event (id, at, actor_kind, actor_name, action, outcome) overriding system value
      values (28, now(), 'system', 'slow', 'test.act', 'success')`);
    expect(await verifyAudit(portal)).toMatchObject({ unsealed: 1, problem: undefined });
    expect(await sealAudit(portal)).toBe(1);
    expect(await verifyAudit(portal)).toMatchObject({ events: 31, seals: 4, unsealed: 0, problem: undefined });
    await asOwner(`update audit_event set actor_name = 'fast' where id = 28`);
    expect(await problem()).toEqual({ code: 'event.edited', event: 28, seal: 4 });
  });
});

describe('The verifier names what somebody with the database did (F-60)', () => {
  it.each([
    ['edited', `update audit_event set actor_name = 'somebody else' where id = 15`, { code: 'event.edited', event: 15, seal: 2 }],
    ['edited in its details', `update audit_event set details = '{"x": 1}' where id = 3`, { code: 'event.edited', event: 3, seal: 1 }],
    ['moved in time by a microsecond', `update audit_event set at = at + interval '1 microsecond' where id = 3`, { code: 'event.edited', event: 3, seal: 1 }],
    ['emptied where it was null', `update audit_event set item = '' where id = 24`, { code: 'event.edited', event: 24, seal: 3 }],
    ['deleted', 'delete from audit_event where id = 20', { code: 'event.deleted', event: 20, seal: 2 }],
    ['deleted at the end of a seal', 'delete from audit_event where id = 22', { code: 'event.deleted', event: 22, seal: 2 }],
  ])('an event %s', async (_, statement, expected) => {
    await trail();
    await asOwner(statement);
    expect(await problem()).toEqual(expected);
  });

  it('two events that changed places', async () => {
    await trail();
    await asOwner('alter table audit_event alter id set generated by default', 'update audit_event set id = -15 where id = 15',
      'update audit_event set id = 15 where id = 16', 'update audit_event set id = 16 where id = -15');
    expect(await problem()).toEqual({ code: 'event.edited', event: 15, seal: 2 });
  });

  it('an event put into a place that was closed', async () => {
    await trail();
    for (let seal = 0; seal < 10; seal++) {
      await act('more');
      await sealAudit(portal);
    }
    const [gap] = await portal.look<{ id: number }>('select lower(missing) as id from audit_seal order by id limit 1');
    await asOwner(`insert into audit_event (id, at, actor_kind, actor_name, action, outcome) overriding system value
      values (${gap!.id}, now(), 'system', 'x', 'chart.open', 'success')`);
    expect(await problem()).toEqual({ code: 'event.inserted', event: Number(gap!.id), seal: 1 });
    await sealAudit(portal);
    expect(await problem()).toEqual({ code: 'event.inserted', event: Number(gap!.id), seal: 1 });
  });

  it('an event put before the first', async () => {
    await trail();
    await asOwner(`insert into audit_event (id, at, actor_kind, actor_name, action, outcome) overriding system value
      values (-4, now(), 'system', 'x', 'chart.open', 'success')`);
    expect(await problem()).toEqual({ code: 'event.inserted', event: -4 });
  });

  it('a seal that was rewritten to fit an edited event', async () => {
    await trail();
    await asOwner(`update audit_event set actor_name = 'x' where id = 15`, `update audit_seal set digests = overlay(digests placing sha256('x') from 97) where id = 2`);
    expect(await problem()).toEqual({ code: 'seal.changed', seal: 2 });
  });

  it('a seal that was taken out', async () => {
    await trail();
    await asOwner('delete from audit_seal where id = 2');
    expect(await problem()).toEqual({ code: 'seal.missingBefore', seal: 3 });
  });
});

describe('The anchor shows what a chain alone does not (F-61)', () => {
  it('a tail that was cut off, events and seals together', async () => {
    await trail();
    await asOwner('delete from audit_event where id > 22', 'delete from audit_seal where id = 3');
    expect(await problem()).toMatchObject({ code: 'trail.cut', seal: 3 });
  });

  it('a trail that was emptied', async () => {
    await trail();
    await asOwner('delete from audit_event', 'delete from audit_seal');
    expect(await problem()).toMatchObject({ code: 'trail.cut', seal: 1 });
  });

  it('a chain that was built again over changed events', async () => {
    await trail();
    await asOwner('delete from audit_seal', `update audit_event set actor_name = 'x' where id = 15`, 'alter table audit_seal alter id restart with 1');
    const kept = readFileSync(anchorFile(portal.config.dataDir));
    rmSync(anchorFile(portal.config.dataDir));
    await sealAudit(portal);
    writeFileSync(anchorFile(portal.config.dataDir), kept);
    expect(await problem()).toEqual({ code: 'seal.notAnchored', seal: 1 });
    await act('and on it goes');
    await sealAudit(portal);
    expect(await problem()).toEqual({ code: 'seal.notAnchored', seal: 1 });
  });

  it('a database of somebody else in its place', async () => {
    await trail();
    const other = portal;
    portal = await testPortal('empty');
    for (let event = 0; event < 40; event++) await act('elsewhere');
    await sealAudit(portal);
    const swapped = { ...portal, config: other.config };
    expect((await verifyAudit(swapped)).problem).toEqual({ code: 'seal.notAnchored', seal: 1 });
    await other.close();
  });

  it('an anchor that was forged without the secret, or taken away', async () => {
    await trail();
    const file = anchorFile(portal.config.dataDir);
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, kept.replace(/"seal":2/, '"seal":1'));
    expect(await problem()).toEqual({ code: 'anchor.notOurs', line: 2 });
    rmSync(file);
    expect(await problem()).toEqual({ code: 'anchor.missing', file });
  });

  it('and does not stumble over a line that a power cut tore', async () => {
    await trail();
    appendFileSync(anchorFile(portal.config.dataDir), '{"seal":3,"ha');
    await act('more');
    await sealAudit(portal);
    expect(await verifyAudit(portal)).toMatchObject({ seals: 4, anchors: 4, problem: undefined });
  });
});
