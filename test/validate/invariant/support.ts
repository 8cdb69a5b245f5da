import { compileInvariant } from '../../../src/validate/invariant/compile-invariant';
import type { InvariantContext, InvariantResult } from '../../../src/validate/invariant/context';

export type Json = Readonly<Record<string, unknown>>;

/** A Patient with what STU3 JSON can do to an expression: twins, choices, nulls, contained resources. */
export const patient: Json = {
  resourceType: 'Patient',
  id: 'p1',
  contained: [
    { resourceType: 'Organization', id: 'o1', name: 'Org' },
    { resourceType: 'Practitioner', id: 'pr1' },
  ],
  extension: [
    { url: 'http://x/flag', valueBoolean: false },
    { url: 'http://x/q', valueQuantity: { value: 5, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } },
  ],
  identifier: [
    { system: 'http://s', value: '1' },
    { system: 'http://s', value: '2' },
  ],
  active: true,
  name: [
    { use: 'official', family: 'Jansen', given: ['An', 'Bo'] },
    { use: 'nickname', text: 'x Y' },
  ],
  gender: 'female',
  birthDate: '1980-05',
  _birthDate: { extension: [{ url: 'http://x/b', valueString: 'b' }] },
  deceasedBoolean: false,
  _multipleBirthInteger: { extension: [{ url: 'http://x/b', valueString: 'b' }] },
  address: [
    {
      line: ['a', null, 'b'],
      _line: [null, { extension: [{ url: 'http://x/l', valueString: 'l' }] }, null],
      city: 'C',
    },
  ],
  contact: [{ period: { start: '2018', end: '2018-05' } }, { period: { start: '2018-01-01', end: '2018-01-02' } }],
  generalPractitioner: [{ reference: '#pr1' }, { reference: 'Practitioner/none' }, { display: 'x' }],
  managingOrganization: { reference: '#o1' },
};

export const observation: Json = {
  resourceType: 'Observation',
  id: 'ob',
  status: 'final',
  code: {
    coding: [
      { system: 'http://loinc.org', code: '1-8' },
      { system: 'http://l2', code: 'z' },
    ],
    text: 'T',
  },
  effectiveDateTime: '2018-05-01T10:00:00+02:00',
  issued: '2018-05-01T08:00:00Z',
  valueQuantity: { value: 5.5, unit: 'mg', code: 'mg', system: 'http://unitsofmeasure.org' },
  referenceRange: [
    { low: { value: 1, unit: 'mg' }, high: { value: 2, unit: 'mg' } },
    { low: { value: 1, unit: 'mg' }, high: { value: 2000, unit: 'ug' } },
  ],
  component: [
    { code: { text: 'c' }, valueQuantity: { value: 1 } },
    { code: { text: 'd' }, valueString: 's' },
  ],
};

/** The context of a resource as a whole; its contained resources can be resolved, the clock stands still. */
export function onResource(resource: Json, more: Partial<InvariantContext> = {}): InvariantContext {
  const contained = Array.isArray(resource.contained) ? (resource.contained as Json[]) : [];
  return {
    value: resource,
    type: String(resource.resourceType),
    resource,
    rootResource: resource,
    resolve: (reference) => contained.find(({ id }) => `#${String(id)}` === reference),
    now: () => new Date('2024-05-05T22:30:00Z'),
    ...more,
  };
}

/** The context of a value outside any resource. */
export function onValue(value: unknown, type: string, twin?: unknown): InvariantContext {
  return onResource({ resourceType: 'Basic' }, { value, twin, type });
}

export function evaluate(expression: string, context: InvariantContext): InvariantResult {
  return compileInvariant(expression).evaluate(context);
}

export function outcome(expression: string, context: InvariantContext): InvariantResult['outcome'] {
  return evaluate(expression, context).outcome;
}
