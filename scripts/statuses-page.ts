import { sections } from '../src/bgz/index';
import { openStatusesByType } from '../src/bgz/open-statuses';
import { clockStatuses, recordStatuses } from '../src/bgz/parts/clock-status/stu3';

const intro = `# Statuses

Generated from \`src/bgz/parts/clock-status/stu3.ts\` and what sections state by \`npm run docs\`; do not edit.

Which status a resource gets, and how a record or an option says otherwise. A status that nobody registered is told in
[mapping-choices.md](mapping-choices.md).
`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The rules of a status that the clock decides, in order. */
const decisions = [...clockStatuses, ...sections.flatMap(({ statuses }) => statuses?.clock ?? [])].map(
  ({ zib, element, first, rules, otherwise, source }) => `### ${zib}: \`${element}\`

First ${first}. Else the first row that holds; a date is a day in the Netherlands.

${table(
  ['When', 'Status', 'Only with option'],
  [
    ...rules.map(({ when, status, option }) => [when, `\`${status}\``, option === undefined ? '' : `\`${option}\``]),
    ['else', `\`${otherwise}\``, ''],
  ],
)}

Source: ${source}.
`,
);

const overBy = { start: 'the day of the end, or without an end that of the start', end: 'the day of the end' } as const;

/** The text of `docs/statuses.md`: how each status is decided. */
export function statusesPage(): string {
  const open = Object.entries(openStatusesByType).flatMap(([type, statuses]) =>
    Object.entries(statuses).map(([status, by]) => [`${type}.status`, `\`${status}\``, overBy[by]]),
  );
  return [
    intro,
    `## Decided by the clock\n\n${decisions.join('\n')}`,
    `## Decided by the record alone\n\n${table(
      ['Zib', 'FHIR element', 'How', 'Say otherwise', 'Source'],
      [...recordStatuses, ...sections.flatMap(({ statuses }) => statuses?.record ?? [])].map((row) => [
        row.zib,
        `\`${row.element.replaceAll(', ', '`, `')}\``,
        row.how,
        row.otherwise,
        row.source,
      ]),
    )}\n`,
    `## Open, and over

\`bgz quality\`, \`qualityOf\` and \`checkSources\` count records that are open although their date is over (\`overdue\`): nobody registered
how they ended. A year or month is over when all of it is. The status is right as far as the record goes; a record that
states its status, an end date, or option \`startDateCompletes\` say otherwise. The end of medication in use is its end date, else its start
plus its duration; with neither it is chronic use, and is not counted.

${table(['FHIR element', 'Open', 'Over by'], open)}
`,
  ].join('\n');
}
