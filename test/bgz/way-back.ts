import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { mapRecords } from '../../src/assemble/pull';
import type { MappingContext } from '../../src/bgz/define/context';
import { mappingRun } from '../../src/bgz/define/mapping-run';
import type { Stu3 } from '../../src/bgz/define/stu3';
import { readMetadata } from '../../src/bgz/parts/metadata/stu3';
import { mappingOf } from '../../src/cli/read-patients';
import { fhirDateTime } from '../../src/fhir/date-time';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { idMaker } from '../../src/fhir/ids';
import { systems } from '../../src/fhir/naming-systems';
import { readFhirXml } from '../../src/fhir/xml/read-fhir-xml';
import { createFhirXmlModel } from '../../src/fhir/xml/xml-model';
import { type RecordOf, type ZibGroup, zibGroups } from '../../src/zib';
import { idSecret } from '../id-secret';
import { kinds } from '../properties/law/kinds';
import {
  copy,
  isCoded,
  isMoment,
  isObject,
  type Json,
  namesOf,
  type Path,
  placesIn,
  valueAt,
  withValue,
} from '../properties/law/places';
import { recordsWith } from '../properties/law/together';
import { keyOf, readingOf, received } from './reading';
import { now } from './stu3-support';

/** A value that comes back in another form than it was given. */
export interface Difference {
  /** The place from the record, items of a list not numbered: `reactions.symptoms`. Left out: any. */
  readonly at?: RegExp;
  /** Why FHIR cannot say it as it was. */
  readonly why: string;
  /** What comes back in its place: undefined for nothing. */
  readonly back: (value: unknown, record: Json) => unknown;
}

const words = (value: Json): Json => {
  const { display, originalText = display, ...rest } = value;
  const both = value.originalText !== undefined && value.originalText !== display;
  return { ...rest, ...(both && { display }), ...(originalText !== undefined && { originalText }) };
};

/** Where the reason is a code of the zib's list, the list has a term for it. What comes back is held to this too. */
const oneText: Difference = {
  why: 'FHIR has one text for the words beside a reason why there is no code',
  back: (value) => (isCoded(value) && value.nullFlavor !== undefined ? words(value) : value),
};

/** What comes back in another form in every zib. */
const everywhere: readonly Difference[] = [
  {
    at: /(^|\.)subject$/,
    why: 'the subject is the patient whose records are read',
    back: () => undefined,
  },
  {
    why: 'a time has its seconds and its offset in FHIR',
    back: (value) => (isMoment(value) ? fhirDateTime(value) : value),
  },
  oneText,
  {
    at: /(^|\.)statement$/,
    why: 'what was registered in one go is told by the records that share a Provenance',
    back: () => undefined,
  },
  {
    at: /^status$/,
    why: 'an observation of which the record says nothing is final',
    back: (value) => (value === 'final' ? undefined : value),
  },
  {
    // That something is taken when needed is said by being there.
    at: /(?<!\.asNeeded)$/,
    why: 'FHIR has no lists and parts with nothing in them',
    back: (value) => (isObject(value) && Object.keys(value).length === 0 ? undefined : value),
  },
  {
    at: /(^|\.)postcode$/,
    why: 'a Dutch postcode has one form in FHIR',
    back: (value) => dutchPostcode(value),
  },
  {
    at: /(^|\.)addressInformation$/,
    why: 'one extension holds letter and addition of a house number',
    back: (value) => (Array.isArray(value) ? value.map(withSuffix) : value),
  },
  {
    at: /(^|\.)addressInformation$/,
    why: 'an official address says so by its type, where that is what it is; or without street and number, which the profile wants with the mark',
    back: (value) => (Array.isArray(value) ? value.map(officialByType) : value),
  },
  {
    why: 'Organization has one name and one list of types: only the system of a code, or the order, tells them apart',
    back: (value) => (isObject(value) && !Array.isArray(value) ? asOrganization(value) : value),
  },
];

const dutchPostcode = (value: unknown): unknown =>
  /^\d{4} ?[a-z]{2}$/i.test(String(value)) ? String(value).replace(' ', '').toUpperCase() : value;

/** A postcode has a digit; other words are no record of somebody's, and come back as words of the address. */
const withPostcodes = (record: Json): Json =>
  placesIn(record)
    .filter((at) => at.at(-1) === 'postcode' && !/\d/.test(String(valueAt(record, at))))
    .reduce((one, at) => withValue(one, at, 'B-1000'), record);

/** What is there by itself of a name and a location, or of a type and a specialty that has no code of its own list. */
function asOrganization({ organizationLocation: location, departmentSpecialty: specialty, ...rest }: Json): Json {
  const isTold = JSON.stringify(specialty)?.includes(systems.agbSpecialism);
  const asType = specialty !== undefined && rest.organizationType === undefined && !isTold;
  return {
    ...rest,
    ...(location !== undefined && {
      [rest.organizationName === undefined ? 'organizationName' : 'organizationLocation']: location,
    }),
    ...(specialty !== undefined && { [asType ? 'organizationType' : 'departmentSpecialty']: specialty }),
  };
}

