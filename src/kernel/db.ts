/**
 * The database as the rest of Portico sees it: a transaction entered in one of the roles of row-level security.
 * Kysely's `sql` template writes the statements, `pg` sends them pipelined: statements started together
 * (Promise.all) travel together. Knows nothing of medicine and holds no SQL of a noun.
 */
import { Kysely, PostgresAdapter, PostgresQueryCompiler, PostgresIntrospector, DummyDriver } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Socket } from 'node:net';
import pg from 'pg';
import type { Log } from './log.ts';

export { sql } from 'kysely';
export type { RawBuilder } from 'kysely';

/** The roles of 0001_spine.sql: a signed-in person, a member of staff, the portal itself. */
export type DbRole = 'portico_person' | 'portico_staff' | 'portico_system';

export interface Tx {
  rows<Row>(query: RawBuilder<Row>): Promise<Row[]>;
  /** The first row, or undefined. */
  row<Row>(query: RawBuilder<Row>): Promise<Row | undefined>;
  /** Runs the statement and tells how many rows it touched. */
  run(query: RawBuilder<unknown>): Promise<number>;
  /** A statement that travels together with the COMMIT; when it fails nothing is committed. */
  withCommit(query: RawBuilder<unknown>): void;
}

export interface Db {
  /** Runs `work` in one transaction under `role`. Commits when it returns, rolls back when it throws. */
  transaction<T>(role: DbRole, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same as the owner of the tables: for migrations, seeds and checks, never for a request. */
  asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type Connection = pg.PoolConfig;

/** What a door shows when the database cannot be reached just now: try again in a moment (F-02, F-04). */
export class DatabaseAway extends Error {}

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Dates without a time stay text ("1980-02-29"): as Date they would shift with the zone of the server. */
const dateOid = 1082;
pg.types.setTypeParser(dateOid, (text) => text);
const bigintOid = 20;
pg.types.setTypeParser(bigintOid, Number);

/**
 * Two sets of connections: one for the roles of people and staff, one for the portal's own work. A page of staff may
 * have the portal do something beside its own transaction; with one set, as many such pages as there are connections
 * would each hold one and wait for another, for ever. So: the portal's own work never opens a transaction of a person.
 */
export function openDb(connection: Connection, log: Log, size = 10): Db {
  let closing = false;
  const poolOf = (max: number): pg.Pool => {
    const pool = new pg.Pool({
      ...connection,
      max,
      connectionTimeoutMillis: 8_000,
      idleTimeoutMillis: 30_000,
      pipeline: true,
      application_name: 'portico',
      // Plans are made once a connection: every statement of a page asks by an index of its own, whoever's page it is.
      options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan -c statement_timeout=15000 -c idle_in_transaction_session_timeout=60000',
    } as pg.PoolConfig);
    pool.on('error', (error) => {
      if (!closing) log.warn({ code: codeOf(error) }, 'a database connection was lost');
    });
    return pool;
  };
  const [visitors, portal] = [poolOf(size), poolOf(size)];

  async function inTransaction<T>(role: DbRole | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
    const pool = role === 'portico_person' || role === 'portico_staff' ? visitors : portal;
    const client = await pool.connect().catch((error: unknown) => {
      throw away(error);
    });
    const withCommit: Statement[] = [];
    let broken: unknown;
    client.once('error', noteBroken);
    function noteBroken(error: unknown): void {
      broken = error;
    }
    try {
      const begun = settle(send(client, role ? `begin; set local role ${role}` : 'begin'));
      const tx = transactionOn(client, withCommit);
      let result: T;
      try {
        result = await work(tx);
        await begun.done;
      } catch (error) {
        await client.query('rollback').catch(noteBroken);
        throw begun.failed() ?? error;
      }
      const sent = withCommit.map((statement) => settle(send(client, statement)));
      // Settled too: when an entry before it fails, nobody awaits it, and a lost rejection would end the process (F-02).
      const committed = settle(send(client, 'commit'));
      for (const one of sent) await one.done;
      // A COMMIT in a failed transaction answers ROLLBACK without an error: it must never pass for done.
      if ((await committed.done).command !== 'COMMIT') throw new Error('The transaction was rolled back');
      return result;
    } catch (error) {
      if (isConnectionLoss(error)) broken = error;
      throw isConnectionLoss(error) ? away(error) : error;
    } finally {
      client.removeListener('error', noteBroken);
      client.release(broken !== undefined);
    }
  }

  return {
    transaction: inTransaction,
    asOwner: (work) => inTransaction(undefined, work),
    async close() {
      closing = true;
      await Promise.all([visitors.end(), portal.end()]);
    },
  };
}

interface Statement {
  name?: string;
  text: string;
  values: unknown[];
}

function transactionOn(client: pg.PoolClient, withCommit: Statement[]): Tx {
  return {
    rows: async <Row>(query: RawBuilder<Row>) => (await send(client, statementOf(query))).rows as Row[],
    row: async <Row>(query: RawBuilder<Row>) => (await send(client, statementOf(query))).rows[0] as Row | undefined,
    run: async (query) => (await send(client, statementOf(query))).rowCount ?? 0,
    withCommit: (query) => void withCommit.push(statementOf(query)),
  };
}

/** Sends a statement. What is sent in the same turn of the event loop leaves in one write to the socket. */
function send(client: pg.PoolClient, statement: Statement | string): Promise<pg.QueryResult> {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked === 0) {
    stream.cork();
    setImmediate(() => stream.uncork());
  }
  return client.query(statement as pg.QueryConfig);
}

/** Statements are prepared once a connection: a fixed text gets a name. Texts made on the fly stay unnamed. */
const names = new Map<string, string>();
const mostNames = 400;

function statementOf(query: RawBuilder<unknown>): Statement {
  const { sql: text, parameters } = query.compile(compiler);
  let name = names.get(text);
  if (!name && names.size < mostNames) {
    name = `p${names.size}`;
    names.set(text, name);
  }
  return name ? { name, text, values: [...parameters] } : { text, values: [...parameters] };
}

/** Keeps a promise that is awaited later from counting as unhandled in between. */
function settle<T>(promise: Promise<T>): { done: Promise<T>; failed: () => unknown } {
  let failure: unknown;
  promise.catch((error: unknown) => (failure = error));
  return { done: promise, failed: () => failure };
}

const away = (cause: unknown): DatabaseAway => new DatabaseAway('The database is away', { cause });

const codeOf = (error: unknown): string | undefined => (error as { code?: string } | undefined)?.code;

/** Class 57P: the server is going down or starting; 53: out of disk, memory or connections; 08: connection. */
function isConnectionLoss(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true;
  const code = codeOf(error);
  if (code && /^(57P0|08|53300|ECONN|EPIPE|ENOENT|ETIMEDOUT)/.test(code)) return true;
  return error instanceof Error && /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(error.message);
}

/** The disk is full, or another resource of the server ran out: nothing was written (F-05). */
export const isServerFull = (error: unknown): boolean => /^53/.test(codeOf(error) ?? '');

export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  codeOf(error) === '23505' && (!constraint || (error as { constraint?: string }).constraint === constraint);
