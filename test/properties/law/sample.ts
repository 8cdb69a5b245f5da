import { bgzRecords, type ZibGroup, zibGroups } from '../../../src/zib';
import { sampleJson } from '../../bgz/sample';
import { type Change, withAccepted } from './change';
import { copy, holds, isCoded, isObject, type Json, namesOf, type Path, placesIn, valueAt, withValue } from './places';
import { accepts, listedAt, type Node, placesOf, schemaAt } from './schema';

/** The full sample as the builders give it: every coded value whole. */
export const full = copy(bgzRecords(sampleJson() as Parameters<typeof bgzRecords>[0])) as Json;

/** Only what the builder requires: everything left out that may be. */
export function minimalRecord(group: ZibGroup): Json {
  let record = copy([full[group]].flat()[0]) as Json;
  for (let place = 0; ; ) {
    const path = placesIn(record)[place];
    if (path === undefined) return record;
    const without = withValue(record, path, undefined);
    if (accepts(group, without)) record = without;
    else place++;
  }
}

/** Properties that hold whatever a person typed. */
export const typed = new Set([
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

const OTHER_SYSTEM = 'urn:oid:2.16.840.1.113883.2.4.3.99.1';

/** A value for each named part of the schema. */
const parts: Readonly<Record<string, unknown>> = {
  Text: 'woorden',
  Key: 'sleutel-1',
  Identifier: { system: 'urn:oid:2.16.528.1.1007.3.3.1234.9', value: 'N-1' },
  CodedConcept: { system: OTHER_SYSTEM, code: 'x1' },
  DateTime: '2009-05-06',
  Instant: '2009-05-06T10:15',
  Date: '2009-05-06',
  Decimal: 1.5,
  PositiveDecimal: 2.5,
  SignedDecimal: -2.5,
};

/** Values of the sample that stand under a name or, of the parties, as a part of the schema. */
const sampled = new Map<string, unknown[]>();
for (const path of placesIn(full)) {
  const name = String(path.at(-1));
  sampled.set(name, [...(sampled.get(name) ?? []), valueAt(full, path)]);
}

const parties: Readonly<Record<string, ZibGroup>> = {
  HealthProfessional: 'healthProfessionals',
  HealthcareProvider: 'healthcareProviders',
};

function madeOf(group: ZibGroup, path: Path, { name, node }: Node): unknown[] {
  if (name !== undefined && name in parts) return [parts[name]];
  const party = parties[name ?? ''];
  if (party !== undefined) return [minimalRecord(party)];
  if (node.items !== undefined)
    return schemaAt(group, [...path, 0]).flatMap((item) => madeOf(group, [...path, 0], item).map((one) => [one]));
  if (node.properties !== undefined) {
    const needed = (node.required as string[] | undefined) ?? [];
    const values = needed.map((key) => [key, candidatesAt(group, [...path, key])[0]]);
    return [Object.fromEntries(values)];
  }
  const types = [node.type].flat();
  if (types.includes('boolean')) return [true, false];
  return types.includes('integer') ? [3] : [];
}

/** What may stand at a place: what the schema lists, what can be made of it, what the sample has under that name. */
function candidatesAt(group: ZibGroup, path: Path): unknown[] {
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  // Who it is about is the patient, or it is refused among the records of one.
  if (name === 'subject') return [valueAt(full, ['patient', 'identificationNumbers', 0])];
  const known = (sampled.get(name) ?? []).filter(
    (one) => Array.isArray(one) === (typeof path.at(-1) === 'string' && Array.isArray(one)),
  );
  return [
    ...listedAt(group, path).slice(0, 3),
    ...schemaAt(group, path).flatMap((node) => madeOf(group, path, node)),
    ...known.slice(0, 6),
  ];
}

const indexless = (path: Path): string => path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');

/** The record with a place stated beside what it has. */
function beside(group: ZibGroup, record: Json, path: Path): Json | undefined {
  return candidatesAt(group, path)
    .map((value) => withValue(record, path, value))
    .find((changed) => accepts(group, changed));
}

/** The record with a place stated instead of what its holder has: one choice excludes another. */
function instead(group: ZibGroup, record: Json, path: Path): Json | undefined {
  for (let length = path.length - 1; length > 0; length--) {
    const [outer, inner] = [path.slice(0, length), path.slice(length)];
    const whole = candidatesAt(group, outer).filter((one) => valueAt(one, inner) !== undefined);
    const [base] = schemaAt(group, outer).flatMap((node) => madeOf(group, outer, node));
    const parts = isObject(base) ? candidatesAt(group, path).map((value) => withValue(base, inner, value)) : [];
    const found = [...whole, ...parts]
      .map((value) => withValue(record, outer, value))
      .find((changed) => accepts(group, changed));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Places that the schema of a part has and a rule of the builder refuses. */
const refusedPlaces: Readonly<Record<string, string>> = {
  'patient.contactPersons.identificationNumbers': 'STU3 Patient.contact has no identifier',
  '*.problem.informationSource.healthcareProvider': 'zib-Problem: asserter is a person',
};

/** Whether a place is a kind of party that the profile of its zib has no room for: the builder says so. */
function isPartyRefused(group: ZibGroup, path: Path): boolean {
  const kind = path.at(-1);
  if (!['patient', 'healthProfessional', 'healthcareProvider', 'contactPerson'].includes(String(kind))) return false;
  const minimal = minimalRecord(group);
  return candidatesAt(group, path).some((value) => {
    const result = zibGroups[group].parse(withValue(minimal, path.slice(0, -1), { [String(kind)]: value }));
    return !result.ok && result.issues.every(({ allowed }) => allowed === `no ${kind} here (profile)`);
  });
}

export const isRefused = (group: ZibGroup, path: Path): boolean => {
  const names = namesOf([group, ...path]);
  const isKnown = Object.keys(refusedPlaces).some((one) =>
    one.startsWith('*') ? names.endsWith(one.slice(1)) : names === one,
  );
  return isKnown || isPartyRefused(group, path);
};

/** Records that state, between them, every place the schema has; and the places that no record can state. */
export function covering(group: ZibGroup, isKnown = isRefused): { records: Json[]; unstated: Path[] } {
  const refused = placesOf(group).filter((path) => isKnown(group, path));
  const places = placesOf(group).filter((path) => !refused.some((outer) => holds(outer, path)));
  const stated = new Set<string>();
  const state = (record: Json): void => {
    for (const place of placesIn(record)) stated.add(indexless(place));
  };
  const isOpen = (path: Path): boolean => !stated.has(indexless(path));

  // The first thing that may stand at each open place, outermost first, then the second, and so on.
  function filled(record: Json, among: readonly Path[] = places): Json {
    let changed = record;
    const left = new Map(among.filter(isOpen).map((path) => [path, candidatesAt(group, path)]));
    for (;;) {
      const changes: Change[] = [];
      for (const [path, [value, ...others]] of left) {
        if (!isOpen(path)) left.delete(path);
        else if (!changes.some((outer) => holds(outer.path, path))) {
          if (value !== undefined) changes.push({ path, value });
          left.set(path, others);
        }
      }
      if (changes.length === 0) return changed;
      changed = withAccepted(group, changed, changes).record;
      state(changed);
    }
  }

  const sampled = copy([full[group]].flat()) as Json[];
  sampled.forEach(state);
  const records = sampled.map((record) => filled(record));
  const minimal = minimalRecord(group);
  const unstated: Path[] = [];
  for (const path of places) {
    if (!isOpen(path) || unstated.some((outer) => holds(outer, path))) continue;
    const stating = records.map((record) => beside(group, record, path));
    const at = stating.findIndex((one) => one !== undefined);
    const found =
      stating[at] ??
      beside(group, minimal, path) ??
      [minimal, ...records].map((record) => instead(group, record, path)).find((record) => record !== undefined);
    if (found === undefined) {
      unstated.push(path);
      continue;
    }
    state(found);
    records[at === -1 ? records.length : at] = filled(
      found,
      places.filter((place) => holds(path, place)),
    );
  }
  return { records, unstated };
}

/** Whole words of their own at every place, so that what is found can only have come from there. */
function withOwnWords(group: ZibGroup, record: Json): Json {
  const inside = (path: Path) => path.some((_step, i) => i > 0 && isCoded(valueAt(record, path.slice(0, i))));
  const places = placesIn(record).filter((path) => !inside(path));
  const changes = places.flatMap((path, i): Change[] => {
    const value = valueAt(record, path);
    if (typeof value === 'string' && typed.has(String(path.at(-1)))) return [{ path, value: `${value} ${i}` }];
    return isCoded(value) ? [{ path, value: whole(value, i) }] : [];
  });
  return withAccepted(group, record, changes).record;
}

/** A coded value with all that may stand beside its code. */
function whole(value: Json, i: number): Json {
  return {
    ...value,
    ...(value.code !== undefined && { version: `versie ${i}` }),
    display: `term ${i}`,
    originalText: `eigen woorden ${i}`,
    translations: [{ system: OTHER_SYSTEM, code: `t${i}`, display: `ook ${i}`, version: `uitgave ${i}` }],
  };
}

const made = new Map<ZibGroup, { readonly records: readonly Json[]; readonly unstated: readonly Path[] }>();

function madeOnce(group: ZibGroup) {
  const known = made.get(group) ?? covering(group);
  made.set(group, known);
  return known;
}

const worded = new Map<ZibGroup, readonly Json[]>();

/** Records that state, between them, all that records of the group can state, each coded value whole. */
export function fullRecords(group: ZibGroup): readonly Json[] {
  const known = worded.get(group) ?? madeOnce(group).records.map((record) => withOwnWords(group, record));
  worded.set(group, known);
  return known;
}

/** Places of the schema that no record could be made to state, and of which no rule is known to refuse them. */
export const unstatedPlaces = (group: ZibGroup): readonly string[] => madeOnce(group).unstated.map(namesOf);
