import { isJson, listOf } from '../../../fhir/json';
import { codedStep } from '../../../fhir/path-step';
import type { Codec, Written } from '../../define/codec';
import type { FhirNode } from '../../define/fhir-node';
import { readFrom } from '../../define/read-from';
import { placesAt, type Row } from '../../define/rows';
import type { Coding } from '../code/code';
import { vitalSigns } from './search';
import { observationStatuses } from './zib';

/** A code that is the same in every resource of a zib: what it is an observation of. */
export interface Fixed {
  /** The code that is written. */
  readonly code: Coding;
  /** Other codes and terms for the same, which are read as well. */
  readonly also?: readonly Coding[];
}

const isOf = ({ code, also = [] }: Fixed, coding: { readonly system?: unknown; readonly code?: unknown }): boolean =>
  [code, ...also].some((one) => one.system === coding.system && one.code === coding.code);

const codesOf = ({ code, also = [] }: Fixed): readonly string[] => [...new Set([code, ...also].map((one) => one.code))];

const concept = ({ code }: Fixed) => ({ coding: [{ ...code }] });

/** Takes fixed codes with a term of theirs; other words for them, and codes beside them, are told as not read. */
export function takeFixed(node: FhirNode | undefined, ...all: readonly Fixed[]): void {
  for (const coding of node?.list('coding') ?? []) {
    const fixed = all.find((one) => isOf(one, { system: coding.peek('system'), code: coding.peek('code') }));
    if (fixed === undefined) continue;
    const same = [fixed.code, ...(fixed.also ?? [])].filter((one) => one.code === coding.peek('code'));
    coding.take('system');
    coding.take('code');
    coding.drop('display', ...same.map(({ display }) => display));
  }
}

/** Whether an element has the fixed code, of which nothing is taken. */
export const saysFixed = (node: FhirNode, fixed: Fixed): boolean => isOfCode({ coding: node.peek('coding') }, fixed);

/** An element with a code that says of which zib the resource is, and nothing of the record. */
export function fixedRow<T>(name: string, fixed: Fixed, form: 'one' | 'list' = 'one'): Row<T> {
  return {
    places: {},
    write(_record, target: Written) {
      target[name] = form === 'list' ? [concept(fixed)] : concept(fixed);
    },
    read(source) {
      for (const node of form === 'list' ? source.list(name) : [source.open(name)]) takeFixed(node, fixed);
    },
  };
}

/** Every measurement of vital signs is of this category (zib-VitalSigns vs-4). */
export const VITAL_SIGNS: Fixed = {
  code: { ...vitalSigns, display: 'Vital Signs' },
};

/** The status, which is `final` where the record says none. */
export function statusRow<T extends { readonly status?: (typeof observationStatuses)[number] | undefined }>(): Row<T> {
  return {
    places: { status: ['status'] },
    write({ status = 'final' }, target: Written) {
      target.status = status;
    },
    read(source, draft) {
      const said = observationStatuses.find((known) => known === source.peek('status'));
      if (said === undefined) return;
      source.take('status');
      if (said !== 'final') draft.status = said;
    },
  };
}

const UNKNOWN = { system: 'http://hl7.org/fhir/data-absent-reason', code: 'unknown', display: 'Unknown' };

const isOfCode = (value: unknown, fixed: Fixed): boolean =>
  isJson(value) && listOf(value.coding).some((coding) => isJson(coding) && isOf(fixed, coding));

const hasCode = (component: unknown, fixed: Fixed): boolean => isJson(component) && isOfCode(component.code, fixed);

/**
 * A part of an observation that stands in a component with a code of its own.
 *
 * @param always whether the profile wants the component without a value too; it then says that the value is not known
 */
export function componentRow<T extends object, K extends keyof T & string>(
  property: K,
  fixed: Fixed,
  codec: Codec<NonNullable<T[K]>>,
  always = false,
): Row<T> {
  const name = `value${codec.type}`;
  return {
    places: placesAt(codec.places, property, `${codedStep('component', codesOf(fixed))}.${name}`),
    write(record, target: Written, context) {
      const value = record[property];
      const component: Written = { code: concept(fixed) };
      if (value !== undefined && value !== null) codec.write(value, component, name, context);
      else if (always) component.dataAbsentReason = concept({ code: UNKNOWN });
      else return;
      const others = target.component;
      if (Array.isArray(others)) others.push(component);
      else target.component = [component];
    },
    read(source, draft, context) {
      const index = listOf(source.peek('component')).findIndex((one) => hasCode(one, fixed));
      const component = index < 0 ? undefined : source.pick('component', index);
      if (component === undefined) return;
      const value = codec.read(component, name, context);
      const isUnknown =
        value === undefined && always && isOfCode(component.peek('dataAbsentReason'), { code: UNKNOWN });
      if (value === undefined && !isUnknown) return;
      // Without its value the code of a component says nothing: they are taken, and given back, together.
      takeFixed(component.open('code'), fixed);
      if (value !== undefined) draft[property] = readFrom(component, value);
      else takeFixed(component.open('dataAbsentReason'), { code: UNKNOWN });
    },
  };
}
