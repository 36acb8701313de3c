/**
 * A process that uses the embedded server of a data directory, for the tests that kill it: it tells its parent how
 * it found the server, and leaves in order, or without goodbye, when told to.
 */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '../../src/kernel/postgres/embedded.ts';

const [dataDir = ''] = process.argv.slice(2);
const filler = join(dataDir, 'filler');

try {
  const server = await startEmbedded({ dataDir, log: (line) => process.stderr.write(`${line}\n`) });
  const { pid, adopted, socketDir, port, user, database } = server;
  process.send!({ server: { pid, adopted, socketDir, port, user, database } });
  process.on('message', async (word) => {
    if (word === 'exit') process.exit(0);
    if (word === 'fill') process.send!({ filled: fillDisk() });
    if (word === 'free') process.send!({ freed: rmSync(filler, { force: true }) ?? true });
    if (word === 'stop') {
      await server.stop();
      process.send!({ stopped: true }, () => process.exit(0));
    }
  });
} catch (error) {
  process.send!({ refused: (error as Error).message }, () => process.exit(1));
}

/** What another program does that writes until nothing fits any more; gives the bytes it took. */
function fillDisk(): number {
  const file = openSync(filler, 'a');
  let taken = 0;
  for (let size = 1024 * 1024; size >= 4096; ) {
    try {
      taken += writeSync(file, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      size /= 2;
    }
  }
  closeSync(file);
  return taken;
}
