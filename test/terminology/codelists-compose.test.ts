import { describe, expect, it } from 'vitest';
import { animals, codelistsWith, codeSystem, filtered, list, valueSet, verdict } from './codelists-fixture';

const SCT = 'http://snomed.info/sct';

const colours = codeSystem('urn:colours', [{ code: 'Red' }, { code: 'Blue' }], { caseSensitive: false });
const fragment = codeSystem('urn:fragment', [{ code: 'a', concept: [{ code: 'b' }] }], { content: 'fragment' });

const codelists = codelistsWith(
  animals,
  colours,
  fragment,
  valueSet('urn:vs:pets', [list('urn:animals', 'dog', 'unicorn')]),
  valueSet('urn:vs:animals', [{ system: 'urn:animals' }]),
  valueSet('urn:vs:no-bats', [{ system: 'urn:animals' }], [filtered('urn:animals', 'concept', 'is-a', 'bat')]),
  valueSet('urn:vs:colours', [{ system: 'urn:colours' }]),
  valueSet('urn:vs:red', [list('urn:colours', 'RED')]),
  valueSet('urn:vs:mixed', [list('urn:animals', 'dog'), { system: SCT }]),
  valueSet('urn:vs:fragment', [{ system: 'urn:fragment' }]),
  valueSet('urn:vs:below-a', [filtered('urn:fragment', 'concept', 'descendent-of', 'a')]),
  valueSet('urn:vs:findings', [filtered(SCT, 'concept', 'descendent-of', '404684003')]),
  valueSet('urn:vs:listed-findings', [{ ...list(SCT, '1', '2'), valueSet: ['urn:vs:findings'] }]),
  valueSet('urn:vs:chosen', [list(SCT, '1')], [filtered(SCT, 'concept', 'is-a', '9')]),
  valueSet('urn:vs:nothing-left', [list(SCT, '1')], [{ system: SCT }]),
  valueSet('urn:vs:two-filters', [
    {
      system: SCT,
      filter: [
        { property: 'concept', op: 'is-a', value: '5' },
        { property: 'concept', op: 'in', value: '6' },
      ],
    },
  ]),
  valueSet('urn:vs:not-a', [filtered(SCT, 'concept', 'is-not-a', '5')]),
  valueSet('urn:vs:imports', [{ valueSet: ['urn:vs:pets'] }, { valueSet: ['urn:vs:colours'] }]),
  valueSet('urn:vs:nested', [{ valueSet: ['urn:vs:imports'] }]),
  valueSet('urn:vs:in-both', [{ valueSet: ['urn:vs:pets', 'urn:vs:no-bats'] }]),
  valueSet('urn:vs:animals-of-imports', [{ system: 'urn:animals', valueSet: ['urn:vs:imports'] }]),
  valueSet('urn:vs:imports-unknown', [list('urn:animals', 'dog'), { valueSet: ['urn:vs:nowhere'] }]),
  valueSet('urn:vs:circle-1', [list('urn:x', '1'), { valueSet: ['urn:vs:circle-2'] }]),
  valueSet('urn:vs:circle-2', [list('urn:x', '2'), { valueSet: ['urn:vs:circle-1'] }]),
  valueSet('urn:vs:itself', [{ valueSet: ['urn:vs:itself'] }]),
  valueSet('urn:vs:local', [list('urn:no-resource', 'x', 'y')]),
  { ...valueSet('urn:vs:versioned', [list('urn:x', '1')]), version: '2' },
  {
    resourceType: 'ValueSet',
    url: 'urn:vs:active-flyers',
    compose: {
      inactive: false,
      include: [filtered('urn:animals', 'concept', 'is-a', 'flyer'), list('urn:animals', 'swift')],
    },
  },
  {
    resourceType: 'ValueSet',
    url: 'urn:vs:expanded',
    expansion: {
      contains: [{ system: 'urn:x', abstract: true, code: 'g', contains: [{ system: 'urn:x', code: '1' }] }],
    },
  },
);

