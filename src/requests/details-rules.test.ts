import { describe, expect, it } from 'vitest';
import { askedOf } from './details-rules.ts';

const onFile = { name: 'Ann Whitfield', address: '47 Millrace Lane\nLarkspur, NY 12005', phone: '518-555-0131' };

describe('asking for a change of personal details (R28)', () => {
  it('R28: only what differs from what is on file is asked for', () => {
    expect(askedOf(onFile, { ...onFile, phone: '518-555-0199' })).toEqual({ wanted: { phone: '518-555-0199' }, note: null });
    expect(askedOf(onFile, { ...onFile, name: '  Ann  Marlowe ', note: ' I married in June. ' })).toEqual({ wanted: { name: 'Ann Marlowe' }, note: 'I married in June.' });
  });

  it('R28: spaces and the ends of lines are no change, an emptied field is no wish', () => {
    const typed = { name: ' Ann  Whitfield', address: '47 Millrace Lane \r\n\r\nLarkspur,  NY 12005', phone: '' };
    expect(askedOf(onFile, typed)).toMatchObject({ unfit: { form: { code: 'details.nothing' } } });
    expect(askedOf({}, { name: 'Ann' })).toEqual({ wanted: { name: 'Ann' }, note: null });
  });

  it('R28: a note alone is a request, too', () => {
    expect(askedOf(onFile, { ...onFile, note: 'My birth date is wrong.' })).toEqual({ wanted: {}, note: 'My birth date is wrong.' });
  });

  it('R28: says what is wrong, field by field', () => {
    expect(askedOf(onFile, { name: 'A'.repeat(201), phone: '12', note: 'x'.repeat(1001) })).toMatchObject({
      unfit: { name: { code: 'details.tooLong', facts: { most: 200 } }, phone: { code: 'details.phone' }, note: { code: 'details.tooLong', facts: { most: 1000 } } },
    });
    expect(askedOf(onFile, { name: 'A'.repeat(200), note: 'x'.repeat(1000) })).toMatchObject({ wanted: { name: 'A'.repeat(200) } });
  });
});
