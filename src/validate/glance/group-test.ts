import type { Json } from '../../fhir/json';
import type { Element, Group } from '../compile/shape';
import { elementTest, type ValueTest } from './element-test';
import type { Glance } from './glance';
import { type SliceTest, sliceTest } from './slice-test';

/** Whether all values of a property pass, and are as many as they may be. */
export type PropertyTest = (value: unknown, twin: unknown, glance: Glance) => boolean;

/** Whether all values of an element in an object pass; undefined for an element that none can pass. */
type GroupTest = ((object: Json, glance: Glance) => boolean) | undefined;

/** The test of an element over all its types. */
export interface GroupGlance {
  readonly test: GroupTest;
}

export function groupGlance(group: Group): GroupGlance {
  group.glance ??= { test: groupTest(group) };
  return group.glance;
}

function groupTest(group: Group): GroupTest {
  const { names, twinNames } = group;
  const tests = names.map((_, at) => propertyTest(group, at));
  const [name = '', twinName = '', only] = [names[0], twinNames[0], tests[0]];
  if (names.length === 1) return only && ((object, glance) => only(object[name], object[twinName], glance));
  return (object, glance) => {
    let found = -1;
    for (let at = 0; at < names.length; at++) {
      if (object[names[at] ?? ''] === undefined && object[twinNames[at] ?? ''] === undefined) continue;
      if (found >= 0) return false;
      found = at;
    }
    const test = tests[found];
    return test?.(object[names[found] ?? ''], object[twinNames[found] ?? ''], glance) === true;
  };
}

/** The test of an element under one of its names; undefined for one that no value can pass. */
export function propertyTest(group: Group, at: number): PropertyTest | undefined {
  const { node, slicing } = group;
  const element = [...group.elements.values()][at];
  const name = group.names[at];
  const isAlike = group.names.length === group.elements.size;
  if (!element || name === undefined || !isAlike || element.resource || node.max < 1) return undefined;
  if (slicing?.undecidable !== undefined) return undefined;
  if (slicing) {
    const test = sliceTest(slicing, name, element, group);
    return test && (node.repeats ? slicedList(test, node.min, node.max) : slicedOne(test, node.min, element));
  }
  const test = elementTest(element, name);
  return node.repeats ? list(test, node.min, node.max) : one(test, node.min, element);
}

/** What stands for one value: no list, and a twin where there is no value. */
const isOne = (value: unknown, twin: unknown, { primitive }: Element): boolean =>
  primitive ? !Array.isArray(value) && (value !== undefined || twin !== undefined) : twin === undefined;

const one = (test: ValueTest, min: number, element: Element): PropertyTest | undefined =>
  min > 1 ? undefined : (value, twin, glance) => isOne(value, twin, element) && test(value, twin, glance);

const slicedOne = (test: SliceTest, min: number, element: Element): PropertyTest | undefined =>
  min > 1
    ? undefined
    : (value, twin, glance) => {
        if (!isOne(value, twin, element)) return false;
        const from = test.start(glance);
        return test.one(value, twin, glance, from) && test.end(glance, from);
      };

/** Lists of values and of twins, either of which may be absent; those of both are as long. */
function lengthOf(value: unknown, twin: unknown): number {
  if (twin === undefined) return Array.isArray(value) ? value.length : 0;
  if (!Array.isArray(twin) || (value !== undefined && !(Array.isArray(value) && value.length === twin.length)))
    return 0;
  return twin.length;
}

/** The item of a list; null stands for nothing where a twin stands beside it. */
const itemAt = (list: unknown, at: number): unknown => (Array.isArray(list) ? (list[at] ?? undefined) : undefined);

const list =
  (test: ValueTest, min: number, max: number): PropertyTest =>
  (value, twin, glance) => {
    const length = lengthOf(value, twin);
    if (length === 0 || length < min || length > max) return false;
    for (let at = 0; at < length; at++) {
      if (!test(itemAt(value, at), itemAt(twin, at), glance)) return false;
    }
    return true;
  };

const slicedList =
  (test: SliceTest, min: number, max: number): PropertyTest =>
  (value, twin, glance) => {
    const length = lengthOf(value, twin);
    if (length === 0 || length < min || length > max) return false;
    const from = test.start(glance);
    for (let at = 0; at < length; at++) {
      if (!test.one(itemAt(value, at), itemAt(twin, at), glance, from)) return false;
    }
    return test.end(glance, from);
  };
