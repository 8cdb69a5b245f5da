import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zibs as ofSections } from '../../src/bgz/listed/zibs';
import { bgzRecords, ZibRecordError } from '../../src/zib';
import { runs } from '../effort';
import { sampleJson } from './sample';

const zibs = [...Object.values(ofSections), bgzRecords];
const byName = zibs.map((zib) => [zib.zib, zib] as const);

const cyclic: { [key: string]: unknown } = { id: 'x' };
cyclic.patient = cyclic;
cyclic.problems = [cyclic];
cyclic.problemName = cyclic;
cyclic.reactions = [cyclic];

const throwing = (key: string) =>
  Object.defineProperty({}, key, {
    enumerable: true,
    get: () => {
      throw new Error('getter');
    },
  });

/** Answers the first time and throws the second, when the issue looks at what it found. */
function moody(): object {
  let asked = 0;
  return Object.defineProperty({}, 'id', {
    enumerable: true,
    get: () => {
      if (asked++ > 0) throw new Error('moody');
      return 3;
    },
  });
}

const hostile: [string, () => unknown][] = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['a function', () => () => 1],
  ['a symbol', () => Symbol('s')],
  ['a bigint', () => 1n],
  ['a Date', () => new Date(0)],
  ['a Map', () => new Map([['id', 'x']])],
  [
    'a class instance',
    () =>
      new (class {
        id = 'x';
      })(),
  ],
  ['an object without prototype', () => Object.create(null)],
  ['a throwing getter', () => throwing('id')],
  ['a getter that throws the second time', moody],
  [
    'a throwing proxy',
    () =>
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('get');
          },
          ownKeys: () => {
            throw new Error('keys');
          },
        },
      ),
  ],
  [
    'a proxy without prototype',
    () =>
      new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error('prototype');
          },
        },
      ),
  ],
  [
    'a revoked proxy',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  ],
  ['a cycle', () => cyclic],
  [
    'a __proto__ key',
    () => JSON.parse('{"__proto__":{"polluted":true},"id":"x","constructor":{"prototype":{"polluted":true}}}'),
  ],
  ['a symbol key', () => ({ [Symbol('s')]: 1, id: 'x' })],
  ['a sparse list', () => ({ identificationNumbers: new Array(3) })],
];

function expectSafe(zib: (typeof zibs)[number], input: unknown): void {
  const result = zib.parse(input);
  if (!result.ok) {
    expect(result.issues.length).toBeGreaterThan(0);
    for (const issue of result.issues) expect(typeof issue.message).toBe('string');
  }
  try {
    (zib as (input: unknown) => unknown)(input);
  } catch (error) {
    expect(error).toBeInstanceOf(ZibRecordError);
  }
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
}

/** Paths to every value in the sample, so that junk can be put anywhere. */
function pathsOf(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value)) return [at, ...value.flatMap((item, i) => pathsOf(item, [...at, i]))];
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...at, key]))];
}

function replaced(value: unknown, [step, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? replaced(item, rest, by) : item));
  const entries = Object.entries(value as object).map(([key, item]) => [
    key,
    key === step ? replaced(item, rest, by) : item,
  ]);
  return Object.fromEntries(entries);
}

const junk = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
});
const paths = pathsOf(sampleJson()).slice(1);

/** The group of a place and the patient: what stands in other groups is not looked at for it, and costs ten times as much. */
function partWith([group]: readonly (string | number)[]): object {
  const { patient, ...groups }: { readonly [key: string]: unknown } = { ...sampleJson() };
  return group === undefined || group === 'patient' ? { patient } : { patient, [group]: groups[group] };
}

/** One path per property name. */
const places = [...new Map(paths.map((path) => [path.findLast((step) => typeof step === 'string'), path])).values()];

describe('junk', () => {
  it.each(byName)('%s survives anything hostile', (_name, zib) => {
    for (const [, make] of hostile) expectSafe(zib, make());
  });

  it.each(byName)('%s survives anything at all', (_name, zib) => {
    fc.assert(
      fc.property(junk, (input) => expectSafe(zib, input)),
      { numRuns: runs(50), seed: 20261124 },
    );
  });

  it.each(hostile)('the records of a patient survive %s at any place', (_name, make) => {
    for (const path of places) expectSafe(bgzRecords, replaced(partWith(path), path, make()));
  });

  it('a whole patient survives anything at any place, and says where it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), junk, (path, input) => {
        const records = replaced(sampleJson(), path, input);
        expectSafe(bgzRecords, records);
        const result = bgzRecords.parse(records);
        if (!result.ok)
          expect(result.issues.some((issue) => issue.path[0] === path[0] || issue.code === 'dangling-reference')).toBe(
            true,
          );
      }),
      { numRuns: runs(100), seed: 20261124 },
    );
  });
});
