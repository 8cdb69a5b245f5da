import { on, type RuleExample } from '../example';

const script = on({
  resourceType: 'TestScript',
  url: 'https://example.org/fhir/TestScript/a',
  name: 'A',
  status: 'draft',
});
const report = on({
  resourceType: 'TestReport',
  status: 'completed',
  testScript: { reference: 'TestScript/a' },
  result: 'pass',
});
/** Where a script has actions. */
const setup = (action: object) => ({ setup: { action: [action] } });
const test = (action: object) => ({ test: [{ action: [action] }] });
const teardown = (action: object) => ({ teardown: { action: [action] } });

type Part = (action: object) => object;

const operation = { url: 'Patient/p' };
const asserted = { responseCode: '200' };
const passed = { result: 'pass' };
const eitherOr = (part: Part): RuleExample =>
  script({ ...part({ operation, assert: asserted }) }, { ...part({ operation }) });
const reported = (part: Part): RuleExample =>
  report({ ...part({ operation: passed, assert: passed }) }, { ...part({ operation: passed }) });
const asserts = (part: Part, wrong: object, right: object): RuleExample =>
  script({ ...part({ assert: wrong }) }, { ...part({ assert: right }) });
const oneThing = (part: Part): RuleExample =>
  asserts(part, { responseCode: '200', resource: 'Patient' }, { responseCode: '200' });
const compares = (part: Part): RuleExample =>
  asserts(part, { compareToSourceId: 'a' }, { compareToSourceId: 'a', compareToSourceExpression: 'id' });
const asks = (part: Part): RuleExample =>
  asserts(part, { direction: 'request', responseCode: '200' }, { direction: 'response', responseCode: '200' });
const sends = (part: Part): RuleExample =>
  script({ ...part({ operation: { description: 'x' } }) }, { ...part({ operation }) });
/** What a test and the teardown do is built as what the setup does, so its invariants hold there too. */
const setupToo = (key: string, example: RuleExample): RuleExample => ({ ...example, also: [`invariant:${key}`] });
const capability = (more: object) => ({
  metadata: { capability: [{ capabilities: { reference: 'CapabilityStatement/a' }, ...more }] },
});

/** Of the publication invariants, those about test scripts and their reports. */
export const testExamples = {
  'inv-1 of TestReport': reported(setup),
  'inv-1 of TestScript': eitherOr(setup),
  'inv-2': eitherOr(test),
  'inv-3': script(
    { variable: [{ name: 'a', expression: 'id', headerField: 'Location', path: 'id' }] },
    { variable: [{ name: 'a', expression: 'id' }] },
  ),
  'inv-4': script(capability({}), capability({ required: true })),
  'inv-5': oneThing(setup),
  'inv-6': setupToo('inv-5', oneThing(test)),
  'inv-7': sends(setup),
  'inv-8': setupToo('inv-7', sends(test)),
  'inv-9': setupToo('inv-7', sends(teardown)),
  'inv-10': compares(setup),
  'inv-11': setupToo('inv-10', compares(test)),
  'inv-12': asks(setup),
  'inv-13': setupToo('inv-12', asks(test)),
};
