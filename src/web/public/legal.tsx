/** The terms of use and the privacy statement, for everybody, with version and date (T1). */
import type { DocumentName } from '../../organization/documents.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { PrintButton } from '../ui/print-button.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { LegalText } from './legal-text.tsx';

export const termsPage = publicPage(routes.terms, { get: (visit) => legalPage(visit, 'terms') });
export const privacyPage = publicPage(routes.privacy, { get: (visit) => legalPage(visit, 'privacy') });

const legalPage = (visit: Visit, name: DocumentName): Response => visit.page({
  title: visit.t(frameWords[name]),
  action: <PrintButton text={visit.t(frameWords.print)} />,
  body: <LegalText visit={visit} name={name} />,
});
