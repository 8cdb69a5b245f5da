import { describe, expect, it } from 'vitest';
import { sectionOfResource, whichOf } from '../../src/bgz/section-of-resource';

const LOINC = 'http://loinc.org';
const told = (name: string, code?: string) => ({
  name,
  profiles: [`http://example.org/${name}`],
  fixed: code === undefined ? [] : [{ path: 'code', values: [{ system: LOINC, code }] }],
});
const [pressures, weights, others] = [told('pressures', '85354-9'), told('weights', '29463-7'), told('others')];

const resource = (code?: string, ...profile: string[]) => ({
  resourceType: 'Procedure',
  meta: { profile },
  ...(code !== undefined && { code: { coding: [{ system: LOINC, code }] } }),
});

describe('the section of a resource', () => {
  it.each([
    ['29463-7', [], 'weights'],
    ['29463-7', ['http://example.org/pressures'], 'pressures'],
    ['29463-7', ['http://example.org/unknown'], 'weights'],
    ['1-8', [], undefined],
    [undefined, [], undefined],
  ])('with code %s that claims %j is %s', (code, profiles, wanted) => {
    expect(whichOf([pressures, weights], resource(code, ...profiles))?.name).toBe(wanted);
  });

  it('is the one without anything fixed, where no other is it', () => {
    expect(whichOf([pressures, others], resource('1-8'))?.name).toBe('others');
    expect(whichOf([pressures, others], resource('85354-9'))?.name).toBe('pressures');
  });

  it.each([
    [{ resourceType: 'Condition' }, 'problems'],
    [{ resourceType: 'Device', meta: 5 }, 'medicalDevices'],
    [{ resourceType: 'constructor' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (given, key) => {
    expect(sectionOfResource(given)?.key).toBe(key);
  });
});
