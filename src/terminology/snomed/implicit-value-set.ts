import { systems } from '../../fhir/naming-systems';
import type { CodeFilter } from '../lookup';

/** One condition on a SNOMED CT concept. */
export type SnomedCondition =
  | { readonly kind: 'self' | 'is-a' | 'descendent-of' | 'in'; readonly id: string }
  /** Whether postcoordinated expressions are in the set. */
  | { readonly kind: 'expressions'; readonly allowed: boolean };

/** What the canonical of an implicit SNOMED CT value set says. */
export interface ImplicitValueSet {
  readonly edition?: string;
  readonly version?: string;
  /** All must hold. */
  readonly conditions: readonly SnomedCondition[];
}

const IMPLICIT = /^http:\/\/snomed\.info\/sct(?:\/(\d+)(?:\/version\/(\d{8}))?)?\?fhir_vs(?:=(.*))?$/;
const OPERATORS = { '': 'self', '<<': 'is-a', '<': 'descendent-of', '^': 'in' } as const;

/**
 * Reads the canonical of an implicit value set: `?fhir_vs`, `?fhir_vs=isa/…`, `refset/…`, and `ecl/…` when it is a
 * conjunction of a concept, its descendants and reference sets. Undefined for any other canonical.
 * Source: HL7 FHIR, "Using SNOMED CT with FHIR", implicit value sets.
 */
export function implicitValueSet(canonical: string): ImplicitValueSet | undefined {
  const match = IMPLICIT.exec(canonical);
  if (match === null) return undefined;
  const [, edition, version, selection] = match;
  const conditions = selection === undefined ? [] : conditionsOfSelection(selection);
  return conditions && { ...(edition && { edition }), ...(version && { version }), conditions };
}

function conditionsOfSelection(selection: string): readonly SnomedCondition[] | undefined {
  const [, kind, id] = /^(isa|refset)\/(\d+)$/.exec(selection) ?? [];
  if (id !== undefined) return [{ kind: kind === 'isa' ? 'is-a' : 'in', id }];
  if (!selection.startsWith('ecl/')) return undefined;
  try {
    return conditionsOfEcl(decodeURIComponent(selection.slice(4)));
  } catch {
    return undefined;
  }
}

/** Conditions of an expression constraint that only joins `id`, `< id`, `<< id`, `^ id` and `*` with AND. */
function conditionsOfEcl(ecl: string): readonly SnomedCondition[] | undefined {
  const conditions: SnomedCondition[] = [];
  for (const part of ecl.replace(/\|[^|]*\|/g, ' ').split(/\bAND\b|,/i)) {
    if (part.trim() === '*') continue;
    const [, operator, id] = /^\s*(<<|<|\^|)\s*(\d{6,18})\s*$/.exec(part) ?? [];
    if (id === undefined) return undefined;
    conditions.push({ kind: OPERATORS[operator as keyof typeof OPERATORS], id });
  }
  return conditions;
}

/** The conditions that filters on SNOMED CT state; undefined when one of them is not understood. */
export function snomedConditions(filters: readonly CodeFilter[]): readonly SnomedCondition[] | undefined {
  const conditions: SnomedCondition[] = [];
  for (const filter of filters) {
    const understood = conditionsOfFilter(filter);
    if (understood === undefined) return undefined;
    conditions.push(...understood);
  }
  return conditions;
}

function conditionsOfFilter({ property, op, value }: CodeFilter): readonly SnomedCondition[] | undefined {
  if (property === 'constraint' && op === '=') return conditionsOfEcl(value);
  if (property === 'expressions' && op === '=') {
    return value === 'true' || value === 'false' ? [{ kind: 'expressions', allowed: value === 'true' }] : undefined;
  }
  if (property !== 'concept' || !/^\d{6,18}$/.test(value)) return undefined;
  return [{ kind: op === '=' ? 'self' : op, id: value }];
}

const ECL = { self: '', 'is-a': '<< ', 'descendent-of': '< ', in: '^ ' } as const;

/**
 * The canonical of the implicit value set that filters on SNOMED CT describe, for a server; undefined when a filter is
 * not understood. `expressions` says nothing about a single concept and is left out.
 */
export function implicitCanonical(filters: readonly CodeFilter[]): string | undefined {
  const conditions = snomedConditions(filters);
  if (conditions === undefined) return undefined;
  const concepts = conditions.flatMap((condition) => (condition.kind === 'expressions' ? [] : [condition]));
  const [only, ...more] = concepts;
  if (only === undefined) return `${systems.snomed}?fhir_vs`;
  if (more.length === 0 && only.kind === 'is-a') return `${systems.snomed}?fhir_vs=isa/${only.id}`;
  if (more.length === 0 && only.kind === 'in') return `${systems.snomed}?fhir_vs=refset/${only.id}`;
  const ecl = concepts.map(({ kind, id }) => `${ECL[kind]}${id}`).join(' AND ');
  return `${systems.snomed}?fhir_vs=ecl/${encodeURIComponent(ecl)}`;
}
