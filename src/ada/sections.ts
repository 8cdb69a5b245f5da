import { fieldsOf } from '../bgz/define/field';
import { type BgzSection, sections as bgzSections } from '../bgz/index';
import { zibOf } from '../bgz/zibs';
import { isJson } from '../fhir/json';
import { buildingBlocks } from './building-blocks';
import { type AdaElement, attribute, isBlank } from './element';
import { medicationTreatment } from './medication-treatment';
import { type Draft, leaveOut, type Reading } from './reading';
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
    if (isJson(draft[section.key])) reading.records.set(element, draft[section.key] as Draft);
  };
}

/** The element of a record of a section. */
const recordIn = (section: BgzSection): Table => ({
  [elementOf(section)]: section.key === 'patient' ? single(section) : many(section.key, recordOf(section)),
});

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

function leaveOutNotBuilt(element: AdaElement, reading: Reading): void {
  if (!isBlank(element)) leaveOut(reading, element, 'section not yet built');
}

/** A group of which only these elements are read; the others are named as not read. */
const partOf =
  (table: Table): Field =>
  (element, draft, reading) => {
    if (element.children.length === 0) leaveOutNotBuilt(element, reading);
    for (const inner of element.children) {
      const field = Object.hasOwn(table, inner.name) ? table[inner.name] : undefined;
      if (field) field(inner, draft, reading);
      else leaveOutNotBuilt(inner, reading);
    }
  };

/** Groups of ADA of which the list of the BgZ has not every zib, or none. */
const NOT_WHOLE = ['sociale_anamnese', 'vaccinaties'] as const;

const groupOf = (name: string): Field => {
  const table = tableOfGroup(name);
  return (NOT_WHOLE as readonly string[]).includes(name) ? partOf(table) : group(table);
};

const names = new Set([...inGroups.flatMap(({ ada }) => ada?.group ?? []), ...NOT_WHOLE]);
const alone = inGroups.filter(({ ada }) => ada?.alone);

/** What a transaction holds: the groups of the BgZ, and what the medication exchange puts beside them. */
export const sections: Table = {
  ...Object.fromEntries([...names].map((name) => [name, groupOf(name)])),
  ...merged(alone.map(recordIn)),
  ...withTreatment(alone),
  bouwstenen: buildingBlocks,
};
