import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../effort';
import { tryInput } from './fuzzers';
import { hostileNames, smallValues } from './hostile-values';

const RUNS = { numRuns: runs(400), seed: 20261124 };

const types = [
  'Patient',
  'Bundle',
  'Observation',
  'Condition',
  'MedicationRequest',
  'Extension',
  'Resource',
  'Nothing',
];
const properties = [
  'resourceType',
  'id',
  'meta',
  'extension',
  'contained',
  'entry',
  'resource',
  'type',
  'code',
  'coding',
];
const more = [
  'system',
  'value',
  'reference',
  'subject',
  'identifier',
  'text',
  'div',
  'name',
  'url',
  'fullUrl',
  'profile',
];

/** JSON in the vocabulary of FHIR, so that the walk gets past the door. */
const { value: anyFhir } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    fc.constantFrom(...smallValues.map((text): unknown => JSON.parse(text))),
    fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...properties, ...more, ...hostileNames), tie('value'), { maxKeys: 6 }),
  ),
}));

const anyResource = fc
  .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...properties, ...more), anyFhir, { maxKeys: 8 }))
  .map(([resourceType, members]) => ({ resourceType, ...members }));

describe('any JSON value', () => {
  it('gives a report that is true of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await tryInput(value)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('in the vocabulary of FHIR, gives a report that is true of it', async () => {
    await fc.assert(
      fc.asyncProperty(anyResource, async (value) => {
        expect(await tryInput(value)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is left as it was, and says the same when asked again', async () => {
    await fc.assert(
      fc.asyncProperty(anyResource, async (value) => {
        const text = JSON.stringify(value);
        const again = JSON.stringify([await tryInput(value), await tryInput(value)]);
        expect([JSON.stringify(value), again]).toEqual([text, '[[],[]]']);
      }),
      { ...RUNS, numRuns: runs(100) },
    );
  });
});

describe('what is no JSON', () => {
  it.each([
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a bigint', 1n],
    ['a date', new Date(0)],
    ['a Map', new Map([['resourceType', 'Patient']])],
    ['an object without prototype', Object.assign(Object.create(null), { resourceType: 'Patient' })],
    ['a sparse array', { resourceType: 'Patient', name: new Array(3) }],
    [
      'NaN and Infinity',
      { resourceType: 'Patient', multipleBirthInteger: Number.NaN, active: Number.POSITIVE_INFINITY },
    ],
    ['functions and symbols as values', { resourceType: 'Patient', gender: () => 1, active: Symbol('x'), id: 1n }],
  ])('%s: a report', async (_name, value) => {
    expect(await tryInput(value, false)).toEqual([]);
  });

  it('a circle of objects: a report', async () => {
    const circle: Record<string, unknown> = { resourceType: 'Patient' };
    circle.contained = [circle];
    circle.extension = circle;
    expect(await tryInput(circle, false)).toEqual([]);
  });
});
