import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateInJson } from '../../../src/fhir/json-positions';
import { repeatedProperties, writtenNumbers } from '../../../src/fhir/walk-json';
import { propertiesIn, scanJson } from '../../../src/validate/text/scan-json';

/** A JSON text as anybody may write it: with names given twice, white space, escapes and numbers in every form. */
const text: fc.Arbitrary<string> = fc.letrec<{ value: string; object: string; list: string; scalar: string }>((tie) => {
  const space = fc.constantFrom('', '', ' ', '\n', '\r\n\t');
  const name = fc.constantFrom(
    '"a"',
    '"b"',
    '"_a"',
    '"\\u0061"',
    '"a\\"b"',
    '"{"',
    '":"',
    '"\\\\"',
    '"__proto__"',
    '""',
  );
  const number = fc.constantFrom(
    '0',
    '-0',
    '1',
    '10',
    '-5',
    '0.5',
    '10.05',
    '1.0',
    '1.50',
    '120.000',
    '1e3',
    '2E-7',
    '-0.5',
  );
  const string = fc.constantFrom('""', '"1.0"', '"-0"', '"a:b"', '"[[["', '"\\"}"', '"\\\\"', '"1e3"', '"\\u0022"');
  const property = fc.tuple(space, name, space, tie('value')).map(([a, key, b, value]) => `${a}${key}${b}:${value}`);
  return {
    scalar: fc.oneof(number, string, fc.constantFrom('true', 'false', 'null')),
    object: fc.array(property, { maxLength: 4 }).map((all) => `{${all.join(',')}}`),
    list: fc.array(tie('value'), { maxLength: 4 }).map((all) => `[${all.join(',')}]`),
    value: fc
      .tuple(space, fc.oneof({ maxDepth: 5, withCrossShrink: true }, tie('scalar'), tie('object'), tie('list')), space)
      .map((parts) => parts.join('')),
  };
}).value;

const none = { maxDepth: Number.POSITIVE_INFINITY, maxObjects: Number.POSITIVE_INFINITY };

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('one look at a text tells what a whole walk through it does', () => {
  it('whether a name is given twice', () => {
    fc.assert(
      fc.property(text, (json) => {
        const isRepeating = scanJson(json, none)?.properties !== propertiesIn(JSON.parse(json));
        expect(isRepeating).toBe(repeatedProperties(json).length > 0);
      }),
    );
  });

  it('whether a number is written in another form than its value is: a fraction that is one stays it', () => {
    const hasOtherForm = (number: string) =>
      /e/i.test(number) || (Number.isInteger(Number(number)) && /[.-]/.test(number));
    fc.assert(
      fc.property(text, (json) => {
        const odd = [...writtenNumbers(json).values()].filter(hasOtherForm);
        if (odd.length > 0) expect(scanJson(json, none)?.oddNumbers).toBe(true);
      }),
    );
  });

  it('how deep it is, and that it goes beyond a limit', () => {
    fc.assert(
      fc.property(text, (json) => {
        // What is given twice counts for both, in a value only the last is left.
        fc.pre(repeatedProperties(json).length === 0);
        const depth = depthOf(JSON.parse(json));
        expect(scanJson(json, none)?.depth).toBe(depth);
        expect(scanJson(json, { ...none, maxDepth: depth })?.depth).toBe(depth);
        if (depth > 0) expect(scanJson(json, { ...none, maxDepth: depth - 1 })).toBeUndefined();
      }),
    );
  });

  it('stops at so many objects and lists', () => {
    expect(scanJson('[{},[],{}]', { ...none, maxObjects: 4 })).toMatchObject({ depth: 2 });
    expect(scanJson('[{},[],{}]', { ...none, maxObjects: 3 })).toBeUndefined();
  });

  it('takes whatever is no JSON as well', () => {
    for (const odd of ['', '"', '"\\', ']]}', '{"a":"', '1.', '-', 'e'])
      expect(scanJson(odd, none)).toMatchObject({ depth: expect.any(Number) });
  });
});

describe('places in a text', () => {
  const properties = Array.from({ length: 30 }, (_, at) => `"p${at}":[${at},{"_x":{"id":"a"}}]`);
  const json = `{${properties.join(',\n')}}`;

  it('are the same asked for one by one and all together, however many there are', () => {
    const pointers = Array.from({ length: 30 }, (_, at) => [
      [`p${at}`],
      [`p${at}`, 1],
      [`p${at}`, 1, 'x'],
      [`p${at}`, 7, 'none'],
    ]).flat();
    const together = locateInJson(json, pointers);
    expect(together).toEqual(pointers.map((pointer) => locateInJson(json, [pointer])[0]));
    expect(together.slice(4, 8)).toEqual([
      { line: 2, column: 1 },
      { line: 2, column: 9 },
      { line: 2, column: 10 },
      { line: 2, column: 1 },
    ]);
  });
});
