import { fieldsOf } from '../bgz/define/field';
import { type BgzSection, sections as bgzSections } from '../bgz/index';
import { zibOf } from '../bgz/zibs';
import { isJson } from '../fhir/json';
import { buildingBlocks } from './building-blocks';
import { attribute } from './element';
import { medicationTreatment } from './medication-treatment';
import type { Draft } from './reading';
import { severalRecords } from './several-records';
import { type Field, group, many, one, type Table, within } from './table';
import { elementOf, recordOf, tableOfZib, tablesBeside } from './zib-tables';

const inGroups = bgzSections.filter(({ ada }) => ada?.group !== undefined);

/** The patient, one per instance: parts of the record may stand elsewhere, and its key is the XML id alone. */
function single(section: BgzSection): Field {
  const elements = within(section.key, tableOfZib(section));
  const key = one(`${section.key}.id`, (element) => attribute(element, 'id'));
  return (element, draft, reading) => {
    elements(element, draft, reading);
    key(element, draft, reading);
    if (isJson(draft[section.key])) reading.records.set(element, [draft[section.key] as Draft]);
  };
}

function fieldOf(section: BgzSection): Field {
  if (section.key === 'patient') return single(section);
  const read = recordOf(section);
  const each = section.ada?.each;
  return each === undefined ? many(section.key, read) : severalRecords(section.key, each.split('/'), read);
}

/** The element of a record of a section. */
const recordIn = (section: BgzSection): Table => ({ [elementOf(section)]: fieldOf(section) });

const besideIn = (section: BgzSection): Table =>
  Object.fromEntries([...tablesBeside(section)].map(([element, table]) => [element, within(section.key, table)]));

/** Records that have the number of a treatment may stand together in one. */
const inTreatment = inGroups.filter(({ key }) => fieldsOf(zibOf(key).schema)?.medicationTreatment !== undefined);
const treatment: Table = {
  medicamenteuze_behandeling: medicationTreatment(
    new Map(inTreatment.map((section) => [elementOf(section), { list: section.key, reader: recordOf(section) }])),
  ),
};

const withTreatment = (sections: readonly BgzSection[]): Table =>
  sections.some((one) => inTreatment.includes(one)) ? treatment : {};

const merged = (tables: readonly Table[]): Table => Object.assign({}, ...tables) as Table;

function tableOfGroup(name: string): Table {
  const own = inGroups.filter(({ ada }) => ada?.group === name);
  return merged([...own.map(recordIn), ...own.map(besideIn), withTreatment(own)]);
}

const names = new Set(inGroups.flatMap(({ ada }) => ada?.group ?? []));
const alone = inGroups.filter(({ ada }) => ada?.alone);

/** What a transaction holds: the groups of the BgZ, and what the medication exchange puts beside them. */
export const sections: Table = {
  ...Object.fromEntries([...names].map((name) => [name, group(tableOfGroup(name))])),
  ...merged(alone.map(recordIn)),
  ...withTreatment(alone),
  bouwstenen: buildingBlocks,
};
