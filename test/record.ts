/** A person of a test's own: with the record it wants to look at, an account, and a browser that is signed in. */
import { asSystem, nowhere } from '../src/access/scope.ts';
import { createAccount } from '../src/accounts/accounts.ts';
import { intakeBundle } from '../src/intake/intake.ts';
import { demoPassword } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { Browser } from './visit.ts';

export interface Recorded {
  readonly key: string;
  readonly browser: Browser;
  /** Takes in more of the same person. */
  send(resources: readonly object[]): Promise<void>;
  /** The id in the chart of a resource of the source. */
  id(type: string, fhirId: string): Promise<string>;
}

/** The subject of everything sent about the person of this key. */
export const subjectOf = (key: string): { reference: string } => ({ reference: `Patient/${key}` });

export async function personWith(portal: TestPortal, key: string, resources: readonly object[], language: 'en' | 'es' = 'en'): Promise<Recorded> {
  const patient = { resourceType: 'Patient', id: key, identifier: [{ type: { coding: [{ code: 'MR' }] }, system: 'urn:test', value: `T-${key}` }], name: [{ family: 'Test', given: [key] }], birthDate: '1980-02-29', gender: 'female' };
  const send = async (more: readonly object[]): Promise<void> => {
    const { quarantine } = await intakeBundle(portal, 'ehr', { resourceType: 'Bundle', type: 'collection', entry: more.map((resource) => ({ resource })) });
    if (quarantine[0]) throw new Error(`${quarantine[0].item}: ${quarantine[0].code}`);
  };
  await send([patient, ...resources]);
  const [row] = await portal.look<{ record_id: string }>('select record_id from patient where fhir_id = $1', [key]);
  await asSystem(portal, 'test', nowhere, (scope) => createAccount(portal, scope, {
    recordId: row!.record_id, kind: 'patient', username: `person.${key}`, password: demoPassword,
    question: 'What was the name of your first pet?', answer: 'rex the dog', email: `${key}@example.org`, language,
  }));
  const browser = new Browser(portal);
  await browser.get('/');
  await browser.submit('Sign in', { Username: `person.${key}`, Password: demoPassword });
  return {
    key, browser, send,
    async id(type, fhirId) {
      const [found] = await portal.look<{ id: string }>('select id from resource where type = $1 and fhir_id = $2', [type, fhirId]);
      if (!found) throw new Error(`No ${type} ${fhirId}`);
      return found.id;
    },
  };
}

const category = [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }];

/** A final laboratory observation of the person of this key. */
export const observation = (key: string, id: string, more: object): object =>
  ({ resourceType: 'Observation', id, status: 'final', category, subject: subjectOf(key), code: { text: id }, effectiveDateTime: '2026-11-01T13:00:00Z', ...more });

export const loinc = (code: string, text: string): object => ({ coding: [{ system: 'http://loinc.org', code, display: text }], text });

export const quantity = (value: number, unit: string, more: object = {}): object => ({ value, unit, system: 'http://unitsofmeasure.org', code: unit, ...more });
