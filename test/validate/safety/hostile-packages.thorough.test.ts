import { describe, expect, it } from 'vitest';
import { createValidator, type FhirPackage } from '../../../src/validate';
import { reportFaults } from './sound-report';

type Json = Readonly<Record<string, unknown>>;

const BASE = 'http://hl7.org/fhir/StructureDefinition';
const own = (name: string): string => `http://vendor.example/StructureDefinition/${name}`;

const packageOf = (...resources: FhirPackage['resources']): FhirPackage => ({
  name: 'vendor.example',
  version: '1.0.0',
  resources,
});

/** A profile of a vendor; members given replace those it would have. */
const profile = (name: string, element: readonly Json[], members: Json = {}) => ({
  resourceType: 'StructureDefinition',
  url: own(name),
  name,
  status: 'active',
  fhirVersion: '3.0.2',
  kind: 'resource',
  abstract: false,
  type: 'Patient',
  baseDefinition: `${BASE}/Patient`,
  derivation: 'constraint',
  differential: { element },
  ...members,
});

const root: Json = { id: 'Patient', path: 'Patient' };

const constraint = (...expressions: readonly string[]): Json => ({
  ...root,
  constraint: expressions.map((expression, at) => ({ key: `v-${at}`, severity: 'error', human: 'x', expression })),
});

const elements = (count: number): readonly Json[] =>
  Array.from({ length: count }, (_item, at) => ({
    id: `Patient.identifier:s${at}`,
    path: 'Patient.identifier',
    sliceName: `s${at}`,
    min: 0,
    max: '1',
  }));

const packages: Readonly<Record<string, FhirPackage>> = {
  'a base that is the profile itself': packageOf(profile('a', [root], { baseDefinition: own('a') })),
  'a circle of bases': packageOf(
    profile('a', [root], { baseDefinition: own('b') }),
    profile('b', [root], { baseDefinition: own('c') }),
    profile('c', [root], { baseDefinition: own('a') }),
  ),
  'a base that does not exist': packageOf(profile('a', [root], { baseDefinition: own('nowhere') })),
  'a chain of 500 bases': packageOf(
    profile('a', [root], { baseDefinition: own('p1') }),
    ...Array.from({ length: 500 }, (_item, at) =>
      profile(`p${at + 1}`, [root], at < 499 ? { baseDefinition: own(`p${at + 2}`) } : {}),
    ),
  ),
  'a profile on what it contains itself': packageOf(
    profile('a', [
      { path: 'Patient.contained', id: 'Patient.contained', type: [{ code: 'Patient', profile: own('a') }] },
      { path: 'Patient.link.other', id: 'Patient.link.other', type: [{ code: 'Reference', targetProfile: own('a') }] },
    ]),
  ),
  'two extensions that hold each other': packageOf(
    profile('a', [
      {
        path: 'Patient.extension',
        id: 'Patient.extension:x',
        sliceName: 'x',
        type: [{ code: 'Extension', profile: own('x') }],
      },
    ]),
    ...['x', 'y'].map((name) =>
      profile(
        name,
        [
          {
            path: 'Extension.extension',
            id: 'Extension.extension:o',
            sliceName: 'o',
            min: 1,
            type: [{ code: 'Extension', profile: own(name === 'x' ? 'y' : 'x') }],
          },
        ],
        {
          kind: 'complex-type',
          type: 'Extension',
          baseDefinition: `${BASE}/Extension`,
          contextType: 'resource',
          context: ['*'],
        },
      ),
    ),
  ),
  'a content reference to itself': packageOf(
    profile('a', [{ path: 'Patient.contact', id: 'Patient.contact', contentReference: '#Patient.contact' }]),
  ),
  'two content references to each other': packageOf(
    profile('a', [
      { path: 'Patient.contact', id: 'Patient.contact', contentReference: '#Patient.communication' },
      { path: 'Patient.communication', id: 'Patient.communication', contentReference: '#Patient.contact' },
    ]),
  ),
  'a new definition whose elements refer to each other': packageOf(
    profile(
      'a',
      [
        root,
        { path: 'Patient.x', id: 'Patient.x', min: 0, max: '*', contentReference: '#Patient.y' },
        { path: 'Patient.y', id: 'Patient.y', min: 0, max: '*', contentReference: '#Patient.x' },
      ],
      { derivation: 'specialization', baseDefinition: `${BASE}/DomainResource` },
    ),
  ),
  '10,000 slices': packageOf(
    profile('a', [
      {
        path: 'Patient.identifier',
        id: 'Patient.identifier',
        slicing: { discriminator: [{ type: 'value', path: 'system' }], rules: 'open' },
      },
      ...elements(10_000),
    ]),
  ),
  'a path of 5,000 steps': packageOf(
    profile('a', [{ path: `Patient${'.contact'.repeat(5_000)}`, id: `Patient${'.contact'.repeat(5_000)}`, min: 1 }]),
  ),
  'an element of no name and of every name': packageOf(
    profile('a', [
      { path: '', id: '' },
      { path: 'Patient.', id: 'Patient.' },
      { path: 'Patient.__proto__', id: 'Patient.__proto__', min: 1 },
      { path: 'Patient.constructor.prototype', id: 'Patient.constructor.prototype', fixedString: 'x' },
      { path: 'Patient.toString', id: 'Patient.toString', type: [{ code: 'toString' }] },
      { path: 'Patient.name', id: 'Patient.name', type: [{ code: 'constructor' }, { code: '__proto__' }] },
    ]),
  ),
  'a pattern that is none': packageOf(profile('a', [constraint("name.family.matches('(((')")])),
  'an expression that is none': packageOf(profile('a', [constraint("((('")])),
  'an expression 5,000 deep': packageOf(profile('a', [constraint(`${'('.repeat(5_000)}true${')'.repeat(5_000)}`)])),
  'an expression of 20,000 terms': packageOf(profile('a', [constraint(new Array(20_000).fill('true').join(' and '))])),
  'an expression that finds no end': packageOf(profile('a', [constraint('repeat(%resource).exists()')])),
  'an expression that multiplies': packageOf(
    profile('a', [constraint(`descendants()${'.select(%resource.descendants())'.repeat(6)}.count() > 0`)]),
  ),
  'an expression that asks the clock and the network': packageOf(
    profile('a', [constraint("now() < @1970 or resolve().exists() or 'http://192.0.2.1/'.resolve().exists()")]),
  ),
  'members of the wrong type': packageOf(
    profile('a', [{ path: 1, id: [], min: 'x', max: {}, type: 'Patient', constraint: {}, binding: 7, slicing: [] }]),
    profile('b', [], { differential: null, url: 5 }),
    profile('c', [], { differential: { element: 'x' }, type: {} }),
    { resourceType: 'ValueSet', url: own('v'), compose: { include: 'x' } },
    { resourceType: 'CodeSystem', url: own('s'), concept: [{ code: { toString: 1 } }] },
  ),
  'value sets that include each other': packageOf(
    profile('a', [
      { path: 'Patient.gender', id: 'Patient.gender', binding: { strength: 'required', valueSetUri: own('v') } },
    ]),
    { resourceType: 'ValueSet', url: own('v'), compose: { include: [{ valueSet: [own('w')] }] } },
    { resourceType: 'ValueSet', url: own('w'), compose: { include: [{ valueSet: [own('v')] }] } },
  ),
  'a code system of 5,000 levels, and of parents in a circle': packageOf(
    profile('a', [
      { path: 'Patient.gender', id: 'Patient.gender', binding: { strength: 'required', valueSetUri: own('v') } },
    ]),
    {
      resourceType: 'ValueSet',
      url: own('v'),
      compose: { include: [{ system: own('s'), filter: [{ property: 'concept', op: 'is-a', value: 'c' }] }] },
    },
    {
      resourceType: 'CodeSystem',
      url: own('s'),
      content: 'complete',
      concept: [
        { code: 'c', property: [{ code: 'parent', valueCode: 'd' }] },
        { code: 'd', property: [{ code: 'parent', valueCode: 'c' }] },
        Array.from({ length: 2_000 }).reduce<Json>((inner, _item, at) => ({ code: `l${at}`, concept: [inner] }), {
          code: 'leaf',
        }),
      ],
    },
  ),
};

