import { describe, expect, it } from 'vitest';
import { catalogue, rowOfType, searchOfSection, sectionSearches } from '../../src/assemble/catalogue';
import type { Criterion } from '../../src/assemble/criteria';
import { sectionsAsked } from '../../src/assemble/sections-asked';
import { code, common, concept, national, type StatedSearch, type TokenValue } from '../../src/bgz/define/search';
import { type SearchedSection, searchedSections } from '../../src/bgz/index';
import { systems } from '../../src/fhir/naming-systems';

const { snomed, loinc } = systems;
const pressure: TokenValue = { system: loinc, code: '85354-9' };
const weight: TokenValue = { system: loinc, code: '29463-7' };
const sodium: TokenValue = { system: loinc, code: '2951-2' };
const vital: TokenValue = { system: 'http://hl7.org/fhir/observation-category', code: 'vital-signs' };

/** A section of procedures that stands for one of the many that share a type. */
function sectionWith(key: string, only: StatedSearch['only'], more: Partial<StatedSearch> = {}): SearchedSection {
  const [first] = searchedSections.filter(({ type }) => type === 'Procedure');
  if (first === undefined) throw new Error('there is a section of procedures');
  const parameters = {
    ...common,
    code: concept('code'),
    category: concept('category'),
    status: code('status', 'event-status'),
  };
  const search = { ...first.search, parameters, ...(only && { only }), ...more };
  return {
    ...first,
    profiles: [`http://example.org/${key}`],
    key: key as SearchedSection['key'],
    title: { nl: key, en: key },
    search,
  };
}

const pressures = sectionWith('pressures', { code: [pressure], category: [vital] });
const weights = sectionWith('weights', { code: [weight], category: [vital] });
const searches = [
  searchOfSection(pressures),
  searchOfSection(weights),
  searchOfSection(sectionWith('results', undefined)),
];

const tokens = (parameter: string, ...values: TokenValue[]): Criterion => ({ parameter, kind: 'token', values });
const asked = (...criteria: Criterion[]) =>
  sectionsAsked({ type: 'Procedure', criteria }, searches).map(({ own }) => own as string);

describe('the sections that a search asks, of several of one type', () => {
  it.each<[string, readonly Criterion[], readonly string[]]>([
    ['nothing', [], ['pressures', 'weights', 'results']],
    ['its own code', [tokens('code', pressure)], ['pressures']],
    ['one of two codes', [tokens('code', pressure, weight)], ['pressures', 'weights']],
    ['one of its codes or another', [tokens('code', pressure, sodium)], ['pressures', 'results']],
    ['another code', [tokens('code', sodium)], ['results']],
    ['a code in any system', [tokens('code', { code: '29463-7' })], ['weights', 'results']],
    ['a code without a system', [tokens('code', { system: '', code: '29463-7' })], ['weights', 'results']],
    ['all of a system', [tokens('code', { system: loinc })], ['pressures', 'weights', 'results']],
    ['all of another system', [tokens('code', { system: snomed })], ['results']],
    ['the same code of another system', [tokens('code', { system: snomed, code: '85354-9' })], ['results']],
    ['two codes at once', [tokens('code', pressure), tokens('code', weight)], []],
    ['what both have', [tokens('category', vital)], ['pressures', 'weights']],
    ['what both have, and one code', [tokens('category', vital), tokens('code', weight)], ['weights']],
    ['a profile', [{ parameter: '_profile', kind: 'uri', values: ['http://example.org/weights'] }], ['weights']],
    [
      'what none of them has',
      [{ parameter: 'specimen', kind: 'missing', missing: true }],
      ['pressures', 'weights', 'results'],
    ],
    ['what none of them has to be there', [{ parameter: 'specimen', kind: 'missing', missing: false }], []],
    ['by what is not fixed', [tokens('status', { code: 'final' })], ['pressures', 'weights', 'results']],
    ['what has no code', [{ parameter: 'code', kind: 'missing', missing: true }], ['results']],
    ['what has a code', [{ parameter: 'code', kind: 'missing', missing: false }], ['pressures', 'weights', 'results']],
  ])('asking for %s', (_, criteria, sections) => {
    expect(asked(...criteria)).toEqual(sections);
  });

  it('are none of another type', () => {
    expect(sectionsAsked({ type: 'Condition', criteria: [] }, searches)).toEqual([]);
  });

  it('are of one row of the catalogue, with what each of them takes', () => {
    const row = rowOfType('Procedure', [
      searchOfSection(pressures),
      searchOfSection(
        sectionWith('weights', undefined, {
          parameters: { ...common, status: code('status', 'observation-status') },
          national: [national({ code: [weight] })],
          definitions: { status: 'http://example.org/status' },
        }),
      ),
    ]);
    expect(row.section).toBe('pressures, weights');
    expect(row.groups).toEqual(['pressures', 'weights']);
    expect(Object.keys(row.parameters)).toEqual(['_id', '_profile', 'identifier', 'code', 'category', 'status']);
    expect(row.national.map(({ criteria }) => criteria[0]?.parameter)).toEqual(['category', 'code']);
    expect(row.definitions).toEqual({ status: 'http://example.org/status' });
  });
});

describe('the sections of the BgZ', () => {
  it('state the same of a parameter where they share a type', () => {
    for (const { type, search } of searchedSections)
      for (const other of searchedSections.filter((one) => one.type === type))
        for (const [name, stated] of Object.entries(search.parameters))
          expect(other.search.parameters[name] ?? stated, `${type} ${name}`).toEqual(stated);
  });

  it('are each asked by their own national searches', () => {
    for (const { own, type, national: searchesOfIt } of sectionSearches)
      for (const { criteria } of searchesOfIt)
        expect(sectionsAsked({ type, criteria }).map((one) => one.own)).toContain(own);
  });

  it('give the catalogue its rows', () => {
    expect(Object.keys(catalogue)).toEqual([...new Set(searchedSections.map(({ type }) => type)), 'Provenance']);
    expect(catalogue.ProcedureRequest.groups).toEqual(['procedureRequests', 'laboratoryTestResults', 'procedures']);
    expect(catalogue.Patient.groups).toEqual([]);
  });
});
