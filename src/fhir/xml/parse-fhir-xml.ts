import { decimalForm, keepWritten } from '../written-numbers';
import { evenTwins, type OpenElement, put } from './build-json';
import { putFree } from './free-element';
import { openTag, pathOf, type Reading, toldOpen } from './open-tag';
import { parserPhrase, saidOfStructure, saidOfSyntax } from './phrases';
import type { Place } from './places';
import { readValue } from './read-value';
import { SaxesParser } from './saxes-parser';
import { type FoundFault, faultList, StopReading, stopAtSyntax, stopReading, structureFault } from './xml-fault';
import type { FhirXmlModel, XmlElement } from './xml-model';

/** What the parser made of a document. */
export interface ParsedXml {
  readonly value: unknown;
  /** The same as far as it was read, also when the reading ended too early. */
  readonly begun: unknown;
  readonly faults: readonly FoundFault[];
  readonly valueFaults: readonly FoundFault[];
  /** Where the values stand, when asked for. */
  readonly place: Place | undefined;
}

/** Some faults are only known when their element ends. */
const inOrder = (faults: readonly FoundFault[]): readonly FoundFault[] =>
  [...faults].sort((one, other) => one.offset - other.offset);

/** Reads a document; see `readFhirXml`. */
export function parseFhirXml(text: string, model: FhirXmlModel, maxDepth: number, tracked: boolean): ParsedXml {
  const faults = faultList();
  const reading: Reading = { text, model, faults, tracked, open: [], offset: 0, skipped: 0 };
  try {
    run(reading, maxDepth);
    return {
      value: reading.root?.object,
      begun: reading.root?.object,
      faults: inOrder(faults.all),
      valueFaults: inOrder(faults.valueFaults),
      place: reading.root?.place,
    };
  } catch (error) {
    const fault =
      error instanceof StopReading
        ? error.fault
        : ({ rule: 'xml-syntax', parameters: { reason: saidOfSyntax.unreadable }, offset: 0 } as const);
    const last: FoundFault = { ...fault, path: pathOf(reading) };
    return {
      value: undefined,
      begun: reading.root?.object,
      faults: [...inOrder(faults.all), last],
      valueFaults: inOrder(faults.valueFaults),
      place: reading.root?.place,
    };
  }
}

function run(reading: Reading, maxDepth: number): void {
  const half = /\p{Surrogate}/u.exec(reading.text);
  if (half) stopAtSyntax(saidOfSyntax.halfCharacter, half.index);
  // XML 1.1 would let control characters in.
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const here = () => Math.min(parser.position, reading.text.length);
  let depth = 0;

  parser.on('error', ({ message }) => stopAtSyntax(parserPhrase(message), here()));
  parser.on('doctype', () => stopAtSyntax(saidOfSyntax.doctype, here()));
  parser.on('opentagstart', ({ name }) => {
    // Most often right before the name and the character behind it.
    const likely = parser.position - name.length - 2;
    reading.offset = reading.text[likely] === '<' ? likely : reading.text.lastIndexOf('<', likely + 1);
    if (++depth > maxDepth) stopReading({ rule: 'depth-limit', parameters: { limit: maxDepth } }, reading.offset);
  });
  parser.on('opentag', (tag) => openTag(reading, tag));
  parser.on('closetag', () => {
    depth--;
    closeTag(reading, parser.position);
  });
  parser.on('text', (text) => foundText(reading, text));
  onRareParts(parser, reading);
  parser.write(reading.text).close();
}

/**
 * Listens to what few documents have, in those that have it. Saxes keeps a listener as a property of the parser, and V8 takes an object
 * that is given many properties afterwards for a dictionary: with two listeners more, reading takes four times as long.
 */
function onRareParts(parser: InstanceType<typeof SaxesParser<{ xmlns: true }>>, reading: Reading): void {
  const { text } = reading;
  // Instructions are for other programs; the narrative is copied without them. The first may be the XML declaration.
  if (text.indexOf('<?', 2) >= 0) parser.on('processinginstruction', () => reading.narrative?.writer.leaveOut());
  if (text.includes('<![CDATA['))
    parser.on('cdata', (section) => {
      // A browser that is handed the narrative does not know these sections.
      reading.narrative?.writer.leaveOut();
      foundText(reading, section);
    });
}

function foundText(reading: Reading, text: string): void {
  const { narrative, open, skipped } = reading;
  if (narrative) narrative.writer.text(text);
  const element = open.at(-1);
  if (narrative || skipped > 0 || !element || element.hasText || !/[^\t\n\r ]/.test(text)) return;
  element.hasText = true;
  element.refused = true;
  reading.faults.structure(saidOfStructure.text({ name: toldOpen(element) }), {
    offset: element.offset,
    path: pathOf(reading),
  });
}

function closeTag(reading: Reading, end: number): void {
  const { narrative, open, text } = reading;
  if (narrative) {
    if (!narrative.writer.close()) return;
    reading.narrative = undefined;
    const { element, offset, writer } = narrative;
    const parent = open.at(-1);
    const div = writer.result(text.slice(offset, end));
    if (parent && put(parent, element, div, undefined)) tellRepeated(reading, element, offset);
  } else if (reading.skipped > 0) {
    reading.skipped--;
  } else {
    const element = open.pop();
    if (element) closeElement(reading, element, open.at(-1));
  }
}

function closeElement(reading: Reading, child: OpenElement, parent: OpenElement | undefined): void {
  evenTwins(child);
  const { element, object, offset } = child;
  if (!element || !parent) return;
  const { faults } = reading;
  if (child.kind === 'object') {
    if (child.last < 0 && !child.refused && isEmpty(object))
      faults.ofValue({
        ...structureFault(saidOfStructure.emptyElement({ name: child.name })),
        offset,
        path: pathOf(reading, element),
      });
    if (put(parent, element, object, undefined)) tellRepeated(reading, element, offset);
  } else if (child.kind === 'container') {
    if (child.resources === undefined && !child.refused)
      faults.structure(saidOfStructure.noResource({ name: child.name }), { offset, path: pathOf(reading, element) });
    child.resources?.forEach((resource, at) => {
      // That there is more than one inside has been told.
      if (put(parent, element, resource, undefined) && at === 0) tellRepeated(reading, element, offset);
    });
  } else if (child.kind === 'free') {
    putFree(parent, child);
  } else {
    closePrimitive(reading, child, element, parent);
  }
}

function tellRepeated(reading: Reading, element: XmlElement, offset: number): void {
  const { name } = element;
  reading.faults.structure(saidOfStructure.repeated({ name }), { offset, path: pathOf(reading, element) });
}

/** ele-1: an id is no content. */
function isEmpty(object: object): boolean {
  for (const key in object) if (key !== 'id') return false;
  return true;
}

function closePrimitive(reading: Reading, child: OpenElement, element: XmlElement, parent: OpenElement): void {
  const { object, offset, value: text } = child;
  const twin = Object.keys(object).length > 0 ? object : undefined;
  const value = text === undefined ? undefined : readValue(reading, child, element, text);
  if (value === undefined && !twin) {
    const place = { offset, path: pathOf(reading, element) };
    if (!child.refused) reading.faults.structure(saidOfStructure.noValue({ name: child.name }), place);
  } else if (put(parent, element, value, twin)) tellRepeated(reading, element, offset);
  // `1.50` stays so when the resource is written again.
  if (typeof value === 'number' && decimalForm.test(text ?? '')) keepWritten(parent.object, element.name, text ?? '');
}
