import { isJson } from '../../fhir/json';
import type { Check, Passes } from '../checks/checks';
import { isSoundPrimitive } from '../checks/sound-primitive';
import type { Element } from '../compile/shape';
import { down, type Glance } from './glance';
import { type ObjectTest, objectTestOf } from './object-test';

/** Whether one value of an element passes; the twin is that of a primitive. */
export type ValueTest = (value: unknown, twin: unknown, glance: Glance) => boolean;

const never: ValueTest = () => false;

/** All of them in turn; undefined when one can only look. */
export function allPass(checks: readonly Check[]): Passes | undefined {
  const all = checks.flatMap(({ passes }) => passes ?? []);
  if (all.length < checks.length) return undefined;
  const [first, second, ...others] = all;
  if (!first) return () => true;
  if (!second) return first;
  if (others.length === 0) {
    return (value, twin, glance) => first(value, twin, glance) && second(value, twin, glance);
  }
  return (value, twin, glance) => {
    for (const passes of all) if (!passes(value, twin, glance)) return false;
    return true;
  };
}

/** The test of a value of an element under a JSON name; what it takes is made when the first value comes. */
export function elementTest(element: Element, name: string): ValueTest {
  if (element.resource || element.profiles.length > 1) return never;
  let test: ValueTest | undefined;
  return (value, twin, glance) => {
    test ??= element.primitive ? primitiveTest(element, name) : complexTest(element, name);
    return test(value, twin, glance);
  };
}

function primitiveTest(element: Element, name: string): ValueTest {
  const { type } = element;
  const passes = allPass(element.checks());
  const shape = element.shape();
  // What must have a twin is left to the walk, as is what must be more than absent.
  if (!passes || shape.needed.length > 0) return never;
  const mayBeAbsent = element.absenceChecks().length === 0;
  const isSound = isSoundPrimitive(type.code);
  const ofTwin = objectTestOf(shape);
  return (value, twin, glance) => {
    if (value === undefined) {
      if (twin === undefined || !mayBeAbsent) return false;
    } else if (!isSound(value) || (typeof value === 'number' && glance.run.written)) {
      return false;
    }
    if (twin !== undefined) {
      if (!isJson(twin) || !down(glance, name, type.code) || !ofTwin(twin, glance)) return false;
      glance.depth--;
    }
    return value === undefined || passes(value, twin, glance);
  };
}

function complexTest(element: Element, name: string): ValueTest {
  const { type } = element;
  const passes = allPass(element.checks());
  if (!passes) return never;
  const own = objectTestOf(element.shape());
  const test = type.code === 'Extension' && element.profiles.length === 0 ? ofItsDefinition(own) : own;
  return (value, _, glance) => {
    if (!isJson(value) || !down(glance, name, type.code) || !test(value, glance)) return false;
    glance.depth--;
    return passes(value, undefined, glance);
  };
}

/** An extension that the profile leaves open, by its own definition. */
const ofItsDefinition =
  (open: ObjectTest): ObjectTest =>
  (value, glance) => {
    const { url } = value;
    const definition = typeof url === 'string' ? glance.run.walker.shapes.ofProfile(url) : undefined;
    return definition?.type === 'Extension' ? objectTestOf(definition)(value, glance) : open(value, glance);
  };
