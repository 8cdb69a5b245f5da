/**
 * One zib concept and where it lives on both sides. The tables of these rows are the only place that says which record
 * property becomes which FHIR element; error messages, the documentation table and the tests read them.
 */
export interface Concept {
  /** Concept id of zib 2017, e.g. `NL-CM:8.2.2`. */
  readonly id: string;
  /** English concept name of zib 2017. */
  readonly name: string;
  /** Dutch concept name. */
  readonly dutch: string;
  /** Dotted path in the record, lists not numbered; empty for the zib itself. */
  readonly record: string;
  /** FHIR STU3 paths this concept is written to, `[x]` resolved, extensions as `extension(url)`; see docs/concepts.md. */
  readonly fhir: readonly string[];
  /** Table of the zib that a record holds at this path; its paths are relative to it. */
  readonly holds?: readonly Concept[];
}

/** A row in the order of the documentation table: id, English name, Dutch name, record path, FHIR paths. */
export function concept(id: string, name: string, dutch: string, record: string, ...fhir: string[]): Concept {
  return { id: `NL-CM:${id}`, name, dutch, record, fhir };
}

/** The rows of a zib as part of a larger record that holds it at `record`; FHIR paths stay as they are. */
export function prefixed(table: readonly Concept[], record: string): Concept[] {
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
  if (best?.holds === undefined || names === best.record) return best;
  const inside = conceptAt(best.holds, names.slice(best.record.length + 1).split('.'));
  // The held zib's own row says less than the reason why it is held here.
  return inside === undefined || inside.record === '' ? best : inside;
}
