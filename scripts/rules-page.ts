import type { Phrase } from '../src/fhir/phrase';
import { bgzMszRules, bundleRules } from '../src/validate/rules/bundle';
import { explain } from '../src/validate/rules/explain';
import { idRules } from '../src/validate/rules/ids';
import { rules } from '../src/validate/rules/index';
import { invariantSentence } from '../src/validate/rules/invariants';
import { linkRules } from '../src/validate/rules/links';
import { plausibilityRules } from '../src/validate/rules/plausibility';
import { profileRules } from '../src/validate/rules/profile';
import type { Rule } from '../src/validate/rules/rule';
import { statedInvariants } from '../src/validate/rules/stated-invariants';
import { structureRules } from '../src/validate/rules/structure';
import { terminologyRules } from '../src/validate/rules/terminology';
import { textRules } from '../src/validate/rules/text';

type Rules = Readonly<Record<string, Rule>>;

const intro = `# Rules of the validator

Generated from \`src/validate/rules\` by \`npm run docs\`; do not edit.

Every finding names one of these rules. \`bgz explain RULE\` and \`explain(rule)\` tell the same, in English or Dutch. In a
message, \`…\` stands for what differs per finding. A finding of \`invariant\` carries the key of the invariant:
\`invariant:per-1\`; [invariants.md](invariants.md) lists what each asks.

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
];

/** JSON on one line where it fits. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  const line = JSON.stringify(value);
  return line.length <= 116 ? line : JSON.stringify(value, null, 1);
}

const fenced = (title: string, value: unknown): readonly string[] =>
  value === undefined
    ? []
    : [`${title}:`, '', `\`\`\`${String(value).startsWith('<') ? 'xml' : 'json'}`, shown(value), '```', ''];

function section(id: string): string {
  const explained = explain(id);
  if (!explained) throw new Error(`no rule ${id}`);
  const { severity, message, help, example, note } = explained;
  const { wrong, right, profile, definitions, options } = example ?? {};
  return [
    `### \`${id}\``,
    '',
    `**${severity}**: ${prose(message)}`,
    '',
    prose(help),
    '',
    ...(note === undefined ? [] : [prose(note), '']),
    ...fenced('Elements of the profile', profile),
    ...fenced('Definitions', definitions),
    ...fenced('Options', options),
    ...fenced('Wrong', wrong),
    ...fenced('Right', right),
  ].join('\n');
}

const prose = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('*', '\\*');

/** The text of `docs/rules.md`: every rule of the validator, with an input that breaks it and one that does not. */
export function rulesPage(): string {
  const grouped = new Set(groups.flatMap(([, group]) => Object.keys(group)));
  const others = Object.fromEntries(Object.entries(rules).filter(([id]) => !grouped.has(id)));
  const all = Object.keys(others).length === 0 ? groups : [...groups, ['Other', others] as const];
  const sections = all.map(([title, group]) => [`## ${title}`, '', ...Object.keys(group).map(section)].join('\n'));
  return [intro, ...sections].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');

const invariantsIntro = `# Invariants

Generated from \`src/validate/rules/invariants\` and the bundled definitions by \`npm run docs\`; do not edit.

What the invariants of STU3, nl-core, zib 2017 and the BgZ profiles ask, and where they are stated. A finding of one is
\`invariant:\` and its key; \`bgz explain invariant:per-1\` tells the same with its FHIRPath expression and, for those met
most, an input that breaks it and one that does not.

| Key | What it asks | Wat zij vraagt | Stated at |
| --- | --- | --- | --- |
`;

const MOST_PLACES = 4;

/** The text of `docs/invariants.md`: what each invariant asks, in both languages. */
export function invariantsPage(): string {
  const keys = [...statedInvariants()].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  const rows = keys.flatMap(([key, stated]) => {
    const asked = new Map<Phrase, string[]>();
    for (const { source, place } of stated.flatMap(({ at }) => at)) {
      const sentence = invariantSentence(key, source);
      if (sentence) asked.set(sentence, [...(asked.get(sentence) ?? []), place]);
    }
    return [...asked].map(([{ en, nl }, places]) => {
      const first = [...places.slice(0, MOST_PLACES), ...(places.length > MOST_PLACES ? ['…'] : [])].join(', ');
      return `| \`${key}\` | ${cell(en)} | ${cell(nl)} | ${cell(first)} |\n`;
    });
  });
  return invariantsIntro + rows.join('');
}
