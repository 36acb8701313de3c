/** For the machine that watches the portal: `livez` asks the process alone, `readyz` also the database. */
import { sql } from '../../kernel/db.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { json } from '../visit.ts';

export const livezPage = publicPage(routes.livez, { get: () => json({ alive: true }) });

export const readyzPage = publicPage(routes.readyz, {
  async get(visit) {
    try {
      const found = await visit.portal.db.asOwner((tx) => tx.row(sql<{ migrations: number }>`select count(*) as migrations from migration`));
      return json({ ready: true, database: true, migrations: found!.migrations });
    } catch {
      return json({ ready: false, database: false }, 503);
    }
  },
});
