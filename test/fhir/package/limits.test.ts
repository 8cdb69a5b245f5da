import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FhirPackageError, readFhirPackage } from '../../../src/validate';
import { manifest, packageFolder, tarOf } from './support';

const { path, writeFolder, writeTgz } = packageFolder();

const MIB = 1024 * 1024;
const files = { 'package/package.json': manifest, 'package/a.json': `{"a": "${'x'.repeat(5000)}"}` };

/** Bytes of an archive whose second entry tells a size of its own making. */
function withSize(told: string): Buffer {
  const tar = tarOf(files);
  const second = 512 + 512;
  tar.write(told, second + 124);
  return tar;
}

describe('a package that is too large', () => {
  it('is refused while it is unpacked, before all of it is in memory', () => {
    writeFileSync(path('bomb.tgz'), gzipSync(Buffer.alloc(64 * MIB)));
    const before = process.memoryUsage().arrayBuffers;
    expect(() => readFhirPackage(path('bomb.tgz'), { maxSize: MIB })).toThrow(
      `${path('bomb.tgz')}: the package is larger than 1048576 bytes, the most that is read`,
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * MIB);
  });

  it.each([
    ['of an archive', () => writeTgz('large.tgz', files)],
    ['of a folder', () => writeFolder('large', files)],
  ])('is refused by the size of one file %s', (_, make) => {
    const given = make();
    expect(() => readFhirPackage(given, { maxFileSize: 5000 })).toThrow(
      /a\.json is larger than 5000 bytes, the most that is read$/,
    );
    expect(readFhirPackage(given, { maxFileSize: 6000 }).name).toBe('example.package');
  });

  it.each([
    ['of an archive', () => writeTgz('sum.tgz', files)],
    ['of a folder', () => writeFolder('sum', files)],
  ])('is refused by the sum of the files %s', (_, make) => {
    const given = make();
    expect(() => readFhirPackage(given, { maxSize: 5050 })).toThrow(/: the package is larger than 5050 bytes/);
  });

  it.each(['77777777777', '-0000000777', 'xxxxxxxxxxx'])('is refused when an entry tells a size of %s', (told) => {
    writeFileSync(path('told.tar'), withSize(told));
    expect(() => readFhirPackage(path('told.tar'))).toThrow(FhirPackageError);
    expect(() => readFhirPackage(path('told.tar'))).toThrow(/package\/a\.json/);
  });
});