/** More than a letter, and nothing behind it, is an addition; a letter alone is the letter. */
function withSuffix(address: Json): Json {
  const { houseNumberLetter: letter, houseNumberAddition: addition, ...rest } = address;
  if ((letter === undefined) === (addition === undefined)) return address;
  const only = letter ?? addition;
  return { ...rest, [String(only).length === 1 ? 'houseNumberLetter' : 'houseNumberAddition']: only };
}

const OFFICIAL = { system: systems.addressUse, code: 'HP', display: 'Officieel adres' };

/** Beside another type the mark comes back; where the type alone says it, the type does. */
function officialByType({ official, ...rest }: Json): Json {
  const { street, houseNumber, houseNumberLetter, houseNumberAddition, houseNumberIndication, addressType } = rest;
  const number = [houseNumber, houseNumberLetter, houseNumberAddition, houseNumberIndication];
  const mayBeMarked = street !== undefined && number.some((part) => part !== undefined);
  if (official === true && (addressType as Json | undefined)?.code === OFFICIAL.code) return rest;
  if (official === true && addressType === undefined && !mayBeMarked) return { ...rest, addressType: OFFICIAL };
  return { ...rest, ...(official !== undefined && { official }) };
}

/** What should come back of a record. `ids` are those of the resources that its own keys became. */
function expectedOf(record: Json, ids: ReadonlyMap<unknown, unknown>, differences: readonly Difference[]): Json {
  const changed = (value: unknown, at: Path): unknown => {
    const names = namesOf(at);
    let back = value;
    for (const one of differences) if (one.at?.test(names) !== false) back = one.back(back, record);
    if (at.at(-1) === 'id') back = ids.get(back) ?? back;
    if (!isObject(back)) return back;
    if (Array.isArray(back))
      return back.map((item, i) => changed(item, [...at, i])).filter((item) => item !== undefined);
    const inner = Object.entries(back).map(([name, held]) => [name, changed(held, [...at, name])] as const);
    return Object.fromEntries(inner.filter(([, held]) => held !== undefined));
  };
  return changed(record, []) as Json;
}

/** Ids of what stands whole inside a record are made of what it says; who it is, is told by the rest. */
const withoutInnerIds = (record: Json, ids: ReadonlySet<unknown>): Json =>
  placesIn(record)
    .filter((at) => at.length > 1 && at.at(-1) === 'id' && !ids.has(valueAt(record, at)))
    .reduce((one, at) => withValue(one, at, undefined), record);

/** One record there and back: what came back, what should have, and the elements that nothing took. */
function thereAndBack<G extends ZibGroup>(
  group: G,
  stu3: WayBack<G>['stu3'],
  given: Json,
  differences: readonly Difference[],
) {
  const records = recordsWith(group, [given]);
  const record = [records[group]].flat()[0] as unknown as Json;
  const lists = Object.fromEntries(Object.entries(records).map(([name, list]) => [name, [list].flat()]));
  const { given: mapped, all } = mapRecords(lists as Parameters<typeof mapRecords>[0], {
    id: idMaker(idSecret),
    mapping: {},
    now,
  });
  const resource = mapped.find((one) => one.group === group)?.resource as FhirResource;
  const own = new Set(mapped.map((one) => keyOf(one.resource)));
  const { context, node, left } = readingOf([...all.values()], (key) => own.has(key));
  const read = node(resource);
  const draft = { ...stu3.from(read, context), ...readMetadata(read, context), id: resource.id };
  const result = zibGroups[group].parse(draft);
  const ids = new Map(mapped.map((one) => [(one.record as { id?: string }).id, one.resource.id]));
  const kept = new Set<unknown>(ids.values());
  return {
    back: result.ok
      ? withoutInnerIds(expectedOf(copy(result.record) as Json, new Map(), [oneText]), kept)
      : { draft, issues: result.issues.map(({ message }) => message) },
    wanted: withoutInnerIds({ ...expectedOf(record, ids, [...everywhere, ...differences]), id: resource.id }, kept),
    left: left(),
  };
}

const folder = path.resolve(import.meta.dirname, '../../../shared/qualification/test/fhir');
const model = createFhirXmlModel(definitionsOf());
/** The relative dates of the fixtures count from a day before the moment of the tests. */
const dated = (xml: string): string =>
  xml.replace(/\$\{DATE, T, D, ([+-]\d+)\}/g, (_all, days) =>
    new Date(now.getTime() + Number(days) * 86_400_000).toISOString().slice(0, 10),
  );

/** One request of Nictiz has two performers, where STU3 has room for one. */
const withOnePerformer = (resource: FhirResource): FhirResource =>
  resource.resourceType === 'ProcedureRequest' && Array.isArray(resource.performer)
    ? { ...resource, performer: resource.performer[0] }
    : resource;

