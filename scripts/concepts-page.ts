import type * as z from 'zod';
import { sectionSearches } from '../src/assemble/catalogue';
import { nationalQuery } from '../src/assemble/national';
import { contentSources, type SourceSection, sourceSections } from '../src/bgz/index';
import { recordParts } from '../src/bgz/json-schema';
import { zibs } from '../src/bgz/listed/zibs';
import * as codeHelpers from '../src/bgz/parts/code/code-helpers';
import type { CodelistMeta } from '../src/bgz/parts/code/from-codelist';
import { type PlacedConcept, placedConcepts } from '../src/bgz/placed-concepts';
import type { Concept } from '../src/zib';
import { agb, big, bsn, ucum, ura, uzi, uzovi } from '../src/zib';
import { codelistsIn, propertiesOf } from './record-shapes';
import { shapeNotes, zibNotes } from './shape-notes';

const intro = `# Concepts: zib 2017, record and FHIR

Generated from the concept tables in \`src/bgz\` by \`npm run docs\`; do not edit.

Per zib two tables. The first is what a record is made of, whole: each property, whether it must be there, what it holds, and what is to be known of it.
The second has one row per concept: its NL-CM id, its names, where an adapter writes it in the record, and where the facade sends
it in FHIR STU3. Values that many records share, such as a code, a dose or a party, are described once, under
[Values](#values); the code systems under [Systems](#systems), the codes of codelists under [Codelists](#codelists). What each zib is called where it is built,
given by a source, offered and searched for, is under [Groups](#groups).

- **Record path**: property names from the record, joined by dots; lists are not numbered. \`reactions.severity\` is the
  severity of each reaction. Empty for the zib itself.
- **FHIR path**: \`[x]\` is resolved (\`onsetDateTime\`). \`extension(name)\` is the extension whose canonical URL ends in that
  name, \`modifierExtension(name)\` likewise; \`extension(code-specification)\` keeps the zib's own code beside the FHIR code.
  \`component(8480-6)\` is the component with that code; with \`component(8478-0|6797001)\` the first is written and either is read.
  Several paths: all that apply to the value at hand.
- **Text** has at least one visible character.
- Where a concept holds a zib with a table of its own, the record path links to it.
`;

interface Described {
  readonly zib: string;
  readonly schema: z.ZodType;
  readonly concepts: readonly Concept[];
}

const codeSpan = (path: string): string => (path === '' ? '' : `\`${path}\``);

function recordCell(row: Concept): string {
  const held = row.holds?.[0]?.name;
  const link = held === undefined ? '' : ` → [${held}](#${held.toLowerCase()})`;
  return codeSpan(row.record) + link;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function conceptTable(concepts: readonly PlacedConcept[]): string {
  const head = ['NL-CM id', 'English name', 'Dutch name', 'Record path', 'FHIR path'];
  const rows = concepts.map((row) => [
    row.id,
    row.name,
    row.dutch,
    recordCell(row),
    row.fhir.map(codeSpan).join('<br>'),
  ]);
  return tableOf(head, rows);
}

/** What an object is made of; empty for what is no object. */
function propertyTable(schema: z.ZodType): string {
  const rows = propertiesOf(schema).map(({ path, required, holds, note }) => [
    codeSpan(path),
    required ? 'yes' : '',
    holds,
    note.replaceAll('|', '\\|'),
  ]);
  return rows.length === 0 ? '' : `${tableOf(['Property', 'Required', 'Holds', 'Note'], rows)}\n\n`;
}

const paragraph = (text: string | undefined): string => (text === undefined ? '' : `${text}\n\n`);

function shapeSection(name: string): string {
  const { says, examples } = shapeNotes[name] ?? { says: '', examples: [] };
  const schema = recordParts[name]?.schema;
  const written = examples.map((one) => JSON.stringify(one, null, 1).replace(/\n */g, ' ')).join('\n');
  const properties = schema === undefined || name === 'ProblemInside' ? '' : propertyTable(schema);
  return `### ${name}\n\n${says}\n\n${properties}\`\`\`json\n${written}\n\`\`\`\n`;
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** How a group is offered: by its name, which is left out where `bgzOffers()` offers it without being asked. */
function offerCell({ key, offer, kind }: SourceSection): string {
  if (contentSources.includes(key)) return '`documentOffers()`, `letterOffers(…)`';
  if (kind !== 'searched') return 'comes along';
  return offer?.name === undefined ? '' : `\`${offer.name}\`${offer.whenNamed ? '' : ' ●'}`;
}

const searchesOf = (key: string): string =>
  sectionSearches
    .filter(({ own }) => own === key)
    .flatMap((row) => row.national.map((search) => codeSpan(nationalQuery(row, search).replaceAll('|', '\\|'))))
    .join('<br>');

/** The names by which a zib goes: they differ where the BgZ, the zib and FHIR call it otherwise. */
const groupsSection = `## Groups

A **group** is the key in \`sources\`, in \`BgzRecords\`, in \`bySection\` of a pull and in what \`bgz check\` tells. The **offer** is its name in
\`bgzOffers([…])\`; ● is also offered by \`bgzOffers()\`, \`bgzOffers({ sources })\` offers what has a source. The **role section** is its name in a role
policy. All but \`bgzDocument\` (\`bgz-facade\`) are built with \`bgz-facade/zib\`. Metadata is no group: it is a property of each record, offered as \`metadata\`.

${tableOf(
  ['Group', 'Builder', 'Dutch name', 'Offer', 'Role section', 'National searches'],
  sourceSections.map((section) => [
    codeSpan(section.key),
    contentSources.includes(section.key)
      ? codeSpan('bgzDocument')
      : `[${lowerFirst(section.zib)}](#${section.zib.toLowerCase()})`,
    section.title.nl,
    offerCell(section),
    section.kind === 'searched' ? section.role : '',
    searchesOf(section.key),
  ]),
)}
`;

const values = `## Values

