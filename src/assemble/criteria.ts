import type { FhirResource } from 'fhir/r3';

/** One alternative of a token parameter: `system|code`, `code`, `|code` (system '' = none) or `system|`. */
export interface TokenValue {
  readonly system?: string;
  readonly code?: string;
}

/** Comparison prefixes of STU3 date parameters. */
export const datePrefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb'] as const;
export type DatePrefix = (typeof datePrefixes)[number];

/** One alternative of a date parameter: a prefix and a date of any precision. */
export interface DateValue {
  readonly prefix: DatePrefix;
  readonly date: string;
}

/** Span of time in milliseconds, end exclusive; an open side is infinite. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** How a search parameter reads a resource. */
export type Parameter =
  | { readonly kind: 'token'; readonly read: (resource: FhirResource) => readonly TokenValue[] }
  | { readonly kind: 'date'; readonly read: (resource: FhirResource) => readonly Span[] };

/** A condition of a search: any of the values (OR). Several criteria of one search all hold (AND). */
export type Criterion =
  | { readonly parameter: string; readonly kind: 'token'; readonly values: readonly TokenValue[] }
  | { readonly parameter: string; readonly kind: 'date'; readonly values: readonly DateValue[] };

/** The span a date of any precision covers; a date without zone is read as UTC on both sides of a comparison. */
export function spanOf(date: string): Span {
  const [day = '', time] = date.split('T');
  const [year = 0, month, dayOfMonth] = day.split('-').map(Number);
  if (time !== undefined) {
    const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(time) ? date : `${date}Z`;
    const from = Date.parse(zoned);
    const seconds = /\d{2}:\d{2}:\d{2}/.test(time);
    return { from, until: from + (seconds ? 1000 : 60_000) };
  }
  if (month === undefined) return { from: Date.UTC(year, 0), until: Date.UTC(year + 1, 0) };
  if (dayOfMonth === undefined) return { from: Date.UTC(year, month - 1), until: Date.UTC(year, month) };
  return { from: Date.UTC(year, month - 1, dayOfMonth), until: Date.UTC(year, month - 1, dayOfMonth + 1) };
}

/** The span of a FHIR Period. */
export function spanOfPeriod(period: { start?: string; end?: string }): Span {
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

function tokenMatches(asked: TokenValue, found: TokenValue): boolean {
  if (asked.system !== undefined && asked.system !== (found.system ?? '')) return false;
  return asked.code === undefined || asked.code === found.code;
}

/** Whether a resource meets a criterion. */
export function meets(resource: FhirResource, criterion: Criterion, parameter: Parameter): boolean {
  if (criterion.kind === 'token' && parameter.kind === 'token') {
    const found = parameter.read(resource);
    return criterion.values.some((asked) => found.some((token) => tokenMatches(asked, token)));
  }
  if (criterion.kind === 'date' && parameter.kind === 'date') {
    const found = parameter.read(resource);
    return criterion.values.some(({ prefix, date }) => found.some((span) => comparisons[prefix](span, spanOf(date))));
  }
  return false;
}
