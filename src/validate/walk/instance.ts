import type { Frame } from './frame';
import type { Run } from './run';
import type { Scope } from './scope';

/** A value being checked, and where. */
export interface Instance {
  readonly value: unknown;
  /** The `_` twin of a primitive: its id and extensions. */
  readonly twin: unknown;
  /** FHIR type of the value. */
  readonly type: string;
  readonly frame: Frame;
  readonly scope: Scope;
  readonly run: Run;
}
