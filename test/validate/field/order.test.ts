import { describe, expect, it } from 'vitest';
import { createValidator } from '../../../src/validate';
import { linesOf, NICTIZ, SNOMED } from '../fixtures/support';
import { composition, reference } from './support';

const problem = (more = {}) => ({
  resourceType: 'Condition',
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  code: { coding: [{ system: SNOMED, code: '73211009' }] },
  subject: reference('Patient/p1'),
  ...more,
});

describe('a verdict is about its input', () => {
  it('gets the verdict of a validator that saw nothing before it, in any order', async () => {
    const inputs = [
      composition([{ title: 'S', code: { text: 'x' }, section: [{ title: 'q' }] }], {
        meta: { profile: [`${NICTIZ}/gp-EncounterReport`] },
      }),
      composition([{ title: 'A', section: [{ title: 'b', code: { text: 'y' }, entry: [reference('Condition/1')] }] }]),
      problem({ meta: { profile: [`${NICTIZ}/zib-Problem`] } }),
    ];
    const alone = await Promise.all(inputs.map(async (input) => linesOf(await createValidator().validate(input))));
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      const one = createValidator();
      for (const at of order) expect(linesOf(await one.validate(inputs[at]))).toEqual(alone[at]);
    }
    expect(alone[1]).toEqual([]);
  });
});
