import { isJson, type Json, kindOf } from '../../fhir/json';
import { asIs, type Phrase, phrases } from '../../fhir/phrase';
import { pointerKey } from '../../fhir/text-position';
import { toldName } from '../../fhir/told-name';
import { checkElementId } from '../checks/element-id';
import { checkPrimitive, checkWritten, type PrimitiveFault } from '../checks/primitive';
import type { LookedAt } from '../compile/looked-at';
import type { Group, Property, Shape } from '../compile/shape';
import { ALL_PASS, glanceOver, passesAtAGlance, wholePasses } from '../glance/passes-at-a-glance';
import { kindPhrase, saidOfValues } from '../rules/phrases';
import { asObject, type Cursor, elementPathOf, type Item, pathIn, placeIn, pointerOf } from './cursor';
import { expectAbsent } from './expect';
import { inTurn, isEntry } from './postpone';
import { conforms, note, noteFault } from './run';
import { asWhole } from './stand-in';
import { walkGroup } from './walk-group';

const said = phrases({
  nth: { en: 'number {nth} (its name is not shown)', nl: 'nummer {nth} (de naam wordt niet getoond)' },
});

/** Of how many unknown properties of an object it is guessed which was meant. */
const MOST_GUESSED = 20;

/** A property that a type does not have, as a message may tell it: one that cannot be named is told by its place. */
function shownProperty(key: string, shape: Shape, nth: number, unknown: number): Phrase {
  const name = key.replace(/^_/, '');
  if (shape.properties.has(name)) return asIs(`"${key}"`);
  // Looking for what was meant takes time for each; an object of nothing but unknown names has no slips of the pen.
  return toldName(name, unknown > MOST_GUESSED ? [] : [...shape.properties.keys()], said.nth({ nth }));
}

/** The type an object is of; an element that is defined in place goes by its path. */
const nameOf = (at: Cursor, { type }: Shape): string =>
  type === 'BackboneElement' || type === 'Element' ? elementPathOf(at) : type;

/**
 * Looks at the properties of an object: are they known, and what do they hold.
 *
 * @param object What stands at the cursor: its value, or the twin of a primitive.
 * @param before What of the shape was looked at already, by another one that says the same.
 */
export function walkObject(at: Cursor, shape: Shape, object: Json, before?: LookedAt): void {
  const passed = glanceOver(at, shape, object, before?.groups);
  if (passed !== ALL_PASS && !walkElements(at, shape, object, passed, before?.groups)) return;
  if (before?.whole !== true) checkWhole(at, shape, object);
}

function checkWhole(at: Cursor, shape: Shape, object: Json): void {
  for (const check of shape.checks()) {
    if (!wholePasses(check, at, shape, object)) check.look(asObject(at, object, shape.type));
  }
}

/**
 * Looks at each property, but for so many elements that have passed already.
 *
 * @returns Whether there is enough in the object to look at it as a whole.
 */
function walkElements(at: Cursor, shape: Shape, object: Json, passed: number, before?: LookedAt['groups']): boolean {
  const failing = at.run.glance?.failing;
  const present: Group[] = [];
  const mistyped: Group[] = [];
  let empty = true;
  // A primitive's value is content enough for its twin.
  let content = at.resource || (object !== at.value && at.value !== undefined);
  let nth = 0;
  let unknown = 0;
  for (const key of Object.keys(object)) {
    nth++;
    if (object[key] === undefined || (key === 'resourceType' && at.resource)) continue;
    empty = false;
    // ele-1: an id is no content.
    if (key !== 'id') content = true;
    else if (!at.resource) checkElementId(at, object.id);
    const name = key.charCodeAt(0) === 95 ? key.slice(1) : key;
    const property = shape.properties.get(name);
    if (!property || (name !== key && property.element && !property.element.twinned)) {
      const parameters = { type: nameOf(at, shape), property: shownProperty(key, shape, nth, ++unknown) };
      note(at, 'unknown-property', parameters, { profile: shape.profile, property: key });
    } else if (!property.element) {
      noteForeignType(at, property);
      mistyped.push(property.group);
    } else if (!present.includes(property.group)) {
      present.push(property.group);
    }
  }
  if (!at.resource && (empty || !content)) note(at, 'empty-value', { found: saidOfValues.emptyObject });
  for (let next = passed; next < present.length; next++) {
    const group = present[next];
    if (!group || before?.has(group)) continue;
    if (group === failing || !passesAtAGlance(at, shape, group, object)) walkGroup(at, shape, group, object);
  }
  for (const group of shape.needed) {
    if (!present.includes(group) && !mistyped.includes(group)) expectAbsent(at, group);
  }
  return content && (at.resource || !empty);
}

