import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { epdPatient, folderWith, ownPackage } from './fixtures';
import { runBgz } from './run-bgz';

const root = resolve(import.meta.dirname, '../..');
const shared = resolve(root, '../shared/packages');
const sources = [
  'hl7.fhir.r3.core-3.0.2',
  'nictiz.fhir.nl.stu3.zib2017-2.2.18',
  'nictiz.fhir.nl.stu3.bgzmsz-2.0.0-beta',
].map((name) => join(shared, name));
const atHand = sources.every((path) => existsSync(path));
if (!atHand) console.log('Skipped: ../shared/packages is absent, so what is bundled is not compared with its source.');

const own = folderWith(Object.fromEntries(Object.entries(ownPackage).map(([name, it]) => [`package/${name}`, it])));

/** Every file under a folder by its path. */
function filesUnder(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

function expectSameBytes(made: string, bundled: string): void {
  const [ours, theirs] = [filesUnder(made), filesUnder(bundled)];
  expect([...ours.keys()]).toEqual([...theirs.keys()]);
  const different = [...ours].filter(([path, bytes]) => !theirs.get(path)?.equals(bytes)).map(([path]) => path);
  expect(different).toEqual([]);
}

describe.skipIf(!atHand)('what is bundled, against its source (skipped when ../shared/packages is absent)', () => {
  it('bgz profiles import gives the very bytes of profiles/', async () => {
    const out = join(folderWith(), 'profiles');
    const { code, stdout, stderr } = await runBgz('profiles', 'import', ...sources, '--out', out);
    expect(code).toBe(0);
    expect(stderr.match(/^not used: .*/gm)).toBeNull();
    expect(stderr).toContain('not loaded: nictiz.fhir.nl.stu3.zib2017#2.2.18: 208 in folders examples/\n');
    expect(stdout).toMatch(
      /^hl7\.fhir\.r3\.core#3\.0\.2: \d+ definitions\nnictiz\.fhir\.nl\.stu3\.zib2017#2\.2\.18: \d+ definitions\nnictiz\.fhir\.nl\.stu3\.bgzmsz#2\.0\.0-beta: 8 definitions\n$/,
    );
    expectSameBytes(out, join(root, 'profiles'));
  });

  it('bgz codelists import gives the very bytes of codelists/', async () => {
    const out = join(folderWith(), 'codelists');
    const { code, stderr } = await runBgz('codelists', 'import', ...sources, '--out', out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const folder of readdirSync(out).filter((name) => name !== 'index.json')) {
      expectSameBytes(join(out, folder), join(root, 'codelists', folder));
    }
  });
});

describe('bgz profiles import', () => {
  it('writes a folder per package, and the same bytes every time', async () => {
    const out = folderWith();
    const first = await runBgz('profiles', 'import', own, '--out', out);
    expect(first).toMatchObject({ code: 0, stdout: 'epd.profiles#1.0.0: 1 definitions\n' });
    const before = filesUnder(out);
    await runBgz('profiles', 'import', own, '--out', out);
    expect(filesUnder(out)).toEqual(before);
    expect([...before.keys()]).toEqual(['epd.profiles/definitions.ndjson', 'epd.profiles/index.json']);
  });

  it('never writes outside the folder, whatever a package calls itself', async () => {
    const out = folderWith({ 'keep/me.txt': 'kept' });
    mkdirSync(join(out, 'profiles'));
    const evil = folderWith({ 'package.json': { name: '../keep', version: '1.0.0' } });
    const { code, stderr } = await runBgz('profiles', 'import', evil, '--out', join(out, 'profiles'));
    expect(code).toBe(2);
    expect(stderr).toBe('A package bears a name that cannot be that of a folder.\n');
    expect(readFileSync(join(out, 'keep/me.txt'), 'utf8')).toBe('kept');
  });

  it('refuses what is no package with 2 and a sentence', async () => {
    const folder = folderWith();
    writeFileSync(join(folder, 'a.tgz'), 'no archive');
    const { code, stderr } = await runBgz('profiles', 'import', join(folder, 'a.tgz'), '--out', folder);
    expect(code).toBe(2);
    expect(stderr).toContain('a.tgz: ');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('bgz profiles list', () => {
  it('names the packages and every profile, those of a vendor package too', async () => {
    const [bundled, more] = await Promise.all([
      runBgz('profiles', 'list'),
      runBgz('profiles', 'list', '--package', own),
    ]);
    expect(bundled.code).toBe(0);
    expect(bundled.stdout).toContain('# nictiz.fhir.nl.stu3.zib2017#2.2.18\n');
    expect(bundled.stdout).toContain('http://nictiz.nl/fhir/StructureDefinition/zib-Problem  Condition\n');
    expect(bundled.stdout).not.toContain('StructureDefinition/Patient  ');
    expect(more.stdout).toContain('# epd.profiles#1.0.0\n');
    expect(more.stdout).toContain(`${epdPatient}  Patient\n`);
  });
});

describe('bgz profiles show', () => {
  it('unfolds a profile: cardinality, types, bindings, slices, fixed values, invariants, zib concepts', async () => {
    const { code, stdout, stderr } = await runBgz('profiles', 'show', 'zib-Problem');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('http://nictiz.nl/fhir/StructureDefinition/zib-Problem\non http://hl7.org/fhir/');
    expect(stdout).toMatch(/\n {2}code +1\.\.1 +CodeableConcept +NL-CM:5\.1\.3\n/);
    expect(stdout).toMatch(/\n {2}subject +1\.\.1 +Reference\(nl-core-patient\)/);
    expect(stdout).toMatch(/extensible binding http:\/\/decor\.nictiz\.nl\S+ \(ProbleemNaamCodelijst\)/);
    expect(stdout).toMatch(/\n {6}extension:ProblemStatusCodelist +0\.\.\* +Extension\(code-specification\)/);
    expect(stdout).toContain('- is "http://nictiz.nl/fhir/StructureDefinition/code-specification"');
    expect(stdout).toContain("con-3 (error, Condition)\n      verificationStatus='entered-in-error' or");
  });

  it('shows a profile of a vendor package, by its canonical URL', async () => {
    const { code, stdout } = await runBgz('profiles', 'show', epdPatient, '--package', own);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n {2}birthDate +1\.\.1 +date\n {6}- must be supported\n/);
  });

  it.each([
    ['nothing', 'zib-Nothing', 'There is no profile zib-Nothing.\n'],
    ['a canonical URL of nothing', 'http://x.example/y', 'There is no profile http://x.example/y.\n'],
  ])('ends with 2 for %s', async (_what, asked, sentence) => {
    expect(await runBgz('profiles', 'show', asked)).toEqual({ code: 2, stdout: '', stderr: sentence });
  });
});
