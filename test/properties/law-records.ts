import fc from 'fast-check';
import { type BgzRecords, bgzRecords, nullFlavors, type ZibGroup, zibGroups } from '../../src/zib';
import { bgzRecordsJsonSchema } from '../../src/zib/json-schema';
import { problemsInside } from '../../src/zib/parts/problems-inside';
import { sampleJson } from '../zib/sample';

type Json = Record<string, unknown>;
type Holder = Record<string | number, unknown>;
type Path = readonly (string | number)[];

/** The records of a group, made to try the law on. */
export type GroupRecords = readonly Json[];

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The full sample as the builders give it: every coded value whole, every list full. */
export const full = copy(bgzRecords(sampleJson() as Parameters<typeof bgzRecords>[0])) as Json;

export const groups = Object.keys(zibGroups) as ZibGroup[];

const isObject = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** Every place in a value, outermost first. */
export function placesIn(value: unknown, at: Path = []): Path[] {
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((key) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return [[...at, step], ...placesIn(value[step], [...at, step])];
  });
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce((inner, step) => (isObject(inner) ? inner[step] : undefined), value);

function withValue(record: Json, path: Path, value: unknown): Json {
  const result = copy(record);
  const holder = valueAt(result, path.slice(0, -1)) as Holder;
  const last = path[path.length - 1] as string | number;
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return result;
}

export const accepts = (group: ZibGroup, record: unknown): boolean => zibGroups[group].parse(record).ok;

/** The full record of a group, and what it refers to by id left as it is. */
export function fullRecord(group: ZibGroup): Json {
  const value = full[group];
  return copy(Array.isArray(value) ? (value[0] as Json) : (value as Json));
}

/** Only what the builder requires: everything left out that may be. */
export function minimalRecord(group: ZibGroup): Json {
  let record = fullRecord(group);
  for (let place = 0; ; ) {
    const path = placesIn(record)[place];
    if (path === undefined) return record;
    const without = withValue(record, path, undefined);
    if (accepts(group, without)) record = without;
    else place++;
  }
}

/** The full record with each part that may be absent left out in turn. */
export function eachAbsent(group: ZibGroup): Json[] {
  const record = fullRecord(group);
  return placesIn(record)
    .map((path) => withValue(record, path, undefined))
    .filter((one) => accepts(group, one));
}

/** The minimal record with each single part of the full one. */
export function eachAlone(group: ZibGroup): Json[] {
  const [minimal, record] = [minimalRecord(group), fullRecord(group)];
  return Object.keys(record)
    .filter((property) => !(property in minimal))
    .map((property) => ({ ...minimal, [property]: record[property] }))
    .filter((one) => accepts(group, one));
}

// What the JSON Schema says of a place: the codes of its codelist.
const schema = bgzRecordsJsonSchema() as Json;

function resolved(node: unknown): Holder | undefined {
  if (!isObject(node)) return undefined;
  const reference = /^#\/\$defs\/(.+)$/.exec(String(node.$ref))?.[1];
  if (reference !== undefined) return resolved((schema.$defs as Holder)[reference]);
  return node;
}

function schemaAt(group: ZibGroup, path: Path): Holder | undefined {
  let node = resolved((schema.properties as Holder)[group]);
  if (node?.items !== undefined) node = resolved(node.items);
  for (const step of path) {
    node = resolved(typeof step === 'number' ? node?.items : (node?.properties as Holder | undefined)?.[step]);
  }
  return node;
}

function codesAt(group: ZibGroup, path: Path): unknown[] {
  const [list] = (schemaAt(group, path)?.anyOf as Holder[] | undefined) ?? [];
  return Array.isArray(list?.enum) ? list.enum : [];
}

const isCoded = (value: unknown): boolean =>
  isObject(value) && !('value' in value) && ('nullFlavor' in value || ('system' in value && 'code' in value));

const isMoment = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}(-\d{2}(-\d{2}(T[\d:.]+)?)?)?$/.test(value) && value.length !== 5;

/** Everything a coded place may hold: each code of its list, each NullFlavor, a code from elsewhere. */
function codedChoices(group: ZibGroup, path: Path): unknown[] {
  return [
    ...codesAt(group, path),
    ...nullFlavors.map((nullFlavor) => ({ nullFlavor, originalText: 'in eigen woorden' })),
    ...nullFlavors.map((nullFlavor) => ({ nullFlavor })),
    { system: 'urn:oid:2.16.840.1.113883.2.4.3.99.1', code: 'x1', version: '2026-01' },
    {
      system: 'urn:oid:2.16.840.1.113883.2.4.3.99.1',
      code: 'x 2',
      originalText: 'woorden',
      translations: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.99.2', code: 'y', display: 'ook dit' }],
    },
  ];
}

const moments = [
  '1999',
  '2008-06',
  '2008-06-22',
  '2008-06-22T23:00',
  '2008-06-22T23:00:30',
  '2008-06-22T22:30:00Z',
  '2008-06-23T01:00:00.123+05:30',
  '2008-12-31T23:59:59.999999',
  '2030-01-01',
];

const decimals = [5e-7, 1e-15, 123456789.125, 1e21, '1.50', '0.10', '100.000', '0.000000050', 1, 0.1];

const isDecimal = (path: Path, value: unknown): boolean =>
  typeof value === 'number' && /(^|V|v)alue$|^(minimum|maximum|nominal)Value$/.test(String(path[path.length - 1]));

function choicesAt(group: ZibGroup, path: Path, value: unknown): unknown[] {
  if (isCoded(value)) return codedChoices(group, path);
  if (isMoment(value)) return moments;
  if (isDecimal(path, value)) return decimals;
  if (typeof value === 'boolean') return [true, false];
  const { enum: words } = schemaAt(group, path) ?? {};
  return Array.isArray(words) ? words : [];
}

