import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundle } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { demoPatients, runBgz } from './run-bgz';

const count = (bundle: Bundle, type: string) =>
  (bundle.entry ?? []).filter((entry) => entry.resource?.resourceType === type).length;

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bgz-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('bgz convert', () => {
  it('makes one collection Bundle of all resources of all patients in a folder', async () => {
    const { code, stdout, stderr } = await runBgz('convert', '--from', 'records', '--now', '2026-11-24', demoPatients);
    const bundle: Bundle = JSON.parse(stdout);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(bundle.type).toBe('collection');
    expect(count(bundle, 'Patient')).toBe(3);
    expect(count(bundle, 'AllergyIntolerance')).toBe(4);
    expect(count(bundle, 'Medication')).toBe(4);
    const fullUrls = (bundle.entry ?? []).map((entry) => entry.fullUrl);
    expect(new Set(fullUrls).size).toBe(fullUrls.length);
  });

  it('writes the same bytes to a file with --out, every time', async () => {
    const out = join(folderWith({}), 'bundle.json');
    const first = await runBgz('convert', '--from', 'records', '--now', '2026-11-24', '--out', out, demoPatients);
    const second = await runBgz('convert', '--from', 'records', '--now', '2026-11-24', demoPatients);
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(out, 'utf8')).toBe(second.stdout);
  });

  it('reports every problem with file, path and concept, converts nothing and ends with 1', async () => {
    const folder = folderWith({
      'wrong.json': JSON.stringify({
        patient: { identificationNumbers: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990018' }] },
        problems: [{ id: 'p', problemName: { system: '2.16.840.1.113883.6.96', code: '1' }, problemStatus: 'active' }],
      }),
    });
    const { code, stdout, stderr } = await runBgz('convert', '--from', 'records', folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('wrong.json: patient.identificationNumbers[0].value (NL-CM:0.1.7');
    expect(stderr).toContain('problems[0].problemName.code (NL-CM:5.1.3');
    expect(stderr).not.toContain('999990018');
  });

  it('says which values it mended, where and how, and converts them', async () => {
    const folder = folderWith({
      'blemished.json': JSON.stringify({
        patient: {
          identificationNumbers: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990019' }],
          addressInformation: [{ placeOfResidence: ' Zeist', country: 'NL' }],
        },
      }),
    });
    const { code, stdout, stderr } = await runBgz('convert', '--from', 'records', folder);
    expect(code).toBe(0);
    expect(stderr.trim().split('\n').sort()).toEqual([
      'mended: blemished.json: patient.addressInformation[0].country: code-system',
      'mended: blemished.json: patient.addressInformation[0].placeOfResidence: outer-blanks',
    ]);
    expect(JSON.parse(stdout).entry[0].resource.address[0]).toMatchObject({ city: 'Zeist', country: 'NL' });
    const dutch = await runBgz('convert', '--from', 'records', '--lang', 'nl', folder);
    expect(dutch.stderr).toContain('country: code-system (code zonder stelsel, stelsel aangevuld)');
    expect(dutch.stderr).toContain('hersteld: blemished.json: ');
  });

  it.each([
    ['a folder that is not there', ['convert', '--from', 'records', 'nowhere'], 2],
    ['a date that is none', ['convert', '--from', 'records', '--now', 'today', demoPatients], 2],
    ['a date that does not exist', ['convert', '--from', 'records', '--now', '2026-02-30', demoPatients], 2],
    ['a format that is none', ['convert', '--from', 'hl7v2', demoPatients], 2],
    ['no format', ['convert', demoPatients], 2],
  ])('refuses %s with a sentence and no stack', async (_what, args, expected) => {
    const { code, stderr } = await runBgz(...(args as string[]));
    expect(code).toBe(expected);
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('refuses a file that is not JSON, by name', async () => {
    const { code, stderr } = await runBgz('convert', '--from', 'records', folderWith({ 'a.json': '{' }));
    expect(code).toBe(1);
    expect(stderr).toContain('a.json: this is not JSON.');
  });
});
