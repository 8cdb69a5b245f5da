import { fingerprint, type JsonObject } from './json';
import { defaults, mutate } from './mutate';
import { textWithNumbers } from './operators/numbers';
import { readSeeds } from './seeds';

/** A resource to be judged by both validators. */
export interface Case {
  readonly id: string;
  readonly resource: JsonObject;
  /** The JSON text, when it says more than the value does: how a number is written. */
  readonly text?: string;
  readonly hash: string;
  /** `example`, `fixture`, `bundle`, or the operator that made the mutant. */
  readonly operator: string;
  /** The case a mutant differs from in one place. */
  readonly seed?: string;
}

/** Every case: the seeds as they are, then the mutants; another random seed gives another draw of mutants. */
export async function buildCases(random = defaults.random): Promise<Case[]> {
  const seeds = await readSeeds();
  const asCase = ({ id, resource }: { id: string; resource: JsonObject }): Case => ({
    id,
    resource,
    text: textWithNumbers(resource),
    hash: fingerprint(resource),
    operator: id.slice(0, id.indexOf('/')),
  });
  const mutants = mutate(seeds, { ...defaults, random }).map(({ id, resource, operator, seed }) => ({
    ...asCase({ id, resource }),
    operator,
    seed,
  }));
  return [...seeds.map(asCase), ...mutants];
}
