import { systems } from '../../fhir/naming-systems';
import type { Identifier } from '../../zib';

/** Registers by how well they identify a party; the first that is there decides the FHIR id. */
const preference: readonly string[] = [systems.uziPerson, systems.ura, systems.agb, systems.big, systems.uzovi];

const rank = (identifier: Identifier) => {
  const place = preference.indexOf(identifier.system);
  return place < 0 ? preference.length : place;
};

/** JSON with sorted property names: the same content gives the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** What a building block is known by: its register number, else its key in the source, else its content. */
export function identityOf(block: {
  readonly id?: string;
  readonly identificationNumbers?: readonly Identifier[];
}): string[] {
  const numbers = block.identificationNumbers ?? [];
  const best = numbers.reduce<Identifier | undefined>((a, b) => (a && rank(a) <= rank(b) ? a : b), undefined);
  if (best) return ['number', best.system, best.value];
  if (block.id !== undefined) return ['key', block.id];
  return ['content', canonicalJson(block)];
}
