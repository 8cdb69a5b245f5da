import { describe, expect, it } from 'vitest';
import { agb, snomed } from '../../src/zib';
import { mapped, only } from './stu3-support';

const allergy = (id: string, lastName: string | undefined, extra: object = {}) => ({
  id,
  causativeAgent: snomed('762952008', 'pinda'),
  author: {
    healthProfessional: {
      identificationNumbers: [agb('01000001')],
      ...(lastName !== undefined && { nameInformation: { initials: 'P.', lastName: { lastName } } }),
      ...extra,
    },
  },
});

describe('references to the same person', () => {
  it.each([
    ['written in two ways', ['Hart', 'van der Hart'], 'P. Hart'],
    ['written in two ways, the other first', ['van der Hart', 'Hart'], 'P. van der Hart'],
    ['written with a capital and without', ['Hart', 'HART'], 'P. Hart'],
  ])('%s show one name, in every resource', (_what, names, shown) => {
    const specialty = snomed('17561000', 'cardioloog');
    const resources = mapped({ allergyIntolerances: names.map((name, i) => allergy(`a-${i}`, name, { specialty })) });
    const recorders = resources.flatMap((one) => (one.resourceType === 'AllergyIntolerance' ? [one.recorder] : []));
    expect(recorders.map((one) => one?.display)).toEqual([shown, shown]);
    const roles = recorders.map((one) => one?.extension?.[0]?.valueReference?.display);
    expect(roles).toEqual([`${shown} || cardioloog`, `${shown} || cardioloog`]);
    expect(only(resources, 'PractitionerRole').practitioner?.display).toBe(shown);
    expect(only(resources, 'Practitioner').name).toHaveLength(names.filter((name) => name !== undefined).length);
  });
});
