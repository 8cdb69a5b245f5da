import type { CodeableConcept, Dosage, Element, Ratio, TimingRepeat } from 'fhir/r3';
import type { Codelist } from '../../../terminology/codelist';
import { partOfDayCodelist, weekdayCodelist } from '../../../terminology/codelists-medication';
import {
  type CodedConcept,
  type Decimal,
  type DosageInstruction,
  type InstructionsForUse,
  type QuantityRange,
  timeUnits,
} from '../../../zib';
import { compact, element, extension, list, maybe } from '../../define/elements';
import { beyondCode, codeableConcept } from '../code/stu3';
import { decimalText, doseQuantity, duration, quantity, range, unitInWords, withDecimal } from '../quantity/stu3';

type Schedule = NonNullable<DosageInstruction['administeringSchedule']>;

/** ConceptMap WeekdagCodelijst-to-days-of-week. */
const weekDays: Readonly<Record<string, NonNullable<TimingRepeat['dayOfWeek']>[number]>> = {
  '307145004': 'mon',
  '307147007': 'tue',
  '307148002': 'wed',
  '307149005': 'thu',
  '307150005': 'fri',
  '307151009': 'sat',
  '307146003': 'sun',
};

/** ConceptMap DagdeelCodelijst-to-EventTiming. */
const partsOfDay: Readonly<Record<string, NonNullable<TimingRepeat['when']>[number]>> = {
  '73775008': 'MORN',
  '255213009': 'AFT',
  '3157002': 'EVE',
  '2546009': 'NIGHT',
};

/** Codes through their ConceptMap; the schema lets in no code the map does not have. */
function translated<T>(values: readonly CodedConcept[] | undefined, map: Readonly<Record<string, T>>): T[] | undefined {
  const codes = (values ?? [])
    .map((value) => map[value.code ?? ''])
    .filter((code): code is T & {} => code !== undefined);
  return codes.length > 0 ? codes : undefined;
}

/** What the codes say beyond their translations, in the same order: `null` where they say no more. */
function beyond(values: readonly CodedConcept[] | undefined, list: Codelist): Element[] | undefined {
  const more = (values ?? []).map((value) => beyondCode(value, list));
  return more.some((one) => one !== undefined) ? more.map((one) => one ?? (null as unknown as Element)) : undefined;
}

const clockTime = (time: string) => (time.length === 5 ? `${time}:00` : time);

type Count = NonNullable<Schedule['frequency']>['count'];

/** A range with one side says of the other that it is not known: at least twice is not twice, at most three not once. */
function openBound(count: Count | undefined, side: 'minimumValue' | 'maximumValue'): Element | undefined {
  if (count === undefined || count.nominalValue !== undefined || count[side] !== undefined) return undefined;
  return element(extension('data-absent-reason', { valueCode: 'unknown' }));
}

/** Such a range in words, for who reads no extensions: as Timing.code, which says the same as what it stands beside. */
function inWords(schedule: Schedule | undefined): CodeableConcept | undefined {
  const { count, per } = schedule?.frequency ?? {};
  if (count === undefined || per === undefined || count.nominalValue !== undefined) return undefined;
  const { minimumValue: least, maximumValue: most } = count;
  if (least !== undefined && most !== undefined) return undefined;
  const [side, times] = least === undefined ? ['ten hoogste', most] : ['ten minste', least];
  const time = Number(per.value) === 1 ? timeUnits[per.unit] : `${decimalText(per.value)} ${timeUnits[per.unit]}`;
  return maybe(times, (number) => ({ text: `${side} ${decimalText(number)} keer per ${time}` }));
}

/** How often: so many times per period, or one fixed interval. Frequency and Interval share period and periodUnit. */
function frequency(schedule: Schedule | undefined): TimingRepeat {
  const count = schedule?.frequency?.count;
  const per = schedule?.frequency?.per ?? schedule?.interval;
  return {
    // Whole numbers, which FHIR writes without a fraction.
    frequency: maybe(count?.nominalValue ?? count?.minimumValue, Number),
    _frequency: openBound(count, 'minimumValue'),
    frequencyMax: maybe(count?.maximumValue, Number),
    _frequencyMax: openBound(count, 'maximumValue'),
    period: maybe(per?.value, Number),
    periodUnit: per?.unit,
  };
}

