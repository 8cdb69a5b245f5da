import { type Pointer, type Position, positionsOf } from '../text-position';
import { parseFhirXml } from './parse-fhir-xml';
import { offsetOf } from './places';
import type { FoundFault, XmlFault } from './xml-fault';
import type { FhirXmlModel } from './xml-model';

/** How much is read. */
export interface XmlReadLimits {
  /** Largest text that is read, in characters; 64 million when left out. */
  readonly maxSize?: number;
  /** Deepest nesting of elements that is read; 100 when left out. */
  readonly maxDepth?: number;
}

/** A document, read. */
export interface XmlReading {
  /** The JSON form; undefined when the text could not be read. */
  readonly value: unknown;
  /** The same as far as it was read, also when the reading ended too early: good for naming places, and nothing else. */
  readonly begun: unknown;
  /** What the document holds that FHIR XML does not allow, in the order of the document. */
  readonly faults: readonly XmlFault[];
  /**
   * What was read whole and is not as FHIR writes it, in the words of XML: an empty element, a number with an exponent, blanks
   * around a date. A reader that takes what it can may pass over these; a validator tells them.
   */
  readonly valueFaults: readonly XmlFault[];
  /**
   * Line and column of the elements that JSON pointers lead to; a pointer to something that is not there gives the nearest
   * element around it.
   */
  readonly locate: (pointers: readonly Pointer[]) => readonly Position[];
}

/**
 * Reads a resource in the XML form of FHIR STU3 into its JSON form. Document types are refused, so no entity is ever
 * expanded but the five of XML, and nothing outside the text is read. Comments and processing instructions are dropped.
 * The narrative becomes XHTML text. Of a resource whose type the model does not know everything is kept as well: an element
 * with a value as text, one that is repeated as a list.
 *
 * @param text The document, decoded; a byte order mark before it is skipped.
 * @param model Order and types of the elements; see `createFhirXmlModel`.
 * @returns The value with everything that could be read, and the faults. Never throws, however broken the text is.
 * @example
 * const { value, faults } = readFhirXml('<Patient xmlns="http://hl7.org/fhir"><active value="true"/></Patient>', model);
 */
export function readFhirXml(text: string, model: FhirXmlModel, limits: XmlReadLimits = {}): XmlReading {
  const { maxSize = 64_000_000, maxDepth = 100 } = limits;
  if (text.length > maxSize) {
    const parameters = { limit: maxSize };
    const fault: XmlFault = { rule: 'size-limit', parameters, path: [], line: 1, column: 1 };
    const locate: XmlReading['locate'] = (pointers) => pointers.map(() => ({ line: 1, column: 1 }));
    return { value: undefined, begun: undefined, faults: [fault], valueFaults: [], locate };
  }
  const { value, begun, faults, valueFaults } = parseFhirXml(text, model, maxDepth, false);
  return {
    value,
    begun,
    faults: placed(text, faults),
    valueFaults: placed(text, valueFaults),
    locate(pointers) {
      // Places are only asked for when there is something to tell; sound documents do not pay for them.
      const { place } = parseFhirXml(text, model, maxDepth, true);
      return positionsOf(
        text,
        pointers.map((pointer) => offsetOf(place, pointer)),
      );
    },
  };
}

function placed(text: string, faults: readonly FoundFault[]): readonly XmlFault[] {
  const positions = positionsOf(
    text,
    faults.map(({ offset }) => offset),
  );
  return faults.map(({ offset: _, ...fault }, at) => ({ ...fault, ...(positions[at] ?? { line: 1, column: 1 }) }));
}
