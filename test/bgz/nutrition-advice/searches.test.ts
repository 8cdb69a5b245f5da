import { describe, expect, it } from 'vitest';
import { sourcesOf } from '../../../src/index';
import { bgzOffers } from '../../../src/notified-pull';
import { bgzRecords } from '../../../src/zib';
import { ask, facadeOf, inMode, search } from '../../facade/support';
import { sample } from '../sample';

const BSN = '999999990';
const records = bgzRecords({ patient: sample.patient, nutritionAdvices: sample.nutritionAdvices ?? [] });
const facade = facadeOf({ sources: sourcesOf([records], { groups: 'all' }) });

describe('searches for nutrition advice', () => {
  it.each([
    ['NutritionOrder', 3],
    ['NutritionOrder?status=active', 2],
    ['NutritionOrder?datetime=ge2024-03', 1],
    ['NutritionOrder?provider:missing=false', 1],
  ])('%s finds %i', async (path, count) => {
    expect(inMode(await search(facade, path, BSN), 'match')).toHaveLength(count);
  });

  it('refuses a search by a code of the diet, which is in words', async () => {
    expect((await ask(facade, 'NutritionOrder?oraldiet=435801000124108', {}, BSN)).status).toBe(400);
  });

  it('is offered by the code of SNOMED CT that passes its check digit', () => {
    expect(bgzOffers(['nutritionAdvice'])).toMatchObject([
      {
        query: 'NutritionOrder?_revinclude=Provenance%3Atarget',
        section: { system: 'http://snomed.info/sct', code: '11816003' },
      },
    ]);
  });
});
