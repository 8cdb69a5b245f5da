import type { FhirResource } from 'fhir/r3';
import type { TokenValue } from '../bgz/define/search';
import { fhirDateTime } from '../fhir/date-time';

/** Comparison prefixes of STU3 date parameters. */
export const datePrefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb'] as const;
export type DatePrefix = (typeof datePrefixes)[number];

/** One alternative of a date parameter: a prefix and a date of any precision. */
export interface DateValue {
  readonly prefix: DatePrefix;
  readonly date: string;
}

/** One alternative of a reference parameter; without type a resource of any. */
export interface ReferenceValue {
  readonly type?: string;
  readonly id: string;
}

/** Span of time in milliseconds, end exclusive; an open side is infinite. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** How a search parameter reads a resource. */
export type Parameter = {
  /** What it looks at, for people: paths in the resource, with `|` between them. */
  readonly over: string;
} & (
  | { readonly kind: 'token'; readonly read: (resource: FhirResource) => readonly TokenValue[] }
  | { readonly kind: 'date'; readonly read: (resource: FhirResource) => readonly Span[] }
  /** Reads `Type/id`; an empty text for a reference that names no resource here. */
  | { readonly kind: 'reference'; readonly read: (resource: FhirResource) => readonly string[] }
  | { readonly kind: 'uri'; readonly read: (resource: FhirResource) => readonly string[] }
);

/** A condition of a search: any of the values (OR). Several criteria of one search all hold (AND). */
export type Criterion =
  | { readonly parameter: string; readonly kind: 'token'; readonly values: readonly TokenValue[] }
  | { readonly parameter: string; readonly kind: 'date'; readonly values: readonly DateValue[] }
  | { readonly parameter: string; readonly kind: 'reference'; readonly values: readonly ReferenceValue[] }
  | { readonly parameter: string; readonly kind: 'uri'; readonly values: readonly string[] }
  /** Whatever the parameter is: that the resource has nothing for it, or has something. */
  | { readonly parameter: string; readonly kind: 'missing'; readonly missing: boolean };

/** A clock time in the Netherlands, written as if it were UTC, as the instant it is. */
function instantOf(local: number): number {
  const text = new Date(local).toISOString();
  // Past the year 9999 ISO text is longer; no zone is known there either.
  return text.length === 24 ? Date.parse(fhirDateTime(text.slice(0, 19))) : local;
}

/** Milliseconds that a time of day covers: the minute, second or part of a second it names. */
function lengthOf(time: string): number {
  const [, second, fraction = ''] = /^\d{2}:\d{2}(:\d{2}(?:\.(\d+))?)?/.exec(time) ?? [];
  return second === undefined ? 60_000 : 1000 / 10 ** Math.min(fraction.length, 3);
}

/**
 * The span a date of any precision covers. A day, month or year is one of the Netherlands, as are the times of the
 * records: what happened at half past midnight belongs to that day, not to the day before in UTC.
 */
export function spanOf(date: string): Span {
  const [day = '', time] = date.split('T');
  if (time !== undefined) {
    const from = Date.parse(fhirDateTime(date));
    return { from, until: from + lengthOf(time) };
  }
  const first = new Date(day);
  const next = new Date(first);
  if (day.length === 4) next.setUTCFullYear(first.getUTCFullYear() + 1);
  else if (day.length === 7) next.setUTCMonth(first.getUTCMonth() + 1);
  else next.setUTCDate(first.getUTCDate() + 1);
  return { from: instantOf(first.getTime()), until: instantOf(next.getTime()) };
}

/** The span of a FHIR Period. */
export function spanOfPeriod(period: { readonly start?: string; readonly end?: string }): Span {
  return {
    from: period.start === undefined ? Number.NEGATIVE_INFINITY : spanOf(period.start).from,
    until: period.end === undefined ? Number.POSITIVE_INFINITY : spanOf(period.end).until,
  };
}

/** STU3 search §2.21.1.3.3: how a resource's span compares with the span asked for. */
const comparisons: Readonly<Record<DatePrefix, (resource: Span, asked: Span) => boolean>> = {
  eq: (r, a) => r.from >= a.from && r.until <= a.until,
  ne: (r, a) => !(r.from >= a.from && r.until <= a.until),
  gt: (r, a) => r.until > a.until,
  lt: (r, a) => r.from < a.from,
  ge: (r, a) => r.until > a.until || (r.from >= a.from && r.until <= a.until),
  le: (r, a) => r.from < a.from || (r.from >= a.from && r.until <= a.until),
  sa: (r, a) => r.from >= a.until,
  eb: (r, a) => r.until <= a.from,
};

/** The length tells where the system ends: a caller may put any character in it. */
const tokenKey = (system = '', code = '') => `${system.length} ${system}${code}`;

/** Looked up, not compared one by one: a request may hold thousands of tokens and a patient thousands of records. */
function tokenTest(values: readonly TokenValue[]): (found: TokenValue) => boolean {
  const exact = new Set<string>();
  const codes = new Set<string>();
  const wholeSystems = new Set<string>();
  for (const { system, code } of values) {
    if (system === undefined) codes.add(code ?? '');
    else if (code === undefined) wholeSystems.add(system);
    else exact.add(tokenKey(system, code));
  }
  return ({ system, code }) =>
    exact.has(tokenKey(system, code)) || (code !== undefined && codes.has(code)) || wholeSystems.has(system ?? '');
}

/** A test that resources meet a criterion. */
export function meeting(criterion: Criterion, parameter: Parameter): (resource: FhirResource) => boolean {
  if (criterion.kind === 'missing') return (resource) => (parameter.read(resource).length === 0) === criterion.missing;
  if (criterion.kind === 'token' && parameter.kind === 'token') {
    const test = tokenTest(criterion.values);
    return (resource) => parameter.read(resource).some(test);
  }
  if (criterion.kind === 'date' && parameter.kind === 'date') {
    const asked = criterion.values.map(({ prefix, date }) => ({ compare: comparisons[prefix], span: spanOf(date) }));
    return (resource) => {
      const found = parameter.read(resource);
      return asked.some(({ compare, span }) => found.some((one) => compare(one, span)));
    };
  }
  if (criterion.kind === 'reference' && parameter.kind === 'reference') {
    const asked = new Set(criterion.values.map(({ type, id }) => (type === undefined ? id : `${type}/${id}`)));
    return (resource) => parameter.read(resource).some((one) => asked.has(one) || asked.has(one.split('/')[1] ?? ''));
  }
  if (criterion.kind === 'uri' && parameter.kind === 'uri') {
    const asked = new Set(criterion.values);
    return (resource) => parameter.read(resource).some((one) => asked.has(one));
  }
  return () => false;
}