Names as the JSON Schema has them (\`schema/bgz-records.schema.json\`). Examples are values of their own, one a line.
In TypeScript helpers write most of them: \`snomed('764146007')\`, \`bsn('999990019')\`, \`ucum(500, 'mg')\`.
`;

const { code: _any, nullFlavor: _none, codings: _several, ...ofOneSystem } = codeHelpers;
const registers = { bsn, ura, agb, uzi, big, uzovi };

/** The systems with a helper of their own, which is the name they are known by. */
const systemsSection = `## Systems

The \`system\` of the codes and numbers met most, as URI; an OID will do as well. In TypeScript the name is that of a helper.

${tableOf(
  ['Name', 'System'],
  [
    ...[...Object.entries(ofOneSystem), ...Object.entries(registers)].map(([name, helper]) => [
      name,
      codeSpan(helper('1').system),
    ]),
    ['ucum', codeSpan(ucum(1, 'mg').unit.system ?? '')],
  ].sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
)}
`;

/** A code as it may be written alone: its short name, where it has one, and what it means. */
function codesOf({ list, shortNames }: CodelistMeta): string {
  const short = new Map(Object.entries(shortNames).map(([name, code]) => [code, name]));
  return Object.values(list.codes)
    .flatMap((terms) => Object.entries(terms))
    .map(([code, term]) => {
      const name = short.get(code);
      return `${name === undefined ? '' : `\`${name}\` = `}\`${code}\` ${term}`;
    })
    .join('; ');
}

const codelistSection = `## Codelists

Where a record takes a code of a codelist, the code or its short name alone will do (\`"allergyStatus": "active"\`), and so will a
[CodedConcept](#codedconcept). A list that is all there is refuses other codes.

${tableOf(
  ['Codelist', 'Codes'],
  codelistsIn(Object.values(recordParts).map(({ schema }) => schema)).map((list) => [
    `${list.name}<br>${list.oid}`,
    codesOf(list).replaceAll('|', '\\|'),
  ]),
)}
`;

/** The text of `docs/concepts.md`: the records and concepts of every zib in the order of the BgZ, values and codelists. */
export function conceptsPage(): string {
  return [
    intro,
    groupsSection,
    ...Object.values<Described>(zibs).map(
      ({ zib, schema, concepts }) =>
        `## ${zib}\n\n${propertyTable(schema)}${paragraph(zibNotes[zib])}${conceptTable(placedConcepts(concepts))}\n`,
    ),
    values,
    ...Object.keys(shapeNotes).map(shapeSection),
    systemsSection,
    codelistSection,
  ].join('\n');
}
