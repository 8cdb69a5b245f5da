import { z } from 'zod';
import {
  asNeededConditionCodelist,
  partOfDayCodelist,
  weekdayCodelist,
} from '../../../terminology/codelists-medication';
import { type Concept, concept } from '../../define/concept';
import type { DeepReadonly } from '../../define/deep-readonly';
import { statedOf } from '../../define/found-words';
import type { Given } from '../../define/given';
import { checked, report } from '../../define/issue';
import { saysSomethingEmpty } from '../../define/mender';
import { coded } from '../code/coded';
import { codedFrom, codedLike } from '../code/from-codelist';
import { sentInWords } from '../quantity/sent-in-words';
import { countRange, duration, LARGEST_WHOLE_NUMBER, quantity, quantityRange } from '../quantity/zib';
import { text } from '../text/zib';

const timeOfDay = z.string().superRefine((value, ctx) => {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value))
    report(ctx, { zib: 'invalid-moment', allowed: 'a time of day hh:mm or hh:mm:ss' });
});

const administeringSchedule = checked(
  z.strictObject({
    /** So many times per so much time: `{ count: { nominalValue: 3 }, per: { value: 1, unit: 'd' } }`. */
    frequency: z.strictObject({ count: countRange, per: duration }).optional(),
    /** Fixed time between two doses; excludes a frequency. */
    interval: duration.optional(),
    /** Fixed clock times, hh:mm or hh:mm:ss; exclude parts of the day (FHIR allows one of the two). */
    administrationTimes: z.array(timeOfDay).optional(),
    weekDays: z.array(codedFrom(weekdayCodelist)).optional(),
    partsOfDay: z.array(codedFrom(partOfDayCodelist)).optional(),
  }),
  (schedule, ctx) => {
    if (schedule.frequency !== undefined && schedule.interval !== undefined) {
      report(
        ctx,
        {
          zib: 'invalid-value',
          allowed: 'a frequency or an interval, not both',
          found: statedOf(schedule, ['frequency', 'interval']),
        },
        ['interval'],
      );
    }
    if (schedule.administrationTimes?.length && schedule.partsOfDay?.length) {
      report(
        ctx,
        {
          zib: 'invalid-value',
          allowed: 'administrationTimes or partsOfDay, not both',
          found: statedOf(schedule, ['administrationTimes', 'partsOfDay']),
        },
        ['partsOfDay'],
      );
    }
  },
);

const dosageInstructionShape = z.strictObject({
  sequenceNumber: z.number().int().nonnegative().max(LARGEST_WHOLE_NUMBER).optional(),
  /** How long this step is followed. */
  doseDuration: duration.optional(),
  /** Amount per administration. */
  dose: quantityRange.optional(),
  administeringSchedule: administeringSchedule.optional(),
  /** Taken only when needed. `{}` says so without telling what for; absent, the medicine is taken regularly. */
  asNeeded: saysSomethingEmpty(
    z.strictObject({
      condition: codedLike(asNeededConditionCodelist).optional(),
      /** At most so much per so much time. */
      maximumDose: z.strictObject({ amount: quantity, per: duration }).optional(),
    }),
  ).optional(),
  /** Speed of an infusion: an amount, fixed or a range, per time unit. */
  administeringSpeed: sentInWords(
    z.strictObject({ amount: quantityRange, per: duration }),
    'amount',
    ({ nominalValue }) => nominalValue === undefined,
  ).optional(),
  /** How long one administration takes. */
  durationOfAdministration: duration.optional(),
});

/** What is accepted for a DosageInstruction. */
export interface DosageInstructionInput extends Given<z.input<typeof dosageInstructionShape>> {}
/** DosageInstruction as the schema gives it. */
export interface DosageInstructionOutput extends z.output<typeof dosageInstructionShape> {}
export type DosageInstruction = DeepReadonly<DosageInstructionOutput>;

const dosageInstruction: z.ZodType<DosageInstructionOutput, DosageInstructionInput> = dosageInstructionShape;

/**
 * InstructionsForUse (Gebruiksinstructie, zib 2017 NL-CM:9.12.22504). `description` is the complete readable
 * instruction; `dosageInstructions` its structured steps, in order.
 */
const instructionsForUseShape = z.strictObject({
  description: text.optional(),
  routeOfAdministration: coded.optional(),
  additionalInstructions: z.array(coded).optional(),
  repeatPeriodCyclicalSchedule: duration.optional(),
  dosageInstructions: z.array(dosageInstruction).optional(),
});

