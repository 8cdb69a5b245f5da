import { defaultRoleRules, policySections } from '../src/notified-pull';
import { searchesOf } from '../src/notified-pull/policy/sections';

const intro = `# Which role may pull what

Generated from \`src/notified-pull/policy/role-policy.ts\` by \`npm run docs\`; do not edit.

A pull names a user in a UZI role. From what was offered in the referral, the user gets the sections of the table; the rest
is refused with 403, as is every role that is not in it. The rule for the role itself (\`30.065\`) goes before the one for its
profession (\`30.*\`). A hospital that decides otherwise gives its own table: \`rolePolicy([...])\` as \`policy\` of
\`authorizeNotifiedPull\`.
`;

const sections = () =>
  policySections.map((section) => {
    const searches = searchesOf(section).map(({ type, name }) => `${type} (${name})`);
    return `| ${section} | ${searches.join(', ')} |`;
  });

const roles = () =>
  defaultRoleRules.map(({ role, name, sections: allowed, because = '' }) => {
    const marks = policySections.map((section) => (allowed.includes(section) ? '●' : ''));
    return `| \`${role}\` | ${[name, ...marks, because].join(' | ')} |`;
  });

/** The text of `docs/role-policy.md`: the default role policy. */
export function rolePolicyPage(): string {
  return [
    intro,
    '## Roles',
    '',
    `| role | profession | ${policySections.join(' | ')} | because |`,
    `|---|---|${policySections.map(() => ':-:|').join('')}---|`,
    ...roles(),
    '',
    '## Sections',
    '',
    '| section | searches |',
    '|---|---|',
    ...sections(),
    '',
  ].join('\n');
}
