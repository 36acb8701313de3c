/**
 * The limits that pages are compared with: node:http alone, and node:http with `pg` reading one jsonb row or twenty
 * rows by index. No session, no scope, no markup: what this machine can do at best. Runs as a process of its own.
 */
import { createServer } from 'node:http';
import pg from 'pg';

const { connection, patientId, resourceId } = JSON.parse(process.env.BENCH_LIMIT!) as { connection: pg.PoolConfig; patientId: string; resourceId: string };
const pool = new pg.Pool({ ...connection, max: 10 });

const oneRow = { name: 'one', text: 'select content from resource where patient_id = $1 and id = $2', values: [patientId, resourceId] };
const twentyRows = {
  name: 'twenty',
  text: `select id, title, code, status, sort_at from resource where patient_id = $1 and listing = 'result' order by sort_at desc, id limit 20`,
  values: [patientId],
};

const server = createServer(async (request, response) => {
  const body = request.url === '/hello' ? 'hello'
    : request.url === '/one' ? JSON.stringify((await pool.query(oneRow)).rows[0])
    : JSON.stringify((await pool.query(twentyRows)).rows);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
process.once('SIGTERM', () => process.exit(0));
