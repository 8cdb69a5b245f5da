// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { CodedConcept, CodedInput, CodelistInput, OpenCodelistInput } from '../code/code';
import type { DagdeelCode, DagdeelName, WeekdagCode, WeekdagName, ZonodigCriteriumCode } from '../code/types';
import type {
  Duration,
  NumberRange,
  NumberRangeInput,
  Quantity,
  QuantityInput,
  QuantityRange,
  QuantityRangeInput,
} from '../quantity/zib';

/**
 * What is accepted for InstructionsForUse (Gebruiksinstructie, NL-CM:9.12.22504). `description` is the complete
 * readable instruction; `dosageInstructions` its structured steps, in order.
 */
export type InstructionsForUseInput = {
  /** Omschrijving (NL-CM:9.12.9581), 0..1. */
  readonly description?: string | null | undefined;
  /** Toedieningsweg (NL-CM:9.12.19941), 0..1. */
  readonly routeOfAdministration?: CodedInput | null | undefined;
  /** AanvullendeInstructie (NL-CM:9.12.19944), 0..*. */
  readonly additionalInstructions?: readonly CodedInput[] | null | undefined;
  /** HerhaalperiodeCyclischSchema (NL-CM:9.12.22505), 0..1. */
  readonly repeatPeriodCyclicalSchedule?: Duration | null | undefined;
  /** 0..*. */
  readonly dosageInstructions?: readonly DosageInstructionInput[] | null | undefined;
};

/**
 * InstructionsForUse (Gebruiksinstructie, NL-CM:9.12.22504). `description` is the complete readable instruction;
 * `dosageInstructions` its structured steps, in order.
 */
export type InstructionsForUse = {
  /** Omschrijving (NL-CM:9.12.9581), 0..1. */
  readonly description?: string;
  /** Toedieningsweg (NL-CM:9.12.19941), 0..1. */
  readonly routeOfAdministration?: CodedConcept;
  /** AanvullendeInstructie (NL-CM:9.12.19944), 0..*. */
  readonly additionalInstructions?: readonly CodedConcept[];
  /** HerhaalperiodeCyclischSchema (NL-CM:9.12.22505), 0..1. */
  readonly repeatPeriodCyclicalSchedule?: Duration;
  /** 0..*. */
  readonly dosageInstructions?: readonly DosageInstruction[];
};

/** What is accepted for DosageInstruction. A step of the instructions for use. */
export type DosageInstructionInput = {
  /** Volgnummer (NL-CM:9.12.22503), 0..1. Whole number. */
  readonly sequenceNumber?: number | null | undefined;
  /** Doseerduur (NL-CM:9.12.22506), 0..1. How long this step is followed. */
  readonly doseDuration?: Duration | null | undefined;
  /** Keerdosis (NL-CM:9.12.19940), 0..1. Amount per administration. */
  readonly dose?: QuantityRangeInput | null | undefined;
  /** Toedieningsschema (NL-CM:9.12.19948), 0..1. */
  readonly administeringSchedule?: DosageInstructionAdministeringScheduleInput | null | undefined;
  /**
   * ZoNodig (NL-CM:9.12.22512), 0..1. Taken only when needed. `{}` says so without telling what for; absent, the
   * medicine is taken regularly.
   */
  readonly asNeeded?: DosageInstructionAsNeededInput | null | undefined;
  /** Toedieningssnelheid (NL-CM:9.12.19942), 0..1. Speed of an infusion: an amount, fixed or a range, per time unit. */
  readonly administeringSpeed?: DosageInstructionAdministeringSpeedInput | null | undefined;
  /** Toedieningsduur (NL-CM:9.12.23141), 0..1. How long one administration takes. */
  readonly durationOfAdministration?: Duration | null | undefined;
};

/** DosageInstruction. A step of the instructions for use. */
export type DosageInstruction = {
  /** Volgnummer (NL-CM:9.12.22503), 0..1. */
  readonly sequenceNumber?: number;
  /** Doseerduur (NL-CM:9.12.22506), 0..1. How long this step is followed. */
  readonly doseDuration?: Duration;
  /** Keerdosis (NL-CM:9.12.19940), 0..1. Amount per administration. */
  readonly dose?: QuantityRange;
  /** Toedieningsschema (NL-CM:9.12.19948), 0..1. */
  readonly administeringSchedule?: DosageInstructionAdministeringSchedule;
  /**
   * ZoNodig (NL-CM:9.12.22512), 0..1. Taken only when needed. `{}` says so without telling what for; absent, the
   * medicine is taken regularly.
   */
  readonly asNeeded?: DosageInstructionAsNeeded;
  /** Toedieningssnelheid (NL-CM:9.12.19942), 0..1. Speed of an infusion: an amount, fixed or a range, per time unit. */
  readonly administeringSpeed?: DosageInstructionAdministeringSpeed;
  /** Toedieningsduur (NL-CM:9.12.23141), 0..1. How long one administration takes. */
  readonly durationOfAdministration?: Duration;
};

