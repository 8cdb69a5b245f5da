import type { Truth } from './node';

/** A date, dateTime or time cut into numbers: year, month, day, hour, minute, second; only those that were given. */
export interface Moment {
  readonly parts: readonly number[];
  /** Offset from UTC in minutes; undefined when no zone was given. */
  readonly zone: number | undefined;
}

const moment = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(?:(\d\d)(?::(\d\d)(?::(\d\d(?:\.\d+)?))?)?(Z|[+-]\d\d:\d\d)?)?)?)?)?$/;
const time = /^(\d\d)(?::(\d\d)(?::(\d\d(?:\.\d+)?))?)?$/;

/** Cuts a date or dateTime into its parts; undefined when it is none. */
export function readMoment(text: string): Moment | undefined {
  const found = moment.exec(text);
  if (!found) return undefined;
  return { parts: numbers(found.slice(1, 7)), zone: readZone(found[7]) };
}

/** Writes parts as a date or dateTime, with the zone the original text had. */
export function formatMoment(parts: readonly number[], original: string): string {
  const [year = 0, ...rest] = parts;
  const [month, day, hour, minute, second] = rest.map((part) => String(part).padStart(2, '0'));
  const date = [String(year).padStart(4, '0'), month, day].filter((part) => part !== undefined).join('-');
  if (hour === undefined) return date;
  const seconds = second?.replace(/^(\d)\./, '0$1.');
  return `${date}T${[hour, minute, seconds].filter((part) => part !== undefined).join(':')}${moment.exec(original)?.[7] ?? ''}`;
}

function numbers(texts: readonly (string | undefined)[]): number[] {
  return texts.filter((text) => text !== undefined).map(Number);
}

function readZone(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6));
  return text.startsWith('-') ? -minutes : minutes;
}

/** Whether a string surely is a date or dateTime; a lone year could as well be a code. */
export function looksLikeMoment(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 48 && first <= 57 && text.length > 4 && moment.test(text);
}

function instantOf({ parts, zone }: Moment): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute) + Math.round(second * 1000) - (zone ?? 0) * 60_000;
}

function compareParts(left: readonly number[], right: readonly number[]): number | undefined {
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length === right.length ? 0 : undefined;
}

/** The widest two local times can lie apart because of where they were written down. */
const widestZones = 14 * 3_600_000;

/**
 * Orders two dates or dateTimes: negative, zero, positive, or undefined when their precision or a missing zone
 * leaves it open, as in `2018` against `2018-05`. Also undefined when one of them is no date at all.
 */
export function compareMoments(left: string, right: string): number | undefined {
  const a = readMoment(left);
  const b = readMoment(right);
  if (!a || !b) return undefined;
  const timed = a.parts.length > 3 && b.parts.length > 3;
  if (!timed || (a.zone === undefined && b.zone === undefined)) return compareParts(a.parts, b.parts);
  const apart = instantOf(a) - instantOf(b);
  if (a.zone === undefined || b.zone === undefined) return Math.abs(apart) > widestZones ? apart : undefined;
  const coarse = Math.min(a.parts.length, b.parts.length);
  if (a.parts.length === b.parts.length) return apart;
  // Seconds were given on one side only: the minutes decide, unless they are the same.
  const unit = coarse === 5 ? 60_000 : 3_600_000;
  const difference = Math.floor(instantOf(a) / unit) - Math.floor(instantOf(b) / unit);
  return difference === 0 ? undefined : difference;
}

/** Whether one of two moments is given to more of its parts than the other. */
export function differInPrecision(left: string, right: string): boolean {
  const [a, b] = [readMoment(left)?.parts.length, readMoment(right)?.parts.length];
  return a !== undefined && b !== undefined && a !== b;
}

/** Orders two times of day (`hh:mm:ss`); undefined when precision leaves it open or one is no time. */
export function compareTimes(left: string, right: string): number | undefined {
  const a = time.exec(left);
  const b = time.exec(right);
  return a && b ? compareParts(numbers(a.slice(1)), numbers(b.slice(1))) : undefined;
}

/** Whether two dates or dateTimes are the same; undefined when that is left open. */
export function sameMoment(left: string, right: string): Truth {
  const order = compareMoments(left, right);
  return order === undefined ? undefined : order === 0;
}
