import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../effort';
import { codelistsWith, codeSystem, valueSet } from './codelists-fixture';

/*
 * Value sets drawn at random, against a judge that reads the composition rules one code at a time. The judge lives in a
 * world that knows everything, also of the systems the codelists do not have; where the codelists cannot tell, their
 * questions are put to that world, and its answers must lead to the judge's verdict.
 */

interface Filter {
  readonly property: string;
  readonly op: string;
  readonly value: string;
}
interface Part {
  readonly system?: string;
  readonly concept?: readonly { readonly code: string }[];
  readonly filter?: readonly Filter[];
  readonly valueSet?: readonly string[];
}
interface Composition {
  readonly include: readonly Part[];
  readonly exclude: readonly Part[];
}
type World = (question: string) => boolean;

const CODES = ['A', 'B', 'C', 'D', 'E'];
const PARENTS: Readonly<Record<string, readonly string[]>> = { B: ['A'], C: ['B', 'E'], D: ['A'] };
const SIZE: Readonly<Record<string, string>> = { A: 'big', C: 'small', E: 'big' };

const concepts = CODES.map((code) => ({
  code,
  property: [
    ...(PARENTS[code] ?? []).map((parent) => ({ code: 'parent', valueCode: parent })),
    ...(SIZE[code] === undefined ? [] : [{ code: 'size', valueString: SIZE[code] }]),
  ],
}));
const systems = [
  codeSystem('urn:exact', concepts),
  codeSystem('urn:folded', concepts, { caseSensitive: false }),
  codeSystem('urn:fragment', concepts.slice(0, 2), { content: 'fragment' }),
];
const HERE: ReadonlySet<string> = new Set(['urn:exact', 'urn:folded']);
const SYSTEMS = ['urn:exact', 'urn:folded', 'urn:fragment', 'urn:external'];

const above = (code: string): readonly string[] => (PARENTS[code] ?? []).flatMap((one) => [one, ...above(one)]);
const sameCode = (system: string, a: string, b: string) =>
  system === 'urn:folded' ? a.toLowerCase() === b.toLowerCase() : a === b;

function meets(code: string, { property, op, value }: Filter): boolean {
  const size = SIZE[code];
  switch (`${property} ${op}`) {
    case 'concept is-a':
      return code === value || above(code).includes(value);
    case 'concept descendent-of':
      return above(code).includes(value);
    case 'concept is-not-a':
      return code !== value && !above(code).includes(value);
    case 'concept in':
      return value.split(',').includes(code);
    case 'size =':
      return size === value;
    case 'size exists':
      return (size !== undefined) === (value === 'true');
    default:
      throw new Error(`${property} ${op} is not drawn`);
  }
}

/** What holds of a code of which system, in this world; where the codelists have the facts, those. */
function holds(world: World, system: string, asked: string, filter: Filter): boolean {
  const code = CODES.find((one) => sameCode(system, one, asked));
  if (code === undefined) return false;
  if (HERE.has(system)) return meets(code, filter);
  const told = system === 'urn:fragment' && 'AB'.includes(code) && !filter.op.includes('not') && meets(code, filter);
  return told || world(`${system} ${code} ${filter.property} ${filter.op} ${filter.value}`);
}

function inPart(
  sets: readonly Composition[],
  world: World,
  part: Part,
  system: string,
  code: string,
  path: readonly number[],
): boolean {
  const { valueSet: imports = [], filter = [], concept } = part;
  if (part.system === undefined && imports.length === 0) return false;
  if (part.system !== undefined) {
    if (part.system !== system) return false;
    if (!CODES.some((one) => sameCode(system, one, code))) return false;
    if (concept && !concept.some((one) => sameCode(system, one.code, code))) return false;
    if (!filter.every((one) => holds(world, system, code, one))) return false;
  }
  return imports.every((url) => inSet(sets, world, Number(url.slice('urn:vs:'.length)), system, code, path));
}

function inSet(
  sets: readonly Composition[],
  world: World,
  at: number,
  system: string,
  code: string,
  path: readonly number[] = [],
): boolean {
  const set = sets[at];
  if (!set || path.includes(at)) return false;
  const within = (parts: readonly Part[]) =>
    parts.some((part) => inPart(sets, world, part, system, code, [...path, at]));
  return within(set.include) && !within(set.exclude);
}

const SETS = 4;
const aSystem = fc.constantFrom(...SYSTEMS);
const someConcepts = fc
  .uniqueArray(fc.constantFrom(...CODES), { minLength: 1, maxLength: 4 })
  .map((codes) => codes.map((code) => ({ code })));
