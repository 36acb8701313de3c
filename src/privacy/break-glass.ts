/**
 * Emergency access: the chart of a patient outside one's clinic, for a reason that is written down, for a short
 * time, under the eyes of the privacy officer. It asks for record number and birth date together, so that nobody can
 * browse with it; every try is in the audit trail.
 */
import { asSystem } from '../access/scope.ts';
import type { StaffScope } from '../access/scope.ts';
import { mrnKey } from '../accounts/lookup-rules.ts';
import { giveTryBack, takeTry } from '../accounts/throttle.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound, reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { openGrant } from './grants.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'glass.noMatch': Record<string, never>;
    /** The chart opens without it. */
    'glass.notNeeded': Record<string, never>;
  }
}

export const glassReasons = ['emergency', 'covering', 'transfer', 'other'] as const;
export type GlassReason = (typeof glassReasons)[number];
export const isGlassReason = (text: string | null): text is GlassReason => glassReasons.includes(text as GlassReason);

/** Characters of the reason in words: at least so many that it says something. */
export const glassWords = { least: 10, most: 500 } as const;

/** Misses of one member of staff within an hour: a right one is given back, so that no emergency waits for another. */
export const mostGlassTries = 20;

export interface GlassRequest {
  readonly mrn: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  readonly why: GlassReason;
  readonly said: string;
}

export type GlassAnswer = { recordId: string } | { recordId?: string; why: Reason<'glass.noMatch'> | Reason<'glass.notNeeded'> | Reason<'tries.tooMany'> };

/** Breaks the glass. The answer names the record when its chart can be opened, now or anyway. */
export async function breakGlass(portal: Portal, scope: StaffScope, request: GlassRequest): Promise<GlassAnswer> {
  scope.need('chart.breakGlass');
  const source = { ...scope.origin, ip: scope.staffId };
  const tooMany = await takeTry(portal, source, 'break-glass', mostGlassTries);
  if (tooMany) return { why: tooMany };
  const numbers = [request.mrn.trim(), request.mrn.trim().toUpperCase(), mrnKey(request.mrn)];
  const found = await scope.tx.rows(sql<{ record_id: string; way: string | null }>`select * from find_for_glass(${numbers}::text[], ${request.birthDate}::date)`);
  const [only] = found;
  if (!only || found.length > 1) {
    scope.audit({ action: 'glass.open', outcome: 'failure', details: { found: found.length } });
    return { why: reason('glass.noMatch', {}, ['tryAgain', 'askPrivacyOfficer']) };
  }
  await asSystem(portal, 'break-glass', source, (system) => giveTryBack(portal, system, 'break-glass'));
  if (only.way === 'clinic') return { recordId: only.record_id, why: reason('glass.notNeeded', {}, []) };
  const settings = await portal.settings.current();
  await openGrant(scope, { kind: 'glass', recordId: only.record_id, why: request.why, said: request.said, minutes: settings['breakGlass.minutes'] });
  return { recordId: only.record_id };
}

export interface GlassAccess {
  readonly id: string;
  readonly recordId: string;
  readonly staff: string;
  readonly patient: string;
  readonly mrn: string | null;
  readonly why: GlassReason;
  readonly said: string;
  readonly openedAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
  /** Pages of the chart that were opened with it. */
  readonly seen: number;
  readonly reviewedAt: Date | null;
  readonly reviewedBy: string | null;
  readonly note: string | null;
}

export const glassOnPage = 20;

/** Emergency access for the privacy officer, those that nobody has looked at first, then the newest. */
export async function listGlass(scope: StaffScope, show: 'open' | 'all', page: number): Promise<{ rows: GlassAccess[]; open: number; more: boolean }> {
  scope.need('glass.review');
  const which = show === 'open' ? sql`and r.grant_id is null` : sql``;
  const [rows, count] = await Promise.all([
    scope.tx.rows(sql<GlassAccess>`select g.id, g.record_id as "recordId", g.staff_name as staff, concat_ws(' ', p.given, p.family) as patient, p.mrn,
        g.why, g.said, g.opened_at as "openedAt", g.ends_at as "endsAt", g.ended_at as "endedAt",
        (select count(*)::int from audit_event e where e.record_id = g.record_id and e.kind = 'chart' and e.at >= g.opened_at and e.actor_id = g.staff_id
          and e.at <= coalesce(g.ended_at, g.ends_at)) as seen,
        r.at as "reviewedAt", r.staff_name as "reviewedBy", r.note
      from chart_grant g left join chart_grant_review r on r.grant_id = g.id
      left join lateral (select p.given, p.family, p.mrn from patient p where p.record_id = g.record_id order by p.linked_at, p.patient_id limit 1) p on true
      where g.kind = 'glass' ${which} order by g.opened_at desc, g.id desc limit ${glassOnPage + 1} offset ${page * glassOnPage}`),
    openGlassCount(scope),
  ]);
  scope.audit({ action: 'glass.list', details: { shown: Math.min(rows.length, glassOnPage) } });
  return { rows: rows.slice(0, glassOnPage), open: count, more: rows.length > glassOnPage };
}

/** How many nobody has looked at yet. */
export async function openGlassCount(scope: StaffScope): Promise<number> {
  scope.need('glass.review');
  const row = await scope.tx.row(sql<{ count: number }>`select count(*)::int as count from chart_grant g
    where g.kind = 'glass' and not exists (select from chart_grant_review r where r.grant_id = g.id)`);
  return row!.count;
}

/** Notes that the privacy officer has looked at one. A second look changes nothing. */
export async function reviewGlass(scope: StaffScope, id: string, note: string): Promise<void> {
  scope.need('glass.review');
  if (!isId(id)) throw new NotFound();
  const found = await scope.tx.row(sql<{ record_id: string }>`select record_id from chart_grant where id = ${id}::uuid and kind = 'glass'`);
  if (!found) throw new NotFound();
  const noted = await scope.tx.run(sql`insert into chart_grant_review (grant_id, at, staff_id, staff_name, note)
    values (${id}::uuid, ${scope.now}, ${scope.staffId}, ${scope.name}, ${note.trim()}) on conflict do nothing`);
  if (noted > 0) scope.audit({ action: 'glass.review', recordId: found.record_id, item: id });
}
