/** Papers that are no clinician's note: plans, summaries, forms, in the forms in which they come to a record. */
import { createHash } from 'node:crypto';
import type { Attachment, DocumentReference, Encounter } from '@medplum/fhirtypes';
import type { StaffKey } from '../clinic.ts';
import { at } from '../days.ts';
import type { Day } from '../days.ts';
import { pdf } from './pdf.ts';
import { add, idIn, organization, practitioner, refer } from './record.ts';
import type { DemoRecord } from './record.ts';

export interface Paper {
  readonly title: string;
  readonly kind: string;
  readonly day: Day;
  readonly by: StaffKey;
  readonly visit?: Encounter;
  readonly status?: 'current' | 'superseded';
  readonly content:
    | { readonly pdf: readonly string[] }
    | { readonly html: string }
    | { readonly cda: string }
    /** It lies with somebody else. */
    | { readonly address: string };
}

export function paper(record: DemoRecord, name: string, details: Paper): DocumentReference {
  return add<DocumentReference>(record, {
    resourceType: 'DocumentReference',
    id: idIn(record, `paper-${name}`),
    status: details.status ?? 'current',
    type: { text: details.kind },
    subject: record.patient,
    date: at(details.day, '17:20'),
    author: [practitioner(details.by)],
    custodian: organization,
    description: details.title,
    content: [{ attachment: { title: details.title, ...attachment(details.content) } }],
    ...(details.visit ? { context: { encounter: [refer(details.visit)] } } : {}),
  });
}

function attachment(content: Paper['content']): Attachment {
  if ('address' in content) return { contentType: 'application/pdf', url: content.address };
  if ('pdf' in content) return sent('application/pdf', pdf(content.pdf));
  return 'html' in content ? sent('text/html', Buffer.from(content.html)) : sent('application/hl7-sdwg+xml', Buffer.from(content.cda));
}

/** With its size and hash, as a careful source sends it. */
const sent = (contentType: string, bytes: Buffer): Attachment => ({
  contentType,
  data: bytes.toString('base64'),
  size: bytes.length,
  hash: createHash('sha1').update(bytes).digest('base64'),
});
