import type { ElementNode } from '../../fhir/definitions/element-node';
import { isJson, type Json } from '../../fhir/json';
import type { Check } from '../checks/checks';
import { checkPrimitive } from '../checks/primitive';
import { expectAtLeast } from './expect';
import { type Frame, stepInto } from './frame';
import { kindOf } from './json';
import { conforms, note, type Run } from './run';
import type { Scope } from './scope';
import type { Element, Group, Property, Shape, Shapes } from './shape';
import { walkGroup } from './walk-group';

/** What the walk needs beside the state of the run. */
export interface Walker {
  readonly shapes: Shapes;
  /** The checks of an element beyond its structure. */
  checksOf(element: Element): readonly Check[];
  /** The checks of a primitive that has only a twin. */
  absenceChecksOf(element: Element): readonly Check[];
  /** The checks a whole shape brings: the invariants of a type or of a resource. */
  shapeChecksOf(shape: Shape): readonly Check[];
  walkResource(resource: unknown, frame: Frame, scope: Scope, run: Run, element: Element): void;
}

/** One value of an element with its twin, where it stands, and the element that checks it. */
export interface Item {
  readonly value: unknown;
  readonly twin: unknown;
  readonly frame: Frame;
  readonly element: Element;
}

const PRINTABLE = /[^A-Za-z0-9_[\]().:-]/g;

/** A property name may be anything a sender typed; only a short, plain form is repeated. */
const printable = (name: string): string => name.replace(PRINTABLE, '?').slice(0, 40);

/**
 * Looks at the properties of an object: are they known, and what do they hold.
 *
 * @param hasValue The object stands beside a primitive value, which is content enough.
 */
export function walkObject(
  walker: Walker,
  shape: Shape,
  object: Json,
  frame: Frame,
  scope: Scope,
  run: Run,
  hasValue = false,
): void {
  const present: Group[] = [];
  const mistyped: Group[] = [];
  let empty = true;
  let content = hasValue || frame.resource;
  for (const key of Object.keys(object)) {
    if (object[key] === undefined || (key === 'resourceType' && frame.resource)) continue;
    empty = false;
    // ele-1: an id is no content.
    content ||= key !== 'id';
    const name = key.charCodeAt(0) === 95 ? key.slice(1) : key;
    const property = shape.properties.get(name);
    if (!property || (name !== key && property.element && !property.element.primitive)) {
      note(
        run,
        'unknown-property',
        frame,
        scope,
        { type: shape.type, property: printable(key) },
        { profile: shape.profile },
      );
    } else if (!property.element) {
      noteForeignType(property, frame, scope, run);
      mistyped.push(property.group);
    } else if (!present.includes(property.group)) {
      present.push(property.group);
    }
  }
  if (!frame.resource && (empty || !content)) note(run, 'empty-value', frame, scope, { found: 'object' });
  for (const group of present) walkGroup(walker, shape, group, object, frame, scope, run);
  for (const group of shape.needed) {
    if (!present.includes(group) && !mistyped.includes(group))
      expectAtLeast(shape, group.node, group.slicing, frame, scope, run);
  }
  if (content && (!empty || frame.resource)) {
    for (const check of walker.shapeChecksOf(shape)) {
      check({ value: object, twin: undefined, type: shape.type, frame, scope, run });
    }
  }
}

function noteForeignType(property: Property, frame: Frame, scope: Scope, run: Run): void {
  const { node } = property.group;
  const parameters = {
    element: node.name,
    found: property.typeCode,
    expected: [...property.group.elements.keys()].join(', '),
  };
  note(run, 'choice-type', stepInto(frame, property.name, -1, property.typeCode), scope, parameters, {
    profile: node.profile,
    node,
  });
}

/** Checks one value of an element. */
export function walkItem(walker: Walker, item: Item, scope: Scope, run: Run): void {
  const { value, twin, frame, element } = item;
  if (element.resource) {
    walker.walkResource(value, frame, scope, run, element);
    return;
  }
  if (element.primitive) {
    walkPrimitive(walker, item, scope, run);
    return;
  }
  if (!isJson(value)) {
    noteKind(value, 'object', frame, scope, run, element.node);
    return;
  }
  walkObject(walker, shapeFor(walker, element, value), value, frame, scope, run);
  if (element.profiles.length > 1) expectOneProfile(walker, element, value, frame, scope, run);
  for (const check of walker.checksOf(element)) check({ value, twin, type: element.type.code, frame, scope, run });
}

/** An element whose type may follow one of several profiles must follow at least one of those that are known. */
function expectOneProfile(walker: Walker, element: Element, value: Json, frame: Frame, scope: Scope, run: Run): void {
  const { node, type, profiles } = element;
  const fits = profiles.some((url) => {
    const shape = walker.shapes.ofProfile(url);
    return !shape || conforms(run, (trial) => walkObject(walker, shape, value, frame, scope, trial));
  });
  if (fits) return;
  const parameters = { type: type.code, expected: profiles.join(', ') };
  note(run, 'type-profile', frame, scope, parameters, { profile: node.profile, node });
}

/** An extension that the profile leaves open is checked against its own definition, found by url. */
function shapeFor(walker: Walker, element: Element, value: Json): Shape {
  if (element.type.code !== 'Extension' || element.profiles.length > 0 || typeof value.url !== 'string') {
    return element.shape();
  }
  const definition = walker.shapes.ofProfile(value.url);
  return definition?.type === 'Extension' ? definition : element.shape();
}

function walkPrimitive(walker: Walker, item: Item, scope: Scope, run: Run): void {
  const { value, twin, frame, element } = item;
  let sound = value !== undefined;
  if (value !== undefined) {
    const fault = checkPrimitive(element.type.code, value);
    if (fault) {
      sound = false;
      note(run, fault.rule, frame, scope, fault.parameters, { node: element.node, profile: element.node.profile });
    }
  }
  const shape = element.shape();
  if (twin !== undefined) {
    if (isJson(twin)) walkObject(walker, shape, twin, frame, scope, run, value !== undefined);
    else noteKind(twin, 'object', frame, scope, run, element.node);
  } else if (shape.needed.length > 0) {
    for (const group of shape.needed) expectAtLeast(shape, group.node, group.slicing, frame, scope, run);
  }
  if (!sound && value === undefined && twin !== undefined) {
    for (const check of walker.absenceChecksOf(element))
      check({ value, twin, type: element.type.code, frame, scope, run });
  }
  if (!sound) return;
  for (const check of walker.checksOf(element)) check({ value, twin, type: element.type.code, frame, scope, run });
}

/** Notes a value of the wrong JSON type; null is an empty value. */
export function noteKind(
  value: unknown,
  expected: string,
  frame: Frame,
  scope: Scope,
  run: Run,
  node: ElementNode,
): void {
  if (value === null) note(run, 'empty-value', frame, scope, { found: 'null' }, { node });
  else note(run, 'json-type', frame, scope, { expected, found: kindOf(value) }, { node });
}
