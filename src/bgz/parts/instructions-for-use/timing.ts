import type { Element, TimingRepeat } from 'fhir/r3';
import { sameJson } from '../../../fhir/json';
import { dagdeelCodelijst, weekdagCodelijst } from '../../../terminology/zib2017/codelists';
import { dagdeelCodelijstToEventTiming, weekdagCodelijstToDaysOfWeek } from '../../../terminology/zib2017/concept-maps';
import { type Codec, each, type Written } from '../../define/codec';
import { element, extension, maybe } from '../../define/elements';
import type { FhirNode } from '../../define/fhir-node';
import { type Draft, element as elementOf, placesAt, type Row, rowsOf } from '../../define/rows';
import { translatedAlone } from '../code/codec';
import { codesBothWays } from '../code/translation';
import { timeCodec } from '../moment/codec';
import { durationCodec } from '../quantity/codec';
import { decimalText, withDecimal } from '../quantity/stu3';
import { readTimeUnit } from '../quantity/time-unit';
import { type Duration, timeUnits } from '../quantity/zib';
import type { DosageInstruction } from './types';

type Schedule = NonNullable<DosageInstruction['administeringSchedule']>;
type Count = NonNullable<Schedule['frequency']>['count'];

const weekDays = codesBothWays(weekdagCodelijst, weekdagCodelijstToDaysOfWeek);
const partsOfDay = codesBothWays(dagdeelCodelijst, dagdeelCodelijstToEventTiming);

/** A range with one side says of the other that it is not known: at least twice is not twice, at most three not once. */
function openBound(count: Count | undefined, side: 'minimumValue' | 'maximumValue'): Element | undefined {
  if (count === undefined || count.nominalValue !== undefined || count[side] !== undefined) return undefined;
  return element(extension('data-absent-reason', { valueCode: 'unknown' }));
}

/** Whether a bound is said not to be known. */
function isOpen(repeat: FhirNode, name: string): boolean {
  const reason = repeat.beside(name)?.extension('data-absent-reason');
  const isUnknown = reason?.peek('valueCode') === 'unknown';
  reason?.drop('valueCode', 'unknown');
  return isUnknown;
}

/** Such a range in words, for who reads no extensions: as Timing.code, which says the same as what it stands beside. */
function inWords(schedule: Schedule | undefined): { readonly text: string } | undefined {
  const { count, per } = schedule?.frequency ?? {};
  if (count === undefined || per === undefined || count.nominalValue !== undefined) return undefined;
  const { minimumValue: least, maximumValue: most } = count;
  if (least !== undefined && most !== undefined) return undefined;
  const [side, times] = least === undefined ? ['ten hoogste', most] : ['ten minste', least];
  const time = Number(per.value) === 1 ? timeUnits[per.unit] : `${decimalText(per.value)} ${timeUnits[per.unit]}`;
  return maybe(times, (number) => ({ text: `${side} ${decimalText(number)} keer per ${time}` }));
}

/** A length of time whose value and unit are two elements. One with a longest length beside it is another, and stays. */
function writeLength(repeat: Written, name: 'duration' | 'period', length: Duration | undefined): void {
  if (length === undefined) return;
  repeat[name] = Number(length.value);
  repeat[`${name}Unit`] = length.unit;
  withDecimal(repeat, name, length.value);
}

function readLength(repeat: FhirNode, name: 'duration' | 'period'): Duration | undefined {
  if (typeof repeat.peek(name) !== 'number' || repeat.peek(`${name}Max`) !== undefined) return undefined;
  const unit = readTimeUnit(repeat, `${name}Unit`);
  const value = unit === undefined ? undefined : repeat.decimal(name);
  return unit === undefined || value === undefined ? undefined : { value, unit };
}

const durationOfAdministration: Row<DosageInstruction> = {
  places: { durationOfAdministration: ['duration', 'durationUnit'] },
  write(step, repeat) {
    writeLength(repeat, 'duration', step.durationOfAdministration);
  },
  read(repeat, draft) {
    const length = readLength(repeat, 'duration');
    if (length !== undefined) draft.durationOfAdministration = length;
  },
};

