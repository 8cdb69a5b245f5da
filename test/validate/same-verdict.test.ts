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
