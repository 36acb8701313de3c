/**
 * Where a value stands on a range bar, in percent of its width. The band always keeps the same place, so that
 * bars under each other can be compared; a value far outside is pinned to the edge and marked as such. It
 * says where the value lies against the bounds it was given, never what that means.
 */
export type RangeScale = {
  /** Edges of the band, in percent; an open side reaches the end of the bar. */
  from: number;
  to: number;
  /** The value's place, in percent. */
  at: number;
  standing: 'below' | 'inside' | 'above';
  /** The value is so far out that the bar does not reach it. */
  pinned: boolean;
};

type Band = { from: number; to: number };

const edge = 3;
const drawable = 1e15;

/** Null when there is no range to show: no bound, a bound that is no number, or low above high. */
export function rangeScale(value: number, low?: number, high?: number): RangeScale | null {
  if (low === undefined && high === undefined) return null;
  if ([value, low ?? 0, high ?? 0].some((number) => !(Math.abs(number) < drawable))) return null;
  if (low !== undefined && high !== undefined && low > high) return null;
  const standing =
    low !== undefined && value < low ? 'below' : high !== undefined && value > high ? 'above' : 'inside';
  const { band, at } = position(value, low, high);
  const [least, most] = standing === 'inside' ? [band.from, band.to] : [edge, 100 - edge];
  return {
    ...band,
    at: Math.min(Math.max(at, least, edge), most, 100 - edge),
    standing,
    pinned: at < edge || at > 100 - edge,
  };
}

function position(value: number, low?: number, high?: number): { band: Band; at: number } {
  if (low !== undefined && high !== undefined && high > low) {
    return { band: { from: 30, to: 70 }, at: 30 + ((value - low) / (high - low)) * 40 };
  }
  if (low !== undefined && high !== undefined) return oneBound(value, low, { from: 49, to: 51 }, 50);
  if (high !== undefined) return oneBound(value, high, { from: 0, to: 65 }, 65);
  return oneBound(value, low ?? 0, { from: 35, to: 100 }, 35);
}

/** One known bound at `anchor`; one whole bound away is as far as the shorter side of the bar. */
function oneBound(value: number, bound: number, band: Band, anchor: number): { band: Band; at: number } {
  const size = Math.abs(bound) || 1;
  return { band, at: anchor + ((value - bound) / size) * Math.min(anchor, 100 - anchor) };
}
