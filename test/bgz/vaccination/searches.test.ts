import { describe, expect, it } from 'vitest';
import { sourcesOf } from '../../../src/index';
import { bgzOffers } from '../../../src/notified-pull';
import { readBgz } from '../../../src/read';
import { atc, bgzRecords, code } from '../../../src/zib';
import { ask, facadeOf, inMode, search } from '../../facade/support';
import { sample } from '../sample';
import { sample as vaccinationSample } from './sample';

const BSN = '999999990';
const { vaccinations } = vaccinationSample;
const GTIN = '08712345678906';
const wrong = {
  id: 'vaccination-3',
  productCode: atc('J07BB02', 'influenzavaccin'),
  vaccinationDate: '2001',
  status: 'entered-in-error' as const,
};
const scanned = { id: 'vaccination-4', productCode: code('1.3.160', GTIN, 'vaccin'), vaccinationDate: '2002' };
const records = bgzRecords({
  patient: sample.patient,
  vaccinations: [...vaccinations, wrong, scanned],
  vaccinationRecommendations: sample.vaccinationRecommendations ?? [],
});
const facade = facadeOf({ sources: sourcesOf([records], { groups: 'all' }) });

describe('searches for vaccinations', () => {
  it.each([
    ['Immunization', 4],
    ['Immunization?status=completed', 3],
    ['Immunization?status=entered-in-error', 1],
    ['Immunization?vaccine-code=http://www.whocc.no/atc|J07AM01', 1],
    [`Immunization?vaccine-code=urn:oid:1.3.160|${GTIN}`, 1],
    [`Immunization?vaccine-code=https://www.gs1.org/gtin|${GTIN}`, 1],
    ['Immunization?date=2008', 1],
    ['Immunization?practitioner:missing=false', 1],
    // Those that are planned, and the one after a vaccination that is to be repeated.
    ['ImmunizationRecommendation', 3],
    ['ImmunizationRecommendation?date=2028', 1],
    ['ImmunizationRecommendation?status=overdue', 1],
    ['ImmunizationRecommendation?vaccine-type=J07BB02', 1],
    ['ImmunizationRecommendation?support:missing=false', 2],
  ])('%s finds %i', async (path, count) => {
    expect(inMode(await search(facade, path, BSN), 'match')).toHaveLength(count);
  });

  it.each(['Immunization?notgiven=false', 'Immunization?lot-number=1', 'ImmunizationRecommendation?dose-number=1'])(
    'refuses %s',
    async (path) => {
      expect((await ask(facade, path, {}, BSN)).status).toBe(400);
    },
  );

  it('includes what a planned vaccination rests on', async () => {
    const found = await search(
      facade,
      'ImmunizationRecommendation?date=2028&_include=ImmunizationRecommendation:support',
      BSN,
    );
    expect(inMode(found, 'include')).toMatchObject([
      { resourceType: 'Immunization', date: '2008-06-22T11:15:00+02:00' },
    ]);
  });

  it('are offered by their codes', () => {
    const [given, planned] = bgzOffers(['vaccinations', 'plannedVaccinations']);
    expect(given).toMatchObject({
      query: 'Immunization?status=completed&_revinclude=Provenance%3Atarget',
      section: { code: '11369-6' },
    });
    expect(planned).toMatchObject({ section: { code: '18776-5' } });
  });

  it('come back as records; that one is to be repeated as one that is planned', async () => {
    const bundles = await Promise.all(
      ['Patient', 'Immunization', 'ImmunizationRecommendation'].map((path) => search(facade, path, BSN)),
    );
    const { records: read } = await readBgz(bundles, { patient: { bsn: BSN } });
    const first = read.vaccinations?.find(({ vaccinationDate }) => vaccinationDate.startsWith('2008'));
    expect(first).not.toHaveProperty('preferredDateForRevaccination');
    const again = read.vaccinationRecommendations?.filter(({ vaccinations: after }) => after?.[0]?.id === first?.id);
    expect(again?.map((record) => record.preferredDateForRevaccination).sort()).toEqual(['2018-06', '2028-06-22']);
  });
});
