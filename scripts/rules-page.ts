import { unfilled } from '../src/fhir/phrase';
import { bgzMszRules, bundleRules } from '../src/validate/rules/bundle';
import { idRules } from '../src/validate/rules/ids';
import { rules } from '../src/validate/rules/index';
import { linkRules } from '../src/validate/rules/links';
import { plausibilityRules } from '../src/validate/rules/plausibility';
import { profileRules } from '../src/validate/rules/profile';
import type { Rule } from '../src/validate/rules/rule';
import { structureRules } from '../src/validate/rules/structure';
import { terminologyRules } from '../src/validate/rules/terminology';
import { textRules } from '../src/validate/rules/text';

type Rules = Readonly<Record<string, Rule>>;

const intro = `# Rules of the validator

Generated from \`src/validate/rules\` by \`npm run docs\`; do not edit.

Every finding names one of these rules. \`bgz explain RULE\` and \`explain(rule)\` tell the same, in English or Dutch. In a
message, \`…\` stands for what differs per finding. A finding of \`invariant\` carries the key of the invariant:
\`invariant:per-1\`.

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
];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

function table(group: Rules): string {
  const rows = Object.entries(group).map(([id, { severity, message, help }]) =>
    [`\`${id}\``, severity, cell(unfilled(message, 'en')), cell(help.en)].join(' | '),
  );
  const head = ['Rule | Severity | Message | Why, and what to do', '--- | --- | --- | ---'];
  return [...head, ...rows].map((row) => `| ${row} |`).join('\n');
}

/** The text of `docs/rules.md`: every rule of the validator. */
export function rulesPage(): string {
  const grouped = new Set(groups.flatMap(([, group]) => Object.keys(group)));
  const others = Object.fromEntries(Object.entries(rules).filter(([id]) => !grouped.has(id)));
  const all = Object.keys(others).length === 0 ? groups : [...groups, ['Other', others] as const];
  return [intro, ...all.map(([title, group]) => `## ${title}\n\n${table(group)}\n`)].join('\n');
}