describe('membership of a Coding in a value set (STU3 composition)', () => {
  const isA = (op: string, value: string) => ({ property: 'concept', op, value });
  it.each<[rule: string, set: string, system: string, code: string, expected: unknown]>([
    ['a listed code', 'pets', 'urn:animals', 'dog', 'member'],
    ['a listed code its system does not have', 'pets', 'urn:animals', 'unicorn', 'member'],
    ['a code of the system that is not listed', 'pets', 'urn:animals', 'bat', 'not-in-set'],
    ['a code the system does not have', 'pets', 'urn:animals', 'dragon', 'unknown-code'],
    ['another system', 'pets', 'urn:colours', 'dog', 'unknown-system'],
    ['a whole system', 'animals', 'urn:animals', 'pipistrelle', 'member'],
    ['a whole system lacks the code', 'animals', 'urn:animals', 'dragon', 'unknown-code'],
    ['an excluded code', 'no-bats', 'urn:animals', 'bat', 'excluded'],
    ['a code below an excluded one', 'no-bats', 'urn:animals', 'pipistrelle', 'excluded'],
    ['what the exclude leaves', 'no-bats', 'urn:animals', 'dog', 'member'],
    ['other case in a case-insensitive system', 'colours', 'urn:colours', 'rED', 'member'],
    ['other case in the list', 'red', 'urn:colours', 'Red', 'member'],
    ['other case in a case-sensitive system', 'animals', 'urn:animals', 'Dog', 'unknown-code'],
    ['a system without a resource, listed', 'local', 'urn:no-resource', 'x', 'member'],
    ['a system without a resource, not listed', 'local', 'urn:no-resource', 'z', 'not-in-set'],
    ['a whole external system', 'mixed', SCT, '73211009', [[]]],
    ['the listed codes beside an external system', 'mixed', 'urn:animals', 'dog', 'member'],
    ['another system than the external one', 'mixed', 'urn:loinc', '1-8', 'unknown-system'],
    ['a fragment has the code', 'fragment', 'urn:fragment', 'b', 'member'],
    ['a fragment lacks the code', 'fragment', 'urn:fragment', 'c', [[]]],
    ['a filter on a fragment that holds', 'below-a', 'urn:fragment', 'b', 'member'],
    ['a filter on a fragment that may hold', 'below-a', 'urn:fragment', 'c', [[isA('descendent-of', 'a')]]],
    ['a filter on SNOMED CT', 'findings', SCT, '1', [[isA('descendent-of', '404684003')]]],
    ['two filters at once', 'two-filters', SCT, '1', [[isA('is-a', '5'), isA('in', '6')]]],
    ['a filter no question has a form for', 'not-a', SCT, '1', ['value set']],
    ['listed and filtered by import', 'listed-findings', SCT, '1', [[isA('descendent-of', '404684003')]]],
    ['filtered by import and not listed', 'listed-findings', SCT, '3', 'not-in-set'],
    ['an exclude only a terminology can judge', 'chosen', SCT, '1', ['value set']],
    ['not included, whatever the exclude', 'chosen', SCT, '2', 'not-in-set'],
    ['a whole external system excluded', 'nothing-left', SCT, '1', 'excluded'],
    ['an imported set', 'imports', 'urn:colours', 'Red', 'member'],
    ['an import of an import', 'nested', 'urn:animals', 'dog', 'member'],
    ['both of two imports in one include', 'in-both', 'urn:animals', 'dog', 'member'],
    ['one of two imports in one include', 'in-both', 'urn:animals', 'unicorn', 'unknown-code'],
    ['system and import in one include', 'animals-of-imports', 'urn:animals', 'dog', 'member'],
    ['import of another system than the include', 'animals-of-imports', 'urn:colours', 'Red', 'unknown-system'],
    ['an import that is not known', 'imports-unknown', 'urn:colours', 'Red', ['value set']],
    ['listed beside an import that is not known', 'imports-unknown', 'urn:animals', 'dog', 'member'],
    ['sets that import each other', 'circle-1', 'urn:x', '2', 'member'],
    ['sets that import each other, from the other side', 'circle-2', 'urn:x', '1', 'member'],
    ['sets that import each other, not in either', 'circle-1', 'urn:x', '3', 'not-in-set'],
    ['a set that imports itself', 'itself', 'urn:x', '1', 'unknown-system'],
    ['the value set a code system names for itself', 'all-animals', 'urn:animals', 'dog', 'member'],
    ['the version that is here', 'versioned|2', 'urn:x', '1', 'member'],
    ['a version that is not here', 'versioned|3', 'urn:x', '1', ['value set']],
    ['a value set that is not known', 'nowhere', 'urn:x', '1', ['value set']],
    ['inactive codes left out', 'active-flyers', 'urn:animals', 'swift', 'not-in-set'],
    ['a second parent', 'active-flyers', 'urn:animals', 'pipistrelle', 'member'],
    ['an expansion without a composition', 'expanded', 'urn:x', '1', 'member'],
    ['an abstract entry of an expansion', 'expanded', 'urn:x', 'g', 'not-in-set'],
  ])('%s', (_rule, set, system, code, expected) => {
    expect(verdict(codelists.membership(`urn:vs:${set}`, { system, code }))).toEqual(expected);
  });
});

describe('membership of an element of type code', () => {
  it.each<[rule: string, set: string, code: string, expected: unknown]>([
    ['matches the code in any system of the set', 'imports', 'red', 'member'],
    ['refuses a code no system of the set has', 'imports', 'green', 'unknown-code'],
    ['refuses a code that is not listed', 'local', 'z', 'not-in-set'],
    ['says that a code was excluded', 'no-bats', 'bat', 'excluded'],
    ['asks when an external system may have it', 'mixed', '73211009', [[]]],
    ['does not ask when the list has it', 'mixed', 'dog', 'member'],
    ['cannot ask about a set that is not known', 'nowhere', 'x', []],
  ])('%s', (_rule, set, code, expected) => {
    expect(verdict(codelists.membership(`urn:vs:${set}`, { code }))).toEqual(expected);
  });
});

