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

/** Small Bundles of a resource and what it refers to, so that references have something to lead to. */
function bundles(resources: readonly JsonObject[]): Seed[] {
  const byKey = new Map(resources.map((resource) => [key(resource), resource]));
  return resources
    .map((resource) => {
      const found = [...new Set(targets(resource))].map((target) => byKey.get(target));
      const linked = found.filter((one) => one !== undefined);
      return { resource, linked: linked.filter((one) => one !== resource).slice(0, 4) };
    })
    .filter(({ resource, linked }) => linked.length > 0 && text(resource.id) !== '')
    .filter((_, index) => index % 4 === 0)
    .slice(0, 30)
    .map(({ resource, linked }, index) => ({
      id: `bundle/${key(resource)}`,
      resource: bundle(index % 2 === 0 ? 'searchset' : 'collection', [resource, ...linked]),
    }));
}

export async function readSeeds(): Promise<Seed[]> {
  const named = (kind: string, found: readonly { name: string; resource: JsonObject }[]): Seed[] =>
    found.map(({ name, resource }) => ({ id: `${kind}/${name}`, resource }));
  const examples = named('example', readFolder(path.join(zibPackage, 'examples')));
  const fixtures = named('fixture', await readFixtures());
  const bundled = bundles([...examples, ...fixtures].map(({ resource }) => resource));
  return [...examples, ...fixtures, ...bundled, ...ownSeeds];
}
