/** What must hold of the demo clinic on any day: whole, consistent, alive, and the same each time. */
import type { Bundle, Observation, Patient, Resource } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { demoBundles, demoClinic, demoPeople } from './demo.ts';
import { daysBefore } from './days.ts';

const todays = [
  '2026-11-24T15:00:00Z',
  '2027-01-01T09:00:00Z',
  '2028-01-01T02:00:00Z',
  '2028-02-29T23:30:00Z',
  '2031-07-05T03:00:00Z',
].map((day) => new Date(day));
const usualDay = todays[0] as Date;

interface Entry {
  readonly bundle: string;
  readonly resource: Resource;
}

function entriesOf(today: Date): Entry[] {
  return [...demoBundles(today)].flatMap(({ name, bundle }) =>
    resourcesOf(bundle).map((resource) => ({ bundle: name, resource })),
  );
}

function resourcesOf(bundle: Bundle): Resource[] {
  return (bundle.entry ?? []).flatMap((entry) => entry.resource ?? []);
}

/** Every value under a key, however deep. */
function* valuesOf(node: unknown, key: string): Iterable<string> {
  if (Array.isArray(node)) for (const part of node) yield* valuesOf(part, key);
  else if (typeof node === 'object' && node !== null)
    for (const [name, value] of Object.entries(node)) {
      if (name === key && typeof value === 'string') yield value;
      else yield* valuesOf(value, key);
    }
}

const idOf = (resource: Resource) => `${resource.resourceType}/${resource.id}`;
const entries = entriesOf(usualDay);

describe('the clinic', () => {
  it('employs the staff of the contract, with the roles that the demo promises', () => {
    const roles = Object.fromEntries(demoClinic.staff.map((member) => [member.username, member.roles]));
    expect(roles).toMatchObject({
      desk: ['desk'],
      nurse: ['nurse'],
      doctor: ['doctor'],
      records: ['records'],
      support: ['support', 'privacy'],
      admin: ['admin'],
    });
    expect(demoClinic.clinics).toHaveLength(3);
    expect(demoClinic.staff.length).toBeGreaterThanOrEqual(12);
  });

  it('has the people of the contract; Frank has no chart', () => {
    const named = demoPeople.filter((person) => person.username);
    expect(named.map((person) => person.username).sort()).toEqual(['ann', 'ben', 'carla', 'frank']);
    expect(demoPeople.find((person) => person.key === 'frank')?.kind).toBe('family');
    expect(entries.some(({ resource }) => idOf(resource) === 'Patient/frank')).toBe(false);
  });

  it('has record numbers that are all different and two people with one name', () => {
    const patients = demoPeople.filter((person) => person.kind === 'patient');
    expect(new Set(patients.map((person) => person.mrn)).size).toBe(patients.length);
    const names = patients.map((person) => `${person.given} ${person.family}`);
    expect(names.filter((name) => name === 'Mary Kessler')).toHaveLength(2);
  });

  it('uses only telephone numbers and addresses that belong to nobody', () => {
    const contacts = entries.flatMap(({ resource }) =>
      'telecom' in resource && Array.isArray(resource.telecom) ? resource.telecom : [],
    );
    for (const contact of contacts as { system?: string; value?: string }[])
      expect(contact.value).toMatch(contact.system === 'phone' ? /^518-555-01\d\d$/ : /@example\.(com|org)$/);
  });
});