function noteForeignType(at: Cursor, { group, name, typeCode }: Property): void {
  const { node } = group;
  const parameters = { element: pathIn(at, node), found: typeCode, expected: [...group.elements.keys()].join(', ') };
  note(placeIn(at, name, -1, typeCode), 'choice-type', parameters, { profile: node.profile, node });
}

/** Checks one value of an element; an entry when it is its turn, with the whole of its resource. */
export function walkItem(item: Item): void {
  if (isEntry(item)) inTurn(item.run, () => asWhole(item.value, () => walkValue(item)));
  else walkValue(item);
}

function walkValue(item: Item): void {
  const { value, element, run } = item;
  if (element.resource) {
    run.walker.walkResource(item);
    return;
  }
  if (element.primitive) {
    walkPrimitive(item);
    return;
  }
  if (!isJson(value)) {
    noteKind(item, 'object', value);
    return;
  }
  walkObject(item, shapeFor(item, value), value);
  if (element.profiles.length > 1) expectOneProfile(item, value);
  for (const { look } of element.checks()) look(item);
}

/** An element whose type may follow one of several profiles must follow at least one of those that are known. */
function expectOneProfile(item: Item, value: Json): void {
  const { node, type, profiles } = item.element;
  const fits = profiles.some((url) => {
    const shape = item.run.walker.shapes.ofProfile(url);
    return !shape || conforms(item, (trial) => walkObject(trial, shape, value));
  });
  if (fits) return;
  const parameters = { type: type.code, expected: profiles.join(', ') };
  note(item, 'type-profile', parameters, { profile: node.profile, node });
}

/** An extension that the profile leaves open is checked against its own definition, found by url. */
function shapeFor({ element, run }: Item, value: Json): Shape {
  if (element.type.code !== 'Extension' || element.profiles.length > 0 || typeof value.url !== 'string') {
    return element.shape();
  }
  const definition = run.walker.shapes.ofProfile(value.url);
  return definition?.type === 'Extension' ? definition : element.shape();
}

/** What is wrong with how a number is written; only a text that holds an odd one has any to look up. */
function writtenFault(item: Item): PrimitiveFault | undefined {
  const { written } = item.run;
  if (!written || typeof item.value !== 'number') return undefined;
  const text = written.get(pointerKey(pointerOf(item)));
  return text === undefined ? undefined : checkWritten(item.type, text);
}

function walkPrimitive(item: Item): void {
  const { value, twin, element } = item;
  let sound = value !== undefined;
  if (value !== undefined) {
    const fault = checkPrimitive(element.type.code, value) ?? writtenFault(item);
    if (fault) {
      sound = false;
      noteFault(item, fault, { node: element.node, profile: element.node.profile });
    }
  }
  const shape = element.shape();
  if (twin !== undefined) {
    if (isJson(twin)) walkObject(item, shape, twin);
    else noteKind(item, 'object', twin);
  } else if (shape.needed.length > 0) {
    for (const group of shape.needed) expectAbsent(item, group);
  }
  if (value === undefined && twin !== undefined) for (const { look } of element.absenceChecks()) look(item);
  if (!sound) return;
  for (const { look } of element.checks()) look(item);
}

/** Notes what stands at a place and is of the wrong JSON type; null is an empty value. */
export function noteKind(at: Cursor, expected: string, found: unknown, node = at.element?.node): void {
  if (found === null) note(at, 'empty-value', { found: kindPhrase('null') }, { node });
  else note(at, 'json-type', { expected: kindPhrase(expected), found: kindPhrase(kindOf(found)) }, { node });
}
