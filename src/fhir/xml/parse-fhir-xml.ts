import { SaxesParser } from 'saxes';
import type { Phrase } from '../phrase';
import { decimalForm, keepWritten } from '../written-numbers';
import { evenTwins, type OpenElement, primitiveValue, put } from './build-json';
import { shownName } from './fhir-xml-error';
import { openTag, type Reading } from './open-tag';
import { parserPhrase, saidOfStructure, saidOfSyntax } from './phrases';
import type { Place } from './places';
import { type FoundFault, faultList, StopReading, stopAtSyntax, stopReading } from './xml-fault';
import type { FhirXmlModel } from './xml-model';

/** What the parser made of a document. */
export interface ParsedXml {
  readonly value: unknown;
  readonly faults: readonly FoundFault[];
  /** Where the values stand, when asked for. */
  readonly place: Place | undefined;
}

/** Reads a document; see `readFhirXml`. */
export function parseFhirXml(text: string, model: FhirXmlModel, maxDepth: number, tracked: boolean): ParsedXml {
  const faults = faultList();
  const reading: Reading = { text, model, faults, tracked, open: [], offset: 0, skipped: 0 };
  try {
    run(reading, maxDepth);
    return { value: reading.root?.object, faults: faults.all, place: reading.root?.place };
  } catch (error) {
    const fault: FoundFault =
      error instanceof StopReading
        ? error.fault
        : { rule: 'xml-syntax', parameters: { reason: saidOfSyntax.unreadable }, offset: 0, inValue: false };
    return { value: undefined, faults: [...faults.all, fault], place: reading.root?.place };
  }
}

function run(reading: Reading, maxDepth: number): void {
  const half = /\p{Surrogate}/u.exec(reading.text);
  if (half) stopAtSyntax(saidOfSyntax.halfCharacter, half.index);
  // XML 1.1 would let control characters in.
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const syntax = (reason: Phrase) => stopAtSyntax(reason, Math.min(parser.position, reading.text.length));
  let depth = 0;

  parser.on('error', ({ message }) => syntax(parserPhrase(message)));
  parser.on('doctype', () => syntax(saidOfSyntax.doctype));
  parser.on('processinginstruction', () => syntax(saidOfSyntax.processingInstruction));
  parser.on('opentagstart', ({ name }) => {
    reading.offset = reading.text.lastIndexOf('<', parser.position - name.length - 1);
    if (++depth > maxDepth) stopReading({ rule: 'depth-limit', parameters: { limit: maxDepth } }, reading.offset);
  });
  parser.on('opentag', (tag) => openTag(reading, tag));
  parser.on('closetag', () => {
    depth--;
    closeTag(reading, parser.position);
  });
  const onText = (text: string) => foundText(reading, text);
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.write(reading.text).close();
}

function foundText(reading: Reading, text: string): void {
  const { narrative, open, skipped, faults } = reading;
  if (narrative) narrative.writer.text(text);
  const element = open.at(-1);
  if (narrative || skipped > 0 || !element || element.hasText || !/[^\t\n\r ]/.test(text)) return;
  element.hasText = true;
  faults.structure(saidOfStructure.text({ name: shownName(element.name) }), element.offset);
}

function closeTag(reading: Reading, end: number): void {
  const { narrative, open, text, faults } = reading;
  if (narrative) {
    if (!narrative.writer.close()) return;
    reading.narrative = undefined;
    const parent = open.at(-1);
    const div = narrative.writer.result(text.slice(narrative.offset, end));
    if (parent) put(parent, narrative.element, div, undefined, narrative.offset, faults);
  } else if (reading.skipped > 0) {
    reading.skipped--;
  } else {
    const element = open.pop();
    if (element) closeElement(reading, element, open.at(-1));
  }
}

function closeElement({ faults }: Reading, child: OpenElement, parent: OpenElement | undefined): void {
  evenTwins(child);
  const { element, object, offset } = child;
  if (!element || !parent) return;
  if (child.kind === 'object') {
    put(parent, element, object, undefined, offset, faults);
  } else if (child.kind === 'container') {
    if (child.resources.length === 0) faults.structure(saidOfStructure.noResource({ name: child.name }), offset);
    for (const resource of child.resources) put(parent, element, resource, undefined, offset, faults);
  } else {
    const twin = Object.keys(object).length > 0 ? object : undefined;
    const value = child.value === undefined ? undefined : primitiveValue(element, child.value);
    if (value === undefined && !twin) faults.structure(saidOfStructure.noValue({ name: child.name }), offset);
    else put(parent, element, value, twin, offset, faults);
    // `1.50` stays so when the resource is written again.
    if (typeof value === 'number' && decimalForm.test(child.value ?? ''))
      keepWritten(parent.object, element.name, child.value ?? '');
  }
}
