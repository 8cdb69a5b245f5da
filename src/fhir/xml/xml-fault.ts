import type { Phrase } from '../phrase';
import type { Position } from '../text-position';
import { saidOfSyntax } from './phrases';

/**
 * Something in a document that FHIR XML does not allow. The rules are those of the validator: `xml-syntax`, `size-limit` and
 * `depth-limit` end the reading.
 */
export type XmlFault = XmlRuleFault & Position & FaultSource;

/** A rule with what its message is filled with; holds no value of the document. */
export type XmlRuleFault =
  | { readonly rule: 'xml-syntax' | 'xml-structure'; readonly parameters: { readonly reason: Phrase } }
  | { readonly rule: 'size-limit' | 'depth-limit'; readonly parameters: { readonly limit: number } }
  | { readonly rule: 'resource-type-unknown'; readonly parameters: { readonly type: string } };

interface FaultSource {
  /** True when the value shows the fault as well, so that a validator of the value will speak of it. */
  readonly inValue: boolean;
}

/** A fault whose place is not yet counted out. */
export type FoundFault = XmlRuleFault & FaultSource & { readonly offset: number };

/** Thrown to stop the parser, which knows no other way; never leaves the reader. */
export class StopReading extends Error {
  readonly fault: FoundFault;

  constructor(fault: FoundFault) {
    super(fault.rule);
    this.fault = fault;
  }
}

/** Ends the reading. */
export function stopReading(fault: XmlRuleFault, offset: number): never {
  throw new StopReading({ ...fault, offset, inValue: false });
}

/** Ends the reading of what is no FHIR XML. */
export const stopAtSyntax = (reason: Phrase, offset: number): never =>
  stopReading({ rule: 'xml-syntax', parameters: { reason } }, offset);

/** More faults than this say nothing new, and a hostile document could hold millions. */
const MAX_FAULTS = 1_000;

/** Collects the faults of a document. */
export interface FaultList {
  readonly all: readonly FoundFault[];
  /** Notes a fault of structure. */
  structure(reason: Phrase, offset: number, inValue?: boolean): void;
  add(fault: FoundFault): void;
}

export function faultList(): FaultList {
  const all: FoundFault[] = [];
  const add = (fault: FoundFault) => {
    if (all.length >= MAX_FAULTS) stopAtSyntax(saidOfSyntax.tooManyFaults({ limit: MAX_FAULTS }), fault.offset);
    all.push(fault);
  };
  return {
    all,
    add,
    structure: (reason, offset, inValue = false) =>
      add({ rule: 'xml-structure', parameters: { reason }, offset, inValue }),
  };
}
