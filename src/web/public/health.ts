/**
 * For the machine that watches the portal: `livez` asks the process alone, `readyz` also the database. A job queue that
 * is not open yet is told and holds up no page.
 */
import { sql } from '../../kernel/db.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { json } from '../visit.ts';

export const livezPage = publicPage(routes.livez, { get: () => json({ alive: true }) });

export const readyzPage = publicPage(routes.readyz, {
  async get(visit) {
    try {
      const found = await visit.portal.db.asOwner((tx) => tx.row(sql<{ migrations: number; queue: boolean }>`
        select count(*) as migrations, to_regclass('pgboss.job') is not null as queue from migration`));
      return json({ ready: true, database: true, ...found });
    } catch {
      return json({ ready: false, database: false }, 503);
    }
  },
});
