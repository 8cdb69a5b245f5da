import type { BindingRow, ElementRow, InvariantRow, TypeRow } from './table';

/** An invariant with the definition that states it. */
export interface SourcedInvariant extends InvariantRow {
  readonly source: string;
}

/** What an element keeps as a row states it. */
type Stated = Pick<
  ElementRow,
  | 'path'
  | 'slice'
  | 'contentReference'
  | 'slicing'
  | 'fixed'
  | 'pattern'
  | 'minValue'
  | 'maxValue'
  | 'maxLength'
  | 'binding'
  | 'representation'
  | 'concepts'
>;

/** An element of an unfolded definition: every rule of the base and of the profiles over it in one place. */
export interface ElementNode extends Stated {
  /** Last segment of the path, `value[x]` for a choice. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** True when the base element may repeat, which makes it an array in JSON whatever a profile says. */
  readonly repeats: boolean;
  readonly types: readonly TypeRow[];
  readonly invariants: readonly SourcedInvariant[];
  readonly mustSupport: boolean;
  readonly isModifier: boolean;
  /** Canonical of the definition that spoke last about this element. */
  readonly profile: string;
  /** Absent when nothing is said below the element; its type then tells the children. */
  readonly children?: readonly ElementNode[];
  /** For a choice limited by typed paths: by which definition, and the types it had before. */
  readonly limited?: { readonly by: string; readonly from: readonly TypeRow[] };
  readonly slices?: readonly ElementNode[];
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The name an element has in JSON and XML with one of its types: `valueQuantity` for `value[x]`. */
export const typedName = (name: string, type: string): string =>
  name.endsWith('[x]') ? name.slice(0, -'[x]'.length) + upperFirst(type) : name;

/** The path of the element a node takes over: `Composition.section` for `#Composition.section`. */
export const takenOverPath = ({ contentReference }: Pick<ElementNode, 'contentReference'>): string | undefined =>
  contentReference?.slice(contentReference.indexOf('#') + 1);

/** `*` is no limit. */
export const maxOf = (max: string): number => (max === '*' ? Number.POSITIVE_INFINITY : Number(max));

function mergeInvariants(
  known: readonly SourcedInvariant[],
  rows: readonly InvariantRow[] | undefined,
  source: string,
): readonly SourcedInvariant[] {
  if (!rows) return known;
  const keys = new Set(rows.map((row) => row.key));
  return [...known.filter((row) => !keys.has(row.key)), ...rows.map((row) => ({ ...row, source }))];
}

/** From what anybody may do otherwise to what nobody may (STU3 terminologies.html#strength). */
const STRENGTHS: readonly BindingRow['strength'][] = ['example', 'preferred', 'extensible', 'required'];

/**
 * A binding without a value set keeps the one of its base and may ask it more strictly, never less (STU3 profiling.html: what a
 * profile does not state is as in its base). The ConceptMap beside it says which zib codes lead to the base's codes (Nictiz
 * 11179-permitted-value-conceptmap).
 */
function mergeBinding(known: BindingRow | undefined, row: BindingRow | undefined): BindingRow | undefined {
  if (!row || row.valueSet || !known) return row ?? known;
  const isStricter = STRENGTHS.indexOf(row.strength) > STRENGTHS.indexOf(known.strength);
  return {
    ...known,
    ...(isStricter && { strength: row.strength }),
    ...(row.maxValueSet && { maxValueSet: row.maxValueSet }),
    ...(row.conceptMap && { conceptMap: row.conceptMap }),
  };
}

/** The node with the facts of a differential row put over it. */
export function constrain(node: ElementNode, row: ElementRow, profile: string): ElementNode {
  return {
    ...node,
    profile,
    min: row.min ?? node.min,
    max: row.max === undefined ? node.max : maxOf(row.max),
    types: row.types ?? node.types,
    contentReference: row.contentReference ?? node.contentReference,
    slicing: row.slicing ?? node.slicing,
    fixed: row.fixed ?? node.fixed,
    pattern: row.pattern ?? node.pattern,
    minValue: row.minValue ?? node.minValue,
    maxValue: row.maxValue ?? node.maxValue,
    maxLength: row.maxLength ?? node.maxLength,
    binding: mergeBinding(node.binding, row.binding),
    invariants: mergeInvariants(node.invariants, row.invariants, profile),
    mustSupport: row.mustSupport ?? node.mustSupport,
    isModifier: row.isModifier ?? node.isModifier,
    concepts: row.concepts ?? node.concepts,
  };
}

/** The node a row of a base definition makes. */
export function nodeOf(row: ElementRow, profile: string): ElementNode {
  const node: ElementNode = {
    name: row.path.slice(row.path.lastIndexOf('.') + 1),
    path: row.path,
    min: 0,
    max: 1,
    repeats: row.max !== undefined && row.max !== '1' && row.max !== '0',
    types: [],
    invariants: [],
    mustSupport: false,
    isModifier: false,
    representation: row.representation,
    profile,
  };
  return constrain(node, row, profile);
}
