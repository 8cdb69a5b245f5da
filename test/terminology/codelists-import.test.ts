import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCodelists } from '../../src/terminology/codelists/create-codelists';
import { importCodelists } from '../../src/terminology/codelists/import-codelists';
import { loadCodelists } from '../../src/terminology/codelists/load-codelists';
import { CodelistsError, type CodelistTables } from '../../src/terminology/codelists/table';
import { writeCodelists } from '../../src/terminology/codelists/write-codelists';
import { codeSystem, packageOf, valueSet } from './codelists-fixture';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'codelists-'));
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

/** Every file under a folder, with its text. */
function filesIn(dir: string): Record<string, string> {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(dir.length + 1), readFileSync(path, 'utf8')]),
  );
}

const moods = codeSystem(
  'urn:moods',
  [
    {
      code: 'good',
      display: 'Good "mood"',
      definition: 'Prose that stays behind.',
      designation: [
        { language: 'nl-NL', value: 'Goed' },
        { language: 'en', value: 'Well' },
        { language: 'de', value: 'Gut' },
        { value: 'Fine' },
      ],
      concept: [
        {
          code: 'happy',
          property: [
            { code: 'inactive', valueBoolean: true },
            { code: 'since', valueDateTime: '2016' },
          ],
        },
      ],
    },
  ],
  {
    version: '3',
    description: 'Prose',
    copyright: 'Prose',
    hierarchyMeaning: 'is-a',
    valueSet: 'urn:vs:moods',
    property: [{ code: 'since', type: 'dateTime', description: 'Prose' }],
    text: { status: 'generated', div: '<div>Prose</div>' },
  },
);
const listed = {
  ...valueSet('urn:vs:é"x', [
    { system: 'urn:moods', concept: [{ code: 'good', display: 'Zeer\ngoed' }] },
    { valueSet: ['urn:vs:moods'] },
  ]),
  version: '1',
  description: 'Prose',
};
const map = {
  resourceType: 'ConceptMap',
  url: 'urn:map',
  sourceReference: { reference: 'urn:vs:moods' },
  targetUri: 'urn:vs:faces',
  group: [
    {
      source: 'urn:moods',
      target: 'urn:faces',
      element: [
        {
          code: 'good',
          target: [
            { code: 'smile', comment: 'Prose' },
            { code: 'grin', equivalence: 'wider' },
          ],
        },
        { code: 'happy', target: [{ equivalence: 'unmatched' }] },
      ],
    },
  ],
};

