/**
 * How a value went over time: a thin line with round points, the range as a soft band, the last value
 * labelled. Drawn at two widths, of which the style sheet shows the one that fits, so that lettering is never
 * scaled down. The table with the same values always stands beside it and is the caller's to render. Fewer
 * than two points: nothing.
 */
import { trendPlot, trendSeries, type Plot, type Range, type TrendPoint } from './trend-plot.ts';

export type { Range, TrendPoint } from './trend-plot.ts';

export type TrendChartProps = {
  points: readonly TrendPoint[];
  /** Only drawn on the series of the same unit. */
  range?: Range;
  /** What the picture shows, in words, for one series: "Hemoglobin A1c from … to …, last 6.6 %". */
  caption: (series: { unit: string; first: TrendPoint; last: TrendPoint; count: number }) => string;
  /** For the numbers of the axis, and for a point without `text`. */
  formatValue: (value: number) => string;
  formatDate: (at: string) => string;
};

export function TrendChart(props: TrendChartProps) {
  const series = trendSeries(props.points);
  if (series.length === 0) return null;
  return (
    <>
      {series.map(({ unit, points }) => {
        const range = props.range?.unit === unit ? props.range : undefined;
        const [first, last] = [points[0]!, points[points.length - 1]!];
        return (
          <figure className="pt-trend" key={unit}>
            <figcaption className="usa-sr-only">
              {props.caption({ unit, first, last, count: points.length })}
            </figcaption>
            <Picture {...props} unit={unit} plot={trendPlot(points, range, 300, 190)} size="narrow" />
            <Picture {...props} unit={unit} plot={trendPlot(points, range, 680, 240)} size="wide" />
            <p className="pt-trend__dates" aria-hidden="true">
              <span>{props.formatDate(first.at)}</span>
              <span>{props.formatDate(last.at)}</span>
            </p>
          </figure>
        );
      })}
    </>
  );
}

type PictureProps = TrendChartProps & { unit: string; plot: Plot; size: 'narrow' | 'wide' };

function Picture({ plot, unit, size, formatValue }: PictureProps) {
  const { area, points } = plot;
  const last = points[points.length - 1]!;
  return (
    <svg
      className={`pt-trend__picture pt-trend__picture--${size}`}
      viewBox={`0 0 ${plot.width} ${plot.height}`}
      width={plot.width}
      height={plot.height}
      aria-hidden="true"
      focusable="false"
    >
      {plot.band ? (
        <rect
          className="pt-trend__band"
          x={area.left}
          width={area.right - area.left}
          y={plot.band.y}
          height={plot.band.height}
        />
      ) : null}
      <text className="pt-trend__text" x={area.left} y={14}>
        {unit}
      </text>
      {plot.ticks.map((tick) => (
        <g key={tick.value}>
          <line className="pt-trend__grid" x1={area.left} x2={area.right} y1={tick.y} y2={tick.y} />
          <text className="pt-trend__text" x={area.left - 8} y={tick.y + 4.5} textAnchor="end">
            {formatValue(tick.value)}
          </text>
        </g>
      ))}
      <path className="pt-trend__line" d={plot.path} />
      {points.map(({ x, y, point }, index) => (
        <circle
          key={`${point.at} ${index}`}
          className="pt-trend__point"
          cx={x}
          cy={y}
          r={index === points.length - 1 ? 7 : 5}
        />
      ))}
      <text className="pt-trend__last" x={last.x + 8} y={last.y - 12} textAnchor="end">
        {last.point.text ?? formatValue(last.point.value)}
      </text>
    </svg>
  );
}
