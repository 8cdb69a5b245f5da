import path from 'node:path';
import { readFixtures } from './fixtures';
import { isObject, type Json, type JsonObject, text } from './json';
import { ownSeeds } from './own/index';
import { readFolder, zibPackage } from './shared';

/** A resource to judge as it is, and to make mutants of. */
export interface Seed {
  readonly id: string;
  readonly resource: JsonObject;
}

const base = 'http://example.org/fhir';

function targets(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(targets);
  if (!isObject(value)) return [];
  return [...(typeof value.reference === 'string' ? [value.reference] : []), ...Object.values(value).flatMap(targets)];
}

const key = (resource: JsonObject): string => `${text(resource.resourceType)}/${text(resource.id)}`;

function bundle(type: string, resources: readonly JsonObject[]): JsonObject {
  const entry = resources.map(
    (resource): JsonObject => ({
      fullUrl: `${base}/${key(resource)}`,
      resource,
      search: { mode: resource === resources[0] ? 'match' : 'include' },
    }),
  );
  if (type === 'searchset') return { resourceType: 'Bundle', type, total: 1, entry };
  for (const one of entry) delete one.search;
  return { resourceType: 'Bundle', type, entry };
}

/** A small Bundle of a resource and what of these it refers to, so that references have something to lead to; undefined where that is nothing. */
export function bundleOf(type: string, resource: JsonObject, among: readonly JsonObject[]): JsonObject | undefined {
  const byKey = new Map(among.map((one) => [key(one), one]));
  const found = [...new Set(targets(resource))].map((target) => byKey.get(target));
  const linked = found.filter((one) => one !== undefined).filter((one) => one !== resource);
  return linked.length > 0 && text(resource.id) !== '' ? bundle(type, [resource, ...linked.slice(0, 4)]) : undefined;
}

function bundles(resources: readonly JsonObject[]): Seed[] {
  return resources
    .filter((resource) => bundleOf('searchset', resource, resources) !== undefined)
    .filter((_, index) => index % 4 === 0)
    .slice(0, 30)
    .flatMap((resource, index) => {
      const made = bundleOf(index % 2 === 0 ? 'searchset' : 'collection', resource, resources);
      return made ? [{ id: `bundle/${key(resource)}`, resource: made }] : [];
    });
}

export async function readSeeds(): Promise<Seed[]> {
  const named = (kind: string, found: readonly { name: string; resource: JsonObject }[]): Seed[] =>
    found.map(({ name, resource }) => ({ id: `${kind}/${name}`, resource }));
  const examples = named('example', readFolder(path.join(zibPackage, 'examples')));
  const fixtures = named('fixture', await readFixtures());
  const bundled = bundles([...examples, ...fixtures].map(({ resource }) => resource));
  return [...examples, ...fixtures, ...bundled, ...ownSeeds];
}
