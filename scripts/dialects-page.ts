import { offerSpellings, type PeerProfile, peerProfiles, titleOfOffer } from '../src/notified-pull';
import { departures } from './dialects';

const intro = `# Dialects of Notified Pull

Generated from \`src/referral/task/peer-profile.ts\` and \`scripts/dialects.ts\` by \`npm run docs\`; do not edit.

Receivers differ in how they want a notification written. A *peer profile* says how: \`peer\` of \`createNotifiedPull\` for all, \`notify(…, { peer })\` for one
referral, \`peerProfile(name, choices)\` for a receiver that wants something else. Which one is the default, and why:
[decisions/default-dialect.md](decisions/default-dialect.md). Reading is tolerant whatever the profile: \`parseNotificationTask\` takes all of them.
`;

const yes = (value: boolean): string => (value ? 'yes' : 'no');
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

/** What a profile chooses, by row. */
const choices: readonly (readonly [what: string, of: (peer: PeerProfile) => string])[] = [
  ['the patient’s BSN in the notification', ({ bsnInTask }) => yes(bsnInTask)],
  ['the patient’s BSN in the workflow Task', ({ bsnInWorkflowTask }) => yes(bsnInWorkflowTask)],
  ['code of the notification', ({ taskCode }) => code(taskCode.code)],
  ['code of the workflow Task', ({ workflowCode }) => code(workflowCode.code)],
  ['section code of an input', ({ sectionCodes }) => sectionCodes],
  [
    'whole sections are written',
    ({ offerSpelling }) => (offerSpelling ? 'as the draft fixes them' : 'as they were offered'),
  ],
  [
    'what may be pulled stands in',
    ({ inputs }) => (inputs === 'notification' ? 'the notification' : 'the workflow Task'),
  ],
  ['`get-workflow-task`', ({ getWorkflowTask }) => String(getWorkflowTask)],
  ['`basedOn` names the workflow Task', ({ basedOn }) => yes(basedOn)],
  ['service and place behind the front door', ({ routing = 'both' }) => (routing === 'both' ? 'both Tasks' : routing)],
  ['authorization bases', ({ bases }) => bases],
  ['register of organizations', ({ organizationSystems: [first = ''] }) => code(first)],
  ['register of identifiers', ({ identifierSystem }) => code(identifierSystem)],
  ['claims a profile', ({ profile, workflowProfile }) => yes(profile !== undefined || workflowProfile !== undefined)],
  [
    'fetching is allowed for',
    ({ validity }) => ('months' in validity ? `${validity.months} months` : `${validity.days} days`),
  ],
];

const peers: readonly PeerProfile[] = Object.values(peerProfiles);

const choicesTable = (): string[] => [
  '## What each profile chooses',
  '',
  `| | ${peers.map(({ name }) => `\`${name}\``).join(' | ')} |`,
  `|---|${peers.map(() => '---|').join('')}`,
  ...choices.map(([what, of]) => `| ${what} | ${peers.map(of).join(' | ')} |`),
  '',
];

const departuresTable = (): string[] => [
  '## Where they depart from Nictiz’s drafts',
  '',
  'Each message of each profile is validated against BgZ-NotificationTask and BgZ-WorkflowTask 2.0-beta.1 in a test, which finds this list and nothing else. Only',
  '`nictiz` claims these profiles. Twiin’s own STU3 guide is a skeleton (one constraint: an owner), and is not claimed.',
  '',
  '| message | element | rule | profiles | why |',
  '|---|---|---|---|---|',
  ...departures.map(
    ({ message, path, rule, peers: names, why }) =>
      `| ${message} | \`${path}\` | \`${rule}\` | ${names.join(', ')} | ${why} |`,
  ),
  '',
];

const spellingTable = ([name, spelling]: readonly [
  string,
  (typeof offerSpellings)[keyof typeof offerSpellings],
]): string[] => [
  `### \`offerSpellings.${name}\``,
  '',
  '| section | name | code | search |',
  '|---|---|---|---|',
  ...Object.entries(spelling).flatMap(([section, { section: about, queries }]) =>
    queries.map((query) => {
      const title = titleOfOffer({ kind: 'query', query, section: about }).nl;
      return `| ${title} | \`${section}\` | ${about.code} | ${code(query)} |`;
    }),
  ),
  '',
];

const spellings = (): string[] => [
  '## Spellings of what is offered',
  '',
  'A referral grants what it offers (`bgzOffers`); a profile with an `offerSpelling` writes the sections that are offered whole in the words of a table, of which',
  'each search finds as much as the section or less. What is asked is compared by meaning with what was offered, so a receiver may take either words,',
  '`Procedure?category=a,b` covers `a`, and an `_include` of what a match shows anyway is no more than was offered.',
  '',
  "For who compares literally (a policy engine in front of your server), offer in its words: `peerProfile('twiin', { name: 'policy', offerSpelling: offerSpellings.medmij })`",
  'has the receiver ask what the public policy of the Nuts Knooppunt takes. Mind what those words leave out: procedures guided by imaging, contacts that are no',
  'admission, earlier results, metadata. A row can be replaced (`{ ...offerSpellings.nictiz, nutritionAdvice: { section, queries } }`); one that finds more than',
  'was offered is refused when it is asked.',
  '',
  ...Object.entries(offerSpellings).flatMap(spellingTable),
];

/** docs/dialects.md. */
export const dialectsPage = (): string =>
  `${[intro, ...choicesTable(), ...departuresTable(), ...spellings()].join('\n').trimEnd()}\n`;
