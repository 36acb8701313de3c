/**
 * Hears what the database announces (NOTIFY) on a connection of its own, and comes back by itself when that
 * connection is lost. What was announced meanwhile is not told: whoever listens also looks from time to time.
 */
import pg from 'pg';
import type { Connection } from './db.ts';
import type { Log } from './log.ts';

export interface Listener {
  stop(): Promise<void>;
}

/** Milliseconds until a lost connection is opened again. */
const again = 10_000;

/** Calls `heard` for each announcement on the channel, and once whenever it begins to listen. */
export function listen(connection: Connection, channel: string, log: Log, heard: () => void): Listener {
  let stopped = false;
  let client: pg.Client | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let opening = open();

  async function open(): Promise<void> {
    const made = new pg.Client({ ...connection, application_name: 'portico listening', keepAlive: true } as pg.ClientConfig);
    let lost = false;
    const lose = (): void => {
      if (lost || stopped) return;
      lost = true;
      client = undefined;
      waiting = setTimeout(() => (opening = open()), again).unref();
    };
    made.on('error', lose);
    made.on('end', lose);
    made.on('notification', heard);
    try {
      await made.connect();
      await made.query(`listen ${pg.escapeIdentifier(channel)}`);
      client = made;
      heard();
    } catch (error) {
      log.debug({ err: error, channel }, 'listening to the database failed and will be tried again');
      lose();
    }
  }

  return {
    async stop() {
      stopped = true;
      clearTimeout(waiting);
      await opening;
      await client?.end();
    },
  };
}
