import { describe, expect, it } from 'vitest';
import { catalogue, type SearchableType, sourcesOf } from '../../src/index';
import { type BgzRecords, bgzRecords } from '../../src/zib';
import { sample } from '../bgz/sample';
import { ask, facadeOf } from './support';

const BSN = '999999990';

const full = bgzRecords(sample);
/** nl-core-patient has room for one general practitioner; this patient claims BgZ-Patient alone. */
const twoPractitioners = bgzRecords({
  ...sample,
  patient: {
    ...sample.patient,
    generalPractitioners: [
      { healthProfessional: { nameInformation: { lastName: { lastName: 'Huisman' } } } },
      { healthcareProvider: { organizationName: 'Huisartsenpraktijk Proef' } },
    ],
  },
} as Parameters<typeof bgzRecords>[0]);

/** Documents have a source of their own, which is not there. */
const types = (Object.keys(catalogue) as SearchableType[]).filter((type) => type !== 'DocumentReference');

/** Each search of the catalogue with everything it can include, so that references are held against their targets. */
const searches = types.map((type) => {
  const includes = Object.keys(catalogue[type].includes).map((name) => `_include=${type}:${name}`);
  return `${type}?${includes.join('&')}`;
});

const enforcing = (records: BgzRecords) =>
  facadeOf({ sources: sourcesOf([records], { groups: 'all' }), validate: 'enforce' });

describe('validate: enforce, over what the builders accept', () => {
  it.each(searches)('sends %s, of the fullest record', async (path) => {
    expect(await ask(enforcing(full), path, {}, BSN)).toMatchObject({ status: 200 });
  });

  it.each(searches)('sends %s, of a patient with two general practitioners', async (path) => {
    expect(await ask(enforcing(twoPractitioners), path, {}, BSN)).toMatchObject({ status: 200 });
  });
});
