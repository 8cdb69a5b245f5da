import type { ElementNode } from '../../fhir/definitions/element-node';
import type { SlicingRow } from '../../fhir/definitions/table';
import type { Phrase } from '../../fhir/phrase';
import { saidOfSlices } from '../rules/phrases';
import { type Discriminate, discriminatorOf, valueSetsOf } from './discriminator';
import type { Element, Shapes } from './shape';

/** One slice: what marks it, and the element that checks its members. */
export interface Slice {
  readonly name: string;
  readonly node: ElementNode;
  /** All must agree for a value to be of the slice; undefined when it cannot be told. */
  readonly discriminators: readonly Discriminate[];
  /** The value sets that tell it apart, where it takes one to tell. */
  readonly valueSets: readonly string[];
  elementFor(typeCode: string): Element | undefined;
  /** The slice sliced again. */
  readonly slicing?: Slicing;
}

/** The slicing of an element. */
export interface Slicing {
  readonly rules: SlicingRow['rules'];
  readonly ordered: boolean;
  readonly slices: readonly Slice[];
  /** Why the slices cannot be told apart, when they cannot. */
  readonly undecidable?: Phrase;
}

/** Slices without a slicing entry of their own: a choice is sliced by type, an extension by url. */
function slicingOf(node: ElementNode): SlicingRow | undefined {
  if (node.slicing && node.slicing.discriminators.length > 0) return node.slicing;
  const rules = node.slicing?.rules ?? 'open';
  if (node.name.endsWith('[x]')) return { rules, discriminators: [{ type: 'type', path: '$this' }] };
  if (/^(modifierE|e)xtension$/.test(node.name)) return { rules, discriminators: [{ type: 'value', path: 'url' }] };
  return undefined;
}

/** Compiles the slices of an element. */
export function compileSlicing(node: ElementNode, root: ElementNode, shapes: Shapes): Slicing {
  const row = slicingOf(node);
  const problems: Phrase[] = [];
  const slices = (node.slices ?? []).map((slice): Slice => {
    const discriminators = (row?.discriminators ?? []).map((discriminator) => {
      const made = discriminatorOf(discriminator, slice, root, shapes);
      if (typeof made === 'function') return made;
      problems.push(made);
      return () => undefined;
    });
    return {
      name: slice.slice ?? '',
      node: slice,
      discriminators,
      valueSets: (row?.discriminators ?? [])
        .filter(({ type }) => type === 'value' || type === 'pattern')
        .flatMap((discriminator) => valueSetsOf(discriminator, slice, root, shapes)),
      elementFor(typeCode) {
        const type = slice.types.find((candidate) => candidate.code === typeCode) ?? slice.types[0];
        return type && shapes.elementOf(slice, type, root);
      },
      slicing: slice.slices && slice.slices.length > 0 ? compileSlicing(slice, root, shapes) : undefined,
    };
  });
  const undecidable = row ? problems[0] : saidOfSlices.noDiscriminator;
  return {
    rules: row?.rules ?? 'open',
    ordered: row?.ordered === true,
    slices,
    ...(undecidable !== undefined && { undecidable }),
  };
}
