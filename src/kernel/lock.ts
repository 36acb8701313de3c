/**
 * Work that one process does while the others wait, however long it takes: an advisory lock of the database on a
 * connection of its own. The lock goes with the connection, so a process that dies holds up nobody.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Connection } from './db.ts';

/** Runs `work` when no other process runs work of this name on this database. */
export async function oneAtATime<T>(connection: Connection, name: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, application_name: `portico ${name}` } as pg.ClientConfig);
  // A connection that breaks releases the lock; the work itself runs on other connections.
  let lost: Error | undefined;
  client.on('error', (error) => (lost = error));
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey(name)]);
    return await work();
  } finally {
    if (!lost) await client.end();
  }
}

/** The number under which a name is locked. */
export const lockKey = (name: string): string => createHash('sha256').update(`portico ${name}`).digest().readBigInt64BE(0).toString();
