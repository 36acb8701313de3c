import { describe, expect, it } from 'vitest';
import { allergiesFrom } from './allergies.ts';

const snomed = (code: string, text: string) => ({ coding: [{ system: 'http://snomed.info/sct', code, display: text }], text });
const entry = (id: string, content: object) => ({ id, title: id, code: null, content: { resourceType: 'AllergyIntolerance', ...content } });
const none = entry('none', { code: snomed('716186003', 'No known allergy'), recordedDate: '2025-03-01' });
const peanut = entry('peanut', { code: snomed('91935009', 'Peanut'), category: ['food'] });
const latex = entry('latex', { code: snomed('111088007', 'Latex'), clinicalStatus: { coding: [{ code: 'resolved' }] } });

describe('"No known allergies" and "no information" (R1, safety)', () => {
  it('are told apart', () => {
    expect(allergiesFrom([none])).toMatchObject({ active: [], noneKnown: [{ kind: 'any', recorded: '2025-03-01' }], contradicted: [] });
    expect(allergiesFrom([])).toMatchObject({ active: [], past: [], noneKnown: [] });
    expect(allergiesFrom([entry('x', { code: { coding: [{ code: 'no-allergy-info' }] } })])).toMatchObject({ active: [], noneKnown: [] });
    expect(allergiesFrom([latex])).toMatchObject({ active: [], noneKnown: [], past: [{ id: 'latex', status: 'resolved' }] });
  });

  it('are known in codes and in words', () => {
    for (const code of ['716186003', '160244002', 'no-known-allergies']) expect(allergiesFrom([entry('x', { code: { coding: [{ code }] } })]).noneKnown).toHaveLength(1);
    for (const text of ['NKA', 'No Known Allergies', 'No known allergy']) expect(allergiesFrom([entry('x', { code: { text } })]).noneKnown[0]?.kind).toBe('any');
    for (const text of ['NKDA', 'No known drug allergies']) expect(allergiesFrom([entry('x', { code: { text } })]).noneKnown[0]?.kind).toBe('medication');
    for (const text of ['Nickel', 'No-see-um bite', 'NKABC']) expect(allergiesFrom([entry('x', { code: { text } })]).active).toHaveLength(1);
  });

  it('never stand beside an allergy that speaks against them', () => {
    expect(allergiesFrom([none, peanut])).toMatchObject({ active: [{ id: 'peanut' }], noneKnown: [], contradicted: [{ kind: 'any' }] });
    expect(allergiesFrom([none, latex])).toMatchObject({ noneKnown: [{ kind: 'any' }], contradicted: [] });
    const noDrug = entry('nkda', { code: snomed('409137002', 'No known drug allergy') });
    expect(allergiesFrom([noDrug, peanut])).toMatchObject({ active: [{ id: 'peanut' }], noneKnown: [{ kind: 'medication' }], contradicted: [] });
    const penicillin = entry('penicillin', { code: snomed('764146007', 'Penicillin'), category: ['medication'] });
    expect(allergiesFrom([noDrug, penicillin])).toMatchObject({ noneKnown: [], contradicted: [{ kind: 'medication' }] });
  });

  it('count no statement that was taken back, and keep what was ruled out apart', () => {
    expect(allergiesFrom([entry('x', { ...none.content, clinicalStatus: { coding: [{ code: 'inactive' }] } })]).noneKnown).toEqual([]);
    expect(allergiesFrom([entry('x', { code: { text: 'Eggs' }, verificationStatus: { coding: [{ code: 'refuted' }] } })])).toMatchObject({ active: [], past: [{ status: 'ruledOut' }] });
  });
});
