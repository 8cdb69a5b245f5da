import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isObject, type JsonObject, listed, text } from '../json';
import { bundleOf, type Seed } from '../seeds';

export const seedsFile = path.join(import.meta.dirname, 'seeds.ndjson');

/** The profiles that a resource claims. */
export const claimsOf = ({ meta }: JsonObject): string[] => (isObject(meta) ? listed(meta.profile).map(text) : []);

/** What resources that claim the same are called after: the most particular profile, which is claimed last. */
export function nameOf(resource: JsonObject): string {
  const last = claimsOf(resource).at(-1) ?? text(resource.resourceType);
  return last.slice(last.lastIndexOf('/') + 1);
}

/** The resources under what they are called after. */
export const byName = (resources: readonly JsonObject[]): ReadonlyMap<string, readonly JsonObject[]> =>
  new Map(resources.map(nameOf).map((name) => [name, resources.filter((one) => nameOf(one) === name)]));

/** The seeds of resources that claim the same profiles: some resources, and one of them among those it refers to. */
export interface ProfileSeeds {
  readonly name: string;
  readonly seeds: readonly Seed[];
}

const resources: readonly JsonObject[] = existsSync(seedsFile)
  ? readFileSync(seedsFile, 'utf8')
      .trim()
      .split('\n')
      .map((line): JsonObject => JSON.parse(line))
  : [];

const brief = resources
  .filter(({ resourceType }) => resourceType !== 'Patient')
  .map(({ text: _, ...rest }): JsonObject => rest);

/** Of what claims the same, one among those it refers to; no patient and no narrative, to be short enough for mutants. */
function bundled(name: string, type: string): readonly JsonObject[] {
  const alike = brief.filter((one) => nameOf(one) === name);
  const bundles = alike.map((one) => bundleOf(type, one, brief)).filter((one) => one !== undefined);
  return bundles.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length).slice(0, 1);
}

/** What we make of our own records, kept as it was made: `make.ts` makes it anew. */
export const bgzSeeds: readonly ProfileSeeds[] = [...byName(resources)].map(([name, alike], at) => {
  const seeds = [...alike, ...bundled(name, at % 2 === 0 ? 'searchset' : 'collection')];
  return { name, seeds: seeds.map((resource, index) => ({ id: `bgz/${name}-${index + 1}`, resource })) };
});
