import type { Cursor } from '../walk/cursor';

/** Looks at one value and notes what is wrong with it. */
export type Check = (at: Cursor) => void;
