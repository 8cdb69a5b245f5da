import { buildCases } from './cases';
import { type Finding, judge, judgeName } from './judge';
import { sharedIsPresent } from './shared';
import { type Fact, type Verdict, verdictsFile, writeVerdicts } from './verdicts';

/** The judge has one id for "not in the value set" and "value set could not be expanded"; they are different facts. */
const notExpanded = /expand|CodeSystem is unknown|not-present/i;

const invariant = /^(?:Constraint failed|Rule) '?([\w-]+)/;

/** What the id leaves open and the facts must tell apart, without the words of the message. */
function messageId({ messageId: id, message }: Finding): string {
  const broken = invariant.exec(message)?.[1];
  if (broken && !id?.includes(broken)) return `${id}#${broken}`;
  return notExpanded.test(message) ? `${id}#not-expanded` : (id ?? 'none');
}

const factOf = (finding: Finding): Fact => ({
  severity: finding.severity,
  messageId: messageId(finding),
  location: finding.location ?? '',
});

const sameFact = (a: Fact, b: Fact): boolean =>
  a.severity === b.severity && a.messageId === b.messageId && a.location === b.location;

if (!sharedIsPresent) throw new Error('The cases are made from ../shared, which is absent.');

const cases = await buildCases();
console.log(`${cases.length} cases`);
const { findings, file } = await judge(cases);
const verdicts = new Map<string, Verdict>();
for (const { id, hash } of cases) {
  const facts = (findings.get(id) ?? []).map(factOf);
  verdicts.set(id, { hash, facts: facts.filter((fact, at) => facts.findIndex((one) => sameFact(one, fact)) === at) });
}
const size = writeVerdicts(judgeName, verdicts);
const failing = [...verdicts.values()].filter(({ facts }) =>
  facts.some(({ severity }) => /error|fatal/.test(severity)),
);
console.log(`${verdicts.size} verdicts, ${failing.length} with an error; ${size} bytes in ${verdictsFile}`);
console.log(`With messages: ${file}`);
