import type { Concept } from '../src/zib/index';
import { contactPerson, pharmaceuticalProduct, zibGroups } from '../src/zib/index';

const intro = `# Concepts: zib 2017, record and FHIR

Generated from the concept tables in \`src/zib\` by \`npm run docs\`; do not edit.

One row per concept: its NL-CM id, its names, where an adapter writes it in the record, and where the facade sends it in
FHIR STU3.

- **Record path**: property names from the record, joined by dots; lists are not numbered. \`reactions.severity\` is the
  severity of each reaction. Empty for the zib itself.
- **FHIR path**: \`[x]\` is resolved (\`onsetDateTime\`). \`extension(name)\` is the extension whose canonical URL ends in that
  name, \`modifierExtension(name)\` likewise; \`extension(code-specification)\` keeps the zib's own code beside the FHIR code.
  Several paths: all that apply to the value at hand.
- Where a concept holds a zib with a table of its own, the record path links to it.
`;

const zibs: readonly { readonly zib: string; readonly concepts: readonly Concept[] }[] = [
  ...Object.values(zibGroups),
  contactPerson,
  pharmaceuticalProduct,
];

const codeSpan = (path: string): string => (path === '' ? '' : `\`${path}\``);

function recordCell(row: Concept): string {
  const held = row.holds?.[0]?.name;
  const link = held === undefined ? '' : ` → [${held}](#${held.toLowerCase()})`;
  return codeSpan(row.record) + link;
}

function table(concepts: readonly Concept[]): string {
  const rows = concepts.map((row) =>
    [row.id, row.name, row.dutch, recordCell(row), row.fhir.map(codeSpan).join('<br>')].join(' | '),
  );
  const head = ['NL-CM id | English name | Dutch name | Record path | FHIR path', '--- | --- | --- | --- | ---'];
  return [...head, ...rows].map((row) => `| ${row} |`).join('\n');
}

/** The text of `docs/concepts.md`: every concept table, in the order of the BgZ. */
export function conceptsPage(): string {
  return [intro, ...zibs.map(({ zib, concepts }) => `## ${zib}\n\n${table(concepts)}\n`)].join('\n');
}