/** What is accepted for an InstructionsForUse. */
export interface InstructionsForUseInput extends Given<z.input<typeof instructionsForUseShape>> {}
/** InstructionsForUse as the schema gives it. */
export interface InstructionsForUseOutput extends z.output<typeof instructionsForUseShape> {}
export type InstructionsForUse = DeepReadonly<InstructionsForUseOutput>;

export const instructionsForUse: z.ZodType<InstructionsForUseOutput, InstructionsForUseInput> = instructionsForUseShape;

const STEP = 'dosageInstructions';
const SCHEDULE = `${STEP}.administeringSchedule`;

/** Rows relative to a Dosage element; the cyclical schedule sits on the resource and is added by the zibs. */
export const instructionsForUseConcepts: readonly Concept[] = [
  concept('9.12.22504', 'InstructionsForUse', 'Gebruiksinstructie', '', ''),
  concept('9.12.9581', 'Description', 'Omschrijving', 'description', 'text'),
  concept('9.12.19941', 'RouteOfAdministration', 'Toedieningsweg', 'routeOfAdministration', 'route'),
  concept(
    '9.12.19944',
    'AdditionalInstructions',
    'AanvullendeInstructie',
    'additionalInstructions',
    'additionalInstruction',
  ),
  concept('9.12.22503', 'SequenceNumber', 'Volgnummer', `${STEP}.sequenceNumber`, 'sequence'),
  concept('9.12.22506', 'DoseDuration', 'Doseerduur', `${STEP}.doseDuration`, 'timing.repeat.boundsDuration'),
  concept('9.12.19940', 'Dose', 'Keerdosis', `${STEP}.dose`, 'doseQuantity', 'doseRange'),
  concept('9.12.19948', 'AdministeringSchedule', 'Toedieningsschema', SCHEDULE, 'timing'),
  concept(
    '9.12.19949',
    'Frequency',
    'Frequentie',
    `${SCHEDULE}.frequency`,
    'timing.repeat.frequency',
    'timing.repeat.frequencyMax',
  ),
  concept(
    '20.1.4',
    'NominalValue',
    'NominaleWaarde',
    `${SCHEDULE}.frequency.count.nominalValue`,
    'timing.repeat.frequency',
  ),
  concept(
    '20.1.2',
    'MinimumValue',
    'MinimumWaarde',
    `${SCHEDULE}.frequency.count.minimumValue`,
    'timing.repeat.frequency',
  ),
  concept(
    '20.1.3',
    'MaximumValue',
    'MaximumWaarde',
    `${SCHEDULE}.frequency.count.maximumValue`,
    'timing.repeat.frequencyMax',
  ),
  concept(
    '9.12.19950',
    'Interval',
    'Interval',
    `${SCHEDULE}.interval`,
    'timing.repeat.period',
    'timing.repeat.periodUnit',
  ),
  concept(
    '9.12.19951',
    'AdministrationTime',
    'Toedientijd',
    `${SCHEDULE}.administrationTimes`,
    'timing.repeat.timeOfDay',
  ),
  concept('9.12.19952', 'WeekDay', 'Weekdag', `${SCHEDULE}.weekDays`, 'timing.repeat.dayOfWeek'),
  concept('9.12.19953', 'TimeOfDay', 'Dagdeel', `${SCHEDULE}.partsOfDay`, 'timing.repeat.when'),
  concept('9.12.22512', 'AsNeeded', 'ZoNodig', `${STEP}.asNeeded`, 'asNeededCodeableConcept', 'maxDosePerPeriod'),
  concept('9.12.19945', 'Condition', 'Criterium', `${STEP}.asNeeded.condition`, 'asNeededCodeableConcept'),
  concept('9.12.19946', 'MaximumDose', 'MaximaleDosering', `${STEP}.asNeeded.maximumDose`, 'maxDosePerPeriod'),
  concept(
    '9.12.19942',
    'AdministeringSpeed',
    'Toedieningssnelheid',
    `${STEP}.administeringSpeed`,
    'rateRatio',
    'rateRange',
  ),
  concept(
    '9.12.23141',
    'DurationOfAdministration',
    'Toedieningsduur',
    `${STEP}.durationOfAdministration`,
    'timing.repeat.duration',
    'timing.repeat.durationUnit',
  ),
];
