import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { builtIn } from '../scripts/built-in';
import { productionPackages } from '../scripts/production-packages';
import { dist } from './loaded-by';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'bgz-supply-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A project in which the package is installed as npm does it, with these packages beside it. */
function project(name: string, besides: readonly string[]): string {
  const modules = join(home, name, 'node_modules');
  const own = join(modules, 'bgz-facade');
  mkdirSync(own, { recursive: true });
  // A copy: a link would find the packages of this repository.
  for (const part of ['dist', 'profiles', 'codelists', 'rules', 'package.json'])
    cpSync(join(root, part), join(own, part), { recursive: true });
  for (const one of [...productionPackages.map((locked) => locked.name), ...besides]) {
    mkdirSync(dirname(join(modules, one)), { recursive: true });
    symlinkSync(join(root, 'node_modules', one), join(modules, one), 'dir');
  }
  return join(home, name);
}

/** A vendor's package with an expression that our own compiler does not know. */
const foreign = {
  resourceType: 'StructureDefinition',
  url: 'http://x.example/profile',
  name: 'own',
  status: 'active',
  kind: 'resource',
  abstract: false,
  fhirVersion: '3.0.2',
  type: 'Patient',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
  derivation: 'constraint',
  differential: {
    element: [
      {
        id: 'Patient',
        path: 'Patient',
        constraint: [
          {
            key: 'own-1',
            severity: 'error',
            human: 'Two names',
            expression: "name.given.defineVariable('g').select(%g).count() = 4",
          },
          { key: 'own-2', severity: 'error', human: 'A name', expression: 'name.exists()' },
        ],
      },
    ],
  },
};

const script = `
  import { createValidator, readFhirPackage } from 'bgz-facade/validate';
  const validator = createValidator({ packages: [await readFhirPackage('./own')] });
  const patient = { resourceType: 'Patient', meta: { profile: ['http://x.example/profile'] }, active: true };
  const { issues } = await validator.validate(patient, { language: process.argv[2] });
  console.log(JSON.stringify(issues.map(({ rule, message }) => [rule, message])));
`;

async function issuesIn(folder: string, language: string): Promise<readonly [string, string][]> {
  mkdirSync(join(folder, 'own', 'package'), { recursive: true });
  const manifest = { name: 'own', version: '1.0.0', fhirVersions: ['3.0.2'], dependencies: {} };
  writeFileSync(join(folder, 'own', 'package', 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'own', 'package', 'profile.json'), JSON.stringify(foreign));
  writeFileSync(join(folder, 'run.mjs'), script);
  const { stdout } = await run(process.execPath, ['run.mjs', language], { cwd: folder });
  return JSON.parse(stdout);
}

describe('installed without the optional peers', () => {
  const bare = project('bare', []);

  it('every door opens', async () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const doors = Object.keys(manifest.exports).filter((door) => !door.endsWith('.json'));
    const text = doors.map((door) => `await import(${JSON.stringify(door.replace('.', 'bgz-facade'))});`).join('\n');
    writeFileSync(join(bare, 'doors.mjs'), `${text}\nconsole.log('open');`);
    expect((await run(process.execPath, ['doors.mjs'], { cwd: bare })).stdout).toBe('open\n');
  });

  it.each([
    ['en', 'the package fhirpath may know it and is not installed: npm install fhirpath'],
    ['nl', 'het package fhirpath kent het misschien en is niet geïnstalleerd: npm install fhirpath'],
  ])(
    'an expression of a vendor that needs fhirpath is told not to be evaluated, others are (%s)',
    async (language, words) => {
      const issues = await issuesIn(bare, language);
      expect(issues.map(([rule]) => rule).sort()).toEqual(['invariant-not-evaluated', 'invariant:own-2']);
      expect(issues.find(([rule]) => rule === 'invariant-not-evaluated')?.[1]).toContain(words);
    },
  );
});

it('installed beside it, fhirpath evaluates what a vendor wrote', async () => {
  const issues = await issuesIn(project('beside', ['fhirpath']), 'en');
  expect(issues.map(([rule]) => rule).sort()).toEqual(['invariant:own-1', 'invariant:own-2']);
});

it('what was built holds code of the packages that the notices name, and of no other', () => {
  const maps = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js.map'));
  expect(maps.length).toBeGreaterThan(10);
  const sources = maps.flatMap(
    (name) => (JSON.parse(readFileSync(join(dist, name), 'utf8')) as { sources: string[] }).sources,
  );
  const packages = sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []);
  expect([...new Set(packages)].sort()).toEqual(builtIn);
  const notices = readFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8');
  for (const name of builtIn) expect(notices).toContain(`- ${name} `);
  // Apache-2.0 asks for its terms to come along.
  expect(notices).toContain('Apache License');
});

/** Bytes of the files of an installed package. */
const bytesOf = (name: string): number =>
  readdirSync(join(root, 'node_modules', name), { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(join(root, 'node_modules', name, file)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);

it('installed with all it brings along, is less than 10 MB', async () => {
  const packed = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  const [{ unpackedSize, files }] = JSON.parse(packed.stdout);
  expect(files.map(({ path }: { path: string }) => path)).toEqual(
    expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'profiles/hl7.fhir.r3.core/definitions.ndjson']),
  );
  const besides = productionPackages.map(({ name }) => bytesOf(name)).reduce((sum, size) => sum + size, 0);
  expect(besides).toBeGreaterThan(500_000);
  expect(unpackedSize + besides).toBeLessThan(10_000_000);
});
