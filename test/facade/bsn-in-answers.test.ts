import { describe, expect, it } from 'vitest';
import { searchedSections } from '../../src/bgz/index';
import { type FacadeOptions, type Sources, sourcesOf } from '../../src/index';
import { bgzRecords } from '../../src/zib';
import { sample } from '../bgz/sample';
import { anna, ask, BSN, facadeOf, inMode, search } from './support';

const NUMBER = '999999990';
const everything = bgzRecords(sample as never);
const sources = { ...sourcesOf([everything], { groups: 'all' }), documents: () => [] } as Sources;
const granted = { allowed: true, patient: { bsn: NUMBER } } as const;

const over = (more: Partial<FacadeOptions> = {}) =>
  facadeOf({ sources, authorize: () => granted, bsnInAnswers: 'asNamed', ...more });

const nameOf = (type: string) => {
  if (type === 'Patient') return 'identifier';
  const [first] = searchedSections.find((one) => one.type === type)?.search.patientParameters ?? [];
  return `${first}.identifier`;
};
const types = [...new Set(searchedSections.map(({ type }) => type as string))];

describe('a BSN in answers', () => {
  it.each(types)('stands in no %s where the token alone says whose it is, nor in what comes along', async (type) => {
    const facade = over();
    const includes = searchedSections
      .filter((one) => one.type === type)
      .flatMap(({ search: { includes: all } }) => Object.keys(all).map((name) => `_include=${type}:${name}`));
    for (const format of ['json', 'xml']) {
      const { status, text } = await ask(facade, `${type}?_format=${format}&${includes.join('&')}`);
      expect(status).toBe(200);
      expect(text).not.toContain(NUMBER);
      expect(text).not.toContain(BSN);
    }
  });

  it('stands there where the request names the patient by it', async () => {
    for (const type of ['Patient', 'AllergyIntolerance']) {
      const query = `${type}?${nameOf(type)}=${BSN}|${NUMBER}&_include=${type}:patient`;
      const { text } = await ask(over(), type === 'Patient' ? (query.split('&')[0] ?? '') : query);
      expect(text).toContain(`"system":"${BSN}"`);
    }
  });

  it('goes by the option, the referral and the authorisation, each of which may take it away', async () => {
    const has = async (options: Partial<FacadeOptions>, query = 'Patient') =>
      (await ask(over(options), query)).text.includes(`"value":"${NUMBER}"`);
    const named = `Patient?identifier=${BSN}|${NUMBER}`;
    const referral = { notification: 'n', group: 'g' };
    const may = (more: object) => ({ authorize: () => ({ ...granted, ...more }) });
    expect(await has({})).toBe(false);
    expect(await has({ bsnInAnswers: undefined as never })).toBe(false);
    expect(await has({ bsnInAnswers: 'always' })).toBe(true);
    expect(await has({ bsnInAnswers: 'never' }, named)).toBe(false);
    expect(await has(may({ referral }))).toBe(true);
    expect(await has(may({ bsnInAnswers: true }))).toBe(true);
    expect(await has(may({ bsnInAnswers: false }), named)).toBe(false);
    expect(await has({ ...may({ bsnInAnswers: true }), bsnInAnswers: 'never' }, named)).toBe(false);
    expect(await has({ ...may({ bsnInAnswers: false }), bsnInAnswers: 'always' }, named)).toBe(false);
    expect(await has(may({ patient: 'any' }), named)).toBe(true);
    expect((await ask(over(may({ bsnInAnswers: 'no' })), 'Patient')).status).toBe(500);
  });

  it('leaves the FHIR id and the numbers of other registers, by which it is known whose it is', async () => {
    const facade = over();
    const [patient] = inMode(await search(facade, 'Patient'), 'match');
    const [withNumber] = inMode(await search(over({ bsnInAnswers: 'always' }), 'Patient'), 'match');
    const others = (one: typeof patient) =>
      one?.resourceType === 'Patient' ? (one.identifier ?? []).filter(({ system }) => system !== BSN) : [];
    expect(patient?.id).toBe(withNumber?.id);
    expect(others(withNumber).length).toBeGreaterThan(0);
    expect(patient?.resourceType === 'Patient' ? patient.identifier : []).toEqual(others(withNumber));
    const read = await ask(facade, `Patient/${patient?.id}`);
    expect(read.body).toEqual(patient);
    // By the id, which an answer gives, no BSN is had.
    expect((await ask(facade, `Patient?_id=${patient?.id}`)).text).not.toContain(NUMBER);
    const [allergy] = inMode(await search(facade, `AllergyIntolerance?patient=${patient?.id}`), 'match');
    expect(allergy).toMatchObject({ patient: { reference: `Patient/${patient?.id}` } });
  });

  it('is crossed out in words, and is found under another register', async () => {
    const own = (system: string) => ({ system, value: NUMBER });
    const allergy = {
      id: 'a-1',
      causativeAgent: { nullFlavor: 'OTH', originalText: 'pleisters' },
      allergyStatus: 'active',
      comment: `Zie brief over ${NUMBER}, order 1${NUMBER}.`,
    };
    const records = bgzRecords({
      patient: { ...(anna.patient as object), id: 'p', identificationNumbers: [own(BSN), own('urn:oid:2.999.7')] },
      allergyIntolerances: [allergy],
    } as never);
    const facade = over({ sources: sourcesOf([records], { groups: 'all' }) });
    const [patient] = inMode(await search(facade, 'Patient'), 'match');
    expect(patient).not.toHaveProperty('identifier');
    expect(JSON.stringify(await search(facade, 'AllergyIntolerance'))).toContain(
      `Zie brief over *********, order 1${NUMBER}.`,
    );
  });

  it('stays the same over pages', async () => {
    const query = `Observation?patient.identifier=${BSN}|${NUMBER}&_include=Observation:patient&_count=1`;
    const facade = over();
    const first = await search(facade, query);
    const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? '';
    expect(next).not.toContain(NUMBER);
    expect(inMode(await search(facade, next), 'include')).toEqual(inMode(first, 'include'));
    expect(JSON.stringify(inMode(first, 'include'))).toContain(NUMBER);
  });
});