const runaways: Readonly<Record<string, FhirPackage>> = {
  'a pattern in which matches() goes back and forth': packageOf(
    profile('a', [constraint("name.family.matches('^(a+)+$')", "name.family.matches('^(a|a)*$')")]),
  ),
};

const extension = (url: string, inner: readonly Json[]): Json => ({ url, extension: inner });
const claim = { profile: [own('a')] };
const a: Json = {
  resourceType: 'Patient',
  id: 'a',
  meta: claim,
  extension: [extension(own('x'), [extension(own('y'), [extension(own('x'), [])])])],
  contained: [{ resourceType: 'Patient', id: 'b', meta: claim, link: [{ other: { reference: '#' }, type: 'refer' }] }],
  identifier: [{ system: 'http://x.example', value: '1' }],
  name: [{ family: `${'a'.repeat(60)}!` }],
  gender: 'male',
  contact: [{ name: { family: 'x' } }],
  communication: [{ language: { text: 'x' } }],
  link: [{ other: { reference: '#b' }, type: 'refer' }],
  x: [{ y: [{ x: [] }] }],
};

async function faultsWith(hostile: FhirPackage): Promise<readonly string[]> {
  const validator = createValidator({ packages: [hostile], now: () => new Date('2026-11-24T10:00:00Z') });
  return reportFaults(await validator.validate(a, { profiles: [own('a')] }), a);
}

describe('a hostile package ends in a report', () => {
  it.each(Object.entries(packages))('%s', async (_name, hostile) => {
    expect(await faultsWith(hostile)).toEqual([]);
  });

  // A pattern that could run away is not tried, and the report says that the rule was not evaluated.
  it.each(Object.entries(runaways))('%s', async (_name, hostile) => {
    expect(await faultsWith(hostile)).toEqual([]);
  });
});
