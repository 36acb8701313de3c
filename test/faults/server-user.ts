/**
 * A process that uses the embedded server of a data directory, for the tests that kill it: it tells its parent how
 * it found the server, and leaves in order, or without goodbye, when told to.
 */
import { startEmbedded } from '../../src/kernel/postgres/embedded.ts';

const [dataDir = ''] = process.argv.slice(2);

try {
  const server = await startEmbedded({ dataDir, log: (line) => process.stderr.write(`${line}\n`) });
  const { pid, adopted, socketDir, port, user, database } = server;
  process.send!({ server: { pid, adopted, socketDir, port, user, database } });
  process.on('message', async (word) => {
    if (word === 'pid') process.send!({ pid: server.pid });
    if (word === 'exit') process.exit(0);
    if (word === 'stop') {
      await server.stop();
      process.send!({ stopped: true }, () => process.exit(0));
    }
  });
} catch (error) {
  process.send!({ refused: (error as Error).message }, () => process.exit(1));
}
