import { type Pointer, type Position, positionsOf } from '../text-position';
import { parseFhirXml } from './parse-fhir-xml';
import { offsetOf } from './places';
import type { XmlFault } from './xml-fault';
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
  /** What the document holds that FHIR XML does not allow, in the order of the document. */
  readonly faults: readonly XmlFault[];
  /**
   * Line and column of the elements that JSON pointers lead to; a pointer to something that is not there gives the nearest
   * element around it.
   */
  readonly locate: (pointers: readonly Pointer[]) => readonly Position[];
}

/**
 * Reads a resource in the XML form of FHIR STU3 into its JSON form. Document types are refused, so no entity is ever
 * expanded but the five of XML, and nothing outside the text is read; so are processing instructions. Comments are dropped.
 * The narrative becomes XHTML text.
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
    const fault = { rule: 'size-limit', parameters: { limit: maxSize }, inValue: false, line: 1, column: 1 } as const;
    return { value: undefined, faults: [fault], locate: (pointers) => pointers.map(() => ({ line: 1, column: 1 })) };
  }
  const { value, faults } = parseFhirXml(text, model, maxDepth, false);
  const positions = positionsOf(
    text,
    faults.map(({ offset }) => offset),
  );
  return {
    value,
    faults: faults.map(({ offset: _, ...fault }, at) => ({
      ...fault,
      ...(positions[at] ?? { line: 1, column: 1 }),
    })),
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