const outermost = (paths: readonly Path[]): Path[] =>
  paths.filter(
    (path) => !paths.some((other) => other.length < path.length && other.every((step, i) => step === path[i])),
  );

/**
 * The full record with, at every place at once, the first, second … thing that may stand there: each code of each list, each
 * NullFlavor where one is accepted, moments of every precision, decimals of every form. What the builder refuses stays as
 * it was.
 */
export function eachChoice(group: ZibGroup): Json[] {
  const record = fullRecord(group);
  const open = outermost(placesIn(record).filter((path) => choicesAt(group, path, valueAt(record, path)).length > 0));
  const allowed = open.map((path) => ({
    path,
    choices: choicesAt(group, path, valueAt(record, path)).filter((one) => {
      // One bound of a period decides which other bounds go with it; alone, each form must do.
      const alone = isMoment(valueAt(record, path)) ? withoutOthers(record, path) : record;
      return accepts(group, withValue(alone, path, one));
    }),
  }));
  const most = Math.max(0, ...allowed.map(({ choices }) => choices.length));
  return Array.from({ length: most }, (_, i) => {
    let result = record;
    for (const [at, { path, choices }] of allowed.entries()) {
      if (choices.length === 0) continue;
      const changed = withValue(result, path, choices[(i + at * 3) % choices.length]);
      if (accepts(group, changed)) result = changed;
    }
    return result;
  });
}

/** The record without the other moments beside this one. */
function withoutOthers(record: Json, path: Path): Json {
  const result = copy(record);
  const holder = valueAt(result, path.slice(0, -1));
  if (!isObject(holder)) return result;
  for (const key of Object.keys(holder)) {
    if (key !== path[path.length - 1] && isMoment(holder[key])) delete holder[key];
  }
  return result;
}

const hostile = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 10 }),
    fc.constantFrom(
      '<b>',
      '"',
      '&amp;',
      ']]>',
      "O'Brien",
      'Çelik-Şahin',
      '\u00a0x',
      'a\tb\nc',
      '{}',
      '__proto__',
      '\ufffe',
      '\ud800',
    ),
  )
  .filter((value) => value.trim() !== '');

const typed = new Set([
  'comment',
  'display',
  'originalText',
  'description',
  'lastName',
  'prefix',
  'firstNames',
  'initials',
  'givenName',
  'unstructuredName',
  'organizationName',
  'organizationLocation',
  'street',
  'houseNumber',
  'houseNumberLetter',
  'houseNumberAddition',
  'additionalInformation',
  'postcode',
  'placeOfResidence',
  'municipality',
  'telephoneNumber',
  'emailAddress',
  'reactionDescription',
  'productDescription',
  'productName',
  'agreementReason',
  'reasonForUse',
  'bankName',
  'bankCode',
  'accountNumber',
  'insurantNumber',
  'version',
]);

/** Random valid records of a group: parts left out, other codes, moments, decimals and words everywhere. */
export function randomRecords(group: ZibGroup): fc.Arbitrary<Json> {
  return fc
    .tuple(
      fc.array(fc.nat(), { maxLength: 40 }),
      fc.array(hostile, { minLength: 4, maxLength: 12 }),
      fc.array(fc.nat(), { minLength: 20, maxLength: 60 }),
    )
    .map(([cuts, words, picks]) => {
      let record = fullRecord(group);
      const attempt = (path: Path, value: unknown) => {
        const changed = withValue(record, path, value);
        if (accepts(group, changed)) record = changed;
      };
      for (const cut of cuts) {
        const paths = placesIn(record);
        const path = paths[cut % paths.length];
        if (path !== undefined) attempt(path, undefined);
      }
      placesIn(record).forEach((path, i) => {
        const value = valueAt(record, path);
        if (value === undefined) return;
        const pick = picks[i % picks.length] ?? 0;
        if (typeof value === 'string' && typed.has(String(path[path.length - 1]))) {
          if (pick % 2 === 0) attempt(path, words[i % words.length]);
          return;
        }
        const choices = choicesAt(group, path, value);
        if (choices.length > 0 && pick % 3 !== 0) attempt(path, choices[pick % choices.length]);
      });
      return record;
    });
}

/**
 * The same problem given whole in many records keeps one id, as in a source; another problem has another, so that a batch
 * holds both. Under one id they would not be accepted.
 */
function withProblemIds(records: readonly Json[]): Json[] {
  const ids = new Map<string, string>();
  return records.map((record) => {
    const result = copy(record);
    for (const { problem } of problemsInside(result)) {
      const { id: _, ...content } = problem;
      const key = JSON.stringify(content);
      ids.set(key, ids.get(key) ?? `inside-${ids.size}`);
      Object.assign(problem, { id: ids.get(key) });
    }
    return result;
  });
}

/** All records of one patient: these of one group, and those they refer to. Who is named in them goes by the same numbers. */
export function recordsWith(group: ZibGroup, records: GroupRecords): BgzRecords {
  const numbered = withProblemIds(records).map((record, i) =>
    'id' in record ? { ...record, id: `law-${i}` } : record,
  );
  // Problems refer to nothing, devices to problems, procedures to both.
  const related = {
    ...(group !== 'problems' && { problems: full.problems }),
    ...(group === 'procedures' && { medicalDevices: full.medicalDevices }),
  };
  // A source is asked by BSN, or else by its own key.
  const own =
    group === 'patient' ? { patient: { id: 'law', ...records[0] } } : { patient: full.patient, [group]: numbered };
  return bgzRecords({ ...related, ...own } as Parameters<typeof bgzRecords>[0]);
}