describe('importing codelists', () => {
  const tables = importCodelists([packageOf([moods, listed, map])]);

  it('keeps codes, Dutch and English terms, hierarchy and mapping, and none of the prose', () => {
    const dir = folder();
    writeCodelists(tables, dir);
    expect(filesIn(dir)).toEqual({
      'index.json': `${JSON.stringify(
        {
          packages: [
            {
              name: 'test.package',
              version: '1.0.0',
              folder: 'test.package',
              codeSystems: 1,
              valueSets: 2,
              conceptMaps: 1,
            },
          ],
          skipped: [],
        },
        null,
        2,
      )}\n`,
      'test.package/code-systems.ndjson': [
        '{"url":"urn:moods","version":"3","content":"complete","caseSensitive":true,"hierarchyMeaning":"is-a","valueSet":"urn:vs:moods","properties":["since"]}',
        '["good","Good \\"mood\\"",{"nl":["Goed"],"en":["Well","Fine"]}]',
        '["happy",null,{"parents":["good"],"inactive":true,"properties":{"since":["2016"]}}]',
        '',
      ].join('\n'),
      'test.package/value-sets.ndjson': [
        '{"url":"urn:vs:moods","version":"3","implicit":true}',
        '{"include":{"system":"urn:moods"}}',
        '{"url":"urn:vs:é\\"x","version":"1","name":"urn:vs:é\\"x"}',
        '{"include":{"system":"urn:moods"}}',
        '["good","Zeer\\ngoed"]',
        '{"include":{"valueSets":["urn:vs:moods"]}}',
        '',
      ].join('\n'),
      'test.package/concept-maps.ndjson': [
        '{"url":"urn:map","source":"urn:vs:moods","target":"urn:vs:faces"}',
        '{"group":{"source":"urn:moods","target":"urn:faces"}}',
        '["good","smile","equivalent"]',
        '["good","grin","wider"]',
        '["happy",null,"unmatched"]',
        '',
      ].join('\n'),
    });
  });

  it('reads back what it wrote, and writes the same bytes again', () => {
    const [first, second] = [folder(), folder()];
    writeCodelists(tables, first);
    const loaded = loadCodelists(first);
    const contentOf = ({ packages, skipped }: CodelistTables) => ({
      skipped,
      packages: packages.map(({ name, version, ...kinds }) => [
        name,
        version,
        ...Object.entries(kinds).map(([kind, all]) => [kind, [...all.keys()].sort().map((url) => all.get(url))]),
      ]),
    });
    expect(contentOf(loaded)).toEqual(contentOf(tables));
    writeCodelists(loaded, second);
    expect(filesIn(second)).toEqual(filesIn(first));
  });

  it('writes the same bytes whatever the order of the resources', () => {
    const [first, second] = [folder(), folder()];
    writeCodelists(tables, first);
    writeCodelists(importCodelists([packageOf([map, listed, moods])]), second);
    expect(filesIn(second)).toEqual(filesIn(first));
  });

  it('reads files whose lines end as on Windows', () => {
    const dir = folder();
    writeCodelists(tables, dir);
    for (const [name, text] of Object.entries(filesIn(dir)))
      writeFileSync(join(dir, name), text.replaceAll('\n', '\r\n'));
    const [pack] = loadCodelists(dir).packages;
    expect(pack?.valueSets.size).toBe(2);
    expect(pack?.valueSets.get('urn:vs:é"x')?.include[0]?.concepts).toEqual([{ code: 'good', display: 'Zeer\ngoed' }]);
  });

  it('removes what an earlier import left of a package that is no longer there', () => {
    const dir = folder();
    writeCodelists(importCodelists([packageOf([moods], 'old'), packageOf([moods], 'kept')]), dir);
    writeCodelists(importCodelists([packageOf([listed], 'kept')]), dir);
    expect(Object.keys(filesIn(dir)).sort()).toEqual(['index.json', 'kept/value-sets.ndjson']);
  });

  it('keeps a package inside the folder, whatever it calls itself', () => {
    const dir = folder();
    writeCodelists(importCodelists([packageOf([listed], '../../@scope/pack')]), dir);
    expect(Object.keys(filesIn(dir)).sort()).toEqual(['index.json', 'scope-pack/value-sets.ndjson']);
    expect(loadCodelists(dir).packages[0]?.valueSets.size).toBe(1);
  });

  it('names what it could not take, and takes the rest', () => {
    const odd = importCodelists([
      packageOf([
        { resourceType: 'ValueSet', id: 'a' },
        { resourceType: 'ValueSet', id: 'b', url: 'urn:b' },
        { resourceType: 'CodeSystem', id: 'c', concept: 'nonsense' },
        { resourceType: 'ConceptMap', id: 'd', group: null },
        { resourceType: 'ValueSet', id: 'e', url: 'urn:e', compose: { include: [null, 3, { concept: [{}] }] } },
        moods,
        { ...moods, id: 'again' },
        { resourceType: 'Patient', id: 'f' },
      ]),
    ]);
    expect(odd.skipped).toEqual([
      { package: 'test.package', resource: 'ValueSet/a', reason: 'no-url' },
      { package: 'test.package', resource: 'ValueSet/b', reason: 'no-content' },
      { package: 'test.package', resource: 'CodeSystem/c', reason: 'no-url' },
      { package: 'test.package', resource: 'ConceptMap/d', reason: 'no-url' },
      { package: 'test.package', resource: 'CodeSystem/again', reason: 'same-url' },
    ]);
    expect(createCodelists(odd).membership('urn:e', { code: 'x' }).result).toBe('not-member');
  });

  it('says where it looked when there are no codelists', () => {
    const dir = folder();
    expect(() => loadCodelists(dir)).toThrow(CodelistsError);
    expect(() => loadCodelists(dir)).toThrow(dir);
  });

  it('refuses two versions of one package in one folder', () => {
    const twice = importCodelists([packageOf([moods], 'p', '1'), packageOf([moods], 'p', '2')]);
    expect(() => writeCodelists(twice, folder())).toThrow('Two packages are called p');
  });
});
