// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Moment, MomentInput } from '../moment/zib';
import type { Duration } from '../quantity/zib';

/**
 * What is accepted for PeriodOfUse (Gebruiksperiode). Begin, end and duration, each optional (zib TimeInterval 2017).
 */
export type PeriodOfUseInput = {
  /** BeginDatumTijd (NL-CM:20.3.2), 0..1. Date, with or without a time. */
  readonly startDateTime?: MomentInput | null | undefined;
  /** EindDatumTijd (NL-CM:20.3.3), 0..1. Date, with or without a time. */
  readonly endDateTime?: MomentInput | null | undefined;
  /** Tijdsduur (NL-CM:20.3.4), 0..1. */
  readonly duration?: Duration | null | undefined;
};

/** PeriodOfUse (Gebruiksperiode). Begin, end and duration, each optional (zib TimeInterval 2017). */
export type PeriodOfUse = {
  /** BeginDatumTijd (NL-CM:20.3.2), 0..1. Date, with or without a time. */
  readonly startDateTime?: Moment;
  /** EindDatumTijd (NL-CM:20.3.3), 0..1. Date, with or without a time. */
  readonly endDateTime?: Moment;
  /** Tijdsduur (NL-CM:20.3.4), 0..1. */
  readonly duration?: Duration;
};
