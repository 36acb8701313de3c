/**
 * The geometry of a trend: which points belong together and where they stand on a plot of a given size.
 * Points in different units are different series and never share a line or an axis. Pure: no words, no
 * markup.
 */
import { scaleLinear, scaleUtc } from 'd3-scale';
import { line } from 'd3-shape';

export type TrendPoint = {
  /** ISO date or date-time. */
  at: string;
  value: number;
  unit: string;
  /** The value as the record prints it. */
  text?: string;
};

export type Range = { unit: string; low?: number; high?: number };

export type Plot = {
  width: number;
  height: number;
  /** The plotting area inside the margins. */
  area: { left: number; right: number; top: number; bottom: number };
  points: { x: number; y: number; point: TrendPoint }[];
  path: string;
  ticks: { y: number; value: number }[];
  /** Null without a range, or when the range lies wholly outside the area. */
  band: { y: number; height: number } | null;
};

const drawable = 1e15;

/**
 * Points by unit, oldest first, in the order the units first appear; only series that make a line (two or
 * more).
 */
export function trendSeries<Point extends TrendPoint>(
  points: readonly Point[],
): { unit: string; points: Point[] }[] {
  const usable = points.filter(
    (point) => Math.abs(point.value) < drawable && Number.isFinite(Date.parse(point.at)),
  );
  const units = [...new Set(usable.map((point) => point.unit))];
  return units
    .map((unit) => ({
      unit,
      points: usable
        .filter((point) => point.unit === unit)
        .sort((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    }))
    .filter((series) => series.points.length > 1);
}

/** Places one series. All points lie inside the area, also when all values or all dates are the same. */
export function trendPlot(
  points: readonly TrendPoint[],
  range: Range | undefined,
  width: number,
  height: number,
): Plot {
  const area = { left: 56, right: width - 20, top: 28, bottom: height - 12 };
  const x = scaleUtc()
    .domain(
      spread(
        points.map((point) => Date.parse(point.at)),
        86_400_000,
      ),
    )
    .range([area.left + 10, area.right - 10]);
  const bounds = [range?.low, range?.high]
    .filter((bound) => bound !== undefined)
    .filter((bound) => Math.abs(bound) < drawable);
  const values = points.map((point) => point.value);
  const y = scaleLinear()
    .domain(withAir([...values, ...near(values, bounds)]))
    .range([area.bottom, area.top])
    .nice(4);
  const placed = points.map((point) => ({
    x: round(x(Date.parse(point.at))),
    y: round(y(point.value)),
    point,
  }));
  return {
    width,
    height,
    area,
    points: placed,
    path:
      line<{ x: number; y: number }>(
        (at) => at.x,
        (at) => at.y,
      )(placed) ?? '',
    ticks: y.ticks(4).map((value) => ({ value, y: round(y(value)) })),
    band: bounds.length > 0 ? band(y, range ?? { unit: '' }, area) : null,
  };
}

/** Bounds that can be shown without squeezing the values flat; the far ones stay outside the plot. */
function near(values: number[], bounds: number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const reach = Math.max(most - least, Math.abs(most), Math.abs(least)) * 1.5;
  return bounds.filter((bound) => bound >= least - reach && bound <= most + reach);
}

/** Differences too small to draw count as none: an axis needs numbers that it can tell apart. */
function spread(numbers: number[], least: number): [number, number] {
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)];
  const visible = Math.max(Math.abs(from), Math.abs(to), 1e-3) * 1e-9;
  return to - from > visible ? [from, to] : [from - least, to + least];
}

function withAir(numbers: number[]): [number, number] {
  const [from, to] = spread(numbers, Math.max(Math.abs(numbers[0] ?? 0) * 0.1, 1e-3));
  const air = (to - from) * 0.12;
  return from >= 0 && from - air < 0 ? [0, to + air] : [from - air, to + air];
}

function band(y: (value: number) => number, range: Range, area: Plot['area']): Plot['band'] {
  const inside = (at: number) => Math.min(Math.max(at, area.top), area.bottom);
  const top = range.high !== undefined ? inside(y(range.high)) : area.top;
  const bottom = range.low !== undefined ? inside(y(range.low)) : area.bottom;
  const height = round(bottom - top);
  return height > 0 ? { y: round(top), height } : null;
}

function round(at: number): number {
  return Math.round(at * 10) / 10;
}
