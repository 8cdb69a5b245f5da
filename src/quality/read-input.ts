import type { Bundle, FhirResource } from 'fhir/r3';
import { isJson, type Json, listOf } from '../fhir/json';

/** What is measured: a Bundle, or resources and Bundles in any mix, as several pulls give them. */
export type QualityInput = Bundle | readonly (Bundle | FhirResource)[];

/** The resources of the input, each once, and how to find the target of a reference. */
export interface Resources {
  readonly ofType: (type: string) => readonly Json[];
  readonly count: number;
  /** The resources the given one refers to, its contained ones included; a target that was not given is left out. */
  readonly referredBy: (resource: Json) => readonly Json[];
  readonly typeCounts: ReadonlyMap<string, number>;
}

/** JSON from a file may be nested deeper than the stack can take. */
const DEEPEST = 30;

interface Found {
  readonly resource: Json;
  readonly fullUrl?: string;
}

function resourcesIn(input: unknown, depth = 0): Found[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(input)) return input.flatMap((one) => resourcesIn(one, depth + 1));
  if (!isJson(input) || typeof input.resourceType !== 'string') return [];
  if (input.resourceType !== 'Bundle') return [{ resource: input }];
  return listOf(input.entry)
    .filter(isJson)
    .flatMap(({ resource, fullUrl }) =>
      resourcesIn(resource, depth + 1).map((found) => ({
        fullUrl: typeof fullUrl === 'string' ? fullUrl : undefined,
        ...found,
      })),
    );
}

function referencesIn(value: unknown, depth = 0): string[] {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => referencesIn(one, depth + 1));
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'reference' && typeof inner === 'string' ? [inner] : referencesIn(inner, depth + 1),
  );
}

const keyOf = ({ resourceType, id }: Json): string | undefined =>
  typeof id === 'string' && id !== '' ? `${resourceType}/${id}` : undefined;

/** `Type/id` of a relative or absolute reference, without a version. */
const relative = (reference: string): string | undefined =>
  /(?:^|\/)([A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference)?.[1];

/** Reads any input; what is no resource is passed over. A resource that comes with several pulls counts once. */
export function readInput(input: unknown): Resources {
  const byKey = new Map<string, Json>();
  const byUrl = new Map<string, Json>();
  const byType = new Map<string, Json[]>();
  for (const { resource, fullUrl } of resourcesIn(input)) {
    const key = keyOf(resource);
    if (fullUrl !== undefined && !byUrl.has(fullUrl)) byUrl.set(fullUrl, resource);
    if (key !== undefined && byKey.has(key)) continue;
    if (key !== undefined) byKey.set(key, resource);
    const type = String(resource.resourceType);
    const list = byType.get(type);
    if (list === undefined) byType.set(type, [resource]);
    else list.push(resource);
  }
  const targetOf = (reference: string, from: Json): Json | undefined => {
    if (reference.startsWith('#')) {
      return listOf(from.contained)
        .filter(isJson)
        .find(({ id }) => id === reference.slice(1));
    }
    const key = relative(reference);
    return byUrl.get(reference) ?? (key === undefined ? undefined : byKey.get(key));
  };
  return {
    ofType: (type) => byType.get(type) ?? [],
    count: [...byType.values()].reduce((sum, list) => sum + list.length, 0),
    referredBy: (resource) => [
      ...new Set(
        [...new Set(referencesIn(resource))]
          .map((reference) => targetOf(reference, resource))
          .filter((target) => target !== undefined),
      ),
    ],
    typeCounts: new Map([...byType].map(([type, list]) => [type, list.length])),
  };
}
