import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { extensionOf, packageOf } from './fixtures/packages';
import { eachCase, type Json, lineOf, validator } from './fixtures/support';

const OWN = 'http://x.example/on-item';
const observation = (range: Json): Json => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'a' },
  component: [{ code: { text: 'b' }, referenceRange: [range] }],
});
const parameters = (...part: readonly Json[]): Json => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'a', part: [{ name: 'b', part }] }],
});
const composition = (section: Json): Json => ({
  resourceType: 'Composition',
  status: 'final',
  type: { text: 'a' },
  subject: { display: 'a' },
  date: '2024-01-01',
  author: [{ display: 'a' }],
  title: 'a',
  section: [{ title: 'a', section: [{ title: 'b', section: [section] }] }],
});

describe('an element that takes over another (contentReference) takes over its invariants', () => {
  eachCase([
    {
      what: 'obs-3 in a component',
      broken: observation({ appliesTo: [{ text: 'a' }] }),
      right: observation({ text: 'a' }),
      told: 'error invariant:obs-3 Observation.component[0].referenceRange[0]',
    },
    {
      what: 'inv-1 in a part of a part',
      broken: parameters({ name: 'c' }),
      right: parameters({ name: 'c', valueString: 'a' }),
      told: 'error invariant:inv-1 Parameters.parameter[0].part[0].part[0]',
    },
    {
      what: 'cmp-1 two sections deep',
      broken: composition({ title: 'c' }),
      right: composition({ title: 'c', entry: [{ display: 'a' }] }),
      told: 'error invariant:cmp-1 Composition.section[0].section[0].section[0]',
    },
    {
      what: 'cmp-2 two sections deep',
      broken: composition({ title: 'c', entry: [{ display: 'a' }], emptyReason: { text: 'a' } }),
      told: 'error invariant:cmp-2 Composition.section[0].section[0].section[0]',
    },
  ]);
});

describe('an extension for an element', () => {
  const questionnaire = (extension: Json): Json => ({
    resourceType: 'Questionnaire',
    status: 'draft',
    item: [
      {
        linkId: '1',
        type: 'group',
        item: [
          {
            linkId: '2',
            type: 'choice',
            extension: [extension],
            option: [{ extension: [extension], valueInteger: 1 }],
          },
        ],
      },
    ],
  });
  it.each([
    ['Questionnaire.item', 'item[0].item[0].option[0]'],
    ['Questionnaire.item.option', 'item[0].item[0]'],
    ['BackboneElement', undefined],
    ['Questionnaire', 'item[0].item[0].option[0]', 'item[0].item[0]'],
  ])('of the context %s is for one that takes it over too', async (context, ...refused) => {
    const by = createValidator({ packages: [packageOf(extensionOf(OWN, [context], ['string']))] });
    const report = await by.validate(questionnaire({ url: OWN, valueString: 'a' }));
    const told = refused.filter((at) => at !== undefined).map((at) => `Questionnaire.${at}.extension[0]`);
    expect(
      report.issues
        .filter(({ severity }) => severity === 'error')
        .map(lineOf)
        .sort(),
    ).toEqual(told.map((at) => `error extension-context ${at}`).sort());
  });
});

it.each([
  [{ resourceType: 'Provenance', agent: [{ role: [{ text: 'a' }] }] }, 'Provenance.agent.who[x] is required'],
  [composition({ title: 'c', nickname: 'a' }), 'does not exist in Composition.section.section.section.'],
  [{ resourceType: 'Patient', contact: [{ name: { nickname: 'a' } }] }, 'does not exist in HumanName.'],
  [{ resourceType: 'Patient', deceasedString: 'a' }, 'Patient.deceased[x] may not be of type string'],
  [{ resourceType: 'Patient', communication: [{ preferred: true }] }, 'Patient.communication.language is required'],
  [
    { resourceType: 'Patient', photo: [{ contentType: 'a', extension: [{}] }] },
    'Patient.photo.extension.url is required',
  ],
])('messages name the whole element: %j', async (resource, words) => {
  const report = await validator.validate(resource);
  expect(report.issues.map(({ message }) => message).join('\n')).toContain(words);
});
