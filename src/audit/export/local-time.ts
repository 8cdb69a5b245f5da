import { tzOffset } from '@date-fns/tz/tzOffset';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let known: { readonly hour: number; readonly offset: number } | undefined;

/** Offset of Europe/Amsterdam in minutes; entries come in order, so the hour before is nearly always the hour at hand. */
function offsetAt(ms: number): number {
  const hour = Math.floor(ms / HOUR);
  if (known?.hour !== hour) known = { hour, offset: tzOffset('Europe/Amsterdam', new Date(hour * HOUR)) };
  return known.offset;
}

/** An instant on the Dutch clock. */
export interface LocalTime {
  /** `24-11-2026`. */
  readonly date: string;
  /** `10:12:03`. */
  readonly time: string;
  /** `+01:00`. */
  readonly offset: string;
}

/** An ISO 8601 instant as the clock in Amsterdam showed it, for people. */
export function localTime(instant: string): LocalTime {
  const ms = Date.parse(instant);
  const minutes = offsetAt(ms);
  const [date = '', rest = ''] = new Date(ms + minutes * MINUTE).toISOString().split('T');
  const [year, month, day] = date.split('-');
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return {
    date: `${day}-${month}-${year}`,
    time: rest.slice(0, 8),
    offset: `+${hours}:${String(minutes % 60).padStart(2, '0')}`,
  };
}
