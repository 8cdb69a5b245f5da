import fc from 'fast-check';
import type { Bundle } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { searchableTypes } from '../../src/assemble/catalogue';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { createBgzFacade, sourcesOf } from '../../src/index';
import { createValidator } from '../../src/validate';
import { runs } from '../effort';
import { idSecret } from '../id-secret';
import { validRecords } from '../properties/records';
import { now } from './support';

const validator = createValidator();
const BASE = 'https://epd.example/fhir';
const parts = [
  '_summary=true',
  '_summary=text',
  '_elements=id',
  '_elements=code,note,identifier',
  '_elements=code,component',
];

const hasElement = (type: string, name: string): boolean =>
  definitionsOf()
    .type(type)
    ?.elements.some(({ path }) => path === `${type}.${name}`) === true;

async function errorsIn(bundle: Bundle): Promise<string[]> {
  const { issues } = await validator.validate(bundle, { rules: ['bgz-msz'] });
  return issues
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ expression, rule }) => `${rule} ${expression}`);
}

describe('a part of a resource of whatever records', () => {
  it('breaks no rule that the whole does not break', async () => {
    await fc.assert(
      fc.asyncProperty(validRecords, fc.constantFrom(...parts), async (records, part) => {
        const facade = createBgzFacade({
          sources: sourcesOf([records], { groups: 'all' }),
          authorize: () => ({ allowed: true, patient: { bsn: records.patient.identificationNumbers[0]?.value ?? '' } }),
          idSecret,
          now,
        });
        const ask = async (path: string): Promise<Bundle> =>
          (await facade.fetch(new Request(`${BASE}/${path}`))).json();
        for (const type of searchableTypes.filter((one) => one !== 'DocumentReference')) {
          const [, names = ''] = part.split('_elements=');
          if (names.split(',').some((name) => name !== '' && !hasElement(type, name))) continue;
          const whole = await ask(type);
          const given = await ask(`${type}?${part}`);
          expect(given.resourceType, `${type} ${JSON.stringify(given)}`).toBe('Bundle');
          expect(given.total).toBe(type === 'Patient' ? 1 : whole.total);
          const known = new Set(await errorsIn(whole));
          expect(
            (await errorsIn(given)).filter((error) => !known.has(error)),
            `${type}?${part}`,
          ).toEqual([]);
        }
      }),
      { numRuns: runs(10), seed: 20261128 },
    );
  });
});
