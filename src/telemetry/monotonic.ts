/**
 * A clock for durations: milliseconds since some moment, never going back or jumping. Beside `now`, which tells the date of
 * the world and may be set at any time: an age, a back-off or a cool-down that was reckoned with it would last for as long as
 * the clock was wrong.
 */
export type Monotonic = () => number;

/** The one of the process. Looked up at the call, so that one that is replaced later counts. */
export const monotonic: Monotonic = () => performance.now();
