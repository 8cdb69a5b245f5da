import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { canonicalJson, listOf } from '../../src/fhir/json';
import { isPrimitiveType } from '../../src/fhir/primitive-types';

describe('canonicalJson', () => {
  it.each([
    ['the order of properties', { b: 1, a: [{ d: 'x', c: null }] }, '{"a":[{"c":null,"d":"x"}],"b":1}'],
    ['properties that look like numbers', { '10': 'a', '9': 'b' }, '{"10":"a","9":"b"}'],
    ['what is not there', { a: undefined, b: [undefined] }, '{"b":[null]}'],
    ['a moment as a Date', { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
    ['nothing at all', undefined, 'null'],
  ])('does not leave %s to chance', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
});

describe('listOf', () => {
  it.each([
    [
      [1, 2],
      [1, 2],
    ],
    ['a', ['a']],
    [null, []],
    [undefined, []],
  ])('reads %j as %j', (value, list) => {
    expect(listOf(value)).toEqual(list);
  });
});

it('calls a type primitive when its definition does', () => {
  const definitions = definitionsOf();
  const types = definitions
    .urls()
    .map((url) => definitions.get(url))
    .filter((table) => table?.derivation === 'specialization' && table.kind !== 'resource');
  const primitive = types.filter((table) => table?.kind === 'primitive-type').map((table) => table?.type);
  expect(primitive).toContain('positiveInt');
  expect(types.filter((table) => table && isPrimitiveType(table.type)).map((table) => table?.type)).toEqual(primitive);
});