function repeat(step: DosageInstruction): TimingRepeat | undefined {
  const schedule = step.administeringSchedule;
  const result: TimingRepeat = compact({
    boundsDuration: maybe(step.doseDuration, duration),
    duration: maybe(step.durationOfAdministration?.value, Number),
    durationUnit: step.durationOfAdministration?.unit,
    ...frequency(schedule),
    dayOfWeek: translated(schedule?.weekDays, weekDays),
    _dayOfWeek: beyond(schedule?.weekDays, weekdayCodelist),
    timeOfDay: list(schedule?.administrationTimes, clockTime),
    when: translated(schedule?.partsOfDay, partsOfDay),
    _when: beyond(schedule?.partsOfDay, partOfDayCodelist),
  });
  withDecimal(result, 'duration', step.durationOfAdministration?.value);
  withDecimal(result, 'period', schedule?.frequency?.per.value ?? schedule?.interval?.value);
  return Object.keys(result).length > 0 ? result : undefined;
}

function dose(value: QuantityRange | undefined): Pick<Dosage, 'doseQuantity' | 'doseRange'> {
  if (value === undefined) return {};
  if (value.nominalValue !== undefined) return { doseQuantity: doseQuantity(value.nominalValue, value.unit) };
  return { doseRange: range(value, doseQuantity) };
}

function ratio(numerator: Ratio['numerator'], per: Parameters<typeof duration>[0]): Ratio {
  return { numerator, denominator: duration(per) };
}

/**
 * AdministeringSpeed: a fixed amount per time is a ratio. A range of amounts has no room for the time beside it, so the
 * time goes into the unit, as in `ml/uur`.
 */
function rate(speed: DosageInstruction['administeringSpeed']): Pick<Dosage, 'rateRatio' | 'rateRange'> {
  if (speed === undefined) return {};
  const { amount, per } = speed;
  if (amount.nominalValue !== undefined) return { rateRatio: ratio(quantity(amount.nominalValue, amount.unit), per) };
  const time = duration(per);
  const perText = time.value === 1 ? time.unit : `${decimalText(per.value)} ${time.unit}`;
  const bounds = range(amount);
  const sideInWords = (value: Decimal | undefined, side: typeof bounds.low) =>
    maybe(side, (one) =>
      withDecimal({ value: one.value, unit: `${unitInWords(amount.unit)}/${perText}` }, 'value', value),
    );
  return {
    rateRange: compact({
      low: sideInWords(amount.minimumValue, bounds.low),
      high: sideInWords(amount.maximumValue, bounds.high),
    }),
  };
}

/** What it is needed for. The profile takes a concept only; without a criterion it says that none is known. */
function criterion({ condition }: NonNullable<DosageInstruction['asNeeded']>): CodeableConcept {
  if (condition !== undefined) return codeableConcept(condition, 'other-as-coding');
  return codeableConcept({ nullFlavor: 'NI', originalText: 'zo nodig' });
}

function step(instructions: InstructionsForUse, value: DosageInstruction): Dosage {
  const needed = value.asNeeded;
  return compact({
    sequence: value.sequenceNumber,
    text: instructions.description,
    additionalInstruction: list(instructions.additionalInstructions, (one) => codeableConcept(one, 'other-as-coding')),
    timing: maybe(repeat(value), (one) => compact({ repeat: one, code: inWords(value.administeringSchedule) })),
    asNeededCodeableConcept: maybe(needed, criterion),
    route: maybe(instructions.routeOfAdministration, (route) => codeableConcept(route)),
    ...dose(value.dose),
    maxDosePerPeriod: maybe(needed?.maximumDose, (maximum) =>
      ratio(doseQuantity(maximum.amount.value, maximum.amount.unit), maximum.per),
    ),
    ...rate(value.administeringSpeed),
  });
}

/**
 * InstructionsForUse as a list of zib-InstructionsForUse: one Dosage per step, each with the readable text, route and
 * additional instructions of the whole; one Dosage when there are no steps.
 */
export function dosages(instructions: InstructionsForUse | undefined): Dosage[] | undefined {
  if (instructions === undefined) return undefined;
  const steps = instructions.dosageInstructions?.length ? instructions.dosageInstructions : [{}];
  const result = steps.map((one) => step(instructions, one)).filter((one) => Object.keys(one).length > 0);
  return result.length > 0 ? result : undefined;
}
