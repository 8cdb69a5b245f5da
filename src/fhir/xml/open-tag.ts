import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import { asIs, type Phrase } from '../phrase';
import type { Pointer } from '../text-position';
import { hiddenName, toldName, toldType } from '../told-name';
import { addResource, type JsonObject, type OpenElement } from './build-json';
import { freeElement, isOpenType } from './free-element';
import { FHIR, XHTML, XMLNS, XSI } from './namespaces';
import { type NarrativeWriter, narrativeWriter } from './narrative';
import { saidOfStructure, saidOfSyntax } from './phrases';
import { type Place, placeAt } from './places';
import { readAttribute } from './read-value';
import { type FaultList, type FaultPlace, stopAtSyntax } from './xml-fault';
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
const RESOURCE_NAME = /^[A-Z][A-Za-z]*$/;

/** Steps from the root to the element that is open, or to one inside it. What is open is not yet in its list. */
export function pathOf({ open }: Reading, inner?: Pick<XmlElement, 'name' | 'repeats'>): Pointer {
  const path: (string | number)[] = [];
  const step = (holder: OpenElement | undefined, { name, repeats }: Pick<XmlElement, 'name' | 'repeats'>) => {
    path.push(name);
    const list = holder?.object[name];
    if (repeats) path.push(Array.isArray(list) ? list.length : 0);
  };
  open.forEach(({ element }, at) => {
    // A resource has the place of what contains it.
    if (element) step(open[at - 1], element);
  });
  if (inner) step(open.at(-1), inner);
  return path;
}

const placeOfFault = (reading: Reading, inner?: Pick<XmlElement, 'name' | 'repeats'>): FaultPlace => ({
  offset: reading.offset,
  path: pathOf(reading, inner),
});

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
  const { offset } = reading;
  const name = toldType(tag.local);
  if (tag.uri !== FHIR) stopAtSyntax(saidOfSyntax.rootNamespace({ name, namespace: FHIR }), offset);
  if (!isResource(reading, tag)) stopAtSyntax(saidOfSyntax.rootNoResource({ name }), offset);
  reading.root = openResource(reading, tag, undefined);
}

const isResource = ({ model }: Reading, tag: SaxesTagNS): boolean =>
  tag.uri === FHIR && RESOURCE_NAME.test(tag.local) && !model.isDatatype(tag.local);

function openContained(reading: Reading, tag: SaxesTagNS, container: OpenElement): void {
  const { faults } = reading;
  if (!isResource(reading, tag)) {
    const names = { container: container.name, name: toldType(tag.local) };
    faults.structure(saidOfStructure.notAResource(names), placeOfFault(reading));
    container.refused = true;
    reading.skipped = 1;
    return;
  }
  if (container.resources !== undefined)
    faults.structure(saidOfStructure.secondResource({ container: container.name }), placeOfFault(reading));
  addResource(container, openResource(reading, tag, container).object);
}

