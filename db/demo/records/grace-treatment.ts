/**
 * Grace's cancer as it was found and treated: images, tissue, operation, chemotherapy, radiation.
 */
import { note } from '../build/care.ts';
import { implant, procedure } from '../build/health.ts';
import { bloodCountWithDifferential } from '../build/panels.ts';
import type { DemoRecord } from '../build/record.ts';
import { textReport } from '../build/reports.ts';
import { visit, vitals } from '../build/visits.ts';

export function diagnosis(record: DemoRecord): void {
  const { days } = record;
  textReport(record, 'mammogram-found', {
    kind: 'radiology',
    test: { code: '24606-6', display: 'MG Breast Screening', text: 'Screening mammogram' },
    day: days.visit({ months: 74 }),
    orderedBy: 'doctor',
    resultedAfter: 2,
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: {
      Comparison: 'The examination two years before.',
      Findings: 'New spiculated mass of 1.5 cm in the upper outer quadrant of the left breast.',
    },
    impression: 'Suspicious mass in the left breast (BI-RADS 5). Biopsy is advised.',
  });
  textReport(record, 'biopsy', {
    kind: 'pathology',
    test: {
      code: '11529-5',
      display: 'Surgical pathology study',
      text: 'Pathology report: core biopsy of the left breast',
    },
    day: days.visit({ months: 73, weeks: 1 }),
    orderedBy: 'novak',
    resultedAfter: 4,
    readBy: 'Pathology department, Larkspur Health Laboratory',
    sections: {
      Specimen: 'Core biopsies, left breast, two o’clock, 6 cm from the nipple.',
      Microscopic: 'Infiltrating ductal carcinoma, grade 2. No lymphovascular invasion seen.',
      Markers:
        'Estrogen receptor positive (95 %). Progesterone receptor positive (70 %). HER2 negative (1+). Ki-67 18 %.',
    },
    impression:
      'Invasive ductal carcinoma of the left breast, grade 2, hormone receptor positive, HER2 negative.',
    comment: 'Dr. Novak has spoken with you about this report.',
  });
  const consult = visit(record, 'consult', {
    type: 'consultation',
    day: days.visit({ months: 73 }),
    time: '13:00',
    minutes: 60,
    with: 'novak',
    clinic: 'specialty',
    reason: 'Newly found breast cancer',
  });
  note(record, 'consult', {
    type: 'consult',
    title: 'First oncology consultation',
    day: days.visit({ months: 73 }),
    by: 'novak',
    visit: consult,
    text: `
Mass of the left breast found by screening; biopsy shows invasive ductal carcinoma, ER and PR positive, HER2 negative.
Clinically no enlarged lymph nodes. We talked about operation first, then deciding on chemotherapy by what the lymph nodes show,
radiation because the breast is kept, and a hormone blocker for five to seven years. Her sister came along and asked questions.
Plan: lumpectomy with sentinel nodes. Genetic counseling offered.
`,
  });
}

export function treatment(record: DemoRecord): void {
  const { days } = record;
  const clip = implant(record, 'clip', {
    name: 'Tissue marker clip, left breast',
    manufacturer: 'Fennimore Surgical Devices',
    model: 'TM-Ring 3',
    lot: 'L20418',
    serial: '00731',
    gtin: '09520000114206',
    made: days.ago({ months: 84 }),
    expires: days.ago({ months: 24 }),
  });
  procedure(record, 'lumpectomy', {
    what: ['392021009', 'Lumpectomy of breast'],
    day: days.visit({ months: 72 }),
    bodySite: 'Left breast, upper outer quadrant',
    note: 'With sentinel lymph nodes (three). Clear margins. Done by the surgeons of Alder Mills Hospital.',
    device: clip,
  });
  textReport(record, 'lumpectomy-pathology', {
    kind: 'pathology',
    test: {
      code: '11529-5',
      display: 'Surgical pathology study',
      text: 'Pathology report: operation of the left breast',
    },
    day: days.visit({ months: 72 }),
    orderedBy: 'novak',
    resultedAfter: 6,
    readBy: 'Pathology department, Larkspur Health Laboratory',
    sections: {
      Specimen: 'Lumpectomy, left breast; three sentinel lymph nodes.',
      Microscopic:
        'Invasive ductal carcinoma, 1.6 cm, grade 2. Closest margin 4 mm. One of three nodes with a metastasis of 1.4 mm.',
    },
    impression: 'pT1c pN1mi (sn). Margins are free.',
  });
  const port = implant(record, 'port', {
    name: 'Port for infusions',
    manufacturer: 'Fennimore Surgical Devices',
    model: 'Clearway 8F',
    lot: 'L20533',
    serial: '04417',
    gtin: '09520000114305',
    made: days.ago({ months: 80 }),
    expires: days.ago({ months: 20 }),
    status: 'inactive',
  });
  procedure(record, 'port', {
    what: 'Placement of a port for infusions',
    day: days.visit({ months: 71 }),
    bodySite: 'Right chest, below the collarbone',
    device: port,
  });
  procedure(record, 'port-removal', {
    what: 'Removal of the port',
    day: days.visit({ months: 60 }),
    bodySite: 'Right chest, below the collarbone',
    device: port,
    deviceAction: 'explanted',
  });
  procedure(record, 'chemotherapy', {
    what: ['367336001', 'Chemotherapy'],
    day: days.visit({ months: 70 }),
    until: days.visit({ months: 67 }),
    by: 'novak',
    note: 'Docetaxel and cyclophosphamide, four cycles.',
  });
  procedure(record, 'radiation', {
    what: ['108290001', 'Radiation oncology AND/OR radiotherapy'],
    day: days.visit({ months: 66 }),
    until: days.visit({ months: 65 }),
    by: 'novak',
    bodySite: 'Left breast',
    note: '40 Gy in 15 sessions.',
  });
  const cycles = [
    [70, 6.8, 13.0, 242, 0.62, 'Good enough to start.'],
    [69.3, 3.4, 11.6, 188, 0.42, undefined],
    [
      68.6,
      2.6,
      10.8,
      164,
      0.35,
      'White cells are low, as expected. Call at once for a fever of 100.4 °F or more.',
    ],
    [67.9, 3.1, 10.2, 152, 0.44, undefined],
    [66, 4.6, 11.4, 214, 0.58, 'Recovering nicely.'],
  ] as const;
  for (const [index, [months, wbc, hemoglobin, platelets, neutrophils, comment]] of cycles.entries()) {
    const day = days.visit({ days: Math.round(months * 30.4) });
    const name = `cycle-${index + 1}`;
    const encounter = visit(record, name, {
      type: 'followUp',
      day,
      time: '08:00',
      minutes: 45,
      with: 'novak',
      clinic: 'specialty',
      reason: 'Visit before chemotherapy',
    });
    vitals(record, name, {
      day,
      bloodPressure: [128 - index, 78],
      pulse: 78 + index * 2,
      weight: 162 - index * 2,
      temperature: 98.2,
      measuredAt: encounter,
    });
    bloodCountWithDifferential(
      record,
      `blood-count-${name}`,
      { wbc, hemoglobin, mcv: 91, rdw: 14.1 + index * 0.3, platelets },
      { neutrophils, lymphocytes: 0.92 - neutrophils, monocytes: 0.05, eosinophils: 0.02 },
      { day, time: '07:40', orderedBy: 'novak', resultedAfter: 0, ...(comment ? { comment } : {}) },
    );
  }
}
