import type { InDirectory, OrganizationInDirectory, ServiceInDirectory } from './resources';
import { type DirectoryView, isOfType } from './view';

const keyOf = ({ system, value }: { readonly system: string; readonly value: string }): string => `${system}|${value}`;

function add<Value>(map: Map<string, Value[]>, key: string | undefined, value: Value): void {
  if (key === undefined) return;
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Looks into a copy of a directory, by `Type/id`. */
export function indexed(resources: ReadonlyMap<string, InDirectory>): DirectoryView {
  const organizations = new Map<string, OrganizationInDirectory[]>();
  const services = new Map<string, ServiceInDirectory[]>();
  const parts = new Map<string, OrganizationInDirectory[]>();
  const provided = new Map<string, ServiceInDirectory[]>();
  for (const one of resources.values()) {
    if (one.type === 'Endpoint') continue;
    // A number that stands twice on one is one.
    const numbers = new Set(one.identifiers.map(keyOf));
    if (one.type === 'Organization') {
      for (const number of numbers) add(organizations, number, one);
      add(parts, one.partOf, one);
    } else {
      for (const number of numbers) add(services, number, one);
      add(provided, one.providedBy, one);
    }
  }
  const get = <Type extends InDirectory['type']>(type: Type, id: string) =>
    resources.get(`${type}/${id}`) as Extract<InDirectory, { readonly type: Type }> | undefined;
  return {
    organization: async (id) => get('Organization', id),
    endpoint: async (id) => get('Endpoint', id),
    organizationsWith: async (number) => organizations.get(keyOf(number)) ?? [],
    servicesWith: async (number) => services.get(keyOf(number)) ?? [],
    partsOf: async (id) => parts.get(id) ?? [],
    servicesOf: async (id, type) => (provided.get(id) ?? []).filter((one) => isOfType(one, type)),
  };
}
