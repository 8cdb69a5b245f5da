/**
 * One zib concept and the property of a record that holds it. The tables of these rows are what error messages, the
 * documentation and the tests know of a record; which element of FHIR a concept goes to is told by the mapping of its zib.
 */
export interface Concept {
  /** Concept id of zib 2017, e.g. `NL-CM:8.2.2`; of what only the BgZ has, its number in that data set: `BgZ:2762`. */
  readonly id: string;
  /** English concept name of zib 2017. */
  readonly name: string;
  /** Dutch concept name. */
  readonly dutch: string;
  /** Dotted path in the record, lists not numbered; empty for the zib itself. */
  readonly record: string;
  /** Table of the zib that a record holds at this path. */
  readonly holds?: readonly Concept[];
  /** Where the held zib stands in what is at this path, where that is not the zib itself: the `problem` of a reference. */
  readonly heldAt?: string;
}

/** The id of a concept as it is told, from how it is stated: `8.2.2` of zib 2017, `2762` of the data set of the BgZ. */
export const conceptId = (stated: string): string => `${stated.includes('.') ? 'NL-CM' : 'BgZ'}:${stated}`;

/** The rows of a zib as part of a larger record that holds it at `record`. */
export function prefixed<C extends Concept>(table: readonly C[], record: string): C[] {
  return table.map((row) => ({ ...row, record: row.record === '' ? record : `${record}.${row.record}` }));
}

const namesOf = (path: readonly PropertyKey[]): string => path.filter((step) => typeof step === 'string').join('.');

/** The concept a record path belongs to: the row with the longest path that contains it, looked up inside a held zib too. */
export function conceptAt(concepts: readonly Concept[], path: readonly PropertyKey[]): Concept | undefined {
  const names = namesOf(path);
  let best: Concept | undefined;
  for (const row of concepts) {
    const contains = row.record === '' || names === row.record || names.startsWith(`${row.record}.`);
    if (contains && row.record.length >= (best?.record.length ?? 0)) best = row;
  }
  if (best?.holds === undefined) return best;
  const held = [best.record, best.heldAt].filter(Boolean).join('.');
  if (!names.startsWith(`${held}.`)) return best;
  const inside = conceptAt(best.holds, names.slice(held.length + 1).split('.'));
  // The held zib's own row says less than the reason why it is held here.
  return inside === undefined || inside.record === '' ? best : inside;
}
