import { describe, expect, it } from 'vitest';
import { codelistsOf } from '../../src/terminology/codelists/create-codelists';
import { importCodelists } from '../../src/terminology/codelists/import-codelists';
import { codeSystem, packageOf, valueSet } from './codelists-fixture';

describe('a later package over an earlier one', () => {
  const base = importCodelists([
    packageOf(
      [codeSystem('urn:s', [{ code: 'a' }]), { ...valueSet('urn:vs', [{ system: 'urn:s' }]), version: '1' }],
      'base',
    ),
  ]);
  const newer = packageOf(
    [
      codeSystem('urn:s', [{ code: 'b' }], { valueSet: 'urn:vs' }),
      { ...valueSet('urn:vs:2', [{ valueSet: ['urn:vs'] }]), version: '2' },
    ],
    'vendor',
  );

  it('replaces what is said under the same canonical, also for what leans on it', () => {
    const lists = codelistsOf([newer], base);
    expect(lists.packages.map((pack) => pack.name)).toEqual(['base', 'vendor']);
    expect(lists.membership('urn:vs', { code: 'b' }).result).toBe('member');
    expect(lists.membership('urn:vs', { code: 'a' }).result).toBe('not-member');
    expect(lists.membership('urn:vs:2', { system: 'urn:s', code: 'b' }).result).toBe('member');
  });

  it('keeps a real ValueSet before one that a later code system only implies', () => {
    expect(codelistsOf([newer], base).valueSet('urn:vs')).toMatchObject({ version: '1', name: 'urn:vs' });
  });

  it('finds an older version that is asked for by number', () => {
    const second = packageOf([
      { ...valueSet('urn:vs', [{ system: 'urn:s', concept: [{ code: 'z' }] }]), version: '2' },
    ]);
    const lists = codelistsOf([second], base);
    expect(lists.membership('urn:vs', { code: 'z' }).result).toBe('member');
    expect(lists.membership('urn:vs|1', { code: 'z' }).result).toBe('not-member');
    expect(lists.hasValueSet('urn:vs|3')).toBe(false);
  });
});
