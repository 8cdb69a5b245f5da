import { definitionsOf } from '../../fhir/definitions/definitions';

/** An invariant as the bundled definitions state it. */
export interface StatedInvariant {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  readonly expression?: string;
  readonly at: readonly StatedAt[];
}

/** Where an invariant is stated. */
export interface StatedAt {
  /** Canonical URL of the definition. */
  readonly source: string;
  /** The definition with the element: `Period`, `zib-VitalSigns: Observation`. */
  readonly place: string;
}

let made: ReadonlyMap<string, readonly StatedInvariant[]> | undefined;

/** Every invariant of the bundled definitions by its key; more than one where definitions share a key. */
export function statedInvariants(): ReadonlyMap<string, readonly StatedInvariant[]> {
  if (made) return made;
  const definitions = definitionsOf();
  const found = new Map<string, { key: string; severity: 'error' | 'warning'; expression?: string; at: StatedAt[] }>();
  for (const url of definitions.urls()) {
    const table = definitions.get(url);
    for (const { path, invariants = [] } of table?.elements ?? []) {
      const name = url.slice(url.lastIndexOf('/') + 1);
      const place = path === name || path.startsWith(`${name}.`) ? path : `${name}: ${path}`;
      for (const { key, severity, expression } of invariants) {
        const id = `${key} ${expression ?? ''}`;
        const known = found.get(id);
        if (known) known.at.push({ source: url, place });
        else
          found.set(id, {
            key,
            severity,
            ...(expression !== undefined && { expression }),
            at: [{ source: url, place }],
          });
      }
    }
  }
  const byKey = new Map<string, StatedInvariant[]>();
  for (const one of found.values()) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  made = byKey;
  return made;
}