describe('the bundles', () => {
  it('begin with what everybody shares and hold at most a thousand entries each', () => {
    const bundles = [...demoBundles(usualDay)];
    expect(bundles[0]?.name).toBe('larkspur');
    expect(new Set(bundles.map(({ name }) => name)).size).toBe(bundles.length);
    for (const { bundle } of bundles) expect(bundle.entry?.length).toBeLessThanOrEqual(1000);
  });

  it('are the same all day and lazy', () => {
    const morning = [...demoBundles(new Date('2026-11-24T12:00:00Z'))];
    const evening = [...demoBundles(new Date('2026-11-24T23:59:00Z'))];
    expect(JSON.stringify(evening)).toBe(JSON.stringify(morning));
    const iterator = demoBundles(usualDay)[Symbol.iterator]();
    expect(iterator.next().value?.name).toBe('larkspur');
  });

  it('use no id twice, except for a corrected second version', () => {
    const versions = new Map<string, (string | undefined)[]>();
    for (const { resource } of entries) {
      const id = idOf(resource);
      versions.set(id, [...(versions.get(id) ?? []), resource.meta?.versionId]);
    }
    const repeated = [...versions].filter(([, ids]) => ids.length > 1);
    expect(repeated.map(([, ids]) => ids)).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
    for (const id of versions.keys()) expect(id).toMatch(/^\w+\/[a-z0-9-]{1,64}$/);
  });

  it('keep ids from one day to the next', () => {
    const ids = (today: Date) => new Set(entriesOf(today).map(({ resource }) => idOf(resource)));
    const [before, after] = [ids(new Date('2026-11-24T12:00:00Z')), ids(new Date('2026-11-25T12:00:00Z'))];
    expect([...before].filter((id) => !after.has(id))).toEqual([]);
  });

  it('name only what is in the demo, and earlier', () => {
    const seen = new Set<string>();
    for (const { name, bundle } of demoBundles(usualDay)) {
      for (const resource of resourcesOf(bundle)) seen.add(idOf(resource));
      expect(
        [...valuesOf(bundle, 'reference')].filter((reference) => !seen.has(reference)),
        name,
      ).toEqual([]);
    }
  });

  it('give every clinical resource to the one person whose bundle it is in', () => {
    for (const { bundle, resource } of entries) {
      const owner = demoPeople.find(
        ({ key }) => bundle === key || new RegExp(`^${key}-(corrections|\\d\\d)$`).test(bundle),
      );
      const people = [...valuesOf(resource, 'reference')].filter((reference) =>
        reference.startsWith('Patient/'),
      );
      if (resource.resourceType === 'Patient') expect(resource.id).toBe(bundle);
      else expect(new Set(people)).toEqual(new Set(owner ? [`Patient/${owner.key}`] : []));
    }
  });

  it('give each ordinary person a record of ordinary size', () => {
    const sizes = Object.fromEntries(
      [...demoBundles(usualDay)].map(({ name, bundle }) => [name, bundle.entry?.length ?? 0]),
    );
    for (const { key, kind } of demoPeople) {
      if (kind === 'family' || ['ann', 'june', 'karl'].includes(key)) continue;
      expect(sizes[key], key).toBeGreaterThanOrEqual(50);
      expect(sizes[key], key).toBeLessThanOrEqual(400);
    }
    expect(sizes['june']).toBeLessThan(5);
    expect(sizes['ann']).toBeLessThan(600);
  });

  it('give Karl about twenty thousand results', () => {
    const results = entries.filter(
      ({ bundle, resource }) => bundle.startsWith('karl') && resource.resourceType === 'Observation',
    );
    expect(results.length).toBeGreaterThan(19_500);
    expect(results.length).toBeLessThan(20_500);
  });
});

