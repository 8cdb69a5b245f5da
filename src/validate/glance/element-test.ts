import { isJson, type Json } from '../../fhir/json';
import type { Check, Passes } from '../checks/checks';
import { isSoundPrimitive } from '../checks/sound-primitive';
import type { Element } from '../compile/shape';
import { down, type Glance } from './glance';
import { objectGlance } from './object-test';

/** Whether one value of an element passes; the twin is that of a primitive. */
export type ValueTest = (value: unknown, twin: unknown, glance: Glance) => boolean;

const never: ValueTest = () => false;

/** All of them in turn: undefined where there are none, `look` where one can only look. */
export function allPass(checks: readonly Check[]): Passes | undefined | 'look' {
  const all = checks.flatMap(({ passes }) => passes ?? []);
  if (all.length < checks.length) return 'look';
  const [first, second, third, ...others] = all;
  if (!first || !second) return first;
  if (!third) return (value, twin, glance) => first(value, twin, glance) && second(value, twin, glance);
  if (others.length === 0) {
    return (value, twin, glance) =>
      first(value, twin, glance) && second(value, twin, glance) && third(value, twin, glance);
  }
  return (value, twin, glance) => {
    for (const passes of all) if (!passes(value, twin, glance)) return false;
    return true;
  };
}

/** The test of a value of an element under a JSON name. */
export function elementTest(element: Element, name: string): ValueTest {
  const passes = element.resource || element.profiles.length > 1 ? 'look' : allPass(element.checks());
  if (passes === 'look') return never;
  return element.primitive ? primitiveTest(element, name, passes) : complexTest(element, name, passes);
}

function primitiveTest(element: Element, name: string, passes: Passes | undefined): ValueTest {
  const { code } = element.type;
  const shape = element.shape();
  // What must have a twin is left to the walk, as is what must be more than absent.
  if (shape.needed.length > 0) return never;
  const mayBeAbsent = element.absenceChecks().length === 0;
  const isSound = isSoundPrimitive(code);
  const ofTwin = objectGlance(shape);
  return (value, twin, glance) => {
    if (value === undefined) {
      if (twin === undefined || !mayBeAbsent) return false;
    } else if (!isSound(value) || (typeof value === 'number' && glance.run.written)) {
      return false;
    }
    if (twin !== undefined) {
      if (!isJson(twin) || !isOwn(twin, glance) || !down(glance, name, code) || !ofTwin.test(twin, glance))
        return false;
      glance.depth--;
    }
    return value === undefined || passes === undefined || passes(value, twin, glance);
  };
}

/** What an object inherits is none of its properties; what was read from a text inherits nothing. */
const isOwn = (object: Json, { run }: Glance): boolean =>
  run.isText || Object.getPrototypeOf(object) === Object.prototype;

function complexTest(element: Element, name: string, passes: Passes | undefined): ValueTest {
  const { code } = element.type;
  const own = objectGlance(element.shape());
  const isOpenExtension = code === 'Extension' && element.profiles.length === 0;
  return (value, _, glance) => {
    if (!isJson(value) || !isOwn(value, glance) || !down(glance, name, code)) return false;
    const shaped = isOpenExtension ? (definedExtension(value, glance) ?? own) : own;
    if (!shaped.test(value, glance)) return false;
    glance.depth--;
    return passes === undefined || passes(value, undefined, glance);
  };
}

/** An extension that the profile leaves open is of its own definition. */
function definedExtension({ url }: Json, { run }: Glance) {
  const definition = typeof url === 'string' ? run.walker.shapes.ofProfile(url) : undefined;
  return definition?.type === 'Extension' ? objectGlance(definition) : undefined;
}
