/** Whose record a username opens, or opened before the account ended: for commands that name an account by it. */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { usernameKey } from './username-rules.ts';

export interface NamedAccount {
  /** Null for a family member without a chart. */
  readonly recordId: string | null;
  readonly isActive: boolean;
}

export const accountByUsername = (scope: SystemScope, username: string): Promise<NamedAccount | undefined> =>
  scope.tx.row(sql<NamedAccount>`select record_id as "recordId", status = 'active' as "isActive" from account where username_key = ${usernameKey(username)}`);
