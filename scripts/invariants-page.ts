import type { InvariantMeaning } from '../src/validate/rules/explanation';
import { explainNow } from './explained-file';
import { exampleLines, prose } from './rules-page';
import { statedInvariants } from './stated-invariants';

const intro = `# Invariants

Generated from \`src/validate/rules\` and the bundled definitions by \`npm run docs\`; do not edit.

What the invariants of STU3, nl-core, zib 2017 and the BgZ profiles ask, where they are stated, and an input that breaks
each beside one that does not; where no input does, why. A finding of one is \`invariant:\` and its key;
\`bgz explain invariant:per-1\` tells the same. Where definitions use one key for different things, each stands by itself.

`;

function meaning({ asks, stated, note, example }: InvariantMeaning, dutch: string): readonly string[] {
  const where = stated.flatMap(({ places, expression }) => [
    `- ${places.map((place) => `\`${place}\``).join(', ')}${expression === undefined ? '' : `: \`${expression}\``}`,
  ]);
  return [
    ...where,
    '',
    `${prose(asks)} / *${prose(dutch)}*`,
    '',
    ...(note === undefined ? [] : [prose(note), '']),
    ...exampleLines(example ?? {}),
  ];
}

function section(key: string): string {
  const dutch = explainNow(`invariant:${key}`, 'nl')?.meanings ?? [];
  const { meanings = [], severity } = explainNow(`invariant:${key}`) ?? {};
  const told = meanings.flatMap((one, at) => meaning(one, dutch[at]?.asks ?? ''));
  return [`## \`${key}\`${severity === 'warning' ? ' (warning)' : ''}`, '', ...told].join('\n');
}

/** The text of `docs/invariants.md`: what each invariant asks, in both languages, with its example. */
export function invariantsPage(): string {
  const keys = [...statedInvariants().keys()].map((name) => name.replace(/ of .*/, ''));
  return intro + [...new Set(keys)].map(section).join('\n');
}
