import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, ownPackage } from './fixtures';
import { runBgz } from './run-bgz';

const own = folderWith(ownPackage);

describe('bgz codelists import', () => {
  it('writes the codelists of a package and tells how many', async () => {
    const out = join(folderWith(), 'codelists');
    const { code, stdout } = await runBgz('codelists', 'import', own, '--out', out);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'epd.profiles#1.0.0: 1 value sets, 0 code systems, 0 concept maps\n',
    });
    expect(existsSync(join(out, 'epd.profiles', 'value-sets.ndjson'))).toBe(true);
  });

  it.each([
    ['no folder to write in', [own], "required option '--out <dir>'"],
    ['a path without package', ['nowhere', '--out', 'x'], 'nowhere: no FHIR package'],
    ['the same package twice', [own, own, '--out', folderWith()], 'Two packages are called epd.profiles'],
  ])('ends with 2 for %s', async (_what, args, sentence) => {
    const { code, stderr } = await runBgz('codelists', 'import', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe('bgz codelists show', () => {
  it.each([
    'ProbleemStatusCodelijst',
    '2.16.840.1.113883.2.4.3.11.60.40.2.5.1.2--20171231000000',
    'http://decor.nictiz.nl/fhir/ValueSet/2.16.840.1.113883.2.4.3.11.60.40.2.5.1.2--20171231000000',
  ])('lists the codes of %s with their Dutch terms', async (asked) => {
    const { code, stdout } = await runBgz('codelists', 'show', asked);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ProbleemStatusCodelijst\nhttp:\/\/decor\.nictiz\.nl/);
    expect(stdout).toContain('http://snomed.info/sct\n  55561003  Active / Actueel\n');
    expect(stdout).not.toContain('Not listed here');
  });

  it('says which codes it cannot list, and by which rule they are in', async () => {
    const { stdout } = await runBgz('codelists', 'show', 'ProbleemNaamCodelijst');
    expect(stdout).toContain('a terminology must be asked:\n  include http://snomed.info/sct: all codes\n');
  });

  it('shows a value set of a vendor package', async () => {
    const { stdout } = await runBgz('codelists', 'show', 'EpdColours', '--package', own);
    expect(stdout).toContain('http://epd.example/colours\n  red  Rood\n');
  });

  it('ends with 2 for a value set that is not known', async () => {
    const { code, stderr } = await runBgz('codelists', 'show', 'Onzin');
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'There is no value set Onzin.\n' });
  });
});
