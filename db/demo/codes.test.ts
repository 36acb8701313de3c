/** Codes of the demo are real ones as far as arithmetic can tell: each terminology has a check digit. */
import type { Coding } from '@medplum/fhirtypes';
import { expect, it } from 'vitest';
import { demoBundles } from './demo.ts';

const codings = new Map<string, Coding>();
const gtins = new Set<string>();

for (const { name, bundle } of demoBundles(new Date('2026-11-24T15:00:00Z')))
  if (!/^karl-(?!01)/.test(name)) collect(bundle);

function collect(node: unknown): void {
  if (Array.isArray(node)) node.forEach(collect);
  else if (typeof node === 'object' && node !== null) {
    if ('system' in node && 'code' in node && 'display' in node)
      codings.set(`${String(node.system)}|${String(node.code)}`, node as Coding);
    if ('deviceIdentifier' in node) gtins.add(String(node.deviceIdentifier));
    Object.values(node).forEach(collect);
  }
}

function codesOf(system: string): string[] {
  return [...codings.values()].flatMap((coding) =>
    coding.system === system && coding.code ? [coding.code] : [],
  );
}

it('no coding is empty', () => {
  for (const { system, code, display } of codings.values())
    expect([system, code, display].every(Boolean)).toBe(true);
  expect(codings.size).toBeGreaterThan(200);
});

it('LOINC numbers end in their check digit', () => {
  const numbers = codesOf('http://loinc.org').filter((code) => !code.startsWith('L'));
  expect(numbers.filter((code) => luhn(code.replace('-', '')) !== 0)).toEqual([]);
});

it('SNOMED CT identifiers end in their check digit', () => {
  expect(codesOf('http://snomed.info/sct').filter((code) => verhoeff(code) !== 0)).toEqual([]);
});

it('trade item numbers of implants are of the range kept for demonstrations and end in their check digit', () => {
  expect(gtins.size).toBe(5);
  for (const gtin of gtins) {
    expect(gtin).toMatch(/^0952\d{10}$/);
    const sum = [...gtin]
      .reverse()
      .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 1 ? 3 : 1), 0);
    expect(sum % 10, gtin).toBe(0);
  }
});

it('codes of the other terminologies have their shape', () => {
  for (const code of codesOf('http://www.nlm.nih.gov/research/umls/rxnorm'))
    expect(code).toMatch(/^\d{3,7}$/);
  for (const code of codesOf('http://hl7.org/fhir/sid/cvx')) expect(code).toMatch(/^\d{2,3}$/);
  for (const code of codesOf('http://hl7.org/fhir/sid/icd-10-cm'))
    expect(code).toMatch(/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/);
});

/** 0 when the number is right. */
function luhn(number: string): number {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10;
}

/** Multiplication in the dihedral group of order ten. 0 when the number is right. */
function verhoeff(number: string): number {
  const turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const multiply = (left: number, right: number) => {
    if (left < 5) return right < 5 ? (left + right) % 5 : 5 + ((left + right - 5) % 5);
    return right < 5 ? 5 + ((left - 5 - right + 5) % 5) : (left - right + 5) % 5;
  };
  const turned = (digit: number, times: number): number =>
    times === 0 ? digit : turned(turn[digit] ?? 0, times - 1);
  return [...number]
    .reverse()
    .reduce((check, digit, index) => multiply(check, turned(Number(digit), index % 8)), 0);
}
