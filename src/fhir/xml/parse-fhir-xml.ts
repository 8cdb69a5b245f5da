import { SaxesParser } from 'saxes';
import { decimalForm, keepWritten } from '../written-numbers';
import { evenTwins, type OpenElement, primitiveValue, put } from './build-json';
import { shownName } from './fhir-xml-error';
import { openTag, type Reading } from './open-tag';
import type { Place } from './places';
import { type FoundFault, faultList, StopReading, stopReading } from './xml-fault';
import type { FhirXmlModel } from './xml-model';

/** What the parser made of a document. */
export interface ParsedXml {
  readonly value: unknown;
  readonly faults: readonly FoundFault[];
  /** Where the values stand, when asked for. */
  readonly place: Place | undefined;
}

/** The parser's words may quote the document after a colon; what comes before it is safe to repeat. */
function safeReason(message: string): string {
  const reason = message.replace(/^\d+:\d+: /, '').split(':')[0] ?? '';
  return reason.replace(/\.$/, '').slice(0, 80);
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
        : { rule: 'xml-syntax', parameters: { reason: 'the text could not be parsed' }, offset: 0, inValue: false };
    return { value: undefined, faults: [...faults.all, fault], place: reading.root?.place };
  }
}

function run(reading: Reading, maxDepth: number): void {
  const half = /\p{Surrogate}/u.exec(reading.text);
  if (half) stopReading('xml-syntax', { reason: 'half a character (a lone UTF-16 surrogate)' }, half.index);
  // XML 1.1 would let control characters in.
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const syntax = (reason: string) =>
    stopReading('xml-syntax', { reason }, Math.min(parser.position, reading.text.length));
  let depth = 0;

  parser.on('error', ({ message }) => syntax(safeReason(message)));
  parser.on('doctype', () => syntax('a document type (DOCTYPE) is not allowed'));
  parser.on('processinginstruction', () => syntax('a processing instruction is not allowed'));
  parser.on('opentagstart', ({ name }) => {
    reading.offset = reading.text.lastIndexOf('<', parser.position - name.length - 1);
    if (++depth > maxDepth) stopReading('depth-limit', { limit: maxDepth }, reading.offset);
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
  faults.structure(`Text is not allowed in element "${shownName(element.name)}"`, element.offset);
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
    if (child.resources.length === 0) faults.structure(`Element "${child.name}" holds no resource`, offset);
    for (const resource of child.resources) put(parent, element, resource, undefined, offset, faults);
  } else {
    const twin = Object.keys(object).length > 0 ? object : undefined;
    const value = child.value === undefined ? undefined : primitiveValue(element, child.value);
    if (value === undefined && !twin) faults.structure(`Element "${child.name}" has no value and no extension`, offset);
    else put(parent, element, value, twin, offset, faults);
    // `1.50` stays so when the resource is written again.
    if (typeof value === 'number' && decimalForm.test(child.value ?? ''))
      keepWritten(parent.object, element.name, child.value ?? '');
  }
}
