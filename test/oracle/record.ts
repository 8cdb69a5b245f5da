import { parseArgs } from 'node:util';
import { buildCases, type Case } from './cases';
import { type Finding, judge, judgeName } from './judge';
import { defaults } from './mutate';
import { sharedIsPresent } from './shared';
import { type Fact, readVerdicts, type Verdict, verdictsFile, writeVerdicts } from './verdicts';

/** Findings of the judge's JSON and XHTML readers have no id; these are ours. */
const unnamed: readonly (readonly [RegExp, string])[] = [
  [/^Unrecognized property/, 'json-unrecognized-property'],
  [/must be a JSON Array/, 'json-array-expected'],
  [/primitive value must be/, 'json-primitive-type'],
  [/(?:property|value).*must be (?:a|an) /i, 'json-type'],
  [/Array cannot be empty|must have some content/, 'json-empty'],
  [/resourceType/, 'json-no-resource-type'],
  [/cannot be parsed|does not appear to be a FHIR resource/, 'json-unknown-resource-type'],
  [/XHTML/, 'xhtml-malformed'],
  [/^Coding has no system/, 'coding-without-system'],
  [/^A document must have a date/, 'document-without-date'],
  [/^Details for/, 'details'],
];

/** The judge could not look: it says the code is wrong, or the rule broken, all the same. */
const unable: readonly (readonly [RegExp, string])[] = [
  [/expand|CodeSystem is unknown|not-present/i, 'not-expanded'],
  [/Exception\b/, 'not-evaluated'],
  [/#null'/, 'no-code'],
];

/** What the id leaves open and the facts must tell apart, without the words of the message. */
function messageId({ messageId: id, message }: Finding): string {
  const named = id ?? unnamed.find(([pattern]) => pattern.test(message))?.[1] ?? 'unnamed';
  const suffix = unable.find(([pattern]) => pattern.test(message))?.[1];
  return suffix ? `${named}#${suffix}` : named;
}

const factOf = (finding: Finding): Fact => ({
  severity: finding.severity,
  messageId: messageId(finding),
  location: finding.location ?? '',
});

const sameFact = (a: Fact, b: Fact): boolean =>
  a.severity === b.severity && a.messageId === b.messageId && a.location === b.location;

if (!sharedIsPresent) throw new Error('The cases are made from ../shared, which is absent.');

const { values: options } = parseArgs({
  options: {
    changed: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    random: { type: 'string', default: String(defaults.random) },
  },
});
const random = Number(options.random);
const target = verdictsFile(random);
const cases = await buildCases(random);
const before = options.changed ? readVerdicts(target) : new Map<string, Verdict>();
const hasCrashed = (verdict: Verdict): boolean => verdict.facts.some(({ severity }) => severity === 'crash');
function isKept({ id, hash }: Case): boolean {
  const known = before.get(id);
  return known?.hash === hash && !hasCrashed(known);
}
const asked = cases.filter((one) => !isKept(one));
console.log(`${cases.length} cases, ${asked.length} to judge`);
const { findings, file } = await judge(asked, options.again);
const verdicts = new Map<string, Verdict>();
for (const one of cases) {
  const { id, hash } = one;
  const facts = (findings.get(id) ?? []).map(factOf).filter(({ messageId: named }) => named !== 'details');
  const judged = { hash, facts: facts.filter((fact, at) => facts.findIndex((same) => sameFact(same, fact)) === at) };
  verdicts.set(id, (isKept(one) && before.get(id)) || judged);
}
const size = writeVerdicts(target, judgeName, verdicts);
const failing = [...verdicts.values()].filter(({ facts }) =>
  facts.some(({ severity }) => /error|fatal/.test(severity)),
);
console.log(`${verdicts.size} verdicts, ${failing.length} with an error; ${size} bytes in ${target}`);
console.log(`With messages: ${file}`);
