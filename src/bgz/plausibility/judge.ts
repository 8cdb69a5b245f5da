import { relativeTo } from '../../fhir/date-time';
import { isJson, type Json } from '../../fhir/json';
import { isBefore, momentForm } from '../../fhir/moment-text';
import { codeSystemUri, systems } from '../../fhir/naming-systems';
import { isPlainMoment } from '../../fhir/plain-moment';
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

/** When somebody was born and died. */
export type Life = Pick<Surroundings, 'birth' | 'death'>;

/** A rule that is broken, and where. */
export interface Breach {
  readonly rule: PlausibilityRuleId;
  readonly at: Steps;
}

type PlaceOf = { readonly record?: string; readonly fhir: readonly string[] };

const none: readonly Placed[] = [];

function read(root: Placed, place: PlaceOf | undefined, side: Side): readonly Placed[] {
  if (place === undefined) return none;
  if (side === 'record') return place.record === undefined ? none : valuesAt(root, place.record);
  let found = none;
  for (const path of place.fhir) {
    const more = valuesAt(root, path);
    if (more.length > 0) found = found.length === 0 ? more : [...found, ...more];
  }
  return found;
}

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && (isPlainMoment(value) || (momentForm.test(value) && !Number.isNaN(Date.parse(value))));

type DateFact = Placed & { readonly value: string };

const isDateFact = (one: Placed): one is DateFact => isDate(one.value);

function datesAt(root: Placed, place: PlaceOf, side: Side): readonly DateFact[] {
  const found = read(root, place, side);
  return found.every(isDateFact) ? found : found.filter(isDateFact);
}

/** The date of birth or death of a patient, in a record or resource. */
export function lifeOf(patient: unknown, side: Side): Life {
  const root = { value: patient, at: [] };
  const [birth] = datesAt(root, { record: 'dateOfBirth', fhir: ['birthDate'] }, side);
  const [death] = datesAt(root, { record: 'dateOfDeath', fhir: ['deceasedDateTime'] }, side);
  return { birth: birth?.value, death: death?.value };
}

/** Clocks of machines differ a little, and what is registered while it is read has a moment just after `now`. */
const SLACK_MS = 5 * 60_000;

const DAY_MS = 24 * 60 * 60_000;

/** A day that is over in whatever zone a moment is written, for the last instant that was asked for. */
let over = { instant: Number.NaN, day: '' };

function dayThatIsOver(instant: number): string {
  if (over.instant !== instant) over = { instant, day: new Date(instant - 3 * DAY_MS).toISOString().slice(0, 10) };
  return over.day;
}

/** What is over on every clock needs no calendar. */
function isInFuture(now: Date, date: string): boolean {
  if (date < dayThatIsOver(now.getTime())) return false;
  return relativeTo(new Date(now.getTime() + SLACK_MS), date) === 'future';
}

const aYearEarlier = (date: string): string =>
  `${String(Number(date.slice(0, 4)) - 1).padStart(4, '0')}${date.slice(4)}`;

const sound: readonly Breach[] = [];

function judgeDate(fact: DateFact, place: DatePlace, isPlanned: boolean, around: Surroundings): readonly Breach[] {
  const { now, birth, death } = around;
  const { value: date } = fact;
  // What is no date at all lies before or after nothing.
  if (isPlaceholder(date, death !== undefined)) return [{ rule: 'plausibility-placeholder-date', at: fact.at }];
  const broken: PlausibilityRuleId[] = [];
  if (now && place.future && !isPlanned && isInFuture(now, date)) broken.push(place.future);
  if (birth && place.beforeBirth) {
    const earliest = place.beforeBirth === 'prenatal' ? aYearEarlier(birth) : birth;
    if (isBefore(date, earliest)) broken.push('plausibility-before-birth');
  }
  if (death && place.afterDeath && isBefore(death, date)) broken.push('plausibility-after-death');
  return broken.length === 0 ? sound : broken.map((rule) => ({ rule, at: fact.at }));
}

