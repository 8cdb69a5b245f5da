import type { Position } from '../text-position';

/**
 * Something in a document that FHIR XML does not allow. The rules are those of the validator: `xml-syntax`, `size-limit` and
 * `depth-limit` end the reading.
 */
export interface XmlFault extends Position {
  readonly rule: 'xml-syntax' | 'xml-structure' | 'size-limit' | 'depth-limit' | 'resource-type-unknown';
  /** What the message of the rule is filled with; holds no value of the document. */
  readonly parameters: Readonly<Record<string, string | number>>;
  /** True when the value shows the fault as well, so that a validator of the value will speak of it. */
  readonly inValue: boolean;
}

/** A fault whose place is not yet counted out. */
export interface FoundFault extends Omit<XmlFault, 'line' | 'column'> {
  readonly offset: number;
}

/** Thrown to stop the parser, which knows no other way; never leaves the reader. */
export class StopReading extends Error {
  readonly fault: FoundFault;

  constructor(fault: FoundFault) {
    super(fault.rule);
    this.fault = fault;
  }
}

/** Ends the reading. */
export function stopReading(rule: XmlFault['rule'], parameters: XmlFault['parameters'], offset: number): never {
  throw new StopReading({ rule, parameters, offset, inValue: false });
}

/** More faults than this say nothing new, and a hostile document could hold millions. */
const MAX_FAULTS = 1_000;

/** Collects the faults of a document. */
export interface FaultList {
  readonly all: readonly FoundFault[];
  /** Notes a fault of structure. */
  structure(reason: string, offset: number, inValue?: boolean): void;
  add(fault: FoundFault): void;
}

export function faultList(): FaultList {
  const all: FoundFault[] = [];
  const add = (fault: FoundFault) => {
    if (all.length >= MAX_FAULTS)
      stopReading('xml-syntax', { reason: `more than ${MAX_FAULTS} faults; the rest was not read` }, fault.offset);
    all.push(fault);
  };
  return {
    all,
    add,
    structure: (reason, offset, inValue = false) =>
      add({ rule: 'xml-structure', parameters: { reason }, offset, inValue }),
  };
}
