import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { packageOf, profileOf } from './fixtures/packages';
import { eachCase, HL7, type Json, onlyIssue, validator } from './fixtures/support';

const url = (name: string): string => `http://x.example/${name}`;
const observation = (parts: Json): Json => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  ...parts,
});
const patient = (parts: Json): Json => ({ resourceType: 'Patient', ...parts });

describe('a choice of the base', () => {
  eachCase([
    {
      what: 'in two types at once',
      broken: patient({ deceasedBoolean: true, deceasedDateTime: '2020' }),
      right: patient({ deceasedDateTime: '2020' }),
      told: 'error choice-multiple Patient',
    },
    {
      what: 'in three types at once is one issue',
      broken: observation({ valueString: 'x', valueBoolean: true, valueTime: '10:00:00' }),
      right: observation({ valueString: 'x' }),
      told: 'error choice-multiple Observation',
    },
    {
      what: 'in a value and the extension of another type',
      broken: patient({
        deceasedBoolean: true,
        _deceasedDateTime: { extension: [{ url: url('e'), valueString: 'x' }] },
      }),
      right: patient({ deceasedBoolean: true, _deceasedBoolean: { extension: [{ url: url('e'), valueString: 'x' }] } }),
      told: 'error choice-multiple Patient',
    },
    {
      what: 'in a type the element may not have',
      broken: patient({ deceasedString: 'ja' }),
      right: patient({ deceasedBoolean: true }),
      told: 'error choice-type Patient.deceasedString',
      profile: `${HL7}/Patient`,
    },
    {
      what: 'in a complex type the element may not have',
      broken: observation({ valueReference: { display: 'x' } }),
      right: observation({ valueCodeableConcept: { text: 'x' } }),
      told: 'error choice-type Observation.valueReference',
    },
    {
      what: 'without its type',
      broken: patient({ deceased: true }),
      right: patient({ deceasedBoolean: true }),
      told: 'error unknown-property Patient',
    },
    {
      what: 'with a suffix that is no type',
      broken: patient({ deceasedFoo: true }),
      right: patient({ deceasedBoolean: true }),
      told: 'error unknown-property Patient',
    },
    {
      what: 'with its type in small letters',
      broken: patient({ deceasedboolean: true }),
      right: patient({ deceasedBoolean: true }),
      told: 'error unknown-property Patient',
    },
    {
      what: 'with a value that is not of the type it names',
      broken: patient({ deceasedDateTime: true }),
      right: patient({ deceasedDateTime: '2020' }),
      told: 'error json-type Patient.deceasedDateTime',
    },
    {
      what: 'a resource of another type than the element holds',
      broken: {
        resourceType: 'Bundle',
        type: 'searchset',
        link: [{ relation: 'self', url: 'http://x.example' }],
        entry: [{ fullUrl: 'urn:oid:1.2', resource: { resourceType: 'Foo' } }],
      },
      told: 'error resource-type-unknown Bundle.entry[0].resource',
    },
  ]);

  it('names the types that are allowed', async () => {
    const report = await validator.validate(patient({ deceasedString: 'ja' }));
    expect(onlyIssue(report, 'choice-type').message).toBe(
      'Patient.deceased[x] may not be of type string here; allowed: boolean, dateTime.',
    );
  });
});

