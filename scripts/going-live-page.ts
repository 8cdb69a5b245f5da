import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Step, steps } from './going-live-steps';

/** A row of the checklist. */
export interface ChecklistRow {
  /** `28–33`, as it is written. */
  readonly numbers: string;
  readonly asked: string;
  /** The tests that show it; who acts, of a row for others. */
  readonly proof: string;
}

const checklist = readFileSync(path.resolve(import.meta.dirname, '../docs/vendor-checklist.md'), 'utf8');

/** The rows of `docs/vendor-checklist.md` by their first number. */
export const checklistRows: ReadonlyMap<number, ChecklistRow> = new Map(
  checklist
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => {
      const [, numbers = '', asked = '', third = '', , last = ''] = line.split('|').map((cell) => cell.trim());
      const first = Number.parseInt(numbers, 10);
      return [first, { numbers, asked, proof: last === '' ? third : last }];
    }),
);

/** What a page says that names tests in its tables: the package has the page, and not the tests. */
export const ofTheRepository =
  'Paths that begin with `test/` are in the repository of this product; the installed package does not have them.';

const intro = `# Going live, step by step

Generated from [the checklist](vendor-checklist.md) and \`scripts/going-live-steps.ts\` by \`npm run docs\`; do not edit.

The rows of the national implementation plan in the order in which they are worked through: for whom each step is, how it is proven at your own desk, and
when it is done. What the product has for each row stands in [the checklist](vendor-checklist.md); here is only what shows it: a test, or who acts where no
software can. Addresses and files in commands are examples.
${ofTheRepository}
`;

function section({ title, who, does, rows, commands = [], done }: Step, place: number): string {
  const told = rows.map((number) => {
    const row = checklistRows.get(number);
    if (row === undefined) throw new Error(`The checklist has no row that begins with ${number}.`);
    return `| ${row.numbers} | ${row.asked} | ${row.proof} |`;
  });
  const block = commands.length === 0 ? '' : `\n\`\`\`sh\n${commands.join('\n')}\n\`\`\`\n`;
  return `## ${place + 1}. ${title}

**For** ${who}. ${does}
${block}
| # | asked | shown by, or who acts |
| --- | --- | --- |
${told.join('\n')}

**Done when** ${done.charAt(0).toLowerCase()}${done.slice(1)}
`;
}

/** The text of `docs/going-live.md`. */
export const goingLivePage = (): string => [intro, ...steps.map(section)].join('\n');
