import { bgzSeeds } from './bgz/seeds';
import { fingerprint, type JsonObject } from './json';
import { defaults, type Mutant, mutate } from './mutate';
import { textWithNumbers } from './operators/numbers';
import { readSeeds, type Seed } from './seeds';

/** A resource to be judged by both validators. */
export interface Case {
  readonly id: string;
  readonly resource: JsonObject;
  /** The JSON text, when it says more than the value does: how a number is written. */
  readonly text?: string;
  readonly hash: string;
  /** `example`, `fixture`, `bundle`, `bgz`, or the operator that made the mutant. */
  readonly operator: string;
  /** The case a mutant differs from in one place. */
  readonly seed?: string;
  /** The profile of the BgZ that its seed is of, by name; of those drawn by profile. */
  readonly profile?: string;
}

const asCase = ({ id, resource }: { id: string; resource: JsonObject }): Case => ({
  id,
  resource,
  text: textWithNumbers(resource),
  hash: fingerprint(resource),
  operator: id.slice(0, id.indexOf('/')),
});

const withMutants = (seeds: readonly Seed[], mutants: readonly Mutant[]): Case[] => [
  ...seeds.map(asCase),
  ...mutants.map(({ id, resource, operator, seed }) => ({ ...asCase({ id, resource }), operator, seed })),
];

/** Seeds of every kind as they are, then mutants: every operator makes as many. */
export async function generalCases(random = defaults.random): Promise<Case[]> {
  const seeds = await readSeeds();
  return withMutants(seeds, mutate(seeds, { ...defaults, random }));
}

/** For every profile of the BgZ seeds of it, then mutants of these: every operator makes as many of each profile. */
export const bgzCases = (random = defaults.random): Case[] =>
  bgzSeeds.flatMap(({ name, seeds }) =>
    withMutants(seeds, mutate(seeds, { ...defaults, random, perOperator: defaults.perOperatorAndProfile })).map(
      (one) => ({ ...one, profile: name }),
    ),
  );

/** Every case; another random seed gives another draw of mutants. */
export const buildCases = async (random = defaults.random): Promise<Case[]> => [
  ...(await generalCases(random)),
  ...bgzCases(random),
];
