import type { SaxesTagNS } from 'saxes';
import type { JsonObject, OpenElement } from './build-json';
import { shownName } from './fhir-xml-error';
import { FHIR, XHTML, XMLNS, XSI } from './namespaces';
import { type NarrativeWriter, narrativeWriter } from './narrative';
import { saidOfStructure, saidOfSyntax } from './phrases';
import { type Place, placeAt } from './places';
import { type FaultList, stopAtSyntax } from './xml-fault';
import type { FhirXmlModel, XmlElement, XmlType } from './xml-model';

/** The state of one reading. */
export interface Reading {
  readonly text: string;
  readonly model: FhirXmlModel;
  readonly faults: FaultList;
  readonly tracked: boolean;
  readonly open: OpenElement[];
  /** Offset of the tag being read. */
  offset: number;
  /** Depth within an element that is passed over. */
  skipped: number;
  narrative?: { readonly writer: NarrativeWriter; readonly element: XmlElement; readonly offset: number };
  root?: OpenElement;
}

const NO_TYPE: XmlType = { name: '', elements: [], byName: new Map() };

/** Opens what a tag stands for: an element, a resource, a part of the narrative, or something to pass over. */
export function openTag(reading: Reading, tag: SaxesTagNS): void {
  const { narrative, open } = reading;
  const parent = open.at(-1);
  if (narrative) narrative.writer.open(tag);
  else if (reading.skipped > 0) reading.skipped++;
  else if (!parent) openRoot(reading, tag);
  else if (parent.kind === 'container') openContained(reading, tag, parent);
  else openElement(reading, tag, parent);
}

function openRoot(reading: Reading, tag: SaxesTagNS): void {
  const { model, offset } = reading;
  const name = shownName(tag.local);
  if (tag.uri !== FHIR) stopAtSyntax(saidOfSyntax.rootNamespace({ name, namespace: FHIR }), offset);
  if (!/^[A-Z][A-Za-z]*$/.test(tag.local) || model.isDatatype(tag.local))
    stopAtSyntax(saidOfSyntax.rootNoResource({ name }), offset);
  reading.root = openResource(reading, tag, undefined);
}

function openContained(reading: Reading, tag: SaxesTagNS, container: OpenElement): void {
  const { faults, model, offset } = reading;
  const name = shownName(tag.local);
  const isResource = tag.uri === FHIR && /^[A-Z][A-Za-z]*$/.test(tag.local) && !model.isDatatype(tag.local);
  if (!isResource) {
    faults.structure(saidOfStructure.notAResource({ container: container.name, name }), offset);
    reading.skipped = 1;
    return;
  }
  if (container.resources.length > 0)
    faults.structure(saidOfStructure.secondResource({ container: container.name }), offset);
  container.resources.push(openResource(reading, tag, container).object);
}

/** Of a resource whose type is not known, what every resource has is read; that the rest was not is said. */
function openResource(reading: Reading, tag: SaxesTagNS, container: OpenElement | undefined): OpenElement {
  const { model, faults, offset, open } = reading;
  const known = model.resource(tag.local);
  const object: JsonObject = { resourceType: tag.local };
  const place = container ? container.place : placeOf(reading);
  const element = newElement('object', tag.local, offset, undefined, known ?? model.anyResource, object, place);
  checkAttributes(reading, tag, element);
  open.push(element);
  if (!known) {
    const parameters = { type: shownName(tag.local) };
    faults.add({ rule: 'resource-type-unknown', parameters, offset, inValue: true });
  }
  return element;
}

const placeOf = (reading: Reading): Place | undefined => (reading.tracked ? placeAt(reading.offset) : undefined);

function newElement(
  kind: OpenElement['kind'],
  name: string,
  offset: number,
  element: XmlElement | undefined,
  type: XmlType,
  object: JsonObject,
  place: Place | undefined,
): OpenElement {
  return { kind, name, offset, element, type, object, place, last: -1, hasText: false, resources: [], twinned: [] };
}

function openElement(reading: Reading, tag: SaxesTagNS, parent: OpenElement): void {
  const { faults, offset, open } = reading;
  const element = expected(reading, tag, parent);
  if (!element) {
    reading.skipped = 1;
    return;
  }
  if (element.order < parent.last) faults.structure(saidOfStructure.order({ name: element.name }), offset);
  else parent.last = element.order;
  if (element.kind === 'xhtml') {
    const writer = narrativeWriter();
    writer.open(tag);
    reading.narrative = { writer, element, offset };
    stepTo(reading, parent, element);
    return;
  }
  const kind = element.kind === 'primitive' ? 'primitive' : element.kind === 'resource' ? 'container' : 'object';
  const type = kind === 'container' ? NO_TYPE : element.type();
  const child = newElement(kind, element.name, offset, element, type, {}, stepTo(reading, parent, element));
  checkAttributes(reading, tag, child);
  open.push(child);
}

/** The element a tag stands for; when there is none, the fault is noted. */
function expected(reading: Reading, tag: SaxesTagNS, parent: OpenElement): XmlElement | undefined {
  const { faults, offset, model } = reading;
  // What a resource of an unknown type may hold is not known either.
  if (parent.type === model.anyResource && !parent.type.byName.has(tag.local)) return undefined;
  const name = shownName(tag.local);
  const within = parent.element ? `element "${parent.name}"` : parent.name;
  const element = parent.type.byName.get(tag.local);
  const namespace = element?.kind === 'xhtml' ? XHTML : FHIR;
  if (tag.uri !== namespace) faults.structure(saidOfStructure.namespace({ name, namespace }), offset);
  else if (!element) faults.structure(saidOfStructure.unknownIn({ name, within }), offset);
  else if (element.attribute) faults.structure(saidOfStructure.attributeOf({ name, within }), offset);
  else return element;
  return undefined;
}

/** Keeps where the element stands, in its list if it has one. */
function stepTo(reading: Reading, parent: OpenElement, element: XmlElement): Place | undefined {
  const place = placeOf(reading);
  const steps = parent.place?.steps;
  if (!place || !steps) return undefined;
  const first = steps.get(element.name);
  if (!element.repeats) {
    if (!first) steps.set(element.name, place);
    return place;
  }
  const list = first ?? placeAt(reading.offset);
  if (!first) steps.set(element.name, list);
  list.steps.set(list.steps.size, place);
  return place;
}

function checkAttributes({ faults, offset }: Reading, tag: SaxesTagNS, child: OpenElement): void {
  for (const { name, prefix, local, uri, value } of Object.values(tag.attributes)) {
    // Namespace declarations and hints for schema validators are no content.
    if (uri === XMLNS || name === 'xmlns' || prefix === 'xmlns' || uri === XSI) continue;
    const isValue = child.kind === 'primitive' && name === 'value';
    if (!isValue && child.type.byName.get(name)?.attribute !== true) {
      faults.structure(saidOfStructure.attribute({ name: shownName(local), element: shownName(child.name) }), offset);
      continue;
    }
    if (value === '') faults.structure(saidOfStructure.emptyAttribute({ name, element: child.name }), offset, true);
    if (isValue) child.value = value;
    else child.object[name] = value;
  }
}
