/** Whether the sealed secrets of staff can still be opened: they cannot when PORTICO_SECRET is another one. */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import { openTotp } from './totp.ts';

/** `none` when nobody works here yet. */
export async function sealedSecrets(portal: Portal, scope: SystemScope): Promise<'none' | 'open' | 'closed'> {
  const row = await scope.tx.row(sql<{ totp_secret: Buffer }>`select totp_secret from staff order by created_at desc limit 1`);
  if (!row) return 'none';
  try {
    openTotp(portal.secrets, row.totp_secret);
    return 'open';
  } catch {
    return 'closed';
  }
}
