import { isJson } from '../fhir/json';
import type { Found } from './found';

/** Lists of which each item is a record of its own, by the type of the resource. */
const lists: Readonly<Record<string, string>> = { ImmunizationRecommendation: 'recommendation' };

/** One of the records that a resource is. */
export interface Part {
  /** The resource, as others refer to it. */
  readonly of: Found;
  /** The item that is this record alone. */
  readonly at: string;
  readonly isFirst: boolean;
  readonly id: string;
}

/** The id of a part that comes after the first: none that a resource has. */
function idOfPart(id: string, nth: number, taken: ReadonlySet<string>): string {
  const own = `${id}.${nth}`;
  return taken.has(own) ? idOfPart(`${id}.`, nth, taken) : own;
}

/**
 * A resource that is several records, once for each: with that item of the list alone, which keeps its place, and with all that the
 * resource says of every one. The first has the id of the resource.
 *
 * @param taken ids of the resources that were given
 */
export function parted(found: Found, taken: ReadonlySet<string>): readonly Found[] {
  const { type, json, id } = found;
  const name = Object.hasOwn(lists, type) ? lists[type] : undefined;
  const list = name === undefined ? undefined : json[name];
  if (name === undefined || !Array.isArray(list)) return [found];
  const places = [...list.keys()].filter((at) => isJson(list[at]));
  if (places.length < 2) return [found];
  return places.map((place, n) => ({
    ...found,
    json: { ...json, [name]: list.map((one, at) => (at === place ? one : null)) },
    part: {
      of: found,
      at: `${type}.${name}[${place}]`,
      isFirst: n === 0,
      id: n === 0 ? id : idOfPart(id, n + 1, taken),
    },
  }));
}

/** Whether an element is told with this part: what all parts of a resource share is told once. */
export const isToldWith = ({ part }: Found, path: string): boolean =>
  part === undefined || part.isFirst || path === part.at || path.startsWith(`${part.at}.`);
