/** Generated from the fields in `zib.ts` by `npm run docs`; do not edit. */

import type { Moment, MomentInput } from '../moment/zib';
import type { Duration } from '../quantity/zib';

/**
 * What is accepted for PeriodOfUse (Gebruiksperiode). Begin, end and duration, each optional (zib TimeInterval 2017).
 */
export type PeriodOfUseInput = {
  /** BeginDatumTijd (NL-CM:20.3.2), 0..1. A date as precise as it is known, with or without a time. */
  readonly startDateTime?: MomentInput | null | undefined;
  /** EindDatumTijd (NL-CM:20.3.3), 0..1. A date as precise as it is known, with or without a time. */
  readonly endDateTime?: MomentInput | null | undefined;
  /** Tijdsduur (NL-CM:20.3.4), 0..1. A length of time in s, min, h, d, wk, mo or a. */
  readonly duration?: Duration | null | undefined;
};

/** PeriodOfUse (Gebruiksperiode). Begin, end and duration, each optional (zib TimeInterval 2017). */
export type PeriodOfUse = {
  /** BeginDatumTijd (NL-CM:20.3.2), 0..1. A date as precise as it is known, with or without a time. */
  readonly startDateTime?: Moment;
  /** EindDatumTijd (NL-CM:20.3.3), 0..1. A date as precise as it is known, with or without a time. */
  readonly endDateTime?: Moment;
  /** Tijdsduur (NL-CM:20.3.4), 0..1. A length of time in s, min, h, d, wk, mo or a. */
  readonly duration?: Duration;
};
