/**
 * One-time codes by mail (S21): for somebody who chose them. Six digits, good for ten minutes and once; a new one ends
 * the one before, and one a minute is sent at most. The code is kept as a keyed hash.
 */
import { randomInt } from 'node:crypto';
import type { PatientScope, SystemScope } from '../access/scope.ts';
import { later, minutes } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import { mailedCodeLife } from './factor-rules.ts';
import type { Owner } from './factor-rules.ts';

const macOf = (portal: Portal, owner: Owner, code: string): Buffer => portal.secrets.mac('mailed code', `${owner.id} ${code}`);

/** A new code for somebody who chose mail; undefined when they did not, or the last one was sent less than a minute ago. */
export async function newMailedCode(portal: Portal, scope: SystemScope, owner: Owner): Promise<string | undefined> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const made = await scope.tx.run(sql`update mailed_code set code_mac = ${macOf(portal, owner, code)}, sent_at = ${scope.now}, code_until = ${later(scope.now, mailedCodeLife)}
    where owner_id = ${owner.id} and (sent_at is null or sent_at <= ${later(scope.now, -minutes(1))})`);
  return made === 1 ? code : undefined;
}

/** Uses a mailed code up. False when it is not the newest one, is over, or was used. */
export async function useMailedCode(portal: Portal, scope: SystemScope, owner: Owner, typed: string): Promise<boolean> {
  const code = typed.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(code)) return false;
  return (await scope.tx.run(sql`update mailed_code set code_mac = null, code_until = null
    where owner_id = ${owner.id} and code_mac = ${macOf(portal, owner, code)} and code_until > ${scope.now}`)) === 1;
}

/** Chooses codes by mail. */
export async function chooseMailedCodes(scope: PatientScope): Promise<void> {
  await scope.tx.run(sql`insert into mailed_code (owner_id, chosen_at) values (${scope.accountId}, ${scope.now}) on conflict do nothing`);
  scope.audit({ action: 'factor.mailChosen', item: scope.accountId });
}