let fixturesRead: readonly FhirResource[] | undefined;

/** The resources of Nictiz's patients C and D; none where they are absent. */
export function nictizFixtures(): readonly FhirResource[] {
  if (!existsSync(folder)) return [];
  fixturesRead ??= readdirSync(folder)
    .filter((file) => file.endsWith('.xml'))
    .map((file) => readFhirXml(dated(readFileSync(path.join(folder, file), 'utf8')), model).value as FhirResource)
    .map(withOnePerformer);
  return fixturesRead;
}

const isName = (resource: Json, at: Path): boolean =>
  at.at(-1) === 'display' &&
  isObject(valueAt(resource, [...at.slice(0, -1)])) &&
  'reference' in (valueAt(resource, at.slice(0, -1)) as Json);

/** A resource without what a receiver knows by itself: ids, what references lead to and show of it, and the page to read. */
const withoutPlaces = (resource: Json): Json => {
  const { text: _page, ...rest } = resource;
  const places = placesIn(rest);
  const named = places
    .filter((at) => isName(rest as Json, at))
    .reduce((one, at) => withValue(one, at, undefined), rest as Json);
  return places
    .filter((at) => ['id', 'reference'].includes(String(at.at(-1))) && typeof valueAt(named, at) === 'string')
    .reduce((one, at) => withValue(one, at, undefined), named);
};

const withoutShown = (resource: Json, shown: RegExp): Json =>
  placesIn(resource)
    .filter((at) => shown.test(namesOf(at)))
    .reduce((one, at) => withValue(one, at, undefined), resource);

/** A resource of Nictiz read and written again. */
function backAndThere<G extends ZibGroup>(group: G, stu3: WayBack<G>['stu3'], fixture: FhirResource) {
  const { context, node, left } = readingOf(nictizFixtures(), () => true);
  const result = zibGroups[group].parse(stu3.from(node(fixture), context));
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  const { subject, patient, beneficiary } = fixture as unknown as Record<string, { display?: string } | undefined>;
  const mapping: MappingContext = {
    patientId: 'patient',
    patientDisplay: (subject ?? patient ?? beneficiary)?.display ?? '',
    id: (_type, ...identity) => String(identity.at(-1)),
    ...mappingRun({ now, problems: new Map() }),
    options: mappingOf('ada'),
  };
  const written = stu3.to(result.record as RecordOf<G>, mapping);
  return { there: withoutPlaces(received(written)), left: left() };
}

/** What is held of the way back of a zib. */
interface WayBack<G extends ZibGroup> {
  readonly group: G;
  readonly stu3: Pick<Stu3<RecordOf<G>>, 'type' | 'to' | 'from'>;
  /** What comes back in another form in this zib only. */
  readonly differences?: readonly Difference[];
  /** Makes records that the way back is held to of those that vary one thing each. */
  readonly prepared?: (record: Json) => Json;
  /** Places of Nictiz's resources that show what is elsewhere in other words than ours. */
  readonly shown?: RegExp;
  /** Whether a resource of this type is one of this zib; left out, each is. */
  readonly isOwn?: (resource: FhirResource) => boolean;
  /** Of the records that vary one thing each, one in so many. */
  readonly oneIn?: number;
  /** Whether the patients of Nictiz have resources of the zib; left out, they have. */
  readonly fixtures?: boolean;
}

/**
 * Records become the same records by way of FHIR, with nothing of the resource unread, but for differences that are argued;
 * and resources of Nictiz become the same resources by way of records.
 */
export function holdWayBack<G extends ZibGroup>({
  group,
  stu3,
  differences = [],
  prepared = (record) => record,
  shown = /^$/,
  isOwn = () => true,
  oneIn = 12,
  fixtures = true,
}: WayBack<G>): void {
  describe('the way back', () => {
    it.each(Object.entries(kinds))('gives the record again: %s', (_kind, recordsOf) => {
      const records = recordsOf(group, oneIn).map(prepared);
      expect(records.length).toBeGreaterThan(0);
      for (const record of records.map(withPostcodes)) {
        const { back, wanted, left } = thereAndBack(group, stu3, record, differences);
        expect(back).toEqual(wanted);
        expect(left).toEqual([]);
      }
    });

    it.skipIf(!existsSync(folder) || !fixtures)(
      'gives resources of Nictiz again (skipped when ../shared/qualification is absent)',
      () => {
        const own = nictizFixtures().filter((one) => one.resourceType === stu3.type && isOwn(one));
        expect(own.length).toBeGreaterThan(0);
        for (const fixture of own) {
          const { there, left } = backAndThere(group, stu3, fixture);
          expect(withoutShown(there, shown)).toEqual(withoutShown(withoutPlaces(received(fixture)), shown));
          expect(left).toEqual([]);
        }
      },
    );
  });
}
