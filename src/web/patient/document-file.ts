/**
 * A file of a document, to be saved: PDF, PNG, JPEG, by its bytes. Its name says nothing, it runs nothing, and
 * no browser may take it for a page.
 */
import { needFunction } from '../../accounts/access-functions.ts';
import { readFile } from '../../documents/documents.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';

const endings = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const;

export const documentFilePage = personPage(routes.documentFile, {
  async get({ scope, params, settings }) {
    await needFunction(scope, 'downloads');
    const { type, bytes } = await readFile(scope, params.id!, params.part!, settings['notes.enabled']);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="document.${endings[type]}"`,
        'content-security-policy': 'sandbox',
      },
    });
  },
});
