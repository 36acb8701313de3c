/** Ann's papers: one in each form in which a document can come. */
import { paper } from '../build/papers.ts';
import type { DemoRecord } from '../build/record.ts';

export function papers(record: DemoRecord): void {
  const { days } = record;
  paper(record, 'sick-days-old', {
    title: 'Sick-day plan for diabetes',
    kind: 'Care plan',
    day: days.visit({ months: 41 }),
    by: 'calloway',
    status: 'superseded',
    content: { pdf: ['Sick-day plan for diabetes', 'Keep taking metformin.', 'Test every four hours.'] },
  });
  paper(record, 'sick-days', {
    title: 'Sick-day plan for diabetes',
    kind: 'Care plan',
    day: days.visit({ months: 29 }),
    by: 'calloway',
    content: {
      pdf: [
        'Sick-day plan for diabetes',
        'When you cannot eat or drink, or have a fever:',
        '1. Stop empagliflozin. Stop metformin if you vomit.',
        '2. Drink a glass of water every hour.',
        '3. Test your blood sugar every four hours.',
        '4. Call 518-555-0100 when it stays above 250, or below 70 twice.',
        'Call 911 when somebody cannot wake you, or you cannot breathe well.',
      ],
    },
  });
  paper(record, 'after-visit', {
    title: 'After-visit summary',
    kind: 'Visit summary',
    day: days.visit({ days: 9 }),
    by: 'doctor',
    content: {
      html: `<!doctype html><html><head><title>After-visit summary</title><style>body { font: 12pt serif }</style></head><body>
<h1>Your yearly physical</h1><p>Thank you for coming. Here is what we did and what comes next.</p>
<h2>Measured today</h2>
<table><tr><th>What</th><th>Value</th><th>Goal</th></tr>
<tr><td>Blood pressure</td><td>124/76</td><td>below 130/80</td></tr><tr><td>Hemoglobin A1c</td><td>6.7 %</td><td>below 7.0 %</td></tr></table>
<h2>What comes next</h2><ul><li>Eye exam in three weeks</li><li>Hemoglobin A1c in six months</li><li>Mammogram in about a year</li></ul>
<p>Questions? Call 518-555-0100.</p></body></html>`,
    },
  });
  paper(record, 'summary-of-care', {
    title: 'Summary of care for Alder Mills Hospital',
    kind: 'Summary of care',
    day: days.visit({ months: 20 }),
    by: 'doctor',
    content: { cda: summaryOfCare },
  });
  paper(record, 'proxy-form', {
    title: 'Health care proxy form',
    kind: 'Advance directive',
    day: days.visit({ months: 75 }),
    by: 'doctor',
    content: { address: 'https://forms.example.org/health-care-proxy.pdf' },
  });
}

const summaryOfCare = `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <title>Summary of care</title>
  <component><structuredBody>
    <component><section><title>Allergies</title><text>
      <table><thead><tr><th>Substance</th><th>Reaction</th></tr></thead>
        <tbody><tr><td>Penicillin</td><td>Hives</td></tr><tr><td>Sulfa antibiotics</td><td>Rash</td></tr></tbody></table>
    </text></section></component>
    <component><section><title>Health issues</title><text>
      <list><item>Type 2 diabetes</item><item>High blood pressure</item><item>Osteoarthritis of the left knee</item></list>
    </text></section></component>
    <component><section><title>Reason for referral</title><text><paragraph>Pain of the left knee for two years. Please see and advise.</paragraph></text></section></component>
  </structuredBody></component>
</ClinicalDocument>`;
