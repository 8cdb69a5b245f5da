import type { definitionInvariants } from '../../invariants/definitions';
import { type ExamplesOf, on } from '../example';
import { elementExamples } from './elements';

const TYPES = 'http://hl7.org/fhir/StructureDefinition/';
const base = {
  resourceType: 'StructureDefinition',
  url: 'https://example.org/fhir/StructureDefinition/a',
  name: 'A',
  status: 'draft',
  kind: 'resource',
  abstract: false,
  type: 'Patient',
  baseDefinition: `${TYPES}Patient`,
  derivation: 'constraint',
};
const root = { id: 'Patient', path: 'Patient' };
const name = { id: 'Patient.name', path: 'Patient.name' };
const differential = (...element: readonly object[]) => ({ differential: { element } });
const snapshot = (...element: readonly object[]) => ({
  snapshot: { element: element.map((one) => ({ ...one, definition: 'x', min: 0, max: '1' })) },
});
const definition = on(base);
/** A definition that differs in other things than its elements. */
const defined = on({ ...base, ...differential(root) });
const logical = on({ ...base, kind: 'logical', derivation: 'specialization', baseDefinition: `${TYPES}Element` });
const operation = on({
  resourceType: 'OperationDefinition',
  name: 'A',
  status: 'draft',
  kind: 'operation',
  code: 'a',
  system: true,
  type: false,
  instance: false,
});
const parameter = (more: object) => ({ parameter: [{ name: 'a', use: 'in', min: 0, max: '1', ...more }] });
const search = on({
  resourceType: 'SearchParameter',
  url: 'https://example.org/fhir/SearchParameter/a',
  name: 'a',
  status: 'draft',
  code: 'a',
  base: ['Patient'],
  type: 'string',
  description: 'x',
});
const map = on({
  resourceType: 'StructureMap',
  url: 'https://example.org/fhir/StructureMap/a',
  name: 'A',
  status: 'draft',
});
const target = (one: object) => ({
  group: [
    {
      name: 'a',
      typeMode: 'none',
      input: [{ name: 'x', mode: 'source' }],
      rule: [{ name: 'b', source: [{ context: 'x' }], target: [one] }],
    },
  ],
});
const focus = (max: string) => ({ focus: [{ code: 'Patient', min: 0, max }] });

export const definitionExamples = {
  ...elementExamples,
  'sdf-1': logical(snapshot(root, name, { ...name, id: 'Patient.name2' }), snapshot(root, name)),
  'sdf-2': defined({ mapping: [{ identity: 'a' }] }, { mapping: [{ identity: 'a', name: 'x' }] }),
  'sdf-3': definition({ snapshot: { element: [root] } }, snapshot(root)),
  'sdf-4': defined({ baseDefinition: undefined }, {}),
  'sdf-5': on({
    ...base,
    kind: 'complex-type',
    type: 'Extension',
    baseDefinition: `${TYPES}Extension`,
    ...differential({ id: 'Extension', path: 'Extension' }),
  })({}, { contextType: 'resource', context: ['Patient'] }),
  'sdf-6': definition({}, differential(root)),
  'sdf-7': defined(
    { id: 'Patient', derivation: 'specialization' },
    { id: 'Patient', derivation: 'specialization', url: `${TYPES}Patient` },
  ),
  'sdf-8': definition(snapshot(root, { id: 'Person.name', path: 'Person.name' }), snapshot(root, name)),
  'sdf-8a': definition(differential(root, { id: 'Person.name', path: 'Person.name' }), differential(root, name)),
  'sdf-9': definition(differential({ ...root, label: 'x' }), differential(root)),
  'sdf-11': logical(snapshot({ id: 'Person', path: 'Person' }), snapshot(root)),
  'sdf-14': definition(differential(root, { path: 'Patient.name' }), differential(root, name)),
  'sdf-15': {
    none: {
      en: 'its expression looks for a snapshot inside the snapshot, where there is none, so it holds whatever is there',
      nl: 'de expressie zoekt een snapshot binnen de snapshot, waar er geen is, en klopt dus wat er ook staat',
    },
  },
  'sdf-15a': definition(differential({ ...root, type: [{ code: 'Patient' }] }), differential(root)),
  'sdf-16': definition(snapshot(root, { ...name, id: 'Patient' }), snapshot(root, name), {
    also: ['element-id-duplicate'],
  }),
  'sdf-17': definition(differential(root, { ...name, id: 'Patient' }), differential(root, name), {
    also: ['element-id-duplicate'],
  }),
  'sdf-18': defined({ contextInvariant: ['true'] }, {}),
  'sdf-19': definition(
    differential(root, { ...name, type: [{ code: 'Human-Name' }] }),
    differential(root, { ...name, type: [{ code: 'HumanName' }] }),
    { also: ['binding-extensible'] },
  ),
  'sdf-20': definition(differential({ ...root, slicing: { rules: 'open', description: 'x' } }), differential(root)),
  'spd-1': search({ xpath: 'f:Patient/f:name' }, { xpath: 'f:Patient/f:name', xpathUsage: 'normal' }),
  'spd-2': search({ chain: ['name'] }, { type: 'reference', target: ['Patient'], chain: ['name'] }),
  'opd-1': operation(parameter({}), parameter({ type: 'string' })),
  'opd-2': operation(
    parameter({ type: 'Reference', searchType: 'string' }),
    parameter({ type: 'string', searchType: 'string' }),
  ),
  'smp-1': map(target({ element: 'name' }), target({ context: 'x', contextType: 'variable', element: 'name' })),
  'smp-2': map(target({ context: 'x' }), target({ context: 'x', contextType: 'variable' })),
  'md-1': on({
    resourceType: 'MessageDefinition',
    status: 'draft',
    date: '2020-01-31',
    event: { system: 'https://example.org/codes', code: 'a' },
  })(focus('0'), focus('1')),
} as const satisfies ExamplesOf<typeof definitionInvariants>;
