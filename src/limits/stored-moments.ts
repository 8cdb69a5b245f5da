import { numeric, type Rule, told } from '../options/rules';

/** The longest that anything stored is put off, claimed or leased for, in milliseconds: a day. */
export const LONGEST_WAIT_MS = 24 * 60 * 60_000;

/** What an option may be that says how long something stored waits: what lies further ahead counts as the work of a clock that ran ahead. */
export const upToADay = (least: number): Rule =>
  told(`milliseconds, from ${least} to ${LONGEST_WAIT_MS} (a day)`, numeric(least, LONGEST_WAIT_MS));

/** As far as the clocks of two instances may differ; tokens are given no more either. */
const SKEW_MS = 5 * 60_000;

/**
 * The furthest moment that is waited for. What is stored may have been written by a clock that ran ahead, of this instance or
 * another; as nothing is ever put off for longer than {@link LONGEST_WAIT_MS}, a moment beyond this one was, and counts as past.
 *
 * @param now ISO instant.
 * @returns ISO instant.
 */
export const horizonOf = (now: string): string => new Date(Date.parse(now) + LONGEST_WAIT_MS + SKEW_MS).toISOString();

/** True while something stored is to be waited for: its moment lies ahead, and no further than anything is put off. */
export const isAwaited = (moment: string, now: string): boolean =>
  Date.parse(moment) > Date.parse(now) && Date.parse(moment) <= Date.parse(horizonOf(now));
