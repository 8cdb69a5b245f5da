import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCodelists } from '../../src/terminology/codelists/create-codelists';
import { importCodelists } from '../../src/terminology/codelists/import-codelists';
import { bundledCodelists, loadCodelists } from '../../src/terminology/codelists/load-codelists';
import { writeCodelists } from '../../src/terminology/codelists/write-codelists';
import { codeSystem, packageOf, valueSet } from './codelists-fixture';

describe('the terms value sets give a code', () => {
  it('are those that reading every bundled value set would find', () => {
    const tables = bundledCodelists();
    const expected = new Map<string, Set<string>>();
    for (const { valueSets } of tables.packages) {
      for (const url of valueSets.keys()) {
        for (const { system = '', concepts = [] } of valueSets.get(url)?.include ?? []) {
          for (const { code, display, nl = [], en = [] } of concepts) {
            const terms = expected.get(`${system} ${code}`) ?? new Set();
            for (const term of [display, ...nl, ...en]) if (term !== undefined) terms.add(term);
            expected.set(`${system} ${code}`, terms);
          }
        }
      }
    }
    const lists = createCodelists(tables);
    expect(expected.size).toBeGreaterThan(1000);
    const missing = [...expected].filter(([key, terms]) => {
      const [system = '', code = ''] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
      const found = new Set(lists.displaysOf(system, code));
      return [...terms].some((term) => !found.has(term));
    });
    expect(missing).toEqual([]);
  });

  it('are the same read from files as from a package in memory, however the code is spelled', () => {
    const directory = mkdtempSync(join(tmpdir(), 'bgz-terms-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const odd = ['a"b', 'a\\', 'é', 'Q', '1.0'];
    const listed = (url: string, term: string) =>
      valueSet(url, [
        { system: 'urn:s', concept: odd.map((code) => ({ code, display: `${term} ${code}` })) },
        { system: 'urn:loose', concept: [{ code: 'Abc', display: `${term} abc` }] },
      ]);
    const loose = codeSystem('urn:loose', [{ code: 'aBC' }], { caseSensitive: false });
    const tables = importCodelists([packageOf([loose, listed('urn:vs:1', 'een'), listed('urn:vs:2', 'twee')], 'odd')]);
    writeCodelists(tables, directory);
    for (const lists of [createCodelists(tables), createCodelists(loadCodelists(directory))]) {
      for (const code of odd) expect(lists.displaysOf('urn:s', code)).toEqual([`een ${code}`, `twee ${code}`]);
      expect(lists.displaysOf('urn:loose', 'ABC')).toEqual(['een abc', 'twee abc']);
      expect(lists.displaysOf('urn:s', 'q')).toEqual([]);
      expect(lists.displaysOf('urn:other', 'Q')).toEqual([]);
      expect(lists.displaysOf('urn:s', 'url')).toEqual([]);
    }
  });
});
