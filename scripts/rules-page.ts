import { jsonLines } from '../src/validate/report/json-lines';
import { bgzMszRules, bundleRules } from '../src/validate/rules/bundle';
import type { RuleExample } from '../src/validate/rules/examples/example';
import { idRules } from '../src/validate/rules/ids';
import { rules } from '../src/validate/rules/index';
import { linkRules } from '../src/validate/rules/links';
import { pdfRules } from '../src/validate/rules/pdf';
import { plausibilityRules } from '../src/validate/rules/plausibility';
import { profileRules } from '../src/validate/rules/profile';
import type { Rule } from '../src/validate/rules/rule';
import { structureRules } from '../src/validate/rules/structure';
import { terminologyRules } from '../src/validate/rules/terminology';
import { textRules } from '../src/validate/rules/text';
import { explainNow } from './explained-file';

type Rules = Readonly<Record<string, Rule>>;

const intro = `# Rules of the validator

Generated from \`src/validate/rules\` by \`npm run docs\`; do not edit.

Every finding names one of these rules. \`bgz explain RULE\` and \`explain(rule)\` tell the same, in English or Dutch. In a
message, \`…\` stands for what differs per finding. A finding of \`invariant\` carries the key of the invariant:
\`invariant:per-1\`; \`bgz explain invariant:per-1\` tells what it asks.

Under *Wrong* stands the smallest input that breaks the rule and nothing else, under *Right* the same without the fault.
Where a rule needs a profile or codes of one’s own, their definitions stand above it.

- **fatal**: (a part of) the input could not be checked at all; does not conform.
- **error**: does not conform.
- **warning**: conforms, but look at it; \`--fail-on warning\` makes it count.
- **information**: worth knowing, such as a code that nobody could verify.
`;

/** The groups the rules are kept in; a rule of no group comes last, so that none is left out. */
const groups: readonly (readonly [title: string, rules: Rules])[] = [
  ['Form of the input', { ...textRules, ...structureRules, ...idRules }],
  ['Profiles', profileRules],
  ['References and identifiers', linkRules],
  ['Codes and texts', terminologyRules],
  ['Bundles', bundleRules],
  ['National qualification (`--rules bgz-msz`)', bgzMszRules],
  ['Plausibility (unless `--no-plausibility`)', plausibilityRules],
  ['Documents (`bgz validate letter.pdf`, `checkPdf`)', pdfRules],
];

const WIDTH = 116;

const fenced = (title: string, value: unknown): readonly string[] =>
  value === undefined
    ? []
    : [`${title}:`, '', `\`\`\`${String(value).startsWith('<') ? 'xml' : 'json'}`, jsonLines(value, WIDTH), '```', ''];

/** An example as a page shows it. */
export const exampleLines = ({
  wrong,
  right,
  profile,
  definitions,
  options,
}: Partial<RuleExample>): readonly string[] => [
  ...fenced('Elements of the profile', profile),
  ...fenced('Definitions', definitions),
  ...fenced('Options', options),
  ...fenced('Wrong', wrong),
  ...fenced('Right', right),
];

function section(id: string): string {
  const explained = explainNow(id);
  if (!explained) throw new Error(`no rule ${id}`);
  const { severity, message, help, example, note } = explained;
  return [
    `### \`${id}\``,
    '',
    `**${severity}**: ${prose(message)}`,
    '',
    prose(help),
    '',
    ...(note === undefined ? [] : [prose(note), '']),
    ...exampleLines(example ?? {}),
  ].join('\n');
}

/** Text that Markdown leaves as it is. */
export const prose = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('*', '\\*');

/** The text of `docs/rules.md`: every rule of the validator, with an input that breaks it and one that does not. */
export function rulesPage(): string {
  const grouped = new Set(groups.flatMap(([, group]) => Object.keys(group)));
  const others = Object.fromEntries(Object.entries(rules).filter(([id]) => !grouped.has(id)));
  const all = Object.keys(others).length === 0 ? groups : [...groups, ['Other', others] as const];
  const sections = all.map(([title, group]) => [`## ${title}`, '', ...Object.keys(group).map(section)].join('\n'));
  return [intro, ...sections].join('\n');
}
