/**
 * A value of the record on the page: number and unit, the word for where it stands, the range as a picture and in
 * words. Digits are shown as they came; signs are spoken in words; nothing is told by colour alone.
 */
import type { PatientScope } from '../../access/scope.ts';
import { lookUp } from '../../chart/fhir-values.ts';
import type { Range, Standing } from '../../results/flag-rules.ts';
import type { Measured } from '../../results/measured.ts';
import { sameUnit } from '../../results/quantity.ts';
import type { Quantity, Unit, Value } from '../../results/quantity.ts';
import { sayRecordMoment } from '../dates.ts';
import { RangeBar } from '../ui/range-bar.tsx';
import { ResultValue } from '../ui/result-value.tsx';
import type { Standing as Shape } from '../ui/result-value.tsx';
import { readableUnit } from '../units.ts';
import type { Visit } from '../visit.ts';
import { absentWords, resultWords as w } from '../words/result.ts';
import type { Entry } from '../words/words.ts';
import { recordLang, Said } from './record.tsx';

type Page = Pick<Visit<PatientScope>, 't' | 'settings'>;

export interface SaidValue {
  readonly text: string;
  /** In words, where signs would be misheard. */
  readonly spoken?: string;
  readonly unit?: Unit;
  /** The text is the record's own words. */
  readonly isSaid: boolean;
}

export function sayValue({ t, settings }: Page, value: Value | undefined): SaidValue {
  const ours = (text: string): SaidValue => ({ text, isSaid: false });
  switch (value?.kind) {
    case undefined:
      return ours(t(w.noValue));
    case 'quantity':
      return { ...sayNumber(t, value.quantity), isSaid: false, ...(value.quantity.unit && { unit: value.quantity.unit }) };
    case 'range': {
      const { low, high } = value;
      const unit = low?.unit ?? high?.unit;
      const text = low && high ? t(w.toValue, { low: low.digits, high: high.digits }) : low ? t(w.fromValue, { low: low.digits }) : t(w.upTo, { high: high!.digits });
      return { ...ours(text), ...(unit && { unit }) };
    }
    case 'ratio':
      return ours(value.numerator.unit || value.denominator.unit
        ? [value.numerator, value.denominator].map((part) => withUnit(t, part)).join(' / ')
        : `${sayNumber(t, value.numerator).text}:${sayNumber(t, value.denominator).text}`);
    case 'words':
      return { text: value.text, isSaid: true };
    case 'yesNo':
      return ours(t(value.yes ? w.yes : w.no));
    case 'time':
      return ours(sayRecordMoment(t.language, value.text, settings['office.zone']));
    case 'notShown':
      return ours(t(w.notShown));
    case 'absent':
      return ours(sayAbsent(t, value));
  }
}

function sayAbsent(t: Page['t'], { code, text }: Extract<Value, { kind: 'absent' }>): string {
  const known = lookUp<Entry>(absentWords, code);
  const why = known ? t(known) : text;
  return why ? t(w.noValueWhy, { why }) : t(w.noValue);
}

const signs = { '<': ['<', w.lessThan], '<=': ['≤', w.atMost], '>': ['>', w.moreThan], '>=': ['≥', w.atLeast] } as const;

function sayNumber(t: Page['t'], { digits, comparator }: Quantity): { text: string; spoken?: string } {
  if (!comparator) return { text: digits };
  const [sign, words] = signs[comparator];
  return { text: `${sign}${digits}`, spoken: t(words, { value: digits }) };
}

export const withUnit = (t: Page['t'], quantity: Quantity): string =>
  [sayNumber(t, quantity).text, readableUnit(quantity.unit, t.language).short].filter(Boolean).join('\u00a0');

/** The value and its unit in one line: for tables. */
export function ValueLine({ visit, value }: { visit: Page; value: Value | undefined }) {
  const { text, unit, isSaid } = sayValue(visit, value);
  const short = readableUnit(unit, visit.t.language).short;
  return isSaid ? <Said t={visit.t}>{text}</Said> : <bdi className={text.length < 20 ? 'pt-nowrap' : undefined}>{short ? `${text} ${short}` : text}</bdi>;
}

