/** The clinics of the organization: where patients belong and staff work. */
import type { Scope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';

export interface NewClinic {
  /** Short, stable, for commands: `downtown`. */
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  /** IANA time zone. */
  readonly zone: string;
  readonly hours: string;
}

/** Adds a clinic and returns its id; a clinic with the same key is left as it is. */
export async function addClinic(scope: SystemScope, clinic: NewClinic): Promise<string> {
  const row = await scope.tx.row(sql<{ id: string }>`
    insert into clinic (key, name, phone, address, zone, hours, created_at)
    values (${clinic.key}, ${clinic.name}, ${clinic.phone}, ${clinic.address}, ${clinic.zone}, ${clinic.hours}, ${scope.now})
    on conflict (key) do update set key = excluded.key returning id`);
  return row!.id;
}

export const clinicByKey = (scope: SystemScope, key: string): Promise<{ id: string; name: string } | undefined> =>
  scope.tx.row(sql<{ id: string; name: string }>`select id, name from clinic where key = ${key}`);

export const allClinics = (scope: Scope): Promise<{ id: string; key: string; name: string }[]> =>
  scope.tx.rows(sql<{ id: string; key: string; name: string }>`select id, key, name from clinic order by key`);
