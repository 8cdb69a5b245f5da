import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { now } from '../facade/support';
import { packageOf, profileOf } from './fixtures/packages';
import type { Json } from './fixtures/support';
import { expectSameVerdicts, ownInputs } from './fixtures/verdicts';

const URL = 'http://example.org/fhir/StructureDefinition';

/** A profile whose sections must have a title, and those within them too: the element is taken over. */
const titledSections = profileOf(`${URL}/titled-sections`, 'Composition', [
  { id: 'Composition.section.title', path: 'Composition.section.title', min: 1 },
]);
const composition = (more: Json = {}): Json => ({
  resourceType: 'Composition',
  status: 'final',
  type: { text: 'a' },
  subject: { display: 'a' },
  date: '2024-01-01',
  author: [{ display: 'a' }],
  title: 'a',
  section: [{ title: 'A', section: [{ code: { text: 'a' }, entry: [{ display: 'a' }] }] }],
  ...more,
});
const plain = composition();
const profiled = composition({ meta: { profile: [`${URL}/titled-sections`] } });
const NESTED = 'Composition.section[0].section[0]';

describe('an element that is taken over (contentReference) follows the definition it stands in', () => {
  it.each([
    ['the profile first', [profiled, plain]],
    ['the base first', [plain, profiled]],
  ])('%s', async (_, inputs) => {
    const validator = createValidator({ packages: [packageOf(titledSections)] });
    const found = new Map<Json, readonly string[]>();
    for (const input of inputs) {
      const { issues } = await validator.validate(input);
      found.set(
        input,
        issues.filter(({ severity }) => severity === 'error').map((one) => one.expression),
      );
    }
    expect(found.get(plain)).toEqual([]);
    expect(found.get(profiled)).toEqual([NESTED]);
  });
});

it('an input gets the same report alone, after others, and beside them', async () => {
  const some = ownInputs().filter((_, at) => at % 10 === 0);
  const sections = [
    { name: 'a Composition', input: plain },
    { name: 'a Composition with a profile', input: profiled },
  ];
  const packages = [packageOf(titledSections)];
  await expectSameVerdicts([...some, ...sections], () => createValidator({ packages, now }), 1);
});

/** What an input may hold twice, as one object or as two that are alike. */
const twice: readonly (readonly [string, (one: Json, other: Json) => Json, Json])[] = [
  [
    'a contained resource',
    (one, other) => ({
      resourceType: 'Basic',
      code: { text: 'a' },
      contained: [one, other],
      subject: { reference: '#o' },
    }),
    { resourceType: 'Patient', id: 'o' },
  ],
  [
    'a code, bound in one place and not in the other',
    (one, other) => ({ resourceType: 'Observation', status: 'final', code: one, bodySite: other }),
    { coding: [{ system: 'http://snomed.info/sct', code: '22298006', display: 'Iets anders' }] },
  ],
  [
    'a reference, in a list and by itself',
    (one, other) => ({ resourceType: 'Condition', subject: one, asserter: other, clinicalStatus: 'active' }),
    { reference: 'Organization/o' },
  ],
];

it.each(twice)('%s that stands in two places as one object is judged as two that are alike', async (_, make, part) => {
  const validator = createValidator();
  const asOne = await validator.validate(make(part, part));
  expect(asOne).toEqual(await validator.validate(make(part, structuredClone(part))));
});
