import { UsageError } from './usage-error';

/** `--now` as the CLI takes it: a date is noon in the Netherlands' winter time that day, a time is taken as it is. */
export function parseNow(text: string | undefined): Date {
  if (text === undefined) return new Date();
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T11:00:00Z` : text;
  const moment = new Date(iso);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(moment.getTime()))
    throw new UsageError('--now is a date (2026-11-24) or a time (2026-11-24T10:00:00Z).');
  return moment;
}