/** A code under the URI of its system; that it was sent under the OID is told elsewhere. */
const underUri = (code: Json): CodeFact => {
  const uri = typeof code.system === 'string' ? codeSystemUri(code.system) : undefined;
  return uri === undefined ? code : { ...code, system: uri };
};

/** The codes of a coded value, its translations as well. */
function codesOf(placed: Placed, side: Side): readonly { readonly code: CodeFact; readonly place: Placed }[] {
  const { value } = placed;
  if (side === 'fhir') {
    return valuesAt(placed, 'coding').flatMap((place) =>
      isJson(place.value) ? [{ code: underUri(place.value), place }] : [],
    );
  }
  if (!isJson(value)) return [];
  const own = typeof value.code === 'string' ? [{ code: value, place: placed }] : [];
  const others = valuesAt(placed, 'translations');
  return [...own, ...others.flatMap((place) => (isJson(place.value) ? [{ code: place.value, place }] : []))];
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

function judgeDose(place: Placed, side: Side): readonly Breach[] {
  const dose = doseOf(place.value, side);
  if (dose === undefined || dose.amount === dose.unit) return sound;
  return [{ rule: dose.amount ? 'plausibility-dose-unit' : 'plausibility-dose-amount', at: place.at }];
}

/** Every pair of which the end lies before the start, as far as both are precise; each end is told once. */
function judgePairs(root: Placed, zib: PlausibleZib, side: Side, found: Breach[]): void {
  for (const { start, end, rule, told } of zib.pairs ?? []) {
    const ends = datesAt(root, end, side);
    if (ends.length === 0) continue;
    const starts = datesAt(root, start, side);
    for (const last of ends) {
      const first = starts.find(({ value }) => isBefore(last.value, value));
      if (first !== undefined) found.push({ rule, at: told === 'start' ? first.at : last.at });
    }
  }
}

const says = (root: Placed, place: PlausibleZib['planned'], side: Side): boolean =>
  place !== undefined && read(root, place, side).some((one) => place.values.includes(one.value));

/** Codes of substances that only a terminology can tell of whether they are a disorder or finding. */
export function codesToAsk(resource: unknown, zib: PlausibleZib, side: Side): { code: string; at: Steps }[] {
  const root: Placed = { value: resource, at: [] };
  if (zib.substances === undefined || says(root, zib.withdrawn, side)) return [];
  return zib.substances
    .flatMap((place) => read(root, place, side).flatMap((one) => codesOf(one, side)))
    .flatMap(({ code: fact, place }) => {
      const { system, code } = fact;
      return system === systems.snomed && typeof code === 'string' && !isDisorder(fact) ? [{ code, at: place.at }] : [];
    });
}

/**
 * What of one record or resource is not plausible, in the order of the table. Pure, and never throws: what is not as it
 * should be is passed over, since others tell of that.
 */
export function judge(value: unknown, zib: PlausibleZib, side: Side, around: Surroundings): readonly Breach[] {
  const root: Placed = { value, at: [] };
  if (says(root, zib.withdrawn, side)) return sound;
  const isPlanned = says(root, zib.planned, side);
  const life = zib.resource === 'Patient' ? { ...around, ...lifeOf(value, side) } : around;
  const found: Breach[] = [];
  for (const place of zib.dates ?? []) {
    for (const one of datesAt(root, place, side)) found.push(...judgeDate(one, place, isPlanned, life));
  }
  judgePairs(root, zib, side, found);
  for (const place of zib.substances ?? []) {
    for (const one of read(root, place, side).flatMap((substance) => codesOf(substance, side)))
      if (isDisorder(one.code)) found.push({ rule: 'plausibility-allergy-disorder', at: one.place.at });
  }
  for (const name of read(root, zib.problemName, side)) {
    if (!codesOf(name, side).some(({ code }) => isProblemCode(code)))
      found.push({ rule: 'plausibility-problem-code', at: name.at });
  }
  for (const place of zib.doses ?? []) {
    for (const one of read(root, place, side)) found.push(...judgeDose(one, side));
  }
  return found;
}
