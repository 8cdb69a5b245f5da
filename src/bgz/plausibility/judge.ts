import { relativeTo } from '../../fhir/date-time';
import { isJson, type Json } from '../../fhir/json';
import { isBefore, momentForm } from '../../fhir/moment-text';
import { codeSystemUri, systems } from '../../fhir/naming-systems';
import { type CodeFact, isDisorder } from './disorders';
import type { DatePlace } from './facts';
import { isPlaceholder } from './placeholder';
import type { PlausibleZib } from './places';
import type { PlausibilityRuleId } from './rules';
import { type Placed, type Steps, valuesAt } from './values-at';

/** Which side of the table is read. */
export type Side = 'record' | 'fhir';

/** What a record is compared with beside itself; what is absent is not compared with. */
export interface Surroundings {
  readonly now?: Date | undefined;
  readonly birth?: string | undefined;
  readonly death?: string | undefined;
}

/** A rule that is broken, and where. */
export interface Breach {
  readonly rule: PlausibilityRuleId;
  readonly at: Steps;
}

type PlaceOf = { readonly record?: string; readonly fhir: readonly string[] };

function read(root: Placed, place: PlaceOf | undefined, side: Side): Placed[] {
  if (place === undefined) return [];
  if (side === 'fhir') return place.fhir.flatMap((path) => valuesAt(root, path));
  return place.record === undefined ? [] : valuesAt(root, place.record);
}

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && momentForm.test(value) && !Number.isNaN(Date.parse(value));

interface DateFact {
  readonly date: string;
  readonly at: Steps;
}

const datesAt = (root: Placed, place: PlaceOf, side: Side): DateFact[] =>
  read(root, place, side).flatMap(({ value, at }) => (isDate(value) ? [{ date: value, at }] : []));

/** The date of birth or death of a patient, in a record or resource. */
export function lifeOf(patient: unknown, side: Side): Pick<Surroundings, 'birth' | 'death'> {
  const root = { value: patient, at: [] };
  const [birth] = datesAt(root, { record: 'dateOfBirth', fhir: ['birthDate'] }, side);
  const [death] = datesAt(root, { record: 'dateOfDeath', fhir: ['deceasedDateTime'] }, side);
  return { birth: birth?.date, death: death?.date };
}

/** Clocks of machines differ a little, and what is registered while it is read has a moment just after `now`. */
const SLACK_MS = 5 * 60_000;

/** A year that is over needs no calendar. */
const isInFuture = (now: Date, date: string): boolean =>
  !(Number(date.slice(0, 4)) < now.getUTCFullYear()) &&
  relativeTo(new Date(now.getTime() + SLACK_MS), date) === 'future';

const aYearEarlier = (date: string): string =>
  `${String(Number(date.slice(0, 4)) - 1).padStart(4, '0')}${date.slice(4)}`;

function judgeDate({ date, at }: DateFact, place: DatePlace, isPlanned: boolean, around: Surroundings): Breach[] {
  const { now, birth, death } = around;
  // What is no date at all lies before or after nothing.
  if (isPlaceholder(date, death !== undefined)) return [{ rule: 'plausibility-placeholder-date', at }];
  const breaches: Breach[] = [];
  if (now && place.future && !isPlanned && isInFuture(now, date)) breaches.push({ rule: place.future, at });
  if (birth && place.beforeBirth) {
    const earliest = place.beforeBirth === 'prenatal' ? aYearEarlier(birth) : birth;
    if (isBefore(date, earliest)) breaches.push({ rule: 'plausibility-before-birth', at });
  }
  if (death && place.afterDeath && isBefore(death, date)) breaches.push({ rule: 'plausibility-after-death', at });
  return breaches;
}

/** A code under the URI of its system; that it was sent under the OID is told elsewhere. */
const underUri = (code: Json): CodeFact => {
  const uri = typeof code.system === 'string' ? codeSystemUri(code.system) : undefined;
  return uri === undefined ? code : { ...code, system: uri };
};

/** The codes of a coded value, its translations as well. */
function codesOf({ value, at }: Placed, side: Side): { code: CodeFact; at: Steps }[] {
  if (side === 'fhir') {
    return valuesAt({ value, at }, 'coding').flatMap((one) =>
      isJson(one.value) ? [{ code: underUri(one.value), at: one.at }] : [],
    );
  }
  if (!isJson(value)) return [];
  const own = typeof value.code === 'string' ? [{ code: value, at }] : [];
  const others = valuesAt({ value, at }, 'translations');
  return [...own, ...others.flatMap((one) => (isJson(one.value) ? [{ code: one.value, at: one.at }] : []))];
}