const aFilter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    property: fc.constant('concept'),
    op: fc.constantFrom('is-a', 'descendent-of', 'is-not-a'),
    value: fc.constantFrom(...CODES),
  }),
  fc.record({ property: fc.constant('concept'), op: fc.constant('in'), value: fc.constantFrom('A', 'B,C', 'D,E') }),
  fc.record({ property: fc.constant('size'), op: fc.constant('='), value: fc.constantFrom('big', 'small') }),
  fc.record({ property: fc.constant('size'), op: fc.constant('exists'), value: fc.constantFrom('true', 'false') }),
);
const imports = fc.uniqueArray(
  fc.nat(SETS - 1).map((at) => `urn:vs:${at}`),
  { minLength: 1, maxLength: 2 },
);
const ofSystem: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ system: aSystem }),
  fc.record({ system: aSystem, concept: someConcepts }),
  fc.record({ system: aSystem, filter: fc.array(aFilter, { minLength: 1, maxLength: 2 }) }),
);
const aPart: fc.Arbitrary<Part> = fc.oneof(
  { weight: 3, arbitrary: ofSystem },
  { weight: 1, arbitrary: fc.record({ valueSet: imports }) },
  { weight: 1, arbitrary: fc.tuple(ofSystem, imports).map(([part, valueSets]) => ({ ...part, valueSet: valueSets })) },
);
// An exclude that runs in a circle has no meaning, so excludes import nothing.
const aComposition: fc.Arbitrary<Composition> = fc.record({
  include: fc.array(aPart, { minLength: 1, maxLength: 3 }),
  exclude: fc.array(ofSystem, { maxLength: 1 }),
});
const compositions = fc.array(aComposition, { minLength: SETS, maxLength: SETS });
const worlds = fc.func(fc.boolean()).map(
  (draw): World =>
    (question) =>
      draw(question),
);
const ASKED = [...CODES, 'a', 'c', 'Z'];

describe('membership of any composition', () => {
  it('is what reading the rules code by code gives, the open questions answered', () => {
    let open = 0;
    fc.assert(
      fc.property(compositions, worlds, (sets, world) => {
        const lists = codelistsWith(
          ...systems,
          ...sets.map(({ include, exclude }, at) => valueSet(`urn:vs:${at}`, include, exclude)),
        );
        for (const [at, system, code] of sets.flatMap((_set, at) =>
          SYSTEMS.flatMap((system) => ASKED.map((code) => [at, system, code] as const)),
        )) {
          const truth = inSet(sets, world, at, system, code);
          const answer = lists.membership(`urn:vs:${at}`, { system, code });
          const resolved =
            answer.result === 'unverifiable'
              ? answer.questions.some(({ filters }) => {
                  if (!filters) return truth;
                  const exists = CODES.some((one) => sameCode(system, one, code));
                  return exists && filters.every((filter) => holds(world, system, code, filter));
                })
              : answer.result === 'member';
          expect(resolved, `${at} ${system} ${code}: ${JSON.stringify(answer)}`).toBe(truth);
          if (answer.result === 'unverifiable') {
            open += 1;
            expect(HERE.has(system), `${system} is here, so nothing is open`).toBe(false);
          }
        }
      }),
      { numRuns: runs(300), seed: 20261124 },
    );
    expect(open).toBeGreaterThan(0);
  });

  it('of a bare code is membership in any of the systems', () => {
    fc.assert(
      fc.property(compositions, (sets) => {
        const lists = codelistsWith(
          ...systems,
          ...sets.map(({ include, exclude }, at) => valueSet(`urn:vs:${at}`, include, exclude)),
        );
        for (const [at, code] of sets.flatMap((_set, at) => ASKED.map((code) => [at, code] as const))) {
          const bySystem = SYSTEMS.map((system) => lists.membership(`urn:vs:${at}`, { system, code }).result);
          const expected = ['member', 'unverifiable', 'not-member'].find((one) =>
            bySystem.some((result) => result === one),
          );
          expect(lists.membership(`urn:vs:${at}`, { code }).result).toBe(expected);
        }
      }),
      { numRuns: runs(100), seed: 20261124 },
    );
  });

  it('is not changed by which value set was asked for first', () => {
    fc.assert(
      fc.property(compositions, fc.shuffledSubarray([0, 1, 2, 3], { minLength: SETS }), (sets, order) => {
        const resources = sets.map(({ include, exclude }, at) => valueSet(`urn:vs:${at}`, include, exclude));
        const ask = (lists: ReturnType<typeof codelistsWith>, at: number) =>
          SYSTEMS.flatMap((system) => ASKED.map((code) => lists.membership(`urn:vs:${at}`, { system, code }).result));
        const shuffled = codelistsWith(...systems, ...resources);
        const answers = new Map(order.map((at) => [at, ask(shuffled, at)]));
        for (const at of order) expect(answers.get(at)).toEqual(ask(codelistsWith(...systems, ...resources), at));
      }),
      { numRuns: runs(100), seed: 20261124 },
    );
  });
});
