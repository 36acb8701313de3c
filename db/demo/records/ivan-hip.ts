/**
 * Ivan's new hip: images before and after, the operation, going home.
 */
import { note } from '../build/care.ts';
import { implant, procedure } from '../build/health.ts';
import { bloodCount } from '../build/panels.ts';
import type { DemoRecord } from '../build/record.ts';
import { culture, textReport } from '../build/reports.ts';
import { appointment, hospital, visit } from '../build/visits.ts';
import { addDays, openDay } from '../days.ts';

export function hip(record: DemoRecord): void {
  const { days } = record;
  const operated = days.visit({ months: 8 });
  const home = openDay(addDays(operated, 3));
  const prosthesis = implant(record, 'hip', {
    snomed: ['304120007', 'Total hip replacement prosthesis'],
    name: 'Hip prosthesis, right',
    manufacturer: 'Northfall Orthopedics',
    model: 'Stride Cementless 36',
    lot: 'N88-2031',
    serial: 'SC36-51127',
    gtin: '09520000331207',
    made: days.ago({ months: 20 }),
    expires: days.ahead({ months: 100 }),
  });
  textReport(record, 'hip-x-ray-1', {
    kind: 'radiology',
    test: { code: '24762-7', display: 'XR Hip Views', text: 'X-ray of the right hip' },
    day: days.visit({ months: 13 }),
    orderedBy: 'kowalczyk',
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: {
      Findings: 'Joint space gone in the upper part, bone on bone. Osteophytes and cysts. No fracture.',
    },
    impression: 'Severe osteoarthritis of the right hip.',
  });
  bloodCount(
    record,
    'blood-count-before',
    { wbc: 6.9, hemoglobin: 14.4, mcv: 92, rdw: 13.0, platelets: 212 },
    { day: openDay(addDays(operated, -7)), orderedBy: 'kowalczyk' },
  );
  const stay = visit(record, 'hip', {
    type: 'surgery',
    day: operated,
    time: '06:30',
    until: home,
    with: 'kowalczyk',
    clinic: 'specialty',
    place: hospital,
    reason: 'Replacement of the right hip',
  });
  procedure(record, 'hip', {
    what: ['52734007', 'Total replacement of hip'],
    day: operated,
    by: 'kowalczyk',
    bodySite: 'Right hip',
    device: prosthesis,
  });
  bloodCount(
    record,
    'blood-count-after',
    { wbc: 9.8, hemoglobin: 11.2, mcv: 92, rdw: 13.2, platelets: 188 },
    {
      day: openDay(addDays(operated, 1)),
      time: '06:10',
      orderedBy: 'kowalczyk',
      resultedAfter: 0,
      comment: 'Some blood was lost in the operation; it will come back within two months.',
    },
  );
  bloodCount(
    record,
    'blood-count-later',
    { wbc: 6.6, hemoglobin: 14.0, mcv: 91, rdw: 13.1, platelets: 230 },
    { day: days.visit({ months: 5 }), orderedBy: 'doctor' },
  );
  culture(record, 'nose', {
    day: openDay(addDays(operated, -14)),
    orderedBy: 'kowalczyk',
    source: 'wound',
    resultedAfter: 3,
    growth: 'No resistant staphylococci found (swab of the nose before the operation)',
  });
  note(record, 'hip-operation', {
    type: 'surgery',
    title: 'Operation: total replacement of the right hip',
    day: operated,
    by: 'kowalczyk',
    visit: stay,
    text: `
Diagnosis: severe osteoarthritis of the right hip.
Operation: cementless total replacement of the right hip, anterior approach, spinal anesthesia.
Implant: Northfall Orthopedics, Stride Cementless 36.
Blood loss 280 mL. No complication. Pacemaker checked before and after: works as set.
`,
  });
  note(record, 'hip-discharge', {
    type: 'discharge',
    title: 'Going home after hip replacement',
    day: home,
    by: 'kowalczyk',
    visit: stay,
    text: `
Walks 60 yards with a walker and climbs four steps. Wound dry.
Apixaban again since the second day. Acetaminophen; oxycodone only for strong pain, five days at most.
Put full weight on the leg. Physical therapy three times a week.
Call for fever, a wound that leaks, a calf that swells, or chest pain (then 911).
Dental work: tell the dentist about the new hip.
`,
  });
  textReport(record, 'hip-x-ray-2', {
    kind: 'radiology',
    test: { code: '24762-7', display: 'XR Hip Views', text: 'X-ray of the right hip' },
    day: days.visit({ months: 6 }),
    orderedBy: 'kowalczyk',
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: { Findings: 'Total hip prosthesis in good position. No loosening, no fracture.' },
    impression: 'Good position of the new hip.',
    comment: 'Everything sits where it should. You may drive again.',
  });
  appointment(record, 'hip', {
    type: 'followUp',
    day: days.ahead({ months: 4 }),
    time: '09:15',
    with: 'kowalczyk',
    clinic: 'specialty',
    reason: 'One year after hip replacement',
    instructions: 'X-ray first: come 20 minutes early.',
  });
}