/** What is accepted for Toedieningsschema (NL-CM:9.12.19948). */
export type DosageInstructionAdministeringScheduleInput = {
  /**
   * Frequentie (NL-CM:9.12.19949), 0..1. So many times per so much time: `{ count: { nominalValue: 3 }, per: { value:
   * 1, unit: 'd' } }`.
   */
  readonly frequency?: DosageInstructionAdministeringScheduleFrequencyInput | null | undefined;
  /** Interval (NL-CM:9.12.19950), 0..1. Fixed time between two doses; excludes a frequency. */
  readonly interval?: Duration | null | undefined;
  /**
   * Toedientijd (NL-CM:9.12.19951), 0..*. Fixed clock times, hh:mm or hh:mm:ss; exclude parts of the day (FHIR allows
   * one of the two).
   */
  readonly administrationTimes?: readonly string[] | null | undefined;
  /**
   * Weekdag (NL-CM:9.12.19952), 0..*. WeekdagCodelijst: `monday` maandag, `sunday` zondag, `tuesday` dinsdag,
   * `wednesday` woensdag, `thursday` donderdag, `friday` vrijdag, `saturday` zaterdag.
   */
  readonly weekDays?: readonly CodelistInput<WeekdagCode, WeekdagName>[] | null | undefined;
  /**
   * Dagdeel (NL-CM:9.12.19953), 0..*. DagdeelCodelijst: `night` 's nachts, `evening` 's avonds, `morning` 's ochtends,
   * `afternoon` 's middags.
   */
  readonly partsOfDay?: readonly CodelistInput<DagdeelCode, DagdeelName>[] | null | undefined;
};

/** Toedieningsschema (NL-CM:9.12.19948). */
export type DosageInstructionAdministeringSchedule = {
  /**
   * Frequentie (NL-CM:9.12.19949), 0..1. So many times per so much time: `{ count: { nominalValue: 3 }, per: { value:
   * 1, unit: 'd' } }`.
   */
  readonly frequency?: DosageInstructionAdministeringScheduleFrequency;
  /** Interval (NL-CM:9.12.19950), 0..1. Fixed time between two doses; excludes a frequency. */
  readonly interval?: Duration;
  /**
   * Toedientijd (NL-CM:9.12.19951), 0..*. Fixed clock times, hh:mm or hh:mm:ss; exclude parts of the day (FHIR allows
   * one of the two).
   */
  readonly administrationTimes?: readonly string[];
  /** Weekdag (NL-CM:9.12.19952), 0..*. WeekdagCodelijst. */
  readonly weekDays?: readonly CodedConcept<WeekdagCode>[];
  /** Dagdeel (NL-CM:9.12.19953), 0..*. DagdeelCodelijst. */
  readonly partsOfDay?: readonly CodedConcept<DagdeelCode>[];
};

/** What is accepted for Frequentie (NL-CM:9.12.19949). */
export type DosageInstructionAdministeringScheduleFrequencyInput = {
  /** 1..1. */
  readonly count: NumberRangeInput;
  /** 1..1. */
  readonly per: Duration;
};

/** Frequentie (NL-CM:9.12.19949). */
export type DosageInstructionAdministeringScheduleFrequency = {
  /** 1..1. */
  readonly count: NumberRange;
  /** 1..1. */
  readonly per: Duration;
};

/** What is accepted for ZoNodig (NL-CM:9.12.22512). */
export type DosageInstructionAsNeededInput = {
  /** Criterium (NL-CM:9.12.19945), 0..1. ZonodigCriteriumCodelijst, or another code. */
  readonly condition?: OpenCodelistInput<ZonodigCriteriumCode> | null | undefined;
  /** MaximaleDosering (NL-CM:9.12.19946), 0..1. At most so much per so much time. */
  readonly maximumDose?: DosageInstructionAsNeededMaximumDoseInput | null | undefined;
};

/** ZoNodig (NL-CM:9.12.22512). */
export type DosageInstructionAsNeeded = {
  /** Criterium (NL-CM:9.12.19945), 0..1. ZonodigCriteriumCodelijst. */
  readonly condition?: CodedConcept;
  /** MaximaleDosering (NL-CM:9.12.19946), 0..1. At most so much per so much time. */
  readonly maximumDose?: DosageInstructionAsNeededMaximumDose;
};

/** What is accepted for MaximaleDosering (NL-CM:9.12.19946). */
export type DosageInstructionAsNeededMaximumDoseInput = {
  /** 1..1. */
  readonly amount: QuantityInput;
  /** 1..1. */
  readonly per: Duration;
};

/** MaximaleDosering (NL-CM:9.12.19946). */
export type DosageInstructionAsNeededMaximumDose = {
  /** 1..1. */
  readonly amount: Quantity;
  /** 1..1. */
  readonly per: Duration;
};

/** What is accepted for Toedieningssnelheid (NL-CM:9.12.19942). */
export type DosageInstructionAdministeringSpeedInput = {
  /** 1..1. */
  readonly amount: QuantityRangeInput;
  /** 1..1. */
  readonly per: Duration;
};

/** Toedieningssnelheid (NL-CM:9.12.19942). */
export type DosageInstructionAdministeringSpeed = {
  /** 1..1. */
  readonly amount: QuantityRange;
  /** 1..1. */
  readonly per: Duration;
};