/** Of a resource whose type is not known everything is kept, in the form its elements suggest; that it was not checked is said. */
function openResource(reading: Reading, tag: SaxesTagNS, container: OpenElement | undefined): OpenElement {
  const { model, faults, offset, open } = reading;
  const known = model.resource(tag.local);
  const object: JsonObject = { resourceType: tag.local };
  const place = container ? container.place : placeOf(reading);
  const element = newElement('object', tag.local, offset, undefined, known ?? model.anyResource, object, place);
  checkAttributes(reading, tag, element);
  open.push(element);
  if (!known) {
    const parameters = { type: toldType(tag.local) };
    faults.add({ rule: 'resource-type-unknown', parameters, offset, path: pathOf(reading) });
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
  return {
    kind,
    name,
    offset,
    element,
    type,
    object,
    place,
    last: -1,
    hasText: false,
    refused: false,
    resources: undefined,
    twinned: undefined,
    value: undefined,
  };
}

function openElement(reading: Reading, tag: SaxesTagNS, parent: OpenElement): void {
  const { open } = reading;
  // Inside a resource of an unknown type only its own contents tell that an element holds a resource.
  if (parent.kind === 'free' && isResource(reading, tag)) {
    addResource(parent, openResource(reading, tag, parent).object);
    return;
  }
  const element = expected(reading, tag, parent);
  if (!element) {
    parent.refused = true;
    reading.skipped = 1;
    return;
  }
  // The order of what is not known is not known either.
  if (element.kind !== 'free' && element.order < parent.last)
    reading.faults.structure(saidOfStructure.order({ name: element.name }), placeOfFault(reading, element));
  else if (element.kind !== 'free') parent.last = element.order;
  if (element.kind === 'xhtml') {
    const writer = narrativeWriter();
    writer.open(tag);
    reading.narrative = { writer, element, offset: reading.offset };
    stepTo(reading, parent, element);
    return;
  }
  const kind = KINDS[element.kind];
  const type = kind === 'container' ? NO_TYPE : element.type();
  const child = newElement(kind, element.name, reading.offset, element, type, {}, stepTo(reading, parent, element));
  open.push(child);
  checkAttributes(reading, tag, child);
}

const KINDS = { primitive: 'primitive', complex: 'object', resource: 'container', free: 'free' } as const;

const TYPE =
  'Boolean|Code|Date|DateTime|Decimal|Id|Instant|Integer|PositiveInt|String|Time|UnsignedInt|Uri|Quantity|Age';
const TYPED = new RegExp(`^([a-z]\\w*)(?:${TYPE}|CodeableConcept|Coding|Reference|Period|Range|Ratio|Attachment)$`);

/** The name of an element that its parent may not have; a type that a choice does not have is known too. */
function toldElement(name: string, { type }: OpenElement): Phrase {
  const names = [...type.byName.keys()];
  const stem = TYPED.exec(name)?.[1];
  const isChoice = stem !== undefined && names.some((known) => TYPED.exec(known)?.[1] === stem);
  return isChoice ? asIs(`"${name}"`) : toldName(name, names);
}

/** The name of an element that is open; in a resource of an unknown type it may be any. */
export function toldOpen({ kind, name, element }: OpenElement): Phrase {
  if (!element) return toldType(name);
  return kind === 'free' ? hiddenName : asIs(`"${name}"`);
}

/** The element a tag stands for; when there is none, the fault is noted. */
function expected(reading: Reading, tag: SaxesTagNS, parent: OpenElement): XmlElement | undefined {
  const { faults, model } = reading;
  const known = parent.type.byName.get(tag.local);
  const element = known ?? (isOpenType(parent.type, model) ? freeElement(tag, model) : undefined);
  const namespace = element?.kind === 'xhtml' ? XHTML : FHIR;
  if (element && !element.attribute && tag.uri === namespace) return element;
  const place = placeOfFault(reading);
  const name = toldElement(tag.local, parent);
  const holder = toldOpen(parent);
  if (tag.uri !== namespace) faults.structure(saidOfStructure.namespace({ name, namespace }), place);
  else if (element) faults.structure(saidOfStructure.attributeOf({ name: element.name, holder }), place);
  else faults.structure(saidOfStructure.unknown({ name, holder }), place);
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

/** An attribute that may not be there: one of FHIR, or an element that was written as one. */
const toldAttribute = (name: string, { type }: OpenElement): Phrase =>
  toldName(name, ['value', 'id', 'url', ...type.byName.keys()]);

function checkAttributes(reading: Reading, tag: SaxesTagNS, child: OpenElement): void {
  for (const name in tag.attributes) {
    const { prefix, local, uri, value } = tag.attributes[name] as SaxesAttributeNS;
    // Namespace declarations and hints for schema validators are no content.
    if (uri === XMLNS || name === 'xmlns' || prefix === 'xmlns' || uri === XSI) continue;
    const isValue = name === 'value' && (child.kind === 'primitive' || child.kind === 'free');
    if (!isValue && child.type.byName.get(name)?.attribute !== true) {
      reading.faults.structure(
        saidOfStructure.attribute({ name: toldAttribute(local, child), element: toldOpen(child) }),
        placeOfFault(reading),
      );
      child.refused = true;
      continue;
    }
    const read = readAttribute(reading, child, isValue, name, value);
    if (read === '') {
      const place = isValue ? placeOfFault(reading) : placeOfFault(reading, { name, repeats: false });
      reading.faults.structure(saidOfStructure.emptyAttribute({ name, element: toldOpen(child) }), place);
    }
    if (isValue) child.value = read;
    else child.object[name] = read;
  }
}
