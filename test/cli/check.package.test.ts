import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { profileOf } from '../validate/fixtures/packages';
import { runBgz, runBgzIn } from './run-bgz';

const BSN = '999990019';

const records = `
  patient: ({ patient }) =>
    patient.bsn === '${BSN}' || patient.id === 'p-1'
      ? [{ id: 'p-1', identificationNumbers: [{ system: '2.16.840.1.113883.2.4.6.3', value: '${BSN}' }] }]
      : [],
  allergyIntolerances: () => [
    { id: 'a-1', causativeAgent: { system: '2.16.840.1.113883.6.96', code: '764146007', display: 'penicilline' }, allergyStatus: 'active' },
  ],
`;
const refused = `problems: () => [{ id: 'd-1', problemName: { nullFlavor: 'OTH' }, problemStatus: 'aktief' }],`;

let folder = '';
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bgz-check-'));
  symlinkSync(resolve(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'), 'dir');
  file('package.json', '{ "type": "module" }');
  file('anna.txt', `# mevrouw\n${BSN}\n`);
});

const check = (adapter: string, ...args: string[]) =>
  runBgz('check', adapter, '--patients', join(folder, 'anna.txt'), '--now', '2026-11-24', '--lang', 'nl', ...args);

describe('bgz check', () => {
  it('ends with 0 when everything arrives', async () => {
    const { code, stdout, stderr } = await check(file('sound.js', `export const sources = {${records}};`));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Alles komt aan. 0 fouten, 0 waarschuwingen, 0 opmerkingen.');
    expect(stdout).not.toContain(BSN);
  });

  it('ends with 1 when something does not, and names the record', async () => {
    const { code, stdout } = await check(file('refused.js', `export const sources = {${records}${refused}};`));
    expect(code).toBe(1);
    expect(stdout).toContain('Niet alles komt aan. 1 fout');
    expect(stdout).toMatch(/problems d-1\n {4}✗ niet geaccepteerd: problemStatus \(NL-CM:5\.1\.4/);
  });

  it('judges as the facade does that has the same choices, and tells each remark when asked', async () => {
    const more = `${records.replace("'active' },", "'active', comment: null },\n    { id: 'a-2', causativeAgent: {} },")}`;
    const adapter = file('choices.js', `export const sources = {${more}};`);
    const strict = await check(adapter);
    expect([strict.code, strict.stdout]).toEqual([
      1,
      expect.stringContaining("met invalidRecords 'fail' wordt de hele"),
    ]);
    expect(strict.stdout).toContain('  allergyIntolerances · hersteld: 1 record (a-1)');
    const lenient = await check(adapter, '--invalid-records', 'report', '--completeness', 'partial', '--all');
    expect([lenient.code, lenient.stdout]).toEqual([1, expect.not.stringContaining('invalidRecords')]);
    expect(lenient.stdout).toContain('    · hersteld: comment: null, dus weggelaten.');
    expect((await check(adapter, '--invalid-records', 'Report')).code).toBe(2);
  });

  it('keeps back, with --validate enforce, the answer in which a record does not conform', async () => {
    const penicillin = "{ system: '2.16.840.1.113883.6.96', code: '764146007', display: 'penicilline' }";
    const dated = `{ id: 'a-dated', causativeAgent: ${penicillin}, allergyStatus: 'active', startDateTime: '2020' },`;
    const adapter = file(
      'enforced.js',
      `export const sources = {${records.replace("{ id: 'a-1'", `${dated} { id: 'a-1'`)}};`,
    );
    // The builder takes an allergy without a start; this profile does not.
    const url = 'http://nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance';
    const onset = [{ id: 'AllergyIntolerance.onset[x]', path: 'AllergyIntolerance.onset[x]', min: 1 }];
    const strict = join(folder, 'strict');
    mkdirSync(strict);
    file('strict/package.json', '{ "name": "strict", "version": "1.0.0", "fhirVersions": ["3.0.1"] }');
    file('strict/StructureDefinition-x.json', JSON.stringify(profileOf(url, 'AllergyIntolerance', onset)));
    const asked = (...args: string[]) => check(adapter, '--package', strict, ...args);
    const withheld = "met validate 'enforce' en invalidRecords 'fail' gaat geen antwoord uit";
    const off = await asked();
    expect([off.code, off.stdout]).toEqual([1, expect.stringContaining('allergyIntolerances a-1\n')]);
    expect(off.stdout).not.toContain(withheld);
    expect((await asked('--validate', 'enforce')).stdout).toContain(withheld);
    const apart = await asked('--validate', 'enforce', '--invalid-records', 'report');
    expect(apart.stdout).not.toContain(withheld);
    const misspelt = await asked('--validate', 'Enforce');
    expect([misspelt.code, misspelt.stderr]).toEqual([2, expect.stringContaining('off, report, enforce')]);
  });

  it.each([
    ['a default export', `export default {${records}};`],
    ['a function', `export const sources = () => ({${records}});`],
    ['a promise', `export default Promise.resolve({${records}});`],
    ['a function that takes its time', `export default async () => ({${records}});`],
    [
      'options with sources and mapping',
      `export default { sources: {${records}}, mapping: { partialEndDateCompletes: true } };`,
    ],
    ['options behind a function', `export default () => ({ sources: {${records}} });`],
  ])('takes an adapter that is %s', async (what, text) => {
    const { code, stderr } = await check(file(`${what.replaceAll(' ', '-')}.js`, text));
    expect([code, stderr]).toEqual([0, '']);
  });

  it('takes CommonJS, and TypeScript where Node reads it', async () => {
    expect((await check(file('common.cjs', `exports.sources = {${records}};`))).code).toBe(0);
    const typed = file(
      'typed.ts',
      `const empty: readonly string[] = [];\nexport const sources = {${records} payers: () => empty};`,
    );
    const plain = await check(typed);
    expect(plain.code).toBe(2);
    expect(plain.stderr).toContain('NODE_OPTIONS="--import tsx" npx bgz check');
    const path = join(folder, 'anna.txt');
    const env = { NODE_OPTIONS: '--import tsx' };
    const { code, stderr } = await runBgzIn({ cwd: folder, env }, 'check', typed, '--patients', path);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('writes text, CSV and JSON, to standard output or a file', async () => {
    const adapter = file('formats.js', `export const sources = {${records}};`);
    const english = await check(adapter, '--lang', 'en');
    expect(english.stdout).toContain('Everything arrives.');
    const csv = await check(adapter, '--format', 'csv');
    expect(csv.stdout.split('\r\n')).toHaveLength(4);
    const out = join(folder, 'check.json');
    const json = await check(adapter, '--format', 'json', '--out', out);
    expect(json.stdout).toBe('');
    expect(json.stderr).toContain('Alles komt aan.');
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      formatVersion: 1,
      verdict: 'arrives',
      date: '2026-11-24',
    });
  });

  it('reads patients as lines, as JSON, and from standard input', async () => {
    const adapter = file('asked.js', `export const sources = {${records}};`);
    const asked = (text: string) => runBgzIn({ input: text }, 'check', adapter, '--patients', '-', '--format', 'json');
    const names = async (text: string) => {
      const { stdout } = await asked(text);
      return JSON.parse(stdout).patients.map(({ name }: { name: string }) => name);
    };
    expect(await names(`${BSN}\n\np-1 # the same by key\n`)).toEqual(['patient 1', 'p-1']);
    expect(await names(JSON.stringify([BSN, { id: 'p-1' }, { bsn: BSN }]))).toEqual(['patient 1', 'p-1', 'patient 3']);
    expect(await names(JSON.stringify({ patients: [{ id: 'p-1' }] }))).toEqual(['p-1']);
  });

  it('ends when the adapter leaves something open, and closes what it can', async () => {
    const adapter = file(
      'open.js',
      `setInterval(() => {}, 1000);
       export const close = () => process.stderr.write('closed\\n');
       export const sources = {${records}};`,
    );
    const { code, stderr } = await check(adapter);
    expect([code, stderr]).toEqual([0, 'closed\n']);
  });

  it.each<[string, string, RegExp]>([
    [
      'typo.js',
      `export const sources = {${records} alergies: () => [], problem: () => []};`,
      /`sources\.problem` is not known; did you mean `problems`\?/,
    ],
    ['nothing.js', 'export const other = 1;', /exports no sources/],
    ['broken.js', 'import "./not-there.js";', /cannot be loaded\. Error: Cannot find module/],
    [
      'throws.js',
      `export default () => { throw new RangeError('no database for ${BSN}'); };`,
      /exports as its sources failed\. RangeError: no database for \[removed\]/,
    ],
    ['rejects.js', `export default Promise.reject(new Error('db down'));`, /failed\. Error: db down/],
    // What it opened while it was loaded keeps a process alive: a server that is no adapter, a pool.
    ['server.js', 'setInterval(() => {}, 1000); export const server = 1;', /exports no sources/],
    ['pool.js', `setInterval(() => {}, 1000); throw new Error('db down');`, /cannot be loaded\. Error: db down/],
  ])('ends with 2 when the adapter cannot be used: %s', async (name, text, message) => {
    const { code, stdout, stderr } = await check(file(name, text));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(BSN);
  });

  it.each([
    [
      'never loads',
      'await new Promise(() => {}); export const sources = {};',
      'did not give its sources within 300 ms',
    ],
    ['never gives them', 'export default () => new Promise(() => {});', 'did not give its sources within 300 ms'],
    ['ends the process', `export const sources = { patient: () => process.exit(0) };`, 'ended before its work did'],
    [
      'throws where nobody catches',
      `export const sources = { patient: () => new Promise(() => setTimeout(() => { throw new RangeError('${BSN}'); })) };`,
      'An error of RangeError was caught by nobody',
    ],
  ])('ends with 2 when an adapter %s', async (what, text, message) => {
    const { code, stdout, stderr } = await check(file(`${what.replaceAll(' ', '-')}.js`, text), '--timeout', '300');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain(BSN);
  });

  it.each([
    ['never ends', '() => new Promise(() => {})', /^close of .* did not end within 5000 ms\.$/m],
    ['fails', `() => { throw new Error('${BSN}'); }`, /^close of .* failed \(Error\)\.$/m],
  ])('keeps its verdict when a close %s', async (what, close, message) => {
    const faulty = `export const close = ${close};\nexport const sources = {${records}${refused}};`;
    const { code, stdout, stderr } = await check(file(`close-${what.replaceAll(' ', '-')}.js`, faulty));
    expect([code, stdout]).toEqual([1, expect.stringContaining('Niet alles komt aan. 1 fout')]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(BSN);
  });

  it('reads patients in UTF-16, and refuses bytes that are no text', async () => {
    const adapter = file('sets.js', `export const sources = {${records}};`);
    const path = join(folder, 'utf16.txt');
    writeFileSync(path, Buffer.from(`\uFEFF${BSN}\n`, 'utf16le'));
    expect((await runBgz('check', adapter, '--patients', path)).code).toBe(0);
    writeFileSync(path, Buffer.from([0x70, 0xe9, 0x0a]));
    const { code, stderr } = await runBgz('check', adapter, '--patients', path);
    expect([code, stderr]).toEqual([2, '--patients is not in UTF-8; save it as UTF-8.\n']);
  });

  it('validates with packages and terminology as bgz validate does', async () => {
    const adapter = file('more.js', `export const sources = {${records}};`);
    const { code, stderr } = await check(adapter, '--package', join(folder, 'no-package.tgz'));
    expect(code).toBe(2);
    expect(stderr).toContain('no-package.tgz');
    expect((await check(adapter, '--snomed', join(folder, 'no-index'))).code).toBe(2);
    expect((await check(adapter, '--tx-version', 'r4')).stderr).toContain('--tx-version needs --tx URL.');
  });

  it('ends with 2 when it was not asked as it should be, and repeats no BSN', async () => {
    const adapter = file('fine.js', `export const sources = {${records}};`);
    const asked = (input: string, ...args: string[]) =>
      runBgzIn({ input }, 'check', adapter, '--patients', '-', ...args);
    const all = [
      await runBgz('check', adapter),
      await runBgz('check', join(folder, 'not-there.js'), '--patients', '-'),
      await runBgz('check', adapter, '--patients', join(folder, 'nobody.txt')),
      await asked(''),
      await asked('999990018'),
      await asked('[{"bsn":"999990018"}]'),
      await asked(`[{"bsn":"${BSN}"`),
      await asked(`[{"bsn":"${BSN}","id":"p-1"}]`),
      await asked(BSN, '--timeout', '0'),
      await asked(BSN, '--now', 'tomorrow'),
      await asked(BSN, '--format', 'xml'),
    ];
    for (const { code, stdout, stderr } of all) {
      expect([code, stdout], stderr).toEqual([2, '']);
      expect(stderr).not.toMatch(/99999001\d/);
    }
  });

  it('says in its help what is an error and what a warning', async () => {
    const { code, stdout } = await runBgz('check', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Ends with 0 when everything arrives, 1 when something does not, 2 when it could not run.',
    );
  });
});
