import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../../src/fhir/definitions/definitions';
import { isJson } from '../../../src/fhir/json';
import { compileGenerically, compileInvariant } from '../../../src/validate/invariant/compile-invariant';
import { hotExpressions, hotInvariant } from '../../../src/validate/invariant/hot';
import { runs } from '../../effort';
import { onResource, outcome } from './support';

const texts = fc.constantFrom(
  '',
  '#a',
  '#',
  'b',
  '2018',
  '2018-05',
  '2018-05-01',
  '2018-05-02',
  '2018-05-01T10:00:00Z',
);
const leaves = fc.oneof(texts, fc.constantFrom(true, false, 0, 1.5, null));
const names = fc.constantFrom(
  ...['id', 'code', '_code', 'system', 'value', '_value', 'valueString', '_valueString', 'valueQuantity', 'extension'],
  ...['start', '_start', 'end', 'reference', '_reference', 'data', 'contentType', 'name', 'telecom', 'text', 'meta'],
  ...['contained', 'component', 'coding', 'dataAbsentReason', 'versionId', 'resourceType', 'url'],
);
const { element } = fc.letrec<{ element: unknown; holder: Record<string, unknown> }>((tie) => ({
  holder: fc.dictionary(names, tie('element'), { maxKeys: 6 }),
  element: fc.oneof({ maxDepth: 4 }, leaves, tie('holder'), fc.array(tie('element'), { maxLength: 3 })),
}));
const holder = fc.dictionary(names, element, { maxKeys: 8 });

/** Ordinary elements too, as pure chance seldom makes one. */
const plain = fc.record(
  {
    start: texts,
    end: texts,
    code: fc.oneof(texts, fc.record({ coding: fc.array(fc.record({ code: texts, system: texts }), { maxLength: 2 }) })),
    system: texts,
    value: texts,
    valueString: texts,
    reference: texts,
    extension: fc.array(fc.record({ url: texts }), { maxLength: 2 }),
    contained: fc.array(fc.record({ id: texts, text: texts }, { requiredKeys: [] }), { maxLength: 2 }),
    component: fc.array(
      fc.record({ code: fc.record({ coding: fc.array(fc.record({ code: texts, system: texts })) }) }),
    ),
    name: fc.record({ family: texts }),
    dataAbsentReason: fc.record({ text: texts }),
  },
  { requiredKeys: [] },
);

describe.each(hotExpressions)('the hand-written %s', (expression) => {
  const generic = compileGenerically(expression);
  const compiled = compileInvariant(expression);

  it('answers as the compiled expression does', () => {
    fc.assert(
      fc.property(fc.oneof(holder, plain, element), fc.option(holder, { nil: undefined }), (value, twin) => {
        const resource = isJson(value) ? value : {};
        const context = onResource(
          { resourceType: 'Basic' },
          { value, twin, type: 'Element', resource, rootResource: resource },
        );
        const { outcome: expected } = generic(context);
        // Of data the expression has no answer for, an id that is an object, either answer will do.
        if (expected !== 'not-evaluated') expect(compiled.evaluate(context).outcome).toBe(expected);
      }),
      { numRuns: runs(1500), seed: 20261124 },
    );
  });
});

const definitions = definitionsOf();

/** What the bundled definitions ask of elements, where it can be settled without the compiled expression. */
const settledOnes = [
  ...new Set(
    definitions
      .urls()
      .flatMap((url) => definitions.get(url)?.elements ?? [])
      .flatMap(({ invariants = [] }) => invariants.flatMap(({ expression }) => expression ?? [])),
  ),
].filter((expression) => hotInvariant(expression) !== undefined);

/** Elements with the names and texts that an expression speaks of. */
function elementsFor(expression: string) {
  const words = [...new Set(expression.match(/(?<![%'\w])[a-z]\w*/g))];
  const quoted = [...expression.matchAll(/'([^']*)'/g)].map(([, text = '']) => text);
  const named = fc.constantFrom('valueQuantity', 'url', ...words.flatMap((word) => [word, `_${word}`, `${word}Code`]));
  const texts = fc.constantFrom('', 'a', '1234AB', 'document', 'searchset', ...quoted);
  const { element: made } = fc.letrec<{ element: unknown; holder: Record<string, unknown> }>((tie) => ({
    holder: fc.dictionary(named, tie('element'), { maxKeys: 4 }),
    element: fc.oneof(
      { maxDepth: 4 },
      texts,
      fc.constantFrom(true, false, 0, -1, 2.5, null),
      tie('holder'),
      fc.array(tie('element'), { maxLength: 2 }),
    ),
  }));
  return fc.oneof(made, fc.dictionary(named, made, { maxKeys: 5 }));
}

it.each(settledOnes)('%s is settled as the compiled expression settles it', (expression) => {
  const generic = compileGenerically(expression);
  fc.assert(
    fc.property(elementsFor(expression), (value) => {
      const resource = isJson(value) ? value : {};
      const settled = hotInvariant(expression)?.(value, resource);
      if (settled === undefined) return;
      const context = onResource(
        { resourceType: 'Basic' },
        { value, twin: undefined, type: 'Element', resource, rootResource: resource },
      );
      const { outcome: expected } = generic(context);
      if (expected !== 'not-evaluated') expect(settled ? 'holds' : 'broken').toBe(expected);
    }),
    { numRuns: runs(300) },
  );
});

describe('the hand-written invariants', () => {
  it('settle the ordinary case themselves', () => {
    const settled = (expression: string, value: unknown) => hotInvariant(expression)?.(value, {});
    expect(settled('hasValue() | (children().count() > id.count())', 'a')).toBe(true);
    expect(settled('extension.exists() != value.exists()', { url: 'u', valueCode: 'a' })).toBe(true);
    expect(settled('start.empty() or end.empty() or (start <= end)', { start: '2018-01-02', end: '2018-01-01' })).toBe(
      false,
    );
    expect(settled('code.empty() or system.exists()', { code: 'mg', system: 's' })).toBe(true);
    expect(settled('contained.text.empty()', { resourceType: 'Patient' })).toBe(true);
  });

  it('look through all references for dom-3 once', () => {
    const dom3 = "contained.where(('#'+id in %resource.descendants().reference).not()).empty()";
    const contained = [
      { resourceType: 'Basic', id: 'a' },
      { resourceType: 'Basic', id: 'b', author: { reference: '#a' } },
    ];
    expect(outcome(dom3, onResource({ resourceType: 'Basic', contained, subject: { reference: '#b' } }))).toBe('holds');
    expect(outcome(dom3, onResource({ resourceType: 'Basic', contained, subject: { reference: 'b' } }))).toBe('broken');
  });
});
