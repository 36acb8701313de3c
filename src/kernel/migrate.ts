/**
 * Brings the database to the shape this code knows: plain numbered SQL files, each in its own transaction, under
 * an advisory lock so that several processes may start at once. A database that is newer is refused in words.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Connection } from './db.ts';

export class NewerDatabase extends Error {}

const lockKey = 7_036_874_417;

/** Returns the names of the migrations it applied, oldest first. */
export async function migrate(connection: Connection, folder: string): Promise<string[]> {
  const files = readdirSync(folder).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort();
  const client = new pg.Client({ ...connection, application_name: 'portico migrate' } as pg.ClientConfig);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(`create table if not exists migration (
      name text primary key, digest text not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migration order by name');
    const known = new Set(files);
    const strangers = rows.filter((row) => !known.has(row.name));
    if (strangers.length > 0)
      throw new NewerDatabase(
        `This database was last used by a newer Portico (it knows ${strangers.map((row) => row.name).join(', ')}). ` +
          'Start that version again, or restore a backup that was made with this one.',
      );
    const applied: string[] = [];
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const digest = createHash('sha256').update(text).digest('hex');
      const before = rows.find((row) => row.name === name);
      if (before && before.digest !== digest)
        throw new Error(`The migration ${name} was changed after it was applied to this database.`);
      if (before) continue;
      await client.query('begin');
      await client.query(text);
      await client.query('insert into migration (name, digest) values ($1, $2)', [name, digest]);
      await client.query('commit');
      applied.push(name);
    }
    return applied;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}
