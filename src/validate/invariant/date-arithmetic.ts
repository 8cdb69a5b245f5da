import { formatMoment, readMoment } from './moments';

/** Calendar words and UCUM codes of time, as a number of the unit they are counted in. */
const units: Readonly<Record<string, readonly ['month' | 'day' | 'millisecond', number]>> = {
  year: ['month', 12],
  a: ['month', 12],
  month: ['month', 1],
  mo: ['month', 1],
  wk: ['day', 7],
  d: ['day', 1],
  h: ['millisecond', 3_600_000],
  min: ['millisecond', 60_000],
  s: ['millisecond', 1000],
  ms: ['millisecond', 1],
};

const millisecondsPerDay = 86_400_000;

/**
 * A date or dateTime moved by an amount of time, as precise as it was: `2018-05` and 1 year give `2019-05`, a month end
 * stays in its month. Undefined when the text is no date or the unit none of time.
 */
export function shiftMoment(text: string, amount: number, unit: string): string | undefined {
  const moment = readMoment(text);
  const known = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (!moment || !known) return undefined;
  const [kind, size] = known;
  const parts =
    kind === 'month'
      ? shiftMonths(moment.parts, Math.trunc(amount * size))
      : shiftTime(moment.parts, amount * size * (kind === 'day' ? millisecondsPerDay : 1));
  return formatMoment(parts, text);
}

function shiftMonths(parts: readonly number[], months: number): number[] {
  const [year = 0, month = 1, day, ...time] = parts;
  if (parts.length === 1) return [year + Math.trunc(months / 12)];
  const total = year * 12 + (month - 1) + months;
  const shifted = [Math.floor(total / 12), (total % 12) + 1];
  if (day === undefined) return shifted;
  const lastDay = new Date(Date.UTC(shifted[0] ?? 0, shifted[1] ?? 1, 0)).getUTCDate();
  return [...shifted, Math.min(day, lastDay), ...time];
}

/** A partial date counts a month as 30 days and a year as 365, as FHIRPath says. */
function shiftTime(parts: readonly number[], milliseconds: number): number[] {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  const days = Math.trunc(milliseconds / millisecondsPerDay);
  if (parts.length === 1) return [year + Math.trunc(days / 365)];
  if (parts.length === 2) return shiftMonths(parts, Math.trunc(days / 30));
  const whole = parts.length === 3 ? days * millisecondsPerDay : milliseconds;
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute) + Math.round(second * 1000) + whole);
  const shifted = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
  return [...shifted, at.getUTCSeconds() + at.getUTCMilliseconds() / 1000].slice(0, parts.length);
}