describe('a choice that a profile limits', () => {
  const byTypes = url('by-types');
  const byPath = url('by-path');
  const byTwoPaths = url('by-two-paths');
  const bySlice = url('by-slice');
  const byEntry = url('by-entry');
  const within = url('within');
  const own = createValidator({
    packages: [
      packageOf(
        profileOf(byTypes, 'Observation', [
          {
            id: 'Observation.value[x]',
            path: 'Observation.value[x]',
            min: 1,
            type: [{ code: 'Quantity' }, { code: 'string' }],
          },
        ]),
        profileOf(byPath, 'Observation', [
          { id: 'Observation.valueQuantity', path: 'Observation.valueQuantity' },
          { id: 'Observation.valueQuantity.unit', path: 'Observation.valueQuantity.unit', min: 1 },
        ]),
        profileOf(byTwoPaths, 'Observation', [
          { id: 'Observation.valueQuantity', path: 'Observation.valueQuantity' },
          { id: 'Observation.valueString', path: 'Observation.valueString', maxLength: 3 },
        ]),
        profileOf(bySlice, 'Observation', [
          {
            id: 'Observation.value[x]:valueQuantity',
            path: 'Observation.value[x]',
            sliceName: 'valueQuantity',
            type: [{ code: 'Quantity' }],
          },
          { id: 'Observation.value[x]:valueQuantity.unit', path: 'Observation.value[x].unit', min: 1 },
        ]),
        profileOf(byEntry, 'Observation', [
          {
            id: 'Observation.value[x]',
            path: 'Observation.value[x]',
            slicing: { discriminator: [{ type: 'type', path: '$this' }], rules: 'open' },
          },
          {
            id: 'Observation.value[x]:valueQuantity',
            path: 'Observation.value[x]',
            sliceName: 'valueQuantity',
            type: [{ code: 'Quantity' }],
          },
          { id: 'Observation.value[x]:valueQuantity.unit', path: 'Observation.value[x].unit', min: 1 },
        ]),
        profileOf(within, 'Observation', [
          {
            id: 'Observation.component.valueQuantity',
            path: 'Observation.component.valueQuantity',
          },
        ]),
      ),
    ],
  });
  const claiming = (profile: string, parts: Json): Json => observation({ meta: { profile: [profile] }, ...parts });
  const litre = { value: 1, unit: 'l' };

  describe('to the types of its row', () => {
    eachCase(
      [
        {
          what: 'a type that is left out',
          broken: claiming(byTypes, { valueBoolean: true }),
          right: claiming(byTypes, { valueString: 'x' }),
          told: 'error choice-type Observation.valueBoolean',
          profile: byTypes,
        },
        {
          what: 'none of them',
          broken: claiming(byTypes, {}),
          right: claiming(byTypes, { valueQuantity: litre }),
          told: 'error cardinality-min Observation',
        },
      ],
      own,
    );
  });

  describe.each([
    ['by naming one in its path', byPath],
    ['by a slice without slicing entry', bySlice],
  ])('%s', (_, profile) => {
    eachCase(
      [
        {
          what: 'what is said below it holds for that type',
          broken: claiming(profile, { valueQuantity: { value: 1 } }),
          right: claiming(profile, { valueQuantity: litre }),
          told: 'error cardinality-min Observation.valueQuantity',
          profile,
        },
        {
          what: 'any other type is refused',
          broken: claiming(profile, { valueString: 'x' }),
          right: claiming(profile, {}),
          told: 'error choice-type Observation.valueString',
          profile,
        },
      ],
      own,
    );
  });

  describe('by naming two in their paths', () => {
    eachCase(
      [
        {
          what: 'both remain, each with its own rules',
          broken: claiming(byTwoPaths, { valueString: 'abcd' }),
          right: claiming(byTwoPaths, { valueQuantity: litre }),
          told: 'error max-length Observation.valueString',
        },
        {
          what: 'a third is refused',
          broken: claiming(byTwoPaths, { valueBoolean: true }),
          right: claiming(byTwoPaths, { valueString: 'abc' }),
          told: 'error choice-type Observation.valueBoolean',
        },
      ],
      own,
    );
  });

  describe('by an open slicing entry', () => {
    eachCase(
      [
        {
          what: 'other types remain',
          broken: claiming(byEntry, { valueQuantity: { value: 1 } }),
          right: claiming(byEntry, { valueString: 'x' }),
          told: 'error cardinality-min Observation.valueQuantity',
        },
      ],
      own,
    );
  });

  describe('within a backbone element', () => {
    const component = (parts: Json): Json => claiming(within, { component: [{ code: { text: 'y' }, ...parts }] });
    eachCase(
      [
        {
          what: 'only there',
          broken: component({ valueString: 'x' }),
          right: { ...component({ valueQuantity: litre }), valueString: 'x' },
          told: 'error choice-type Observation.component[0].valueString',
        },
      ],
      own,
    );
  });
});
