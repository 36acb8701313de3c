/**
 * What belongs to no patient: the organization, its laboratory and clinics, the people who work there, the
 * pharmacies and payers of the town.
 */
import type { Location, Organization, Practitioner, PractitionerRole, Resource } from '@medplum/fhirtypes';
import { hl7 } from './build/codes.ts';
import { location, organization, practitioner } from './build/record.ts';
import { demoClinic } from './clinic.ts';
import type { DemoClinic, DemoStaff, StaffKey } from './clinic.ts';

export function shared(): Resource[] {
  const { clinics, staff } = demoClinic;
  return [
    ...organizations(),
    ...clinics.map(clinicLocation),
    ...staff.map(member),
    ...staff.filter((someone) => someone.credential !== undefined).map(position),
  ];
}

function organizations(): Organization[] {
  const company = (
    id: string,
    name: string,
    kind: 'prov' | 'pay' | 'other',
    phone: string,
    line: string,
  ): Organization => ({
    resourceType: 'Organization',
    id,
    active: true,
    type: [
      hl7('organization-type', kind, { prov: 'Healthcare Provider', pay: 'Payer', other: 'Other' }[kind]),
    ],
    name,
    telecom: [{ system: 'phone', value: phone, use: 'work' }],
    address: [{ line: [line], city: 'Alder Mills', state: 'NY', postalCode: '12005', country: 'US' }],
  });
  return [
    company(
      'larkspur',
      demoClinic.organization.name,
      'prov',
      demoClinic.organization.phone,
      '12 Foundry Street',
    ),
    {
      ...company(
        'larkspur-laboratory',
        'Larkspur Health Laboratory',
        'prov',
        '518-555-0125',
        '4 Orchard Hill Way',
      ),
      partOf: organization,
    },
    company('foundry-pharmacy', 'Foundry Street Drugs', 'other', '518-555-0160', '20 Foundry Street'),
    company('towpath-pharmacy', 'Towpath Pharmacy', 'other', '518-555-0161', '266 Towpath Road'),
    company('hollyhock-mutual', 'Hollyhock Mutual Health Plan', 'pay', '518-555-0170', '1 Granary Plaza'),
    company('three-valleys', 'Three Valleys Senior Plan', 'pay', '518-555-0171', '8 Granary Plaza'),
  ];
}

function clinicLocation(clinic: DemoClinic): Location {
  return {
    resourceType: 'Location',
    id: clinic.key,
    status: 'active',
    name: clinic.name,
    mode: 'instance',
    telecom: [{ system: 'phone', value: clinic.phone, use: 'work' }],
    address: {
      line: [clinic.street],
      city: clinic.city,
      state: clinic.state,
      postalCode: clinic.zip,
      country: 'US',
    },
    managingOrganization: organization,
    availabilityExceptions: clinic.hours,
  };
}

function member(someone: DemoStaff): Practitioner {
  return {
    resourceType: 'Practitioner',
    id: someone.username,
    identifier: [{ system: 'https://larkspur.example.org/staff', value: someone.username }],
    active: true,
    name: [
      {
        family: someone.family,
        given: [someone.given],
        ...(someone.credential ? { suffix: [someone.credential] } : {}),
      },
    ],
    telecom: [{ system: 'phone', value: someone.phone, use: 'work' }],
    qualification: [{ code: { text: someone.title } }],
  };
}

function position(someone: DemoStaff): PractitionerRole {
  return {
    resourceType: 'PractitionerRole',
    id: `${someone.username}-role`,
    active: true,
    practitioner: practitioner(someone.username as StaffKey),
    organization,
    specialty: [{ text: someone.title }],
    location: someone.clinics.map((key) => location(key)),
    telecom: [{ system: 'phone', value: someone.phone, use: 'work' }],
  };
}
