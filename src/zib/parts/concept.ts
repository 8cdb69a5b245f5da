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
}

/** A row in the order of the documentation table: id, English name, Dutch name, record path, FHIR paths. */
export function concept(id: string, name: string, dutch: string, record: string, ...fhir: string[]): Concept {
  return { id: `NL-CM:${id}`, name, dutch, record, fhir };
}

/** The rows of a part, seen from a record that holds it at `record` and FHIR elements that hold it at `fhir`. */
export function nested(part: readonly Concept[], record: string, ...fhir: string[]): Concept[] {
  return part
    .filter((row) => row.record !== '')
    .map((row) => ({
      ...row,
      record: record === '' ? row.record : `${record}.${row.record}`,
      fhir: fhir.flatMap((base) => row.fhir.map((path) => (path === '' ? base : `${base}.${path}`))),
    }));
}

/** The concept a record path belongs to: the row with the longest path that contains it. */
export function conceptAt(concepts: readonly Concept[], path: readonly PropertyKey[]): Concept | undefined {
  const names = path.filter((step) => typeof step === 'string').join('.');
  let best: Concept | undefined;
  for (const row of concepts) {
    const contains = row.record === '' || names === row.record || names.startsWith(`${row.record}.`);
    if (contains && row.record.length >= (best?.record.length ?? 0)) best = row;
  }
  return best;
}
