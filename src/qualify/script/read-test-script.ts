import { type Part, partsOf, readParts, urlOf, valueAt } from './part';
import type { Action, Assert, Operation, ScriptTest, TestScript, Variable } from './test-script';

/** A file that is no TestScript, or one that cannot be read. */
export class TestScriptError extends Error {
  override readonly name = 'TestScriptError';
}

/** The rules that an assert names: of `rule` and `ruleset`, and of the extension that Touchstone knows. */
const rulesOf = (assert: Part): readonly string[] => [
  ...[...partsOf(assert, 'rule'), ...partsOf(assert, 'ruleset')].flatMap(
    (rule) => valueAt(rule, 'ruleId') ?? valueAt(rule, 'rulesetId') ?? [],
  ),
  ...partsOf(assert, 'extension')
    .flatMap((one) => partsOf(one, 'extension'))
    .flatMap((one) => valueAt(one, 'valueId') ?? []),
];

function assertOf(part: Part): Assert {
  const text = (...path: readonly string[]) => valueAt(part, ...path);
  return {
    label: text('label'),
    description: text('description'),
    direction: text('direction') === 'request' ? 'request' : 'response',
    operator: text('operator'),
    value: text('value'),
    expression: text('expression'),
    path: text('path'),
    responseCode: text('responseCode'),
    response: text('response'),
    resource: text('resource'),
    contentType: text('contentType'),
    headerField: text('headerField'),
    minimumId: text('minimumId'),
    navigationLinks: text('navigationLinks') === 'true',
    validateProfileId: text('validateProfileId'),
    requestMethod: text('requestMethod'),
    requestUrl: text('requestURL'),
    compareToSourceId: text('compareToSourceId'),
    compareToSourceExpression: text('compareToSourceExpression'),
    sourceId: text('sourceId'),
    rules: rulesOf(part),
    warningOnly: text('warningOnly') === 'true',
    stopTestOnFail: text('stopTestOnFail') === 'true',
  };
}

function operationOf(part: Part): Operation {
  const text = (...path: readonly string[]) => valueAt(part, ...path);
  return {
    type: text('type', 'code'),
    method: text('method'),
    resource: text('resource'),
    params: text('params'),
    url: text('url'),
    accept: text('accept'),
    contentType: text('contentType'),
    // Its default is true (STU3 TestScript.setup.action.operation.encodeRequestUrl).
    encodeRequestUrl: text('encodeRequestUrl') !== 'false',
    requestHeaders: partsOf(part, 'requestHeader').map((header) => ({
      field: valueAt(header, 'field') ?? '',
      value: valueAt(header, 'value') ?? '',
    })),
    requestId: text('requestId'),
    responseId: text('responseId'),
    sourceId: text('sourceId'),
    targetId: text('targetId'),
  };
}

const actionsOf = (part: Part | undefined): readonly Action[] =>
  partsOf(part, 'action').flatMap((action): readonly Action[] => {
    const [operation] = partsOf(action, 'operation');
    const [assert] = partsOf(action, 'assert');
    return [
      ...(operation ? [{ kind: 'operation' as const, operation: operationOf(operation) }] : []),
      ...(assert ? [{ kind: 'assert' as const, assert: assertOf(assert) }] : []),
    ];
  });

const testOf = (part: Part): ScriptTest => ({
  id: part.id,
  name: valueAt(part, 'name') ?? valueAt(part, 'description') ?? 'content',
  actions: actionsOf(part),
});

const variableOf = (part: Part): Variable => ({
  name: valueAt(part, 'name') ?? '',
  defaultValue: valueAt(part, 'defaultValue'),
  expression: valueAt(part, 'expression'),
  path: valueAt(part, 'path'),
  headerField: valueAt(part, 'headerField'),
  sourceId: valueAt(part, 'sourceId'),
});

/** The canonical URL of a TestScript.profile: a Reference in STU3, a canonical in R4 and in the scripts of Nictiz. */
const profileOf = (part: Part): readonly (readonly [string, string])[] => {
  const url = part.value ?? valueAt(part, 'reference');
  return part.id === undefined || url === undefined ? [] : [[part.id, url]];
};

/** The extension of Interoplab by which the scripts of Nictiz say which side is judged. */
const isUnderTest = (side: Part): boolean =>
  partsOf(side, 'extension').some((one) => valueAt(one, 'valueBoolean') === 'true' && urlOf(one).endsWith('-ext-SUT'));

function formatOf(tests: readonly ScriptTest[]): 'json' | 'xml' | undefined {
  const asked = new Set(
    tests.flatMap(({ actions }) => actions.flatMap((one) => (one.kind === 'operation' ? [one.operation.accept] : []))),
  );
  const [only] = asked;
  if (asked.size !== 1 || only === undefined) return undefined;
  return /json/.test(only) ? 'json' : /xml/.test(only) ? 'xml' : undefined;
}

/**
 * Reads a TestScript in XML or JSON.
 *
 * @param source Path or name, for messages.
 * @throws {TestScriptError} When it is none or cannot be read.
 */
export function readTestScript(text: string, source: string): TestScript {
  let root: Part;
  try {
    root = readParts(text);
  } catch (error) {
    throw new TestScriptError(`${source}: ${error instanceof Error ? error.message : 'it cannot be read'}.`);
  }
  if (root.name !== 'TestScript')
    throw new TestScriptError(`${source}: it is no TestScript but ${root.name || 'nothing'}.`);
  const tests = partsOf(root, 'test').map(testOf);
  return {
    source,
    title: valueAt(root, 'title') ?? valueAt(root, 'name') ?? valueAt(root, 'id') ?? source,
    profiles: new Map(partsOf(root, 'profile').flatMap(profileOf)),
    fixtures: partsOf(root, 'fixture').flatMap((part) =>
      part.id === undefined ? [] : [{ id: part.id, reference: valueAt(part, 'resource', 'reference') }],
    ),
    variables: new Map(partsOf(root, 'variable').map((part) => [valueAt(part, 'name') ?? '', variableOf(part)])),
    ofServer: !partsOf(root, 'origin').some(isUnderTest),
    format: formatOf(tests),
    setup: actionsOf(partsOf(root, 'setup')[0]),
    tests,
    teardown: actionsOf(partsOf(root, 'teardown')[0]),
  };
}
