import type * as z from 'zod';
import { adaName } from '../bgz/define/ada';
import { stated, withoutChecks } from '../bgz/define/checked-schemas';
import { fieldsOf } from '../bgz/define/field';
import { listReferredTo } from '../bgz/define/refers-to';
import { type BgzKey, type BgzSection, sectionOf, sections } from '../bgz/index';
import { party as partySchema } from '../bgz/parts/basic-elements/zib';
import { nameInformation } from '../bgz/parts/name-information/zib';
import { quantity } from '../bgz/parts/quantity/zib';
import * as references from '../bgz/parts/references/zib';
import { zibOf } from '../bgz/zibs';
import { zibroot } from './basic-elements';
import { buildingBlock, record } from './building-block';
import { forms, unlessUnknown } from './forms';
import { type Held, layoutOf, type Other, type Place, placeAt } from './layout';
import { party } from './party';
import { problemReference, recordReference } from './references';
import { group, part, type Reader, type Table } from './table';
import { type Readers, tableOf } from './table-of';
import { valueReader } from './value-readers';

/** The element of a record of this section. */
export const elementOf = ({ key: name, ada }: BgzSection): string =>
  ada?.element ?? adaName(zibOf(name).concepts[0]?.dutch ?? '');

/** Where a zib is a building block of its own (bouwsteen): other records hold it, and a search is about none. */
export const blocks: readonly BgzSection[] = sections.filter(({ kind }) => kind !== 'searched');

const layouts = new Map<BgzKey, Place>();
const tables = new Map<Place, Table>();

/** The elements of a zib, as its fields state them. */
export function layoutOfZib({ key: name, ada }: BgzSection): Place {
  const known = layouts.get(name);
  if (known) return known;
  const fields = fieldsOf(zibOf(name).schema);
  if (fields === undefined) throw new TypeError(`The schema of ${name} was not made of fields.`);
  const layout = layoutOf(fields, otherOf);
  for (const [path, why] of Object.entries(ada?.notKept ?? {})) placeAt(layout, path.split('/')).notKept = why;
  layouts.set(name, layout);
  return layout;
}

/** The table of a layout, made once. What has the subject of a record has the rest of its zibroot too. */
function madeOnce(place: Place): Table {
  const made = tables.get(place) ?? tableOf(place, readersOf, place.inner.has('zibroot') ? { zibroot } : {});
  tables.set(place, made);
  return made;
}

/** What stands in the element of a record of this section. */
export const tableOfZib = (section: BgzSection): Table => madeOnce(layoutOfZib(section));

/** What stands beside that element, of a record of which there is one. */
export function tablesBeside(section: BgzSection): ReadonlyMap<string, Table> {
  const beside = layoutOfZib(section).inner.get('..')?.inner ?? new Map<string, Place>();
  return new Map([...beside].map(([element, place]) => [element, madeOnce(place)]));
}

function sectionNamed(name: BgzKey): BgzSection {
  const section = sectionOf(name);
  if (section === undefined) throw new TypeError(`There is no section ${name}.`);
  return section;
}

/** The record of a section. */
export const recordOf = (section: BgzSection): Reader => record(() => tableOfZib(section));

const problems = sectionNamed('problems');

const blockOf = (section: BgzSection): Reader => buildingBlock(() => tableOfZib(section));

const others: ReadonlyMap<z.core.$ZodType, Other & { readonly reader: Reader }> = new Map([
  ...blocks.map((section) => other(section, zibOf(section.key).schema, blockOf(section), true)),
  other(problems, references.problemReference, problemReference(recordOf(problems))),
]);

function other(section: BgzSection, schema: z.core.$ZodType, reader: Reader, unwraps = false) {
  return [schema, { element: elementOf(section), reader, unwraps }] as const;
}

/** What a field holds of another record: a building block, a problem, or the id of a record in a list. */
function otherOf({ schema }: Held['field']): (Other & { readonly reader: Reader }) | undefined {
  const known = stated(others, schema);
  if (known !== undefined) return known;
  const list = withoutChecks(schema)
    .map(listReferredTo)
    .find((one) => one !== undefined);
  if (list === undefined) return undefined;
  const section = sectionNamed(list as BgzKey);
  return { element: elementOf(section), reader: recordReference(section), unwraps: false };
}

/** Readers of those who have a part in what is recorded, each by the name of the element. */
export const blockReaders = {
  zorgverlener: blockOf(sectionNamed('healthProfessionals')),
  zorgaanbieder: blockOf(sectionNamed('healthcareProviders')),
  contactpersoon: blockOf(sectionNamed('contactPersons')),
};

const readersOf: Readers = (held) => {
  const { property, form, field } = held;
  if (form !== undefined) return { reader: forms[form] };
  if (withoutChecks(field.schema).includes(partySchema)) return { field: party(property, blockReaders) };
  const reader = otherOf(field)?.reader ?? valueReader(field) ?? partReader(held);
  if (reader === undefined)
    throw new TypeError(
      `ADA has no form for the values of ${property}: say with its field where they are, or that they are not.`,
    );
  return { reader };
};

function partReader({ field, inside }: Held): Reader | undefined {
  if (inside === undefined) return undefined;
  const table = tableOf(inside, readersOf);
  const chain = withoutChecks(field.schema);
  // The medication exchange repeats the element inside itself.
  if (chain.includes(nameInformation)) return part(repeatingItself('naamgegevens', table));
  if (chain.includes(quantity)) return unlessUnknown(elementHolding(inside, 'value'), part(table));
  return part(table);
}

function repeatingItself(element: string, table: Table): Table {
  const repeated: Table = { ...table, [element]: group(() => repeated) };
  return repeated;
}

const elementHolding = ({ inner }: Place, property: string): string =>
  [...inner].find(([, { held }]) => held?.property === property)?.[0] ?? '';
