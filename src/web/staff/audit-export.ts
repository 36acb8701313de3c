/** The download of the audit trail: sent line by line while it is read, under the session of whoever asked. */
import { asStaff } from '../../access/scope.ts';
import { dayAt } from '../../accounts/access-code-rules.ts';
import { Refused } from '../../kernel/reason.ts';
import { tokenHash } from '../../kernel/secrets.ts';
import { exportLines, noteExport } from '../../privacy/audit-export.ts';
import { whyTooWide } from '../../privacy/audit-rules.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { filterIn } from './audit-address.ts';

export const auditExportPage = staffPage(routes.auditExport, 'audit.search', {
  post(visit) {
    const { portal, scope, settings, origin } = visit;
    const today = dayAt(visit.now, settings['office.zone']);
    const filter = filterIn(visit.form, today);
    const why = whyTooWide(filter, today);
    if (why) throw new Refused(why);
    noteExport(scope, filter);
    const token = tokenHash(visit.cookie('staff') ?? '');
    const lines = exportLines((work) => asStaff(portal, token, origin, 'look', work), filter, settings['office.zone']);
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => void (await lines.return(undefined)),
    });
    return new Response(body, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="audit-trail.csv"' } });
  },
});
