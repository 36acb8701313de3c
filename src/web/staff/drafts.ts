/** Where the browser saves what staff are typing (S14): for the one who types it, and for the forms that keep drafts. */
import { saveDraft } from '../../accounts/drafts.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { json } from '../visit.ts';

export const staffDraftPage = staffPage(routes.staffDraft, undefined, {
  async post(visit) {
    await saveDraft(visit.scope, visit.params.form ?? '', visit.form);
    return json({ saved: true });
  },
});