describe('what an answer carries', () => {
  it('names the allowed codes and how many there are, without those not meant to be recorded', () => {
    expect(codelists.membership('urn:vs:animals', { code: 'x' })).toEqual({
      result: 'not-member',
      reason: 'unknown-code',
      allowed: [
        { system: 'urn:animals', code: 'dog', display: 'Dog' },
        { system: 'urn:animals', code: 'bat', display: 'Bat' },
        { system: 'urn:animals', code: 'pipistrelle' },
        { system: 'urn:animals', code: 'flyer' },
      ],
      allowedTotal: 4,
    });
    expect(codelists.allowed('urn:vs:animals', 1)).toEqual({
      codes: [{ system: 'urn:animals', code: 'dog', display: 'Dog' }],
      total: 4,
      complete: true,
    });
  });

  it('names no allowed codes when an external system has more of them', () => {
    expect(codelists.membership('urn:vs:mixed', { system: 'urn:other', code: 'x' })).toEqual({
      result: 'not-member',
      reason: 'unknown-system',
    });
    expect(codelists.allowed('urn:vs:mixed')).toMatchObject({ total: 1, complete: false });
    expect(codelists.allowed('urn:vs:nowhere')).toBeUndefined();
  });

  it('tells abstract and inactive codes apart', () => {
    const ask = (code: string) => codelists.membership('urn:vs:animals', { system: 'urn:animals', code });
    expect(ask('mammal')).toMatchObject({ result: 'member', abstract: true });
    expect(ask('swift')).toMatchObject({ result: 'member', inactive: true });
  });

  it('names the value set as it was asked for, and holds nothing of the code', () => {
    expect(codelists.membership('urn:vs:findings', { system: SCT, code: '1' })).toEqual({
      result: 'unverifiable',
      questions: [
        {
          system: SCT,
          valueSet: 'urn:vs:findings',
          filters: [{ property: 'concept', op: 'descendent-of', value: '404684003' }],
        },
      ],
    });
  });

  it.each([
    ['http://snomed.info/sct?fhir_vs', []],
    ['http://snomed.info/sct?fhir_vs=isa/5', [{ property: 'concept', op: 'is-a', value: '5' }]],
    ['http://snomed.info/sct?fhir_vs=refset/31000147101', [{ property: 'concept', op: 'in', value: '31000147101' }]],
    ['http://snomed.info/sct/11000146104?fhir_vs=ecl/%3C5', [{ property: 'constraint', op: '=', value: '<5' }]],
  ])('knows what %s implies', (canonical, filters) => {
    expect(codelists.hasValueSet(canonical)).toBe(true);
    expect(verdict(codelists.membership(canonical, { system: SCT, code: '1' }))).toEqual([filters]);
    expect(verdict(codelists.membership(canonical, { system: 'urn:x', code: '1' }))).toBe('unknown-system');
  });
});

describe('the code system itself', () => {
  it('says whether it knows the code, and whether it would', () => {
    expect(codelists.code('urn:animals', 'dog')).toEqual({
      systemKnown: true,
      complete: true,
      code: { code: 'dog', display: 'Dog', displays: ['Dog'] },
    });
    expect(codelists.code('urn:colours', 'RED').code?.code).toBe('Red');
    expect(codelists.code('urn:animals', 'dragon')).toEqual({ systemKnown: true, complete: true });
    expect(codelists.code('urn:fragment', 'c')).toEqual({ systemKnown: true, complete: false });
    expect(codelists.code(SCT, '1')).toEqual({ systemKnown: false, complete: false });
  });

  it('gathers the terms of the code system and of every value set', () => {
    const lists = codelistsWith(
      codeSystem('urn:s', [
        {
          code: 'a',
          display: 'Active',
          designation: [
            { language: 'nl', value: 'Actief' },
            { language: 'de', value: 'Aktiv' },
          ],
        },
      ]),
      valueSet('urn:vs:1', [{ system: 'urn:s', concept: [{ code: 'a', display: 'Is active' }] }]),
      valueSet('urn:vs:2', [
        { system: 'urn:s', concept: [{ code: 'a', designation: [{ language: 'nl-NL', value: 'Loopt' }] }] },
      ]),
    );
    expect(lists.displaysOf('urn:s', 'a')).toEqual(['Active', 'Actief', 'Is active', 'Loopt']);
    expect(lists.membership('urn:vs:1', { system: 'urn:s', code: 'a' })).toEqual({
      result: 'member',
      display: 'Is active',
      displays: ['Is active', 'Active', 'Actief'],
      displaysComplete: true,
    });
    expect(lists.displaysOf('urn:s', 'b')).toEqual([]);
  });
});
