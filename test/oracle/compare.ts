import { parseArgs } from 'node:util';
import type { ValidationIssue } from '../../src/validate/issue';
import { judgeCases } from './agreement';
import { buildCases, type Case } from './cases';
import { argumentForFact, argumentForIssue, type Judged, nearest, type Outcome, outcomeOf } from './differences';
import { defaults } from './mutate';
import { sharedIsPresent } from './shared';
import { Tally, table } from './table';
import { loadValidator } from './validators';
import type { Fact } from './verdicts';

const { values: options } = parseArgs({
  options: {
    validator: { type: 'string' },
    operator: { type: 'string' },
    random: { type: 'string', default: String(defaults.random) },
    examples: { type: 'string', default: '3' },
  },
});

if (!sharedIsPresent) {
  console.log('The cases are made from ../shared, which is absent: nothing to compare.');
  process.exit(0);
}

const random = Number(options.random);
const validator = await loadValidator(options.validator);
const wanted = (one: Case) => !options.operator || one.operator === options.operator;
const { judged, drifted, crashed, threw, seconds } = await judgeCases(
  validator,
  await buildCases(random),
  random,
  wanted,
);

const outcomes: readonly Outcome[] = ['both', 'neither', 'we miss', 'we miss, argued', 'we add', 'we add, argued'];
const byOperator = new Tally<Outcome>();
const byProfile = new Tally<Outcome>();
const byMessage = new Tally<'same' | 'near' | 'elsewhere' | 'missed' | 'argued'>();
const byRule = new Tally<'same' | 'near' | 'elsewhere' | 'added' | 'argued'>();
const byArgument = new Tally<'findings'>();
const missed = new Map<string, string[]>();
const extra = new Map<string, string[]>();

const note = (into: Map<string, string[]>, key: string, line: string) =>
  into.set(key, [...(into.get(key) ?? []), line]);
const total = new Map<Outcome, number>();

function countFact(fact: Fact, one: Judged, places: readonly string[]): void {
  const argument = argumentForFact(fact, one.case, one.judge);
  const close = nearest(fact.location, places);
  byMessage.add(fact.messageId, close ?? (argument ? 'argued' : 'missed'));
  if (argument) byArgument.add(argument.name, 'findings');
  else if (!close) note(missed, fact.messageId, `${one.case.id}\n      ${fact.location}`);
}

function countIssue(issue: ValidationIssue, one: Judged, places: readonly string[]): void {
  const argument = argumentForIssue(issue, one.case);
  const close = nearest(issue.expression, places);
  byRule.add(issue.rule, close ?? (argument ? 'argued' : 'added'));
  if (argument) byArgument.add(argument.name, 'findings');
  else if (!close) note(extra, issue.rule, `${one.case.id}\n      ${issue.expression}: ${issue.message}`);
}

for (const one of judged) {
  const outcome = outcomeOf(one);
  byOperator.add(one.case.operator, outcome);
  if (one.case.profile !== undefined) byProfile.add(one.case.profile, outcome);
  total.set(outcome, (total.get(outcome) ?? 0) + 1);
  const ourPlaces = one.ours.map(({ expression }) => expression);
  const judgePlaces = one.judge.map(({ location }) => location);
  for (const fact of one.judge) countFact(fact, one, ourPlaces);
  for (const issue of one.ours) countIssue(issue, one, judgePlaces);
}

const examples = Number(options.examples);
const listing = (title: string, found: ReadonlyMap<string, readonly string[]>) => {
  const sorted = [...found].sort(([, a], [, b]) => b.length - a.length);
  const blocks = sorted.map(
    ([key, lines]) =>
      `  ${key} (${lines.length})\n${lines
        .slice(0, examples)
        .map((line) => `    ${line}`)
        .join('\n')}`,
  );
  return `${title}\n${blocks.join('\n') || '  none'}`;
};
const share = (outcome: Outcome) => `${((100 * (total.get(outcome) ?? 0)) / Math.max(1, judged.length)).toFixed(2)} %`;

console.log(
  [
    byOperator.print('operator', outcomes, ['we miss', 'we add']),
    byProfile.print('profile of the BgZ', outcomes, ['we miss', 'we add']),
    byMessage.print("judge's message", ['same', 'near', 'elsewhere', 'missed', 'argued'], ['missed']),
    byRule.print('our rule', ['same', 'near', 'elsewhere', 'added', 'argued'], ['added']),
    byArgument.print('argued difference', ['findings'], ['findings']),
    listing('We miss: cases where the judge has an error and we have none', missed),
    listing('We add: cases where we have an error and the judge has none', extra),
    threw.length > 0 ? `Our validator threw ${threw.length} times:\n  ${threw.slice(0, 5).join('\n  ')}` : '',
    table(
      ['cases', String(judged.length)],
      [
        ...outcomes.map((outcome) => [outcome, `${total.get(outcome) ?? 0} (${share(outcome)})`]),
        ['left out: case changed since recording', drifted],
        ['left out: the judge crashed', crashed],
        ['our time', `${seconds.toFixed(1)} s`],
      ],
    ),
  ]
    .filter(Boolean)
    .join('\n\n'),
);
