import { onDutchClock } from '../../fhir/date-time';
import { isJson, type Json } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import { plainText } from '../../fhir/written-numbers';
import { isNullFlavor } from '../parts/code/code';
import type { Saying } from './saying';
import { registers } from './words';

/** A moment on the Dutch clock, as precise as it is: `2008`, `juni 2008`, `4 mei 2026`, `4 mei 2026 om 10:30`. */
export function shownMoment(moment: string, say: Saying): string {
  const [day = '', time] = onDutchClock(moment).split('T');
  const [year = '', month, date] = day.split('-');
  const name = say.months[Number(month) - 1];
  if (name === undefined) return moment;
  const words = date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`;
  return time === undefined ? words : `${words} ${say.at} ${shownClock(time, say)}`;
}

/** A time of day. FHIR wants seconds, also of what was registered to the minute. */
export const shownClock = (time: string, say: Saying): string =>
  time
    .replace(/^(\d{2}:\d{2}):00(?:\.0+)?(?=Z?$)/, '$1')
    .replace('.', say.decimal)
    .replace('Z', ' UTC');

/** A decimal of a record with the mark of the language. */
export const shownNumber = (value: number | string, say: Saying): string =>
  (typeof value === 'number' ? plainText(value) : value).replace('.', say.decimal);

const textIn = (value: Json, name: string): string | undefined =>
  typeof value[name] === 'string' ? value[name] : undefined;

const numberIn = (value: Json, name: string): number | string | undefined => {
  const one = value[name];
  return typeof one === 'number' || typeof one === 'string' ? one : undefined;
};

/** The term of the first of several codes for the same that has one. */
const firstTerm = (codes: unknown): string | undefined =>
  (Array.isArray(codes) ? codes : []).flatMap((one) => (isJson(one) ? (textIn(one, 'display') ?? []) : []))[0];

/** The words of a coded value: those of the clinician, with the term behind them where that is another. A unit of UCUM is a word. */
function shownCode(value: Json, say: Saying): string {
  const { nullFlavor, system } = value;
  const term = textIn(value, 'display') ?? (system === systems.ucum ? undefined : firstTerm(value.translations));
  const own = textIn(value, 'originalText');
  if (own !== undefined) return term === undefined || term === own ? own : `${own} (${term})`;
  return term ?? (isNullFlavor(nullFlavor) ? say.reason(nullFlavor) : (textIn(value, 'code') ?? ''));
}

const isCode = (value: Json): boolean =>
  isNullFlavor(value.nullFlavor) || (typeof value.system === 'string' && typeof value.code === 'string');

/** A length of time; one of something is that something: `per dag`. */
function shownTime(count: number | string, unit: string, say: Saying): string {
  const [one, many] = say.times[unit] ?? [unit, unit];
  return `${shownNumber(count, say)} ${Number(count) === 1 ? one : many}`;
}

const perTime = (per: Json, say: Saying): string => {
  const [count, unit] = [numberIn(per, 'value') ?? '', textIn(per, 'unit') ?? ''];
  return `${say.per} ${Number(count) === 1 ? (say.times[unit]?.[0] ?? unit) : shownTime(count, unit, say)}`;
};

/** The unit of an amount; nothing where it says that there is none. */
function shownUnit(unit: unknown, say: Saying): string {
  if (!isJson(unit)) return '';
  const isNone = unit.nullFlavor === 'NI' && unit.display === undefined && unit.originalText === undefined;
  return isNone ? '' : ` ${shownCode(unit, say)}`;
}

const bounds = ['nominalValue', 'minimumValue', 'maximumValue'] as const;

function shownRange(value: Json, say: Saying): string {
  const [exact, least, most] = bounds.map((name) => numberIn(value, name));
  const unit = shownUnit(value.unit, say);
  if (exact !== undefined) return `${shownNumber(exact, say)}${unit}`;
  if (least !== undefined && most !== undefined)
    return `${shownNumber(least, say)} ${say.to} ${shownNumber(most, say)}${unit}`;
  if (least !== undefined) return `${say.least} ${shownNumber(least, say)}${unit}`;
  return `${say.most} ${shownNumber(most ?? '', say)}${unit}`;
}

/** A number of a register. Who the patient is, is known without a BSN: it stands in no narrative. */
function shownIdentifier(system: string, value: string): string | undefined {
  if (system === systems.bsn) return undefined;
  const register = registers.get(system);
  return register === undefined ? value : `${value} (${register})`;
}

/** That an amount is known only to lie below or above: without it, it would be another result. */
const shownBound = ({ comparator }: Json): string => (typeof comparator === 'string' ? `${comparator} ` : '');

const isBare = (value: Json): boolean => Object.keys(value).every((name) => name === 'value' || name === 'comparator');

/** An object in words, where it is a value of one of the kinds that all zibs have. */
export function shownObject(value: Json, say: Saying): { readonly words: string | undefined } | undefined {
  if (isCode(value)) return { words: shownCode(value, say) };
  const { system, value: amount, unit, per, display } = value;
  if (typeof system === 'string' && typeof amount === 'string') return { words: shownIdentifier(system, amount) };
  const number = numberIn(value, 'value');
  if (number !== undefined && typeof unit === 'string') return { words: shownTime(number, unit, say) };
  if (number !== undefined && (isJson(unit) || isBare(value)))
    return { words: `${shownBound(value)}${shownNumber(number, say)}${shownUnit(unit, say)}` };
  if (isJson(value.numerator) && isJson(value.denominator))
    return { words: [value.numerator, value.denominator].map((one) => shownObject(one, say)?.words ?? '').join(' : ') };
  if (bounds.some((name) => value[name] !== undefined)) return { words: shownRange(value, say) };
  if (isJson(per)) {
    const times = isJson(value.count) ? `${shownRange(value.count, say)} ${say.often}` : undefined;
    const much = isJson(value.amount) ? shownObject(value.amount, say)?.words : undefined;
    return { words: [times ?? much ?? '', perTime(per, say)].join(' ') };
  }
  if (isJson(value.identification)) {
    const number = shownObject(value.identification, say)?.words;
    if (typeof display !== 'string') return { words: number };
    return { words: number === undefined ? display : `${display} (${number})` };
  }
  if (typeof display !== 'string') return undefined;
  // A reference to another record is told by what it is shown by, and by how the two are related.
  const relation = textIn(value, 'relation');
  return { words: relation === undefined ? display : `${display} (${say.code(relation)})` };
}
