import type { Phrase } from '../phrase';
import type { Pointer, Position } from '../text-position';

/**
 * Something in a document that FHIR XML does not allow. The rules are those of the validator: `xml-syntax` and the limits end
 * the reading.
 */
export type XmlFault = XmlRuleFault & Position & FaultPath;

/** A rule with what its message is filled with; holds no value of the document. */
export type XmlRuleFault =
  | { readonly rule: 'xml-syntax' | 'xml-structure'; readonly parameters: { readonly reason: Phrase } }
  | {
      readonly rule: 'xml-value';
      readonly parameters: { readonly element: string; readonly type: string; readonly expected: Phrase };
    }
  | {
      readonly rule: 'xml-whitespace';
      readonly parameters: { readonly attribute: string; readonly element: Phrase; readonly type: string };
    }
  | { readonly rule: 'size-limit' | 'depth-limit' | 'fault-limit'; readonly parameters: { readonly limit: number } }
  | { readonly rule: 'resource-type-unknown'; readonly parameters: { readonly type: Phrase } };

interface FaultPath {
  /** Steps from the root to the element, by the names that JSON and XML share. */
  readonly path: Pointer;
}

/** Where a fault is: in the text, and in the resource. */
export interface FaultPlace extends FaultPath {
  readonly offset: number;
}

/** A fault whose place is not yet counted out. */
export type FoundFault = XmlRuleFault & FaultPlace;

/** Thrown to stop the parser, which knows no other way; never leaves the reader. */
export class StopReading extends Error {
  readonly fault: XmlRuleFault & { readonly offset: number };

  constructor(fault: StopReading['fault']) {
    super(fault.rule);
    this.fault = fault;
  }
}

/** Ends the reading. */
export function stopReading(fault: XmlRuleFault, offset: number): never {
  throw new StopReading({ ...fault, offset });
}

/** Ends the reading of what is no FHIR XML. */
export const stopAtSyntax = (reason: Phrase, offset: number): never =>
  stopReading({ rule: 'xml-syntax', parameters: { reason } }, offset);

/** More faults than this say nothing new, and a hostile document could hold millions. */
const MAX_FAULTS = 1_000;

/** A fault of structure, without its place. */
export const structureFault = (reason: Phrase) => ({ rule: 'xml-structure', parameters: { reason } }) as const;

/** Collects the faults of a document. */
export interface FaultList {
  /** What a reader cannot keep, or not as it was meant. */
  readonly all: readonly FoundFault[];
  /** What was read whole and is not as FHIR writes it: the value shows it as well. */
  readonly valueFaults: readonly FoundFault[];
  /** Notes a fault of structure. */
  structure(reason: Phrase, place: FaultPlace): void;
  add(fault: FoundFault): void;
  ofValue(fault: FoundFault): void;
}

export function faultList(): FaultList {
  const all: FoundFault[] = [];
  const valueFaults: FoundFault[] = [];
  const add = (fault: FoundFault) => {
    if (all.length >= MAX_FAULTS) stopReading({ rule: 'fault-limit', parameters: { limit: MAX_FAULTS } }, fault.offset);
    all.push(fault);
  };
  return {
    all,
    valueFaults,
    add,
    structure: (reason, place) => add({ ...structureFault(reason), ...place }),
    ofValue: (fault) => valueFaults.push(fault),
  };
}
