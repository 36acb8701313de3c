/**
 * Recovery codes (S21): ten codes on paper, each good for one sign-in when the phone or the key is gone. Shown once,
 * kept as keyed hashes. A new set ends the old one. Two groups of five letters and digits: 49 random bits, behind the
 * same counter of tries as the password.
 */
import type { PatientScope, StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import { foldCode, newCode } from './access-code-rules.ts';
import { recoveryCodeCount } from './factor-rules.ts';
import type { Owner } from './factor-rules.ts';

const half = 5;
export const recoveryCodeLength = 2 * half;

const macOf = (portal: Portal, owner: Owner, folded: string): Buffer => portal.secrets.mac('recovery code', `${owner.kind} ${owner.id} ${folded}`);

type Writer = PatientScope | StaffScope | SystemScope;

/** Makes a new set in place of the old one and returns it, as it is printed: ABCDE-FGHJK. */
export async function newRecoveryCodes(portal: Portal, scope: Writer, owner: Owner): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => newCode().slice(0, recoveryCodeLength));
  await scope.tx.run(sql`delete from recovery_code where owner_id = ${owner.id}`);
  await scope.tx.run(sql`insert into recovery_code (owner_kind, owner_id, code_mac, made_at)
    select ${owner.kind}, ${owner.id}::uuid, mac, ${scope.now} from unnest(${codes.map((code) => macOf(portal, owner, code))}::bytea[]) as mac`);
  scope.audit({ action: 'factor.codesMade', item: owner.id });
  return codes.map((code) => `${code.slice(0, half)}-${code.slice(half)}`);
}

/** Marks the code as used. False when it is none of theirs, or was used before, also a moment ago. */
export async function useRecoveryCode(portal: Portal, scope: SystemScope, owner: Owner, typed: string): Promise<boolean> {
  const folded = foldCode(typed);
  if (folded.length !== recoveryCodeLength) return false;
  return (await scope.tx.run(sql`update recovery_code set used_at = ${scope.now}
    where owner_id = ${owner.id} and code_mac = ${macOf(portal, owner, folded)} and used_at is null`)) === 1;
}
