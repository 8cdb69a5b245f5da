import { definitionsOf } from '../src/fhir/definitions/definitions';
import type { DefinitionTable, ElementRow } from '../src/fhir/definitions/table';
import type { ExplainedInvariant, StatedAt } from '../src/validate/rules/explained';
import { sentenceName } from '../src/validate/rules/invariants';

type Stated = Omit<ExplainedInvariant, 'shown'>;

/** Most invariants stand at one element; ele-1 stands at hundreds. */
const MOST_PLACES = 8;

/** An element as a reader looks it up: `Period`, `zib-VitalSigns: Observation`, `… CarePlan.activity:nursingIntervention`. */
function placeOf({ url }: DefinitionTable, { path, slice }: ElementRow): string {
  const name = url.slice(url.lastIndexOf('/') + 1);
  const element = slice === undefined || path.endsWith(slice) ? path : `${path}:${slice}`;
  return path === name || path.startsWith(`${name}.`) ? element : `${name}: ${element}`;
}

/** The places with one expression, in the order of the definitions. */
function grouped(all: readonly { readonly place: string; readonly expression: string | undefined }[]): StatedAt[] {
  const places = new Map<string | undefined, string[]>();
  for (const { place, expression } of all) places.set(expression, [...(places.get(expression) ?? []), place]);
  return [...places].map(([expression, at]) => ({
    places: at.length > MOST_PLACES ? [...at.slice(0, MOST_PLACES), '…'] : at,
    ...(expression !== undefined && { expression }),
  }));
}

/** Every invariant of the bundled definitions by the name of its sentence: its severity, and where it is stated. */
export function statedInvariants(): ReadonlyMap<string, Stated> {
  const definitions = definitionsOf();
  const found = new Map<string, { severity: 'error' | 'warning'; place: string; expression: string | undefined }[]>();
  for (const table of definitions.urls().flatMap((url) => definitions.get(url) ?? [])) {
    for (const row of table.elements) {
      for (const { key, severity, expression } of row.invariants ?? []) {
        const name = sentenceName(key, table.url) ?? key;
        found.set(name, [...(found.get(name) ?? []), { severity, place: placeOf(table, row), expression }]);
      }
    }
  }
  const names = [...found.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return new Map(
    names.map((name) => {
      const all = found.get(name) ?? [];
      const severity = all.some((one) => one.severity === 'error') ? 'error' : 'warning';
      return [name, { severity, stated: grouped(all) }];
    }),
  );
}
