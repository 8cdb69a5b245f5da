import type {
  AllergyIntolerance,
  FhirResource,
  Organization,
  Practitioner,
  PractitionerRole,
  Procedure,
} from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { agb, snomed, ura, uzi } from '../../src/zib';
import { mapped } from './stu3-support';

const all = <T extends FhirResource>(resources: readonly FhirResource[], type: T['resourceType']): T[] =>
  resources.filter((one): one is T => one.resourceType === type);

const allergies = (...authors: object[]) => ({
  allergyIntolerances: authors.map((author, i) => ({
    id: `a-${i}`,
    causativeAgent: snomed('762952008', 'pinda'),
    author,
  })),
});
const by = (lastName: string | undefined, initials?: string, more: object = {}) => ({
  healthProfessional: {
    identificationNumbers: [agb('01000001')],
    ...(lastName !== undefined && { nameInformation: { ...(initials && { initials }), lastName: { lastName } } }),
    ...more,
  },
});
const unstructured = (unstructuredName: string) => by(undefined, undefined, { nameInformation: { unstructuredName } });

const recorders = (resources: readonly FhirResource[]) =>
  all<AllergyIntolerance>(resources, 'AllergyIntolerance').map(({ recorder }) => recorder);

describe('professionals with one number', () => {
  it.each([
    ['two last names', by('Jansen', 'A.'), by('Pietersen', 'A.')],
    ['two first letters', by('Jansen', 'A.'), by('Jansen', 'B.')],
    ['a name and none', by('Jansen', 'A.'), by(undefined)],
    ['two names in one text', unstructured('A. Jansen'), unstructured('Pietersen, A.')],
    [
      'two doctors with one UZI number',
      by('Jansen', 'A.', { identificationNumbers: [uzi('900000009')] }),
      by('Pietersen', 'A.', { identificationNumbers: [uzi('900000009')] }),
    ],
  ])('%s are two Practitioners, each shown by the own name', (_what, one, other) => {
    const resources = mapped(allergies(one, other));
    const alone = [one, other].map((author) => recorders(mapped(allergies(author)))[0]);
    const together = recorders(resources);
    expect(together).toEqual(alone);
    expect(new Set(together.map((reference) => reference?.reference)).size).toBe(2);
    expect(new Set(together.map((reference) => reference?.display)).size).toBe(2);
    for (const { identifier, name = [] } of all<Practitioner>(resources, 'Practitioner')) {
      expect(identifier).toHaveLength(1);
      expect(name.length).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    [
      'initials and given names',
      by('Jansen', 'P.'),
      by('Jansen', undefined, { nameInformation: { firstNames: 'Piet', lastName: { lastName: 'Jansen' } } }),
    ],
    [
      'a prefix apart and in the name',
      by('van der Hart', 'P.'),
      by('', '', { nameInformation: { initials: 'P.', lastName: { prefix: 'van der', lastName: 'Hart' } } }),
    ],
    ['parts and one text', by('Jansen', 'P.'), unstructured('P. Jansen')],
    ['accents', by('Çelik', 'P.'), by('Celik', 'P.')],
    [
      "a partner's name beside the own",
      by('Jansen', 'P.'),
      by('', '', {
        nameInformation: { initials: 'P.', lastName: { lastName: 'Jansen' }, lastNamePartner: { lastName: 'Smit' } },
      }),
    ],
  ])('one person written by %s is one Practitioner', (_what, one, other) => {
    const resources = mapped(allergies(one, other));
    expect(all<Practitioner>(resources, 'Practitioner')).toHaveLength(1);
    expect(new Set(recorders(resources).map((reference) => reference?.display)).size).toBe(1);
  });
});

describe('one professional in two roles', () => {
  it('has a PractitionerRole for each, and each record shows its own', () => {
    const resources = mapped(allergies(by('Jansen', 'A.', { role: 'RESP' }), by('Jansen', 'A.', { role: 'ATND' })));
    expect(all<Practitioner>(resources, 'Practitioner')).toHaveLength(1);
    const roles = new Map(
      all<PractitionerRole>(resources, 'PractitionerRole').map((one) => [`PractitionerRole/${one.id}`, one]),
    );
    const codes = recorders(resources).map((recorder) =>
      roles
        .get(recorder?.extension?.[0]?.valueReference?.reference ?? '')
        ?.code?.map(({ coding }) => coding?.[0]?.code),
    );
    expect(codes).toEqual([['RESP'], ['ATND']]);
  });
});

describe('contact persons under one key', () => {
  const contact = (relationship: 'SIS' | 'BRO' | 'FTH', lastName: string) => ({
    contactPerson: { id: 'c1', relationship, nameInformation: { lastName: { lastName } } },
  });

  it.each([
    ['sister and brother', contact('SIS', 'Q'), contact('BRO', 'R')],
    ['two sisters', contact('SIS', 'Q'), contact('SIS', 'R')],
    ['father and brother of one name', contact('FTH', 'Q'), contact('BRO', 'Q')],
  ])('%s are two', (_what, one, other) => {
    const resources = mapped({
      problems: [one, other].map((informationSource, i) => ({
        id: `d-${i}`,
        problemName: snomed('48867003', 'bradycardie'),
        problemStatus: 'active' as const,
        informationSource,
      })),
    });
    const people = all<Extract<FhirResource, { resourceType: 'RelatedPerson' }>>(resources, 'RelatedPerson');
    expect(people.map(({ relationship, name }) => [relationship?.coding?.[0]?.code, name?.[0]?.family])).toEqual(
      [one, other].map(({ contactPerson: { relationship, nameInformation } }) => [
        relationship,
        nameInformation.lastName.lastName,
      ]),
    );
  });
});

describe('organizations with one number', () => {
  const department = (code: string) => ({ system: 'urn:oid:2.16.840.1.113883.2.4.6.7', code, display: code });
  const hospital = (more: object) => ({
    identificationNumbers: [ura('00001234')],
    organizationName: 'ZH',
    ...more,
  });
  const procedures = (...locations: object[]) => ({
    procedures: locations.map((location, i) => ({
      id: `v-${i}`,
      procedureType: snomed('64915003', 'operatie'),
      location,
    })),
  });
  const actors = (resources: readonly FhirResource[]) =>
    all<Procedure>(resources, 'Procedure').map(({ performer }) => performer?.[0]?.actor);

  it.each([
    ['two locations', { organizationLocation: 'Noord' }, { organizationLocation: 'Zuid' }],
    ['a location and none', { organizationLocation: 'Noord' }, {}],
    ['two names', { organizationName: 'Maatschap A' }, { organizationName: 'Maatschap B' }],
    ['two departments', { departmentSpecialty: department('0320') }, { departmentSpecialty: department('0305') }],
    [
      'two under one key',
      { identificationNumbers: [], id: 'o', organizationLocation: 'N' },
      { identificationNumbers: [], id: 'o', organizationLocation: 'Z' },
    ],
  ])('%s are two Organizations, and each record shows its own', (_what, one, other) => {
    const resources = mapped(procedures(hospital(one), hospital(other)));
    const alone = [one, other].map((each) => mapped(procedures(hospital(each))));
    expect(actors(resources)).toEqual(alone.flatMap(actors));
    expect(all<Organization>(resources, 'Organization')).toEqual(
      alone.flatMap((each) => all<Organization>(each, 'Organization')),
    );
    expect(new Set(actors(resources).map((actor) => actor?.reference)).size).toBe(2);
  });

  it('the same with other details is one, with the details of both', () => {
    const phone = (telephoneNumber: string) => ({ contactInformation: { telephoneNumbers: [{ telephoneNumber }] } });
    const resources = mapped(procedures(hospital(phone('0201234567')), hospital(phone('0207654321'))));
    expect(all<Organization>(resources, 'Organization')).toMatchObject([{ name: 'ZH', telecom: [{}, {}] }]);
  });
});
