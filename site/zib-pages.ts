import { originsOf, resourcesOf } from '../src';
import { type BgzSection, sourceSections } from '../src/bgz/index';
import { zibGroups } from '../src/bgz/listed/zibs';
import { type StatedConcept, statedConcepts, statedZibs, toldCodes } from '../src/bgz/stated-concepts';
import { bgzRecords, type ZibGroup } from '../src/zib';
import { sample } from '../test/bgz/sample';
import { anchorOf, textOf } from './pages';

const CONCEPTS = 'docs/concepts.md';

/** Ids without a secret and a moment that stays: the example is the same whenever it is made. */
const options = { now: new Date('2026-11-30T12:00:00Z') };

const parsed = bgzRecords.parse(sample, { now: options.now });
if (!parsed.ok) throw new Error(`The sample has faults: ${parsed.issues.map(({ message }) => message).join('; ')}`);
const records = parsed.record;
const resources = resourcesOf(records, options);
const origins = originsOf([records], options);

const headings = new Set([...textOf(CONCEPTS).matchAll(/^#+ (.+)$/gm)].map(([, words = '']) => anchorOf(words)));

const kebab = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** Text of a cell: markup of tables and of Vue is text. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('{{', '&#123;{').replaceAll('\n', ' ');

/** A name as a link to what says more of it, where something does. */
const linked = (holds: string): string =>
  holds
    .split(' or ')
    .map((name) => (headings.has(anchorOf(name)) ? `[${name}](../../../${CONCEPTS}#${anchorOf(name)})` : cell(name)))
    .join(' or ');

const codesOf = (stated: StatedConcept): string =>
  stated.codelist === undefined
    ? ''
    : [
        stated.codelist,
        toldCodes(stated)
          .map((code) => `\`${code}\``)
          .join(', '),
      ]
        .filter((part) => part !== '')
        .join('<br>');

function row(concept: StatedConcept): string {
  const { record, cardinality, holds, id, name, dutch, fhir, note = '' } = concept;
  const cells = [
    `\`${record}\``,
    cardinality,
    [codesOf(concept) || linked(holds), cell(note)].filter((part) => part !== '').join('<br>'),
    id === undefined ? '' : `${id} ${name}<br>${dutch}`,
    fhir.map((path) => `\`${path}\``).join('<br>'),
  ];
  return `| ${cells.join(' | ')} |`;
}

const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** The first record of a group in the sample, with all that an adapter can write of it. */
export function exampleOf(group: ZibGroup): { readonly id?: unknown } {
  const [first] = [sample[group]].flat();
  if (first === undefined) throw new Error(`The sample has no record of ${group}.`);
  return first as { readonly id?: unknown };
}

/** What the example is sent as. */
export function sentOf(group: ZibGroup): unknown {
  const { id } = exampleOf(group);
  const found = resources.find((resource) => {
    const key = `${resource.resourceType}/${resource.id}`;
    return origins(key).some((one) => one.group === group && one.key === key && one.record === String(id));
  });
  if (found === undefined) throw new Error(`Nothing is sent of the example of ${group}.`);
  return found;
}

export interface ZibPage {
  readonly group: ZibGroup;
  /** Name of the page in the address: that of the zib. */
  readonly slug: string;
  readonly title: string;
  readonly text: string;
}

function pageOf(section: BgzSection, group: ZibGroup): ZibPage {
  const stated = statedZibs().find((one) => one.group === group);
  if (stated === undefined) throw new Error(`There is no zib of the group ${group}.`);
  const { zib, title: titles } = section;
  const title = `${zib} (${titles.nl})`;
  const about = `../../../${CONCEPTS}`;
  return {
    group,
    slug: kebab(zib),
    title,
    text: `# ${title}

zib 2017 ${stated.name} (${stated.dutch}, ${stated.id}), sent as ${section.type}; the group \`${group}\`. How it is offered and searched for:
[groups](${about}#groups); what is said of it in prose: [concepts](${about}#${anchorOf(zib)}). The same on the command line:
\`bgz concepts ${group}\`.

## What a record holds

Dotted names are of what stands before the dot. Where codes are named they may be given bare, as a code or by their short name.

| In the record | How many | Holds | Concept | FHIR STU3 |
| --- | --- | --- | --- | --- |
${statedConcepts(group).map(row).join('\n')}

## An example

Everything that an adapter can write; most records have less.

${json(exampleOf(group))}

## What is sent of it

Without its narrative, and without the resources that come along.

${json(sentOf(group))}
`,
  };
}

/** A page for each zib that an adapter writes records of, in the order of the BgZ. */
export const zibPages = (): readonly ZibPage[] =>
  sourceSections
    .filter(({ key }) => key in zibGroups)
    .map((section) => pageOf(section as BgzSection, section.key as ZibGroup));
