/** `start` runs the portal itself; `migrate` brings the database up to date and stops. */
import { appliedMigrations } from '../organization/installation.ts';
import type { Command } from './command.ts';

export const startCommand: Command = {
  name: 'start', usage: '', needs: 'config',
  about: 'Runs the portal, as npm start does, without the demo clinic unless PORTICO_DEMO=1.',
  async run() {
    // Reads the environment itself and goes on until it is told to stop.
    await import('../main.ts');
    return new Promise(() => undefined);
  },
};

export const migrateCommand: Command = {
  name: 'migrate', usage: '', needs: 'portal',
  about: 'Brings the database to the shape this version needs. Starting the portal does the same.',
  async run(portal, { say }) {
    const applied = await appliedMigrations(portal);
    say(`The database is up to date (${applied.at(-1) ?? 'no migrations'}).`);
    return { exit: 0, json: { migrations: applied } };
  },
};