const wanted: ReadonlySet<unknown> = new Set([
  systems.snomed,
  systems.icd10,
  'http://hl7.org/fhir/sid/icd-10',
  'http://hl7.org/fhir/sid/icd-10-nl',
  'urn:oid:2.16.840.1.113883.6.3',
]);

const isProblemCode = ({ system, code }: CodeFact): boolean => wanted.has(system) && typeof code === 'string';

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
const isWord = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Words that stand where a unit is not known: a NullFlavor, or what our mapping writes for one. */
const NO_UNIT =
  /^(?:NI|UNK|ASKU|NASK|NAV|MSK|OTH|NA|onbekend|overig|anders|geen informatie|gevraagd maar onbekend|niet gevraagd|unknown)(?:\/.*)?$/i;

/** Whether an amount of either side has a number and a unit. */
function doseOf(value: unknown, side: Side): { amount: boolean; unit: boolean } | undefined {
  if (!isJson(value)) return undefined;
  const amount = [value.value, value.nominalValue, value.minimumValue, value.maximumValue].some(isThere);
  if (side === 'fhir') {
    const words = isWord(value.unit) && !NO_UNIT.test(value.unit.trim());
    return { amount, unit: isWord(value.code) || words };
  }
  const { unit } = value;
  if (!isJson(unit)) return { amount, unit: false };
  const words = unit.originalText ?? unit.display;
  return { amount, unit: isWord(unit.code) || (isWord(words) && !NO_UNIT.test(words.trim())) };
}

function judgeDose({ value, at }: Placed, side: Side): Breach[] {
  const dose = doseOf(value, side);
  if (dose === undefined || dose.amount === dose.unit) return [];
  return [{ rule: dose.amount ? 'plausibility-dose-unit' : 'plausibility-dose-amount', at }];
}

/** Every pair of which the end lies before the start, as far as both are precise; each end is told once. */
function judgePairs(root: Placed, zib: PlausibleZib, side: Side): Breach[] {
  return (zib.pairs ?? []).flatMap(({ start, end, rule, told }) => {
    const starts = datesAt(root, start, side);
    return datesAt(root, end, side).flatMap((last) => {
      const first = starts.find(({ date }) => isBefore(last.date, date));
      return first === undefined ? [] : [{ rule, at: told === 'start' ? first.at : last.at }];
    });
  });
}

const says = (root: Placed, place: PlausibleZib['planned'], side: Side): boolean =>
  place !== undefined && read(root, place, side).some((one) => place.values.includes(one.value));

/** Codes of substances that only a terminology can tell of whether they are a disorder or finding. */
export function codesToAsk(resource: unknown, zib: PlausibleZib, side: Side): { code: string; at: Steps }[] {
  const root: Placed = { value: resource, at: [] };
  if (zib.substances === undefined || says(root, zib.withdrawn, side)) return [];
  return zib.substances
    .flatMap((place) => read(root, place, side).flatMap((one) => codesOf(one, side)))
    .flatMap(({ code: fact, at }) => {
      const { system, code } = fact;
      return system === systems.snomed && typeof code === 'string' && !isDisorder(fact) ? [{ code, at }] : [];
    });
}

/**
 * What of one record or resource is not plausible, in the order of the table. Pure, and never throws: what is not as it
 * should be is passed over, since others tell of that.
 */
export function judge(value: unknown, zib: PlausibleZib, side: Side, around: Surroundings): Breach[] {
  const root: Placed = { value, at: [] };
  if (says(root, zib.withdrawn, side)) return [];
  const isPlanned = says(root, zib.planned, side);
  const life = zib.resource === 'Patient' ? { ...around, ...lifeOf(value, side) } : around;
  return [
    ...(zib.dates ?? []).flatMap((place) =>
      datesAt(root, place, side).flatMap((one) => judgeDate(one, place, isPlanned, life)),
    ),
    ...judgePairs(root, zib, side),
    ...(zib.substances ?? []).flatMap((place) =>
      read(root, place, side)
        .flatMap((one) => codesOf(one, side))
        .filter(({ code }) => isDisorder(code))
        .map(({ at }): Breach => ({ rule: 'plausibility-allergy-disorder', at })),
    ),
    ...read(root, zib.problemName, side)
      .filter((name) => !codesOf(name, side).some(({ code }) => isProblemCode(code)))
      .map(({ at }): Breach => ({ rule: 'plausibility-problem-code', at })),
    ...(zib.doses ?? []).flatMap((place) => read(root, place, side).flatMap((one) => judgeDose(one, side))),
  ];
}
