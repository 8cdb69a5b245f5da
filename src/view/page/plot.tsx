import { extent, ticks } from 'd3-array';
import { utcTicks } from 'd3-time';
import type { Language } from '../../bgz/define/language';
import type { ViewLine, ViewPoint, ViewSeries } from '../model';
import { useShown } from './context';

const WIDTH = 640;
const HEIGHT = 200;
const MARGIN = { top: 12, right: 124, bottom: 26, left: 46 };
const DAY = 86_400_000;

/** More marks than this would lie on each other. */
const MOST_MARKS = 150;

type Placed = ViewPoint & { readonly t: number; readonly value: number };

const isPlaced = (point: ViewPoint): point is Placed =>
  point.notPlotted === undefined && point.t !== undefined && point.value !== undefined;

/** Points of a line that have a place in a plot. */
export const placedIn = ({ points }: ViewLine): readonly Placed[] => points.filter(isPlaced);

/** Something to look at: two values at least. */
export const isPlotted = ({ lines }: ViewSeries): boolean => lines.some((line) => placedIn(line).length > 1);

/** A tick of time, as precise as the distance to the next. */
function tickText(date: Date, span: number, language: Language): string {
  const form: Intl.DateTimeFormatOptions =
    span > 900 * DAY
      ? { year: 'numeric' }
      : span > 60 * DAY
        ? { month: 'short', year: 'numeric' }
        : span > 2 * DAY
          ? { day: 'numeric', month: 'short' }
          : { hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' }).format(date);
}

/** A range of time, a little wider than what is in it. */
export function spanOf(times: readonly number[]): readonly [from: number, to: number] {
  const [from = 0, to = 0] = extent(times) as [number | undefined, number | undefined];
  return from === to ? [from - DAY, to + DAY] : [from, to];
}

/** Ticks of time with their texts. */
export const timeTicks = (from: number, to: number, count: number, language: Language) =>
  utcTicks(new Date(from), new Date(to), count).map((date) => ({
    at: date.getTime(),
    text: tickText(date, to - from, language),
  }));

/** The range of reference that the last value has: it may have changed. */
const bandOf = (points: readonly Placed[]) =>
  [...points].reverse().find(({ low, high }) => low !== undefined || high !== undefined);

/** Values of one unit in time. For the eye: the table beside it holds the same. */
export function Plot({ series }: { readonly series: ViewSeries }) {
  const { say, text, language } = useShown();
  const lines = series.lines
    .map((line) => ({ label: line.label, points: placedIn(line) }))
    .filter(({ points }) => points.length > 0);
  const all = lines.flatMap(({ points }) => points);
  const [from, to] = spanOf(all.map(({ t }) => t));
  const bounds = all.flatMap(({ value, low, high }) => [
    value,
    ...(low === undefined ? [] : [low]),
    ...(high === undefined ? [] : [high]),
  ]);
  const [least = 0, most = 1] = extent(bounds) as [number | undefined, number | undefined];
  const pad = (most - least || Math.abs(most) || 1) * 0.08;
  const [bottom, top] = [least - pad, most + pad];
  const x = (t: number) => MARGIN.left + ((t - from) / (to - from)) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (value: number) =>
    HEIGHT - MARGIN.bottom - ((value - bottom) / (top - bottom)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const band = lines.length === 1 ? bandOf(lines[0]?.points ?? []) : undefined;
  const name = `${text('plot')}: ${say(series.title)}, ${series.unit}; ${text('plotTold')}`;
  return (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={name}>
      {band === undefined ? null : (
        <rect
          class="band"
          x={MARGIN.left}
          width={WIDTH - MARGIN.left - MARGIN.right}
          y={band.high === undefined ? MARGIN.top : y(band.high)}
          height={
            (band.low === undefined ? HEIGHT - MARGIN.bottom : y(band.low)) -
            (band.high === undefined ? MARGIN.top : y(band.high))
          }
        />
      )}
      {ticks(bottom, top, 4).map((tick) => (
        <g key={tick}>
          <line class="grid" x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y(tick)} y2={y(tick)} />
          <text class="tick" x={MARGIN.left - 6} y={y(tick) + 3.5} text-anchor="end">
            {new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(tick)}
          </text>
        </g>
      ))}
      {timeTicks(from, to, 5, language).map(({ at, text: words }) => (
        <text key={at} class="tick" x={x(at)} y={HEIGHT - 8} text-anchor="middle">
          {words}
        </text>
      ))}
      {lines.map(({ label, points }, nth) => (
        <g key={say(label)} class={`line line-${nth}`}>
          <path
            d={points
              .map(({ t, value }, at) => `${at === 0 ? 'M' : 'L'}${x(t).toFixed(1)} ${y(value).toFixed(1)}`)
              .join('')}
          />
          {points.length > MOST_MARKS
            ? null
            : points.map((point) => (
                <Mark
                  key={`${point.item} ${point.t}`}
                  nth={nth}
                  cx={x(point.t)}
                  cy={y(point.value)}
                  isOut={point.outside !== undefined}
                />
              ))}
          <EndLabel
            points={points}
            x={x}
            y={y}
            text={say(points.at(-1)?.text ?? '')}
            label={lines.length > 1 ? say(label) : ''}
          />
        </g>
      ))}
    </svg>
  );
}

/** Lines are told apart by the form of their marks too; a value outside its reference is filled. */
function Mark({
  nth,
  cx,
  cy,
  isOut,
}: {
  readonly nth: number;
  readonly cx: number;
  readonly cy: number;
  readonly isOut: boolean;
}) {
  const kind = isOut ? 'mark out' : 'mark';
  return nth === 0 ? (
    <circle class={kind} cx={cx} cy={cy} r={isOut ? 4.5 : 3} />
  ) : (
    <rect class={kind} x={cx - 3} y={cy - 3} width={6} height={6} />
  );
}

function EndLabel({
  points,
  x,
  y,
  text,
  label,
}: {
  readonly points: readonly Placed[];
  readonly x: (t: number) => number;
  readonly y: (value: number) => number;
  readonly text: string;
  readonly label: string;
}) {
  const last = points.at(-1);
  if (last === undefined) return null;
  return (
    <text class="end" x={x(last.t) + 8} y={y(last.value) + 4}>
      {text} {label}
    </text>
  );
}
