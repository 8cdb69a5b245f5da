import type { ProblemInside } from '../../problem/zib';

/** Properties that hold the problems a record is about, each by its id or given whole. */
export const problemProperties = ['indications', 'prescriptionReasons', 'reasons'] as const;

/** A problem given whole inside a record, and where in the record it stands. */
export interface PlacedProblem {
  readonly problem: ProblemInside;
  readonly path: readonly (string | number)[];
}

/**
 * The problems given whole inside a record. They are records as much as those of a list: with an id and a subject of their
 * own, held to the same rules.
 *
 * @param record A record of any zib, as its schema gives it; anything else has no problems inside.
 */
export function problemsInside(record: unknown): PlacedProblem[] {
  if (typeof record !== 'object' || record === null) return [];
  return problemProperties.flatMap((property) => {
    const list = (record as Readonly<Record<string, unknown>>)[property];
    if (!Array.isArray(list)) return [];
    return list.flatMap((item: { readonly problem?: ProblemInside } | null | undefined, i) => {
      const problem = item?.problem;
      return typeof problem === 'object' && problem !== null ? [{ problem, path: [property, i, 'problem'] }] : [];
    });
  });
}
