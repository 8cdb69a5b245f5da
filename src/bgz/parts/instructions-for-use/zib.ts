import * as z from 'zod';
import { dagdeelCodelijst, weekdagCodelijst, zonodigCriteriumCodelijst } from '../../../terminology/zib2017/codelists';
import { checkedObjectOf, definePart, type Fields, field, objectOf, plain } from '../../define/field';
import { statedOf } from '../../define/found-words';
import { report } from '../../define/issue';
import { saysSomethingEmpty } from '../../define/mender';
import { written } from '../../define/written';
import { coded } from '../code/coded';
import { codedFrom, codedLike } from '../code/from-codelist';
import { timeOfDay } from '../moment/zib';
import { sentInWords } from '../quantity/sent-in-words';
import {
  amountIn,
  countRange,
  duration,
  LARGEST_WHOLE_NUMBER,
  quantity,
  quantityRange,
  rangeIn,
} from '../quantity/zib';
import { text } from '../text/zib';
import type { DosageInstruction, DosageInstructionInput, InstructionsForUse, InstructionsForUseInput } from './types';

const administeringSchedule = checkedObjectOf(
  {
    frequency: field(
      '9.12.19949',
      'Frequentie',
      objectOf({
        count: plain(countRange, { ada: 'aantal' }),
        per: plain(duration, { ada: 'tijdseenheid' }),
      }).optional(),
      { note: "So many times per so much time: `{ count: { nominalValue: 3 }, per: { value: 1, unit: 'd' } }`." },
    ),
    interval: field('9.12.19950', 'Interval', duration.optional(), {
      note: 'Fixed time between two doses; excludes a frequency.',
    }),
    administrationTimes: field('9.12.19951', 'Toedientijd', z.array(timeOfDay).optional(), {
      name: 'AdministrationTime',
      note: 'Fixed clock times, hh:mm or hh:mm:ss; exclude parts of the day (FHIR allows one of the two).',
    }),
    weekDays: field(
      '9.12.19952',
      'Weekdag',
      z
        .array(
          codedFrom(weekdagCodelijst, {
            monday: '307145004',
            tuesday: '307147007',
            wednesday: '307148002',
            thursday: '307149005',
            friday: '307150005',
            saturday: '307151009',
            sunday: '307146003',
          }),
        )
        .optional(),
      { name: 'WeekDay' },
    ),
    partsOfDay: field(
      '9.12.19953',
      'Dagdeel',
      z
        .array(
          codedFrom(dagdeelCodelijst, {
            morning: '73775008',
            afternoon: '255213009',
            evening: '3157002',
            night: '2546009',
          }),
        )
        .optional(),
      { name: 'TimeOfDay' },
    ),
  },
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

/** An amount per so much time, of which ADA has all in one element. */
const amountPer = (amount: z.ZodType, inside: Fields): Fields => ({
  amount: plain(amount, { inside, ada: '' }),
  per: plain(duration, { ada: 'tijdseenheid' }),
});

const step = objectOf({
  sequenceNumber: field(
    '9.12.22503',
    'Volgnummer',
    z.number().int().nonnegative().max(LARGEST_WHOLE_NUMBER).optional(),
  ),
  doseDuration: field('9.12.22506', 'Doseerduur', duration.optional(), { note: 'How long this step is followed.' }),
  dose: field('9.12.19940', 'Keerdosis', quantityRange.optional(), {
    inside: rangeIn('aantal'),
    ada: 'dosering/keerdosis',
    note: 'Amount per administration.',
  }),
  administeringSchedule: field('9.12.19948', 'Toedieningsschema', administeringSchedule.optional(), {
    ada: 'dosering/toedieningsschema',
  }),
  asNeeded: field(
    '9.12.22512',
    'ZoNodig',
    saysSomethingEmpty(
      objectOf({
        condition: field('9.12.19945', 'Criterium', codedLike(zonodigCriteriumCodelijst).optional(), {
          ada: { path: 'criterium', form: 'code-with-words' },
        }),
        maximumDose: field(
          '9.12.19946',
          'MaximaleDosering',
          z.strictObject({ amount: quantity, per: duration }).optional(),
          { inside: amountPer(quantity, amountIn('aantal')), note: 'At most so much per so much time.' },
        ),
      }),
    ).optional(),
    {
      ada: 'dosering/zo_nodig',
      note: 'Taken only when needed. `{}` says so without telling what for; absent, the medicine is taken regularly.',
    },
  ),
  administeringSpeed: field(
    '9.12.19942',
    'Toedieningssnelheid',
    sentInWords(
      z.strictObject({ amount: quantityRange, per: duration }),
      'amount',
      ({ nominalValue }) => nominalValue === undefined,
    ).optional(),
    {
      inside: amountPer(quantityRange, rangeIn('waarde')),
      ada: 'dosering/toedieningssnelheid',
      note: 'Speed of an infusion: an amount, fixed or a range, per time unit.',
    },
  ),
  durationOfAdministration: field('9.12.23141', 'Toedieningsduur', duration.optional(), {
    ada: 'dosering/toedieningsduur',
    note: 'How long one administration takes.',
  }),
});

const dosageInstruction = definePart(
  { name: 'DosageInstruction', note: 'A step of the instructions for use.' },
  step,
  written<DosageInstruction, DosageInstructionInput>(),
);

const fields = {
  description: field('9.12.9581', 'Omschrijving', text.optional()),
  routeOfAdministration: field('9.12.19941', 'Toedieningsweg', coded.optional()),
  additionalInstructions: field('9.12.19944', 'AanvullendeInstructie', z.array(coded).optional()),
  repeatPeriodCyclicalSchedule: field('9.12.22505', 'HerhaalperiodeCyclischSchema', duration.optional()),
  dosageInstructions: plain(z.array(dosageInstruction).optional(), {
    ada: { path: 'doseerinstructie', each: 'dosering' },
  }),
};

/** InstructionsForUse (Gebruiksinstructie, zib 2017 NL-CM:9.12.22504). */
export const instructionsForUse = definePart(
  {
    id: '9.12.22504',
    name: 'InstructionsForUse',
    dutch: 'Gebruiksinstructie',
    note: '`description` is the complete readable instruction; `dosageInstructions` its structured steps, in order.',
  },
  objectOf(fields),
  written<InstructionsForUse, InstructionsForUseInput>(),
);
