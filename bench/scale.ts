/**
 * What a page costs when the portal holds more people, and when one person's record is long. People and results are
 * made up here and come in by `portico import`, beside the running portal. Three people read the same pages: one among
 * few, the same one among ten thousand, and two who differ only in how many results they have.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { runCommand } from './command.ts';
import { oneByOne } from './load.ts';
import { signInAs } from './sign-in.ts';

const tests = [
  ['4548-4', 'Hemoglobin A1c', '%', 6.1], ['2345-7', 'Glucose', 'mg/dL', 98], ['2160-0', 'Creatinine', 'mg/dL', 0.9],
  ['718-7', 'Hemoglobin', 'g/dL', 13.8], ['2823-3', 'Potassium', 'mmol/L', 4.2], ['2951-2', 'Sodium', 'mmol/L', 139],
  ['2085-9', 'HDL cholesterol', 'mg/dL', 52], ['2571-8', 'Triglycerides', 'mg/dL', 110],
] as const;

interface Base {
  readonly url: string;
  readonly env: Record<string, string>;
  readonly look: pg.Client;
}

/** Lines of Markdown. */
export async function measureScale(base: Base): Promise<string[]> {
  await bringIn(base.env, { from: 0, to: 100, results: 12 });
  const few = await medians(base, 'ann');
  await bringIn(base.env, { from: 100, to: 10_000, results: 12 });
  await bringIn(base.env, { from: 20_000, to: 20_001, results: 200 });
  await bringIn(base.env, { from: 20_001, to: 20_002, results: 20_000 });
  await base.look.query('analyze');
  const many = await medians(base, 'ann');
  await account(base.look, 'short', 20_000);
  await account(base.look, 'long', 20_001);
  const short = await medians(base, 'short');
  const long = await medians(base, 'long');
  const row = (name: string, one: number, other: number, wanted: string): string => `| ${name} | ${one.toFixed(1)} | ${other.toFixed(1)} | ${(other / one).toFixed(2)} | ${wanted} |`;
  const pages = Object.keys(few) as (keyof Medians)[];
  return [
    'Median ms, one request after the other, of the same person among 100 people and among 10,000:', '',
    '| page | 100 people | 10,000 people | ratio | wanted |', '|---|---|---|---|---|',
    ...pages.map((page) => row(page, few[page], many[page], '≤ 1.20')),
    '', 'Median ms of a person with 200 results and of one with 20,000:', '',
    '| page | 200 results | 20,000 results | ratio | wanted |', '|---|---|---|---|---|',
    ...pages.map((page) => row(page, short[page], long[page], '≤ 2.00')),
  ];
}

interface Medians {
  readonly Home: number;
  readonly 'Test results': number;
  readonly 'One result, with its trend': number;
  readonly 'Health summary': number;
}

async function medians({ url, look }: Base, username: string): Promise<Medians> {
  const cookie = await signInAs(url, username);
  const { rows } = await look.query<{ id: string }>(`select r.id from resource r join patient p on p.patient_id = r.patient_id
    join account a on a.record_id = p.record_id where a.username_key = $1 and r.listing = 'result' and r.visible_at is not null order by r.sort_at desc limit 1`, [username]);
  const median = async (path: string): Promise<number> => {
    await oneByOne(url + path, 50, cookie);
    return (await oneByOne(url + path, 300, cookie)).median;
  };
  return {
    Home: await median('/home'), 'Test results': await median('/results'),
    'One result, with its trend': await median(`/results/${rows[0]!.id}`), 'Health summary': await median('/summary'),
  };
}

/** People number `from` to `to`, each with so many results over ten years, and an order behind each result. */
async function bringIn(env: Record<string, string>, { from, to, results }: { from: number; to: number; results: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bench-scale-'));
  const lines: string[] = [];
  let part = 0;
  const write = (): void => {
    if (lines.length > 0) writeFileSync(join(folder, `${String(part++).padStart(4, '0')}.ndjson`), lines.splice(0).join('\n'));
  };
  for (let number = from; number < to; number++) {
    lines.push(...personWith(number, results).map((resource) => JSON.stringify(resource)));
    if (lines.length > 20_000) write();
  }
  write();
  await runCommand(['import', folder, '--source', 'scale', '--json'], env);
  rmSync(folder, { recursive: true, force: true });
}

function* personWith(number: number, results: number): Generator<object> {
  const subject = { reference: `Patient/scale-${number}` };
  yield {
    resourceType: 'Patient', id: `scale-${number}`, gender: 'female', birthDate: `19${40 + (number % 60)}-0${1 + (number % 9)}-1${number % 10}`,
    name: [{ given: [`Given${number}`], family: `Scale${number}` }], identifier: [{ system: 'urn:scale', value: `S${number}`, type: { coding: [{ code: 'MR' }] } }],
  };
  yield { resourceType: 'Practitioner', id: `scale-doctor-${number}`, name: [{ text: 'Sam Scale, MD' }] };
  for (let n = 0; n < results; n++) {
    const [code, display, unit, usual] = tests[n % tests.length]!;
    const day = new Date(Date.UTC(2026, 10, 20) - Math.floor((n * 3650 * 86_400_000) / results)).toISOString();
    yield { resourceType: 'ServiceRequest', id: `scale-${number}-o${n}`, status: 'completed', intent: 'order', subject, requester: { reference: `Practitioner/scale-doctor-${number}` } };
    yield {
      resourceType: 'Observation', id: `scale-${number}-${n}`, status: 'final', subject, effectiveDateTime: day, issued: day,
      basedOn: [{ reference: `ServiceRequest/scale-${number}-o${n}` }],
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
      code: { coding: [{ system: 'http://loinc.org', code, display }], text: display },
      valueQuantity: { value: usual + (n % 7) / 10, unit, system: 'http://unitsofmeasure.org', code: unit },
      referenceRange: [{ low: { value: usual * 0.8, unit }, high: { value: usual * 1.1, unit } }],
    };
  }
}

/** An account for that person with Ann's password: nobody has to enrol for a bench. */
async function account(look: pg.Client, username: string, number: number): Promise<void> {
  const { rowCount } = await look.query(`insert into account (record_id, kind, username, username_key, password_hash, question, answer_hash, email, email_confirmed_at, language, status, created_at)
    select (select p.record_id from patient p where p.family = $2), kind, $1, $1, password_hash, question, answer_hash, email, email_confirmed_at, language, status, created_at
    from account where username_key = 'ann'`, [username, `Scale${number}`]);
  if (rowCount !== 1) throw new Error(`No account for ${username}`);
}