describe.each(todays.map((today) => [today.toISOString(), today] as const))('at %s', (_, today) => {
  const all = entriesOf(today);
  const day = daysBefore(today).today;

  it('nothing but appointments and validity lies in the future', () => {
    for (const { resource } of all) {
      if (resource.resourceType === 'Appointment') continue;
      const dated = JSON.stringify(resource, (key, value: unknown) =>
        ['validityPeriod', 'expirationDate', 'note', 'udiCarrier'].includes(key) ? undefined : value,
      );
      for (const [date] of dated.matchAll(/(?<=")\d{4}-\d\d-\d\d/g))
        expect(date <= day, `${idOf(resource)}: ${date}`).toBe(true);
    }
  });

  it('booked appointments lie in the future, on open days', () => {
    for (const { resource } of all) {
      if (resource.resourceType !== 'Appointment') continue;
      expect(resource.start?.slice(0, 10) ?? '', idOf(resource)).toSatisfy((start: string) => start > day);
      expect([0, 6]).not.toContain(new Date(`${resource.start?.slice(0, 10)}T00:00:00Z`).getUTCDay());
    }
  });

  it('nothing happens before birth or after death', () => {
    const patients = all.flatMap(({ resource }) => (resource.resourceType === 'Patient' ? [resource] : []));
    for (const patient of patients as Patient[]) {
      const own = all.filter(
        ({ bundle, resource }) => bundle.startsWith(patient.id ?? '') && resource !== patient,
      );
      const dates = own.flatMap(({ resource }) =>
        [...JSON.stringify(resource).matchAll(/(?<=Time":"|start":"|Date":"|issued":")\d{4}-\d\d-\d\d/g)].map(
          String,
        ),
      );
      const [birth, death] = [patient.birthDate ?? '', patient.deceasedDateTime?.slice(0, 10) ?? day];
      if (patient.deceasedDateTime)
        expect(
          dates.filter((date) => date < birth || date > death),
          patient.id,
        ).toEqual([]);
      else
        expect(
          dates.filter((date) => date < birth),
          patient.id,
        ).toEqual([]);
    }
  });

  it('children are children', () => {
    const age = (key: string) => {
      const birth =
        all
          .map(({ resource }) => resource)
          .find((resource): resource is Patient => idOf(resource) === `Patient/${key}`)?.birthDate ?? '';
      return Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
    };
    expect([6, 7]).toContain(age('dot'));
    expect([14, 15]).toContain(age('eli'));
    expect(age('ann')).toBeGreaterThan(60);
  });

  it('Hana is 29 weeks pregnant', () => {
    const pregnancy = all
      .map(({ resource }) => resource)
      .find((resource) => resource.id === 'hana-problem-pregnancy');
    const since = pregnancy?.resourceType === 'Condition' ? (pregnancy.onsetDateTime ?? '') : '';
    const weeks = (Date.parse(day) - Date.parse(since)) / (7 * 86_400_000);
    expect(weeks).toBeGreaterThanOrEqual(29);
    expect(weeks).toBeLessThan(30.5);
  });
});

describe('what clinicians would notice', () => {
  const observations = entries.flatMap(({ resource }) =>
    resource.resourceType === 'Observation' ? [resource] : [],
  );

  it('flags agree with values and ranges', () => {
    for (const observation of observations) {
      const value = observation.valueQuantity?.value;
      const range = observation.referenceRange?.[0];
      const flag = observation.interpretation?.[0]?.coding?.[0]?.code;
      if (
        value === undefined ||
        observation.valueQuantity?.comparator ||
        !range ||
        (!range.low && !range.high)
      )
        continue;
      const expected =
        value < (range.low?.value ?? -Infinity) ? 'L' : value > (range.high?.value ?? Infinity) ? 'H' : 'N';
      expect(flag, idOf(observation)).toBe(expected);
    }
  });

  it('every quantity has a UCUM unit', () => {
    for (const { valueQuantity, id } of observations)
      if (valueQuantity)
        expect(valueQuantity, id).toMatchObject({
          system: 'http://unitsofmeasure.org',
          code: expect.stringMatching(/./),
        });
  });

  it("Ann's A1c falls when treatment begins and each time it is stepped up", () => {
    const a1c = (name: string) =>
      observations.find((observation) => observation.id === `ann-a1c-${name}`)?.valueQuantity?.value ?? 0;
    expect(a1c('01-value')).toBe(9.1);
    expect(a1c('04-value')).toBeLessThan(7);
    expect(a1c('13-value')).toBeLessThan(a1c('12-value'));
    expect(a1c('20-value')).toBeLessThan(a1c('19-value'));
    expect(a1c('latest-a1c')).toBe(6.7);
  });

  it('a record holds each kind of value that pages must show', () => {
    const ann = (id: string) =>
      observations.find((observation) => observation.id === `ann-${id}`) as Observation;
    expect(ann('ana-value').valueRatio).toBeDefined();
    expect(ann('urine-albumin-6-urine-albumin').valueQuantity).toMatchObject({ comparator: '<', value: 5 });
    expect(ann('urine-albumin-6-urine-creatinine').referenceRange).toBeUndefined();
    expect(ann('basic-1-potassium').dataAbsentReason).toBeDefined();
    expect(ann('urinalysis-infection-urine-nitrite').valueString).toBe('Positive');
    expect(ann('urine-culture-growth').valueCodeableConcept).toBeDefined();
    expect(ann('urine-culture-pending-growth').status).toBe('preliminary');
    expect(ann('potassium-wrong-tube-value').status).toBe('entered-in-error');
  });

  it('Ben has no known allergies; of Carla nothing is known', () => {
    const allergies = (key: string) =>
      entries.flatMap(({ bundle, resource }) =>
        bundle === key && resource.resourceType === 'AllergyIntolerance' ? [resource] : [],
      );
    expect(allergies('ben').map((allergy) => allergy.code?.coding?.[0]?.code)).toEqual(['716186003']);
    expect(allergies('carla')).toEqual([]);
  });

  it('a prescription is filled no more often than it may be', () => {
    for (const { resource } of entries) {
      if (resource.resourceType !== 'MedicationRequest' || !resource.dispenseRequest) continue;
      const fills = entries.filter(
        ({ resource: other }) =>
          other.resourceType === 'MedicationDispense' &&
          other.authorizingPrescription?.[0]?.reference === idOf(resource),
      );
      expect(fills.length, idOf(resource)).toBeLessThanOrEqual(
        (resource.dispenseRequest.numberOfRepeatsAllowed ?? 0) + 1,
      );
    }
  });
});
