import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnMoreUrl, outsideHosts } from './learn-more.ts';

describe('learning more (R29, T6)', () => {
  it('asks MedlinePlus Connect for the code in the language of the page, and for nothing else', () => {
    const url = new URL(learnMoreUrl('loinc|4548-4', 'es')!);
    expect(url.host).toBe('connect.medlineplus.gov');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      'mainSearchCriteria.v.cs': '2.16.840.1.113883.6.1', 'mainSearchCriteria.v.c': '4548-4', 'informationRecipient.languageCode.c': 'es',
    });
    for (const code of ['snomed|44054006', 'icd10|E11.9', 'rxnorm|860975', 'ndc|00093-7212-01']) expect(learnMoreUrl(code, 'en')).toMatch(/^https:\/\/connect\.medlineplus\.gov\/application\?/);
  });

  it('has no page for codes that nobody there knows', () => {
    for (const code of [null, '', '|x', 'cvx|998', 'cvx|x', 'page|../x', 'page|', 'http://example.org|1', 'loinc|http://evil.example', 'loinc|', '__proto__|1', 'constructor|1']) expect(learnMoreUrl(code, 'en')).toBeUndefined();
  });

  it('leads from a shot to what it protects from: MedlinePlus knows no codes of vaccines', () => {
    expect(new URL(learnMoreUrl('cvx|03', 'en')!).searchParams.get('mainSearchCriteria.v.c')).toBe('B05.9');
    expect(learnMoreUrl('cvx|3', 'en')).toBe(learnMoreUrl('cvx|03', 'en'));
  });

  it('leads nowhere else, whatever the code is', () => {
    fc.assert(fc.property(fc.constantFrom('loinc', 'snomed', 'icd10', 'rxnorm', 'ndc', 'cvx', 'page', 'x'), fc.string(), (system, code) => {
      const url = learnMoreUrl(`${system}|${code}`, 'en');
      return url === undefined || outsideHosts.includes(new URL(url).host);
    }));
  });
});
