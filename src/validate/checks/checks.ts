import type { Glance } from '../glance/glance';
import type { Cursor } from '../walk/cursor';

/**
 * Whether a look would find nothing, told from the value and its twin without a place. It may say no when it is not sure:
 * then somebody looks.
 */
export type Passes = (value: unknown, twin: unknown, glance: Glance) => boolean;

/** Something a value must obey. */
export interface Check {
  /** Looks at the value at a cursor and notes what is wrong with it. */
  readonly look: (at: Cursor) => void;
  /** Absent where only a look can tell. */
  readonly passes?: Passes | undefined;
  /** Whether it is only made where the national qualification is asked for. */
  readonly ofQualification?: boolean;
}
