import { describe, expect, it } from 'vitest';
import { saysAnother, sectionOfResource, whichOf } from '../../src/bgz/section-of-resource';

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

describe('what a resource says by its codes', () => {
  const inCategory = { path: 'category', values: [{ system: LOINC, code: 'vital-signs' }] };
  const vital = (one: typeof pressures) => ({ ...one, fixed: [...one.fixed, inCategory] });
  const [pressure, weight] = [vital(pressures), vital(weights)];
  const results = { ...others, fixed: [{ path: 'category', values: [{ system: LOINC, code: 'results' }] }] };
  const all = [pressure, weight, results];
  const saysMore = (given: object) => saysAnother(whichOf(all, given as never) ?? results, all, given as never);
  const coded = (codes: readonly string[], categories: readonly string[], ...profile: string[]) => ({
    ...resource(undefined, ...profile.map((name) => `http://example.org/${name}`)),
    code: { coding: codes.map((code) => ({ system: LOINC, code })) },
    category: categories.map((code) => ({ coding: [{ system: LOINC, code }] })),
  });

  it.each([
    ['the code of another', coded(['29463-7'], ['vital-signs'], 'pressures'), true],
    ['a code of none', coded(['8867-4'], ['vital-signs'], 'pressures'), true],
    ['its code among others', coded(['8867-4', '85354-9', '29463-7'], ['vital-signs'], 'pressures'), false],
    ['the category of another', coded(['85354-9'], ['results'], 'pressures'), true],
    ['a category of none', coded(['85354-9'], ['metingen'], 'pressures'), false],
    ['no code', coded([], ['vital-signs'], 'pressures'), false],
  ])('is another than its profile with %s: %o', (_what, given, wanted) => {
    expect(whichOf(all, given)).toBe(pressure);
    expect(saysAnother(pressure, all, given)).toBe(wanted);
  });

  it('is two where it has what is fixed in both, and no profile', () => {
    const both = coded(['29463-7', '85354-9'], ['vital-signs']);
    expect(saysMore(both)).toBe(true);
    const one = coded(['85354-9'], ['vital-signs', 'metingen']);
    expect(saysMore(one)).toBe(false);
  });
});
