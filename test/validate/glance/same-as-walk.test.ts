import { describe, it } from 'vitest';
import { toCollection } from '../../../src/index';
import { runs } from '../../effort';
import { anna, now, tom } from '../../facade/support';
import { bgzSeeds } from '../../oracle/bgz/seeds';
import { mutate } from '../../oracle/mutate';
import { ownSeeds } from '../../oracle/own/index';
import { expectSameAsWalk, type Named } from './support';

const seeds = [...bgzSeeds.flatMap(({ seeds: ofProfile }) => ofProfile), ...ownSeeds];
const asInput = ({ id, resource }: (typeof seeds)[number]): Named => ({ name: id, input: JSON.stringify(resource) });

/** Steps to every list in a value. */
function listsIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(Array.isArray(inner) ? [[name]] : []),
    ...listsIn(inner).map((steps) => [name, ...steps]),
  ]);
}

/** Says that it knows a code of each kind, and that of another it cannot tell. */
const terminology = [
  {
    name: 'some codes',
    supports: () => true,
    lookup: async ({ code }: { readonly code: string }) =>
      code.endsWith('3')
        ? ({ result: 'not-member', reason: 'unknown-code' } as const)
        : code.endsWith('5')
          ? ({ result: 'unverifiable', reason: 'unreachable' } as const)
          : ({ result: 'member', display: 'een term', displays: ['een term'] } as const),
  },
];

describe('what is passed over at a glance is what the walk would note nothing about', () => {
  it('in whole collections of the demo patients', async () => {
    const collections = [anna, tom].map((records, at): Named => {
      const bundle = toCollection([records], { now: now() });
      return { name: `patient ${at}`, input: JSON.stringify(bundle) };
    });
    const asSearchsets = collections.map(({ name, input }) => ({
      name: `${name}, searchset`,
      input: String(input).replace('"type":"collection"', '"type":"searchset"'),
    }));
    await expectSameAsWalk([...collections, ...asSearchsets]);
    await expectSameAsWalk(collections, {}, { rules: ['bgz-msz'] });
    await expectSameAsWalk(collections, { terminology });
  });

  it('in resources of every profile, as they are', async () => {
    await expectSameAsWalk(seeds.map(asInput));
    await expectSameAsWalk(seeds.map(asInput), { terminology }, { language: 'nl' });
  });

  it('in what was made wrong of them', async () => {
    const mutants = mutate(seeds, { random: 15, perOperator: runs(2), longestSeed: 9000 });
    await expectSameAsWalk(mutants.map(asInput));
  });

  it('in resources of which one list holds its last item twice', async () => {
    const inputs = seeds.flatMap(({ id, resource }) =>
      listsIn(resource).map((path): Named => {
        const spoiled = structuredClone(resource);
        const list = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], spoiled);
        if (Array.isArray(list)) list.push(structuredClone(list.at(-1)));
        return { name: `${id}, ${path.join('.')}`, input: JSON.stringify(spoiled) };
      }),
    );
    await expectSameAsWalk(inputs.filter((_, at) => at % 7 === 0));
  });

  it('in resources of which the properties stand in another order', async () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, inner]) => [name, reversed(inner)]),
      );
    };
    const mutants = mutate(seeds, { random: 16, perOperator: runs(1), longestSeed: 9000 });
    await expectSameAsWalk(
      [...seeds, ...mutants].map(({ id, resource }): Named => {
        return { name: `${id}, reversed`, input: JSON.stringify(reversed(resource)) };
      }),
    );
  });

  it('in values that are no text, with what they inherit and what is undefined', async () => {
    const inherited = (resource: object): unknown => Object.assign(Object.create({ status: 'final' }), resource);
    const undefinedIn = (resource: object): unknown => ({ ...resource, text: undefined, _id: undefined });
    await expectSameAsWalk(
      seeds.flatMap(({ id, resource }) => [
        { name: `${id}, inherits`, input: inherited(resource) },
        { name: `${id}, undefined`, input: undefinedIn(resource) },
      ]),
    );
  });
});
