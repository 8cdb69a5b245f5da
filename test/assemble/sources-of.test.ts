import { describe, expect, it } from 'vitest';
import { createBgzFacade, type SourcesOfOptions, sourcesOf } from '../../src/index';
import { bgzRecords } from '../../src/zib';
import { idSecret } from '../id-secret';

const anna = bgzRecords({
  patient: {
    id: 'p-1',
    identificationNumbers: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990019' }],
  },
  allergyIntolerances: [{ id: 'a-1', causativeAgent: { nullFlavor: 'OTH', originalText: 'noten' } }],
  vaccinations: [],
});
const tom = bgzRecords({
  patient: {
    id: 'p-2',
    identificationNumbers: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990032' }],
  },
  problems: [],
});

async function asked(patient: { readonly id: string }, type: string, options: SourcesOfOptions = {}) {
  const facade = createBgzFacade({
    sources: sourcesOf([anna, tom], options),
    authorize: () => ({ allowed: true, patient }),
    idSecret,
  });
  const response = await facade.fetch(new Request(`https://ehr.example/fhir/${type}`));
  const body = (await response.json()) as {
    readonly total?: number;
    readonly issue?: readonly { readonly code: string }[];
  };
  return { status: response.status, total: body.total, issue: body.issue?.[0]?.code };
}

const ofAnna = { id: 'p-1' };
const ofTom = { id: 'p-2' };

describe('sourcesOf over records of which some leave groups out', () => {
  it('offers what the records of somebody state, an empty list included, and who is only referred to', () => {
    expect(Object.keys(sourcesOf([anna, tom])).sort()).toEqual([
      'allergyIntolerances',
      'healthProfessionals',
      'healthcareProviders',
      'patient',
      'problems',
      'vaccinations',
    ]);
  });

  it('refuses the search of a group that nobody’s records state, and does not answer that there is none', async () => {
    expect(await asked(ofAnna, 'Procedure')).toMatchObject({ status: 404, issue: 'not-supported' });
  });

  it('answers what is stated for this patient', async () => {
    expect(await asked(ofAnna, 'AllergyIntolerance')).toMatchObject({ status: 200, total: 1 });
    expect(await asked(ofAnna, 'Immunization')).toMatchObject({ status: 200, total: 0 });
  });

  it('fails for a patient of whom only the records of others state the group', async () => {
    expect(await asked(ofTom, 'AllergyIntolerance')).toMatchObject({ status: 502 });
  });

  it.each([{ groups: 'all' }, { groups: ['allergyIntolerances', 'vaccinations', 'problems'] }] as const)(
    'takes what is left out for empty where %j says that the records are all there is',
    async (options) => {
      expect(await asked(ofTom, 'AllergyIntolerance', options)).toMatchObject({ status: 200, total: 0 });
    },
  );

  it('offers the groups it is given too, where the records state none of them', () => {
    const offered = Object.keys(sourcesOf([anna], { groups: ['allergyIntolerances', 'vaccinations', 'problems'] }));
    expect(offered.sort()).toEqual([
      'allergyIntolerances',
      'healthProfessionals',
      'healthcareProviders',
      'patient',
      'problems',
      'vaccinations',
    ]);
  });

  it('refuses groups that leave out what the records of somebody state, an empty list included, by name', () => {
    const of = (groups: SourcesOfOptions['groups']) => () => sourcesOf([tom, anna], { ...(groups && { groups }) });
    expect(of(['problems'])).toThrow(
      /^sourcesOf: `groups` does not name allergyIntolerances, vaccinations, which the records state.*'all'/,
    );
    expect(of(['problems', 'allergyIntolerances'])).toThrow(TypeError);
    expect(of(['problems', 'allergyIntolerances'])).toThrow(/does not name vaccinations, which/);
    expect(of(['problems', 'allergyIntolerances', 'vaccinations'])).not.toThrow();
  });

  it('says nothing of a patient when it refuses', () => {
    expect.assertions(1);
    try {
      sourcesOf([tom, anna], { groups: ['problems'] });
    } catch (err) {
      expect(String(err)).not.toMatch(/99999|p-[12]|a-1|noten/);
    }
  });

  it('refuses a group that does not exist, and an empty list', () => {
    expect(() => sourcesOf([anna], { groups: ['allergies'] } as never)).toThrow(/groups\[0\]/);
    expect(() => sourcesOf([anna], { groups: [] })).toThrow(/groups/);
  });
});
