/** The parts of a date as digits; a day or month of `00` is not known. */
export interface DateParts {
  readonly year: string;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly fraction?: string | undefined;
  readonly zone?: string | undefined;
}

const ZONE = '(?: ?(?<zone>Z|[+-]\\d{2}(?::?\\d{2})?))?';
const CLOCK = `(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?${ZONE}`;
const CLOCK_DIGITS = `(?<hour>\\d{2})(?<minute>\\d{2})(?:(?<second>\\d{2})(?:\\.(?<fraction>\\d{1,9}))?)?${ZONE}`;
const YEAR = '(?<year>\\d{4})';
const [MONTH, DAY] = ['(?<month>\\d{1,2})', '(?<day>\\d{1,2})'];
const [MM, DD] = ['(?<month>\\d{2})', '(?<day>\\d{2})'];

const form = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'i');

/**
 * What a date looks like in databases, in HL7 v2 (TS) and where people type one: year first or day first, never month first. A
 * text has at most one reading that exists: eight digits begin with a year from 1800 or end with one, and with both the
 * month would be 18 or more.
 */
const forms: readonly RegExp[] = [
  form(`${YEAR}${MM}${DD}(?:[T ]?${CLOCK_DIGITS})?`),
  form(`${YEAR}${MM}${DD}[T ]${CLOCK}`),
  form(`${DD}${MM}${YEAR}`),
  form(`${YEAR}(?<sep>[-/.])${MONTH}\\k<sep>${DAY}(?:[T ]${CLOCK})?`),
  form(`${DAY}(?<sep>[-/. ])${MONTH}\\k<sep>${YEAR}(?:,? ${CLOCK})?`),
  form(`${YEAR}[-/]${MM}`),
  form(`${MM}[-/]${YEAR}`),
  form(YEAR),
];

const months = [
  ['januari', 'jan'],
  ['februari', 'feb'],
  ['maart', 'mrt', 'maa'],
  ['april', 'apr'],
  ['mei'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['augustus', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const monthByName = new Map(
  months.flatMap((names, at) => names.map((name) => [name, String(at + 1).padStart(2, '0')] as const)),
);
const WITH_NAME = form(`(?:${DAY}[- ])?(?<name>[a-z]{3,9})\\.?[- ]${YEAR}(?:,? ${CLOCK})?`);

function namedMonth(text: string): readonly DateParts[] {
  const { name = '', ...parts } = WITH_NAME.exec(text)?.groups ?? {};
  const month = monthByName.get(name.toLowerCase());
  return month === undefined ? [] : [{ ...parts, year: parts.year ?? '', month }];
}

/** Every way in which a text may be the parts of a date; whether there is such a day is for who asks. */
export function datePartsIn(text: string): readonly DateParts[] {
  const plain = forms.flatMap((one) => {
    const parts = one.exec(text)?.groups;
    return parts === undefined ? [] : [{ ...parts, year: parts.year ?? '' }];
  });
  return plain.length > 0 ? plain : namedMonth(text);
}

/** Only noughts: how a database without null, and one of the G-Standaard, says that there is no date. */
export const isNoDate = (text: string): boolean => /^[0\-/. T:]*$/.test(text) && text.includes('0');

/** A date whose year has two digits; or six digits, of which the year may have two. */
export const hasShortYear = (text: string): boolean =>
  /^\d{6}$/.test(text) || /^\d{1,2}([-/. ])(?:\d{1,2}|[A-Za-z]{3,9})\1\d{2}(?!\d)/.test(text);
