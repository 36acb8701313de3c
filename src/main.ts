/** Starts the portal: environment, database, listener; and stops it gracefully. */
import { serve } from '@hono/node-server';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { seedDemo } from './cli/demo.ts';
import { BadConfig, readConfig } from './config.ts';
import { openJobs } from './jobs.ts';
import { NewerDatabase } from './kernel/migrate.ts';
import { tlsServerOptions } from './kernel/tls.ts';
import { setupLink } from './accounts/setup.ts';
import { openPortal } from './portal.ts';
import { openDoor } from './web/door.ts';

/** Milliseconds that running requests get to finish when the portal is told to stop (F-10). */
const patience = 10_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const portal = await openPortal(config);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  if (config.demo) await seedDemo(portal, say, { apart: true });
  const app = openDoor(portal);
  const server = serve({
    fetch: app.fetch, port: config.port, hostname: config.host,
    ...(config.tls && {
      createServer: createTlsServer,
      serverOptions: tlsServerOptions(config.tls),
    }),
  });
  await new Promise<void>((listening, failed) => {
    server.once('listening', listening);
    server.once('error', failed);
  });
  const jobs = await openJobs(portal);
  const { port } = server.address() as AddressInfo;
  const url = config.port === 0 ? config.publicUrl.replace(/:0$/, `:${port}`) : config.publicUrl;
  const link = await setupLink(portal, url);
  say(link ? `Portico is ready. Nobody can sign in yet: open ${link} within 24 hours to make the first administrator.` : `Portico is ready: ${url}`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    await new Promise<void>((closed) => {
      server.close(() => closed());
      if ('closeIdleConnections' in server) server.closeIdleConnections();
    });
    await jobs.stop();
    await portal.close();
    process.exit(0);
  };
  // A terminal, npm and a supervisor may each pass the same signal on: the second one must not cut the first short.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  const plain = error instanceof BadConfig || error instanceof NewerDatabase || (error as { plain?: boolean }).plain;
  const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  process.stderr.write(`${busy ? `Another program already uses this port. Set PORT to a free one.` : plain ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
});
