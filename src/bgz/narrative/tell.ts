import type * as z from 'zod';
import { isJson } from '../../fhir/json';
import { stated } from '../define/checked-schemas';
import { type Field, type Fields, fieldsOf, innermost } from '../define/field';
import type { Language } from '../define/language';
import { date, dateTime, timeOfDay } from '../parts/moment/zib';
import { inEnglish, type Saying, sayings } from './saying';
import { shownClock, shownMoment, shownNumber, shownObject } from './shown';
import { insteadOf, inWords, kinds, naming, ownWords } from './words';

/** One thing that a narrative tells: a value under its label, or what has parts of its own. */
export type Told = { readonly label: string } & (
  | { readonly value: string; readonly parts?: undefined }
  | { readonly value?: undefined; readonly parts: readonly Told[] }
);

/** Tells the values of a property; what it holds may be anything, as nobody has judged it. */
type Tells = (value: unknown, told: Told[]) => void;

/** Keys of records and bytes say nothing to a reader; whose record it is, is told by the resource. */
const NOT_TOLD: ReadonlySet<string> = new Set(['data', 'id', 'replaces', 'subject']);

/** The parts of a name have one property each, of the person and of the partner. */
const ofWhom = (label: string, dutch = ''): string =>
  /Partner$/.test(dutch) && !/partner/i.test(label) ? `${label} of partner` : label;

/** The words for a property: of its concept; undefined for what has none, whose parts stand in its place. */
export function labelOf(property: string, { concept }: Field, language: Language = 'nl'): string | undefined {
  if (concept?.id === undefined && ownWords[property] === undefined) return undefined;
  // Properties have the English names of what they hold.
  if (language === 'en') return ofWhom(inEnglish(property), concept?.dutch);
  if (concept?.id === undefined) return ownWords[property];
  return insteadOf[`${concept.id} ${property}`] ?? inWords(concept.dutch);
}

const texts: ReadonlyMap<z.core.$ZodType, (text: string, say: Saying) => string> = new Map([
  [date, shownMoment],
  [dateTime, shownMoment],
  [timeOfDay, shownClock],
]);

const asItIs = (text: string): string => text;

/** The codes of FHIR that a schema takes. */
export function codesIn(schema: z.core.$ZodType): readonly string[] {
  const { def } = (innermost(schema) as z.core.$ZodTypes)._zod;
  if (def.type === 'default') return codesIn(def.innerType);
  if (def.type === 'union') return def.options.flatMap(codesIn);
  if (def.type === 'literal') return def.values.filter((value) => typeof value === 'string');
  return def.type === 'enum' ? Object.values(def.entries).map(String) : [];
}

/** What a text of a schema is in words. */
function textOf(schema: z.core.$ZodType, say: Saying): (text: string) => string {
  const codes = new Set(codesIn(schema));
  const shown = stated(texts, schema);
  if (shown !== undefined) return (text) => shown(text, say);
  return codes.size > 0 ? (text) => (codes.has(text) ? say.code(text) : text) : asItIs;
}

/** The properties of a schema, stated or not; of one of several, those of each. */
function ownFields(schema: z.core.$ZodType): Fields {
  const inner = innermost(schema);
  const { def } = (inner as z.core.$ZodTypes)._zod;
  const known = fieldsOf(inner);
  if (known !== undefined) return known;
  if (def.type === 'union') return Object.assign({}, ...def.options.map(ownFields)) as Fields;
  if (def.type !== 'object') return {};
  return Object.fromEntries(Object.entries(def.shape).map(([name, one]) => [name, { schema: one as z.ZodType }]));
}

/** What a field holds, by the names that these have in it: a party is another concept as author than as source. */
export function fieldsIn({ schema, inside = {} }: Field): Fields {
  const own = ownFields(schema);
  const named = Object.entries(inside).map(([name, one]) => [name, { ...one, ...own[name], ...conceptOf(one) }]);
  return { ...own, ...(Object.fromEntries(named) as Fields) };
}

const conceptOf = ({ concept }: Field): Partial<Field> => (concept === undefined ? {} : { concept });

const tellers: Readonly<Record<Language, WeakMap<Fields, (record: object, told: Told[]) => void>>> = {
  nl: new WeakMap(),
  en: new WeakMap(),
};

/** Tells what a record of these fields holds, in their order. */
export function tellerOf(fields: Fields, language: Language = 'nl'): (record: object, told: Told[]) => void {
  const known = tellers[language].get(fields);
  if (known !== undefined) return known;
  const all = Object.entries(fields).filter(([property]) => !NOT_TOLD.has(property));
  let each: readonly (readonly [string, Tells])[] | undefined;
  const tell = (record: object, told: Told[]): void => {
    // When the first is told: a zib may hold itself.
    each ??= all.map(([property, one]) => [property, tells(property, one, language)] as const);
    const values = record as Readonly<Record<string, unknown>>;
    for (const [property, tellOne] of each) {
      const value = values[property];
      if (value !== undefined && value !== null) tellOne(value, told);
    }
  };
  tellers[language].set(fields, tell);
  return tell;
}

function tells(property: string, one: Field, language: Language): Tells {
  const say = sayings[language];
  const label = labelOf(property, one, language);
  const words = textOf(one.schema, say);
  const fields = fieldsIn(one);
  const tellParts = tellerOf(fields, language);
  // Which of the forms of a value it is, goes without saying.
  const shownAs = label ?? '';

  function tellOne(value: unknown, told: Told[]): void {
    if (typeof value === 'string') told.push({ label: shownAs, value: words(value) });
    else if (typeof value === 'number') told.push({ label: shownAs, value: shownNumber(value, say) });
    else if (typeof value === 'boolean') told.push({ label: shownAs, value: value ? say.yes : say.no });
    else if (isJson(value)) tellObject(value, told);
  }

  function tellObject(value: object, told: Told[]): void {
    const shown = shownObject(value as Readonly<Record<string, unknown>>, say);
    if (shown !== undefined) {
      if (shown.words !== undefined && shown.words !== '') told.push({ label: shownAs, value: shown.words });
      return;
    }
    if (label === undefined) {
      tellParts(value, told);
      return;
    }
    const names = Object.keys(value);
    // That it is there is all that it says.
    if (names.length === 0) told.push({ label, value: say.yes });
    if (names.length === 1 && names[0] === 'patient') {
      told.push({ label, value: say.patient[1] });
      return;
    }
    const parts: Told[] = [];
    tellParts(value, parts);
    const [first, ...others] = parts;
    if (first === undefined) return;
    const isAlone = others.length === 0;
    if (isAlone && first.value !== undefined && (first.label === '' || onlyNamed(value)))
      told.push({ label, value: first.value });
    else told.push({ label, parts: (isAlone && kinds.has(names[0] ?? '') && first.parts) || parts });
  }

  return (value, told) => {
    if (!Array.isArray(value)) tellOne(value, told);
    else for (const item of value) tellOne(item, told);
  };
}

/** Whether a value holds nothing but what it is called by, of whatever kind it is. */
function onlyNamed(value: unknown): boolean {
  if (!isJson(value)) return false;
  const [[name, inner] = [], ...others] = Object.entries(value).filter(([property]) => property !== 'id');
  if (name === undefined || others.length > 0) return false;
  return naming.has(name) || ((kinds.has(name) || name === 'nameInformation') && onlyNamed(inner));
}