function writeCount(repeat: Written, count: Count | undefined): void {
  const bounds: TimingRepeat = {
    // Whole numbers, which FHIR writes without a fraction.
    frequency: maybe(count?.nominalValue ?? count?.minimumValue, Number),
    _frequency: openBound(count, 'minimumValue'),
    frequencyMax: maybe(count?.maximumValue, Number),
    _frequencyMax: openBound(count, 'maximumValue'),
  };
  for (const [name, value] of Object.entries(bounds)) if (value !== undefined) repeat[name] = value;
}

/** How many times; undefined when it is not told. A frequency alone is a fixed one, unless its upper bound is not known. */
function readCount(repeat: FhirNode): Count | undefined {
  const [least, most] = [repeat.decimal('frequency'), repeat.decimal('frequencyMax')];
  const [isLeastOpen, isMostOpen] = [isOpen(repeat, 'frequency'), isOpen(repeat, 'frequencyMax')];
  if (least === undefined && most === undefined) return undefined;
  if (least !== undefined && most === undefined && !isMostOpen) return { nominalValue: least };
  return {
    ...(least !== undefined && !isLeastOpen && { minimumValue: least }),
    ...(most !== undefined && { maximumValue: most }),
  };
}

/** How often: so many times per period, or one fixed interval. Frequency and Interval share period and periodUnit. */
const frequency: Row<Schedule> = {
  places: {
    frequency: ['frequency', 'frequencyMax'],
    'frequency.count.nominalValue': ['frequency'],
    'frequency.count.minimumValue': ['frequency'],
    'frequency.count.maximumValue': ['frequencyMax'],
    interval: ['period', 'periodUnit'],
  },
  write(schedule, repeat) {
    writeCount(repeat, schedule.frequency?.count);
    writeLength(repeat, 'period', schedule.frequency?.per ?? schedule.interval);
  },
  read(repeat, draft) {
    // A number of times that is only said not to be known is no fixed interval.
    const counts = ['frequency', 'frequencyMax'] as const;
    if (counts.every((name) => repeat.peek(name) === undefined) && counts.some((name) => repeat.peek(`_${name}`)))
      return;
    // Without the time it is so often in, a number of times is no frequency.
    const per = readLength(repeat, 'period');
    if (per === undefined) return;
    const count = readCount(repeat);
    Object.assign(draft, count === undefined ? { interval: per } : { frequency: { count, per } });
  },
};

const { row, within } = rowsOf<DosageInstruction>();
const ofSchedule = rowsOf<Schedule>();

const times = ofSchedule.row('administrationTimes', 'timeOfDay', each(timeCodec));
const parts = ofSchedule.row('partsOfDay', 'when', each(translatedAlone(partsOfDay)));

const repeat = elementOf<DosageInstruction>('Element', [
  row('doseDuration', 'boundsDuration', durationCodec),
  durationOfAdministration,
  within('administeringSchedule', [
    frequency,
    ofSchedule.row('weekDays', 'dayOfWeek', each(translatedAlone(weekDays))),
    times,
    {
      ...parts,
      // FHIR allows one of the two, as the zib does; of both the clock times are the more precise.
      read(source, draft, context) {
        if (draft.administrationTimes === undefined) parts.read(source, draft, context);
      },
    },
  ]),
]);

/** When and how often, for how long, and how long it takes: all that is in the timing of a step. */
export const timingCodec: Codec<DosageInstruction> = {
  type: 'Timing',
  get places() {
    return { ...placesAt(repeat.places, '', 'repeat'), administeringSchedule: [''] };
  },
  write(step, holder, name, context) {
    const timing: Written = {};
    repeat.write(step, timing, 'repeat', context);
    if (timing.repeat === undefined) return;
    const words = inWords(step.administeringSchedule);
    if (words !== undefined) timing.code = words;
    holder[name] = timing;
  },
  read(holder, name, context) {
    const timing = holder.open(name);
    const step = timing && repeat.read(timing, 'repeat', context);
    if (timing === undefined || step === undefined) return undefined;
    const { administeringSchedule } = step as Draft as DosageInstruction;
    if (sameJson(timing.peek('code'), inWords(administeringSchedule))) timing.take('code');
    return step;
  },
};
