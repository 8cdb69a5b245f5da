import { describe, expect, it } from 'vitest';
import { codelistsWith, codeSystem, valueSet } from './codelists-fixture';

const map = (url: string, target: string | undefined, ...group: object[]) => ({
  resourceType: 'ConceptMap',
  url,
  ...(target !== undefined && { targetUri: target }),
  group,
});
const row = (code: string, ...target: object[]) => ({ code, target });

const codelists = codelistsWith(
  codeSystem('urn:use', [{ code: 'home' }, { code: 'mobile' }]),
  valueSet('urn:vs:use', [{ system: 'urn:use' }]),
  map(
    'urn:map',
    'urn:vs:use',
    {
      source: 'urn:zib',
      target: 'urn:use',
      element: [
        row('HP', { code: 'home', equivalence: 'equal' }),
        row('PHYS', { code: 'home', equivalence: 'wider' }),
        row('PST', { equivalence: 'unmatched' }),
        row('OLD', { code: 'home', equivalence: 'disjoint' }),
      ],
    },
    { source: 'urn:other', element: [row('HP', { equivalence: 'unmatched' })] },
  ),
  map('urn:slip', 'urn:vs:use', {
    source: 'urn:zib',
    target: 'urn:system',
    element: [row('MC', { code: 'mobile', equivalence: 'equal' })],
  }),
  map('urn:no-target', undefined, {
    source: 'urn:zib',
    target: 'urn:faces',
    element: [row('MC', { code: 'smile', equivalence: 'equal' })],
  }),
);

describe('concept maps', () => {
  it('tells which codes of the zib lead to a code', () => {
    expect(codelists.codesLeadingTo('urn:map')).toEqual(
      new Map([
        [
          'home',
          [
            {
              code: 'home',
              system: 'urn:use',
              from: [
                { system: 'urn:zib', code: 'HP', equivalence: 'equal' },
                { system: 'urn:zib', code: 'PHYS', equivalence: 'wider' },
              ],
            },
          ],
        ],
      ]),
    );
  });

  it('names the system the target value set takes the code from, when the map names another', () => {
    expect(codelists.translate('urn:slip', 'urn:zib', 'MC')).toEqual([
      { system: 'urn:use', code: 'mobile', equivalence: 'equal' },
    ]);
    expect(codelists.codesLeadingTo('urn:slip')?.get('mobile')?.[0]?.system).toBe('urn:use');
  });

  it('takes the map at its word when its target value set is not known', () => {
    expect(codelists.codesLeadingTo('urn:no-target')?.get('smile')?.[0]?.system).toBe('urn:faces');
  });

  it.each([
    ['a code', 'urn:zib', 'PHYS', [{ system: 'urn:use', code: 'home', equivalence: 'wider' }]],
    ['a code without a counterpart', 'urn:zib', 'PST', [{ equivalence: 'unmatched' }]],
    ['a code the map does not name', 'urn:zib', 'XX', []],
    ['a code of a group without target', 'urn:other', 'HP', [{ equivalence: 'unmatched' }]],
    ['a code of no system', undefined, 'PST', [{ equivalence: 'unmatched' }]],
  ])('translates %s', (_what, system, code, expected) => {
    expect(codelists.translate('urn:map', system, code)).toEqual(expected);
  });

  it('knows no map that is not there', () => {
    expect(codelists.conceptMap('urn:nowhere')).toBeUndefined();
    expect(codelists.translate('urn:nowhere', 'urn:zib', 'HP')).toBeUndefined();
    expect(codelists.codesLeadingTo('urn:nowhere')).toBeUndefined();
  });
});
