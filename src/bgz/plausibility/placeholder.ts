/**
 * Days that programs write where they have no date: the first day of their calendar. Each is told to the day only: `1900` may
 * be all that is known of a year. 1970-01-01 is not among them: people were born on it, and fell ill.
 */
const FIRST_DAYS: ReadonlySet<string> = new Set(['1800-01-01', '1899-12-30', '1899-12-31', '1900-01-01']);
/** The day programs write where something has no end, before the years that nobody plans in. */
const LAST_DAY = '2099-12-31';

/** Before it no date of a record is true: the builders refuse it, resources of others hold `0001-01-01` or `1753-01-01`. */
const EARLIEST_YEAR = 1800;
/** From it on nothing is planned: who is born today is 174 years old by then. */
const NOBODYS_YEAR = 2200;

/**
 * Whether a date stands in for none at all. Of who is known to have died a day of long ago may be true, so only the years
 * that cannot be are told then.
 */
export function isPlaceholder(date: string, died: boolean): boolean {
  const year = Number(date.slice(0, 4));
  if (year < EARLIEST_YEAR || year >= NOBODYS_YEAR) return true;
  const day = date.slice(0, 10);
  return day === LAST_DAY || (!died && FIRST_DAYS.has(day));
}
