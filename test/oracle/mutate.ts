import { clone, fingerprint, type JsonObject } from './json';
import { operators } from './operators/index';
import type { Mutation } from './operators/operator';
import { seeded, shuffled } from './random';
import type { Seed } from './seeds';
import { treeOf } from './tree';

export interface Mutant {
  /** Operator, seed, place and variant: stable when other mutants come or go. */
  readonly id: string;
  readonly operator: string;
  readonly seed: string;
  readonly at: string;
  readonly resource: JsonObject;
}

export interface MutateOptions {
  readonly random: number;
  /** How many mutants each operator may make. */
  readonly perOperator: number;
  /** Seeds longer than this as JSON text are left alone. */
  readonly longestSeed: number;
}

/** By default; of the profiles of the BgZ every operator makes fewer, of each profile. */
export const defaults = { random: 20170, perOperator: 80, perOperatorAndProfile: 2, longestSeed: 9000 };

interface Candidate {
  readonly seed: Seed;
  readonly mutation: Mutation;
}

/** One of every kind of place, then a second of every kind, and so on: common places do not crowd out rare ones. */
function spread(candidates: readonly Candidate[], random: () => number): Candidate[] {
  const turns = new Map<string, number>();
  const turned = shuffled(candidates, random).map((candidate) => {
    const { kind, variant = '' } = candidate.mutation;
    const turn = (turns.get(kind) ?? 0) + (turns.get(`${kind}~${variant}`) ?? 0);
    turns.set(kind, (turns.get(kind) ?? 0) + 1);
    turns.set(`${kind}~${variant}`, (turns.get(`${kind}~${variant}`) ?? 0) + 1);
    return { candidate, turn };
  });
  return turned.sort((a, b) => a.turn - b.turn).map(({ candidate }) => candidate);
}

/** Mutants of the seeds, each one change away from its seed; the same for the same seeds and options. */
export function mutate(seeds: readonly Seed[], options: MutateOptions = defaults): Mutant[] {
  const trees = seeds
    .filter(({ resource }) => JSON.stringify(resource).length <= options.longestSeed)
    .map((seed) => ({ seed, tree: treeOf(seed.resource), unchanged: JSON.stringify(seed.resource) }));
  const text = new Map(trees.map(({ seed, unchanged }) => [seed, unchanged]));
  const seen = new Set(seeds.map(({ resource }) => fingerprint(resource)));
  const mutants: Mutant[] = [];
  for (const operator of operators) {
    // A generator each, so that a change to one operator leaves the mutants of the others as they were.
    const random = seeded(options.random ^ Number.parseInt(fingerprint(operator.name).slice(0, 8), 16));
    const candidates = trees.flatMap(({ seed, tree }) => operator.find(tree).map((mutation) => ({ seed, mutation })));
    let made = 0;
    for (const { seed, mutation } of spread(candidates, random)) {
      if (made === options.perOperator * (operator.share ?? 1)) break;
      const resource = clone(seed.resource);
      mutation.apply(resource);
      const print = fingerprint(resource);
      // Order of properties is no part of the fingerprint, and all that one operator changes.
      const changed =
        operator.name === 'harmless-order' ? JSON.stringify(resource) !== text.get(seed) : !seen.has(print);
      if (!changed) continue;
      seen.add(print);
      const id = [operator.name, seed.id, mutation.at, mutation.variant].filter(Boolean).join('~');
      mutants.push({ id, operator: operator.name, seed: seed.id, at: mutation.at, resource });
      made += 1;
    }
  }
  return mutants;
}
