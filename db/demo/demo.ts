/**
 * The demo clinic as its own EHR would send it: one bundle of what everybody shares, then the people, one after the
 * other. Nothing here reads the clock, the network or a file; the same day always gives the same bundles.
 */
import type { Bundle, Resource } from '@medplum/fhirtypes';
import type { DemoRecord } from './build/record.ts';
import { ann } from './records/ann.ts';
import { ben } from './records/ben.ts';
import { carla } from './records/carla.ts';
import { dot } from './records/dot.ts';
import { eli } from './records/eli.ts';
import { grace } from './records/grace.ts';
import { hana } from './records/hana.ts';
import { ivan } from './records/ivan.ts';
import { june } from './records/june.ts';
import { karl } from './records/karl.ts';
import { luis } from './records/luis.ts';
import { maryElder } from './records/mary-elder.ts';
import { maryYounger } from './records/mary-younger.ts';
import { noah } from './records/noah.ts';
import { thu } from './records/thu.ts';
import { shared } from './shared.ts';

export { demoClinic, staffName } from './clinic.ts';
export type { ClinicKey, DemoClinic, DemoStaff } from './clinic.ts';
export { birthDateOf, demoPeople } from './people.ts';
export type { DemoPerson } from './people.ts';

/** Where the EHR of the demo clinic would be. Full URLs start with it; references are relative to it. */
export const base = 'https://ehr.larkspur.example.org/fhir';

export interface NamedBundle {
  readonly name: string;
  readonly bundle: Bundle;
}

/** Karl comes last: he takes the longest, and everybody else can be looked at meanwhile. */
const records: readonly ((today: Date) => DemoRecord)[] = [
  ann,
  ben,
  carla,
  dot,
  eli,
  grace,
  hana,
  ivan,
  june,
  luis,
  maryElder,
  maryYounger,
  noah,
  thu,
];

/**
 * Bundles of type collection, in an order in which references point backwards. What a laboratory corrected comes in
 * a bundle of its own after the person's. Lazy: nothing is built before it is asked for.
 *
 * @param today any moment of the day that is today for the demo
 */
export function* demoBundles(today: Date): Iterable<NamedBundle> {
  yield named('larkspur', shared());
  for (const write of records) {
    const { person, resources, corrections } = write(today);
    yield named(person.key, resources);
    if (corrections.length > 0) yield named(`${person.key}-corrections`, corrections);
  }
  let part = 0;
  for (const { resources } of karl(today)) {
    yield named(part === 0 ? 'karl' : `karl-${String(part).padStart(2, '0')}`, resources);
    part += 1;
  }
}

function named(name: string, resources: readonly Resource[]): NamedBundle {
  const entry = resources.map((resource) => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource,
  }));
  return { name, bundle: { resourceType: 'Bundle', id: `demo-${name}`, type: 'collection', entry } };
}
