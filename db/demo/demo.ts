/**
 * The demo clinic as its own EHR would send it: one bundle of what everybody shares, then the people, one after the
 * other. Nothing here reads the clock, the network or a file; the same day always gives the same bundles.
 */
import type { Bundle, Resource } from '@medplum/fhirtypes';
import type { DemoRecord } from './build/record.ts';
import { ann } from './records/ann.ts';
import { shared } from './shared.ts';

export { demoClinic } from './clinic.ts';
export type { DemoClinic, DemoStaff } from './clinic.ts';
export { birthDateOf, demoPeople } from './people.ts';
export type { DemoPerson } from './people.ts';

/** Where the EHR of the demo clinic would be. Full URLs start with it; references are relative to it. */
export const base = 'https://ehr.larkspur.example.org/fhir';

export interface NamedBundle {
  readonly name: string;
  readonly bundle: Bundle;
}

const records: readonly ((today: Date) => DemoRecord)[] = [ann];

/**
 * @param today any moment of the day that is today for the demo
 * @yields bundles of type collection, in an order in which references point backwards; a person's corrections
 * follow the person
 */
export function* demoBundles(today: Date): Iterable<NamedBundle> {
  yield named('larkspur', shared());
  for (const write of records) {
    const { person, resources, corrections } = write(today);
    yield named(person.key, resources);
    if (corrections.length > 0) yield named(`${person.key}-corrections`, corrections);
  }
}

function named(name: string, resources: readonly Resource[]): NamedBundle {
  const entry = resources.map((resource) => ({ fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource }));
  return { name, bundle: { resourceType: 'Bundle', id: `demo-${name}`, type: 'collection', entry } };
}
