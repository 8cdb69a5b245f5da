import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createValidator, FhirPackageError, readFhirPackage } from '../../../src/validate';
import { profileOf } from '../../validate/fixtures/packages';
import { type Files, manifest, packageFolder, tarOf } from './support';

const { path, writeFolder, writeTgz } = packageFolder();

const URL = 'http://x.example/profile';
const profile = JSON.stringify(profileOf(URL, 'Patient', [{ id: 'Patient.name', path: 'Patient.name', min: 1 }]));
const valueSet = JSON.stringify({ resourceType: 'ValueSet', url: 'http://x.example/list', status: 'active' });

const files: Files = {
  'package/package.json': manifest,
  'package/StructureDefinition-profile.json': profile,
  'package/ValueSet-list.json': valueSet,
  'package/.index.json': '{"files": []}',
  'package/notes.txt': 'geen JSON',
  'package/no-resource.json': '{"a": 1}',
  'package/example/Patient-a.json': '{"resourceType": "Patient", "id": "a"}',
};

describe('a FHIR package', () => {
  it('is read from a .tgz', () => {
    const read = readFhirPackage(writeTgz('package.tgz', files));
    expect([read.name, read.version]).toEqual(['example.package', '1.2.3']);
    expect(read.resources.map(({ resourceType }) => resourceType)).toEqual(['StructureDefinition', 'ValueSet']);
  });

  it('is the same from a .tgz, a tar, a folder, and the folder above it', () => {
    const folderPath = writeFolder('folder', files);
    writeFileSync(path('package.tar'), tarOf(files));
    const dotted = Object.fromEntries(Object.entries(files).map(([name, text]) => [`./${name}`, text]));
    const fromTgz = readFhirPackage(writeTgz('same.tgz', files));
    for (const other of [
      folderPath,
      join(folderPath, 'package'),
      path('package.tar'),
      writeTgz('dotted.tgz', dotted),
    ]) {
      expect(readFhirPackage(other)).toEqual(fromTgz);
    }
  });

  it('is read from a tar as small as a page of memory', () => {
    writeFileSync(path('small.tar'), tarOf({ 'package/package.json': manifest }));
    expect(readFhirPackage(path('small.tar'))).toEqual({ name: 'example.package', version: '1.2.3', resources: [] });
  });

  it('reads the same whatever the order of its files', () => {
    const turned = Object.fromEntries(Object.entries(files).reverse());
    expect(readFhirPackage(writeTgz('turned.tgz', turned))).toEqual(readFhirPackage(writeTgz('straight.tgz', files)));
  });

  it('given as a path is used by the validator', async () => {
    for (const given of [writeTgz('used.tgz', files), writeFolder('used', files)]) {
      const validator = createValidator({ packages: [given] });
      expect(validator.packages).toContain('example.package#1.2.3');
      const report = await validator.validate({ resourceType: 'Patient', meta: { profile: [URL] } });
      expect(report.issues.map(({ rule }) => rule)).toEqual(['cardinality-min']);
    }
  });
});

describe('what is no FHIR package', () => {
  const cases: readonly (readonly [what: string, make: () => string, message: RegExp])[] = [
    ['a path where nothing is', () => path('nowhere.tgz'), /no FHIR package/],
    [
      'an empty folder',
      () => {
        mkdirSync(path('empty'));
        return path('empty');
      },
      /package\.json/,
    ],
    ['a folder without package.json', () => writeFolder('bare', { 'a.json': '{}' }), /package\.json/],
    [
      'a package.json without a version',
      () => writeTgz('no-version.tgz', { 'package/package.json': '{"name":"x"}' }),
      /name and a version/,
    ],
    [
      'a package.json that is no JSON',
      () => writeTgz('no-json.tgz', { 'package/package.json': '{' }),
      /package\.json holds no JSON/,
    ],
    [
      'a resource that is no JSON',
      () => writeTgz('bad.tgz', { ...files, 'package/bad.json': '{' }),
      /bad\.json holds no JSON/,
    ],
    [
      'a file that is no archive',
      () => {
        writeFileSync(path('text.tgz'), 'geen archief');
        return path('text.tgz');
      },
      /package/,
    ],
    [
      'an archive that is cut off',
      () => {
        writeFileSync(path('cut.tgz'), gzipSync(tarOf(files)).subarray(0, 100));
        return path('cut.tgz');
      },
      /no FHIR package/,
    ],
  ];

  it.each(cases)('%s is refused with the file at fault', (_, make, message) => {
    const given = make();
    let error: unknown;
    try {
      readFhirPackage(given);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(FhirPackageError);
    expect(error).toMatchObject({ code: 'fhir-package-unreadable', message: expect.stringMatching(message) });
    expect(error).toMatchObject({ message: expect.stringContaining(given) });
  });

  it('keeps a validator from being made', () => {
    expect(() => createValidator({ packages: [path('nowhere.tgz')] })).toThrow(FhirPackageError);
  });
});
