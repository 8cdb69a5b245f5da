import { describe, expect, expectTypeOf, it } from 'vitest';
import { resourcesOf, sourcesOf, toCollection } from '../../src/index';
import { bgzRecords, code, nullFlavor, problem, snomed, ucum } from '../../src/zib';

const row = { id: 'p-1', problemName: snomed('44054006'), problemStatus: 'active' } as const;

describe('options of parse', () => {
  it.each<[object | null, RegExp]>([
    [{ langauge: 'nl' }, /parse of Problem: `langauge` is not known; did you mean `language`\?/],
    [{ language: 'de' }, /parse of Problem: `language` is 'de'; allowed is 'nl' or 'en'/],
    [{ now: '2026-01-01' }, /parse of Problem: `now` is .*; allowed is a valid Date/],
    [null, /parse of Problem takes an object with options; found null/],
  ])('are those that there are: %j', (options, message) => {
    expect(() => problem.parse(row, options as never)).toThrow(TypeError);
    expect(() => problem.parse(row, options as never)).toThrow(message);
  });

  it('are not the place in a list, so that parse may be the callback of map', () => {
    const parsed: unknown[] = [row, row].map(problem.parse as never);
    expect(parsed).toMatchObject([{ ok: true }, { ok: true }]);
  });
});

describe('a term from a column', () => {
  const term = null as string | null | undefined;

  it('may be null, and is left out', () => {
    expect(snomed('44054006', term)).toEqual({ system: 'http://snomed.info/sct', code: '44054006' });
    expect(code('1.2.3', 'x', term)).toEqual({ system: 'urn:oid:1.2.3', code: 'x' });
    expect(nullFlavor('OTH', term)).toEqual({ nullFlavor: 'OTH' });
    expect(ucum(5, 'mg', term).unit).toEqual({ system: 'http://unitsofmeasure.org', code: 'mg', display: 'mg' });
    expectTypeOf(snomed).parameter(1).toEqualTypeOf<string | null | undefined>();
  });
});

describe('records of a patient', () => {
  const records = bgzRecords({ patient: { id: 'p', identificationNumbers: [{ system: '1.2.3', value: '1' }] } });
  const now = new Date('2026-01-01');

  it.each([null, undefined, [], {}, { patient: null }, 'x'])('are asked for in place of %j', (given) => {
    const allowed = /allowed is .*the records of a patient: bgzRecords\(\{ patient, … \}\)|is missing/;
    expect(() => resourcesOf(given as never, { now })).toThrow(TypeError);
    expect(() => resourcesOf(given as never, { now })).toThrow(allowed);
    expect(() => sourcesOf([records, given] as never, { groups: 'all' })).toThrow(TypeError);
    expect(() => toCollection([records, given] as never, { now })).toThrow(TypeError);
  });
});
