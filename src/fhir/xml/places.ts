import type { Pointer } from '../text-position';

/** Where the values of a document stand: the offset of an element, and of what it holds by property and position. */
export interface Place {
  readonly offset: number;
  readonly steps: Map<string | number, Place>;
}

export const placeAt = (offset: number): Place => ({ offset, steps: new Map() });

/** XML has one element where JSON has a property and its `_` twin. */
const stepInto = ({ steps }: Place, step: string | number): Place | undefined =>
  steps.get(step) ?? (typeof step === 'string' && step.startsWith('_') ? steps.get(step.slice(1)) : undefined);

/** Offset of the value a pointer leads to, or of the nearest value around it. */
export function offsetOf(root: Place | undefined, pointer: Pointer): number {
  let at = root;
  for (const step of pointer) {
    const next = at && stepInto(at, step);
    if (!next) break;
    at = next;
  }
  return at?.offset ?? 0;
}