const shapes: Record<Standing, Shape> = { veryHigh: 'high', high: 'high', low: 'low', veryLow: 'low', inRange: 'in-range', outside: 'out-of-range' };

export const flagOf = (t: Page['t'], standing: Standing | undefined) => standing && { standing: shapes[standing], word: t(w[standing]) };

/** Large for the one value of a page, small in a list of several. */
export function Measurement({ visit, measured, size = 'large' }: { visit: Page; measured: Measured; size?: 'large' | 'small' }) {
  const { t } = visit;
  const { text, spoken, unit, isSaid } = sayValue(visit, measured.value);
  return (
    <>
      <ResultValue size={size} value={text} spoken={spoken} unit={readableUnit(unit, t.language).short} flag={flagOf(t, measured.standing)}
        valueLang={isSaid ? recordLang(t.language) : undefined}>
        <Picture visit={visit} measured={measured} />
      </ResultValue>
      <RangeWords visit={visit} measured={measured} size={size} />
    </>
  );
}

function Picture({ visit: { t }, measured: { value, drawn, standing } }: { visit: Page; measured: Measured }) {
  if (!drawn || value?.kind !== 'quantity') return null;
  const { digits, number, unit } = value.quantity;
  const long = readableUnit(unit, t.language);
  return (
    <RangeBar value={number} low={drawn.low?.number} high={drawn.high?.number} lowText={drawn.low?.digits} highText={drawn.high?.digits} bandText={t(w.range)}
      caption={[`${digits} ${long.long ?? long.short}.`, t(w.theRange, { range: rangeText(t, drawn) }), standing && `${t(w[standing])}.`].filter(Boolean).join(' ')} />
  );
}

/** "4.0 to 5.6 %", composed from the bounds; else the laboratory's words. */
export function rangeText(t: Page['t'], { low, high, text }: Range): string {
  const unit = (one: Quantity): string => withUnit(t, one);
  if (low && high) return sameUnit(low.unit, high.unit) ? t(w.between, { low: low.digits, high: unit(high) }) : t(w.between, { low: unit(low), high: unit(high) });
  if (low) return t(w.orMore, { low: unit(low) });
  return high ? t(w.orLess, { high: unit(high) }) : (text ?? '');
}

/** Words beyond the bounds and the unit: then the laboratory says more than its numbers do. */
function saysMore({ text = '', low, high }: Range): boolean {
  const unit = low?.unit?.printed ?? high?.unit?.printed ?? '';
  const words = text.replaceAll(unit, ' ').replace(/\b(to|at|most|least|or|less|more|than|between|and|up|below|above|under|over|reference|range|normal)\b/gi, ' ');
  return /\p{L}/u.test(words);
}

function RangeWords({ visit: { t }, measured: { ranges, value }, size }: { visit: Page; measured: Measured; size: 'large' | 'small' }) {
  if (ranges.length === 0) return value?.kind === 'quantity' ? <p className="pt-quiet">{t(w.noRange)}</p> : null;
  const ordinary = ranges.filter((range) => !range.kind);
  return (
    <div className="pt-quiet">
      {ordinary.length > 1 ? <p>{t(w.ranges)}</p> : null}
      {ranges.map((range, index) => (
        <p key={index}>
          {range.low || range.high
            ? size === 'small' && !range.kind ? `${t(w.range)}: ${rangeText(t, range)}` : range.kind ? t(w.theRangeKind, { kind: range.kind, range: rangeText(t, range) }) : ordinary.length > 1 ? rangeText(t, range) : t(w.theRange, { range: rangeText(t, range) })
            : <>{range.kind ? `${range.kind}: ` : `${t(w.range)}: `}<Said t={t}>{range.text!}</Said></>}
          {range.text && (range.low || range.high) && saysMore(range) ? <> <Said t={t}>{`(${range.text})`}</Said></> : null}
        </p>
      ))}
    </div>
  );
}
