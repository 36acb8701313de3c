/**
 * A value on the laboratory's range, drawn without script and without a fixed width: places are percentages,
 * so the lettering never shrinks. The picture is for the eye; the caption says the same in words. Without a
 * range: nothing.
 */
import { rangeScale, type RangeScale } from './range-scale.ts';

export type RangeBarProps = {
  value: number;
  low?: number;
  high?: number;
  /** The bounds as the record prints them. */
  lowText?: string;
  highText?: string;
  /** The whole statement: "6.6 percent. The range is 4.0 to 5.6 percent. High." */
  caption: string;
  /** Under the band: "Range". */
  bandText?: string;
};

export function RangeBar(props: RangeBarProps) {
  const scale = rangeScale(props.value, props.low, props.high);
  if (!scale) return null;
  const percent = (at: number) => `${round(at)}%`;
  return (
    <figure className="pt-range">
      <figcaption className="usa-sr-only">{props.caption}</figcaption>
      <svg className="pt-range__picture" width="100%" height="52" aria-hidden="true" focusable="false">
        <rect className="pt-range__track" x="0" y="12" width="100%" height="12" rx="6" />
        <rect
          className="pt-range__band"
          x={percent(scale.from)}
          y="12"
          width={percent(scale.to - scale.from)}
          height="12"
          rx={scale.from === 0 || scale.to === 100 ? 6 : 0}
        />
        {props.low !== undefined ? (
          <Bound at={percent(scale.from)} text={props.lowText ?? String(props.low)} />
        ) : null}
        {props.high !== undefined && props.high !== props.low ? (
          <Bound at={percent(scale.to)} text={props.highText ?? String(props.high)} />
        ) : null}
        {props.bandText && scale.to - scale.from > 30 ? (
          <text
            className="pt-range__text"
            x={percent((scale.from + scale.to) / 2)}
            y="44"
            textAnchor="middle"
          >
            {props.bandText}
          </text>
        ) : null}
        <Marker {...scale} />
      </svg>
    </figure>
  );
}

function Bound({ at, text }: { at: string; text: string }) {
  return (
    <>
      <line className="pt-range__bound" x1={at} x2={at} y1="8" y2="28" />
      <text className="pt-range__text" x={at} y="44" textAnchor="middle">
        {text}
      </text>
    </>
  );
}

/** A dot inside the range, a diamond outside it, an arrow where the bar does not reach the value. */
function Marker({ at, standing, pinned }: RangeScale) {
  return (
    <svg x={`${round(at)}%`} y="18" overflow="visible" className="pt-range__marker">
      {standing === 'inside' ? (
        <circle r="9" />
      ) : (
        <path d={pinned ? arrows[standing] : 'M0-10 10 0 0 10-10 0Z'} />
      )}
    </svg>
  );
}

const arrows = { above: 'M-7-10 9 0-7 10Z', below: 'M7-10-9 0 7 10Z' };

function round(at: number): number {
  return Math.round(at * 100) / 100;
}
