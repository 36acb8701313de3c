/**
 * Writes numbered rows to the embedded server until it is killed, the way the portal acknowledges: a number is
 * told (and so counts as promised) only after its COMMIT came back. When the answer to a write is lost it asks the
 * database whether the row is there before it writes again. Rows are told on standard output, one number a line.
 */
import { writeSync } from 'node:fs';
import pg from 'pg';
import { startEmbedded } from '../../src/kernel/postgres/embedded.ts';

const [dataDir = '', first = '0'] = process.argv.slice(2);
const server = await startEmbedded({ dataDir });
const pool = new pg.Pool({
  host: server.socketDir, port: server.port, user: server.user, database: server.database, max: 2, connectionTimeoutMillis: 2_000,
});
pool.on('error', () => undefined);

process.once('SIGTERM', async () => {
  await pool.end();
  await server.stop();
  process.exit(0);
});

for (let number = Number(first); ; number++) {
  await written(number);
  // Straight into the pipe: a line that was told must not be lost in a buffer of ours.
  writeSync(1, `${number}\n`);
}

async function written(number: number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      // A try whose answer was lost may have been committed.
      if (attempt > 0 && (await pool.query('select 1 from ledger where number = $1', [number])).rowCount) return;
      await pool.query('insert into ledger (number) values ($1)', [number]);
      return;
    } catch (error) {
      process.stderr.write(`${(error as { code?: string }).code ?? (error as Error).message}\n`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
