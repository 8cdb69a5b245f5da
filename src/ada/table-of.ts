import type { Held, Place } from './layout';
import { append, type Field, group, many, noPlace, one, type Reader, type Table } from './table';

/** How what an element holds is read: a value of the property, or the property as a whole. */
export type Readers = (held: Held) => { readonly reader: Reader } | { readonly field: Field };

/**
 * The table of a layout.
 *
 * @param readersOf how what an element holds is read
 * @param also what ADA has in a group beside what the layout knows, by the element of the group
 */
export function tableOf(place: Place, readersOf: Readers, also: Readonly<Record<string, Table>> = {}): Table {
  return Object.fromEntries(
    [...place.inner].map(([element, inner]) => [element, fieldOf(inner, readersOf, also[element])]),
  );
}

function fieldOf(place: Place, readersOf: Readers, also: Table | undefined): Field {
  if (place.notKept !== undefined) return noPlace(place.notKept);
  if (place.held === undefined) return group({ ...also, ...tableOf(place, readersOf) });
  const { property, list, each } = place.held;
  const known = readersOf(place.held);
  if ('field' in known) return known.field;
  if (each !== undefined) return several(property, each, known.reader);
  return (list ? many : one)(property, known.reader);
}

/** An element that gives as many items as it has elements of that name: each with that one alone of them. */
function several(property: string, name: string, read: Reader): Field {
  return (element, draft, reading) => {
    const each = element.children.filter((inner) => inner.name === name);
    for (const current of each.length > 0 ? each : [undefined]) {
      const children = element.children.filter((inner) => inner.name !== name || inner === current);
      const item = read({ ...element, children }, reading);
      if (item !== undefined) append(draft, property, item, element, reading);
    }
  };
}
