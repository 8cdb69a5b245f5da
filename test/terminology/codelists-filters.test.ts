import { describe, expect, it } from 'vitest';
import { animals, codelistsWith, filtered, valueSet } from './codelists-fixture';

describe('filters over a code system at hand', () => {
  it.each<[property: string, op: string, value: string, members: readonly string[]]>([
    ['concept', 'is-a', 'bat', ['bat', 'pipistrelle']],
    ['concept', 'descendent-of', 'flyer', ['bat', 'pipistrelle', 'swift']],
    ['concept', 'is-not-a', 'mammal', ['flyer', 'swift']],
    ['concept', 'generalizes', 'bat', ['mammal', 'bat', 'flyer']],
    ['concept', 'in', 'dog, bat', ['dog', 'bat']],
    ['code', 'not-in', 'mammal,dog,bat,pipistrelle', ['flyer', 'swift']],
    ['code', 'regex', '[a-d].*', ['dog', 'bat']],
    ['code', 'regex', 'ba', []],
    ['display', '=', 'Swift', ['swift']],
    ['legs', '=', '4', ['dog']],
    ['legs', 'in', '2,4', ['dog', 'bat']],
    ['legs', 'exists', 'true', ['dog', 'bat']],
    ['legs', 'exists', 'false', ['mammal', 'pipistrelle', 'flyer', 'swift']],
    ['parent', '=', 'flyer', ['bat', 'swift']],
    ['child', '=', 'bat', ['mammal', 'flyer']],
    ['notSelectable', '=', 'true', ['mammal']],
    ['inactive', '=', 'false', ['mammal', 'dog', 'bat', 'pipistrelle', 'flyer']],
  ])('%s %s %s', (property, op, value, members) => {
    const lists = codelistsWith(animals, valueSet('urn:vs:f', [filtered('urn:animals', property, op, value)]));
    const codes = ['mammal', 'dog', 'bat', 'pipistrelle', 'flyer', 'swift', 'dragon'];
    const answers = codes.map((code) => [code, lists.membership('urn:vs:f', { system: 'urn:animals', code }).result]);
    expect(answers).toEqual(codes.map((code) => [code, members.includes(code) ? 'member' : 'not-member']));
  });

  it.each([
    ['a property the system does not have', 'wings', '=', '2'],
    ['a property named like something of JavaScript', 'constructor', 'exists', 'true'],
    ['an operation that is not known', 'concept', 'child-of', 'bat'],
    ['a pattern that is none', 'code', 'regex', '('],
    ['a pattern that could take too long', 'code', 'regex', '(a+)+b'],
  ])('leaves %s to a terminology', (_what, property, op, value) => {
    const lists = codelistsWith(animals, valueSet('urn:vs:f', [filtered('urn:animals', property, op, value)]));
    expect(lists.membership('urn:vs:f', { system: 'urn:animals', code: 'dog' }).result).toBe('unverifiable');
  });
});
