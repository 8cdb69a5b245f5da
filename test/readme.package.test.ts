import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { idSecret } from './id-secret';

const root = resolve(import.meta.dirname, '..');
const blocksOf = (page: string): string[] => [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
const blocks = blocksOf(readme);
const run = promisify(execFile);

/** An empty project that has this package installed, as a user has. */
function emptyProject(): string {
  const project = mkdtempSync(join(tmpdir(), 'bgz-readme-'));
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(root, join(project, 'node_modules', 'bgz-facade'), 'dir');
  return project;
}

/** Runs a block in an empty project, so it meets the built doors as a user does. */
async function output(block: string): Promise<string> {
  const project = emptyProject();
  const file = join(project, 'example.mjs');
  // Node runs it without its types.
  writeFileSync(file, ts.transpile(block, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext }));
  const env = { ...process.env, BGZ_BASE_SECRET: idSecret, BGZ_ID_SECRET: idSecret };
  const { stdout } = await run(process.execPath, [file], { cwd: project, env });
  return stdout;
}

describe('README', () => {
  let outputs: string[] = [];

  beforeAll(async () => {
    outputs = await Promise.all(blocks.map(output));
  });

  it('has an example of at most twenty-five lines, one on records and one on validation', () => {
    expect(blocks).toHaveLength(3);
    expect((blocks[0] ?? '').trim().split('\n').length).toBeLessThanOrEqual(25);
  });

  it('runs the first example as printed: a searchset with the allergy', () => {
    const bundle = JSON.parse(outputs[0] ?? '');
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 1 });
    expect(bundle.entry[0].resource.code.coding[0]).toEqual({
      system: 'http://snomed.info/sct',
      code: '764146007',
      display: 'penicilline',
    });
    expect(bundle.entry[0].resource.patient.display).toBe('Patiënt');
  });

  it('runs the example on records as printed: every problem, with path and concept', () => {
    const lines = (outputs[1] ?? '').trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('causativeAgent.code (NL-CM:8.2.2 CausativeAgent)');
    expect(lines[1]).toContain('allergyStatus (NL-CM:8.2.5 AllergyStatus)');
  });

  it('runs the example on validation as printed: the code that is not in the list, and what the list holds', () => {
    const lines = (outputs[2] ?? '').trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^error Patient\.gender Code vrouw is not in value set AdministrativeGender .*female/);
  });

  it('runs the check of the example as printed: three faults are found, with what one does to the others', async () => {
    const [command = ''] = readme.match(/^npx bgz check [^#\n]+/m) ?? [];
    expect(readFileSync(resolve(root, 'docs/check.md'), 'utf8')).toContain(command);
    const args = command.trim().split(' ').slice(2);
    const checked = run(process.execPath, [resolve(root, 'dist/cli/bgz.js'), ...args], { cwd: emptyProject() });
    const { code, stdout } = await checked.then(
      (done) => ({ code: 0, ...done }),
      (ended: { code: number; stdout: string }) => ended,
    );
    expect(code).toBe(1);
    expect(stdout).toContain('Not everything arrives. 3 errors, 1 warning, 0 remarks.');
    expect(stdout.match(/^ {2}\S+ \S+$/gm)).toEqual([
      '  allergyIntolerances a-2',
      '  allergyIntolerances a-3',
      '  procedures v-2',
    ]);
  });

  it('names the two commands, and package.json has them', () => {
    const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
    expect(readme).toContain('npm ci && npm run demo');
    expect(readme).toContain('npm ci && npm test');
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['demo', 'test', 'build', 'bench']));
  });
});

describe('docs/notified-pull.md', () => {
  const page = readFileSync(resolve(root, 'docs/notified-pull.md'), 'utf8');

  it('runs the example of the sending side as printed: a grant is made, and nobody pulls without a token', async () => {
    const lines = (await output(blocksOf(page)[0] ?? '')).trim().split('\n');
    expect(lines).toEqual([expect.stringMatching(/^requested, \d+ searches offered$/), '401']);
  });
});

describe('docs/check.md', () => {
  const page = readFileSync(resolve(root, 'docs/check.md'), 'utf8');

  it('runs the example as printed: everything arrives, with one warning', async () => {
    const lines = (await output(blocksOf(page)[0] ?? '')).trim().split('\n');
    expect(lines[0]).toBe('arrives 1');
    expect(lines.join('\n')).toContain('problems d-1\n    ! onwaarschijnlijk: problemName (NL-CM:5.1.3 ProbleemNaam)');
  });

  it('tells of every kind of finding, with its severity', async () => {
    const { findingKinds } = await import('../src/check/finding');
    const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| (error|warning|information) +\|/gm)];
    expect(rows.map(([, kind, severity]) => [kind, severity])).toEqual(
      Object.entries(findingKinds).map(([kind, { severity }]) => [kind, severity]),
    );
  });
});

describe('docs/legacy.md', () => {
  const page = readFileSync(resolve(root, 'docs/legacy.md'), 'utf8');
  const printed = [...page.matchAll(/prints\n\n```\n([\s\S]*?)```/g)].map(([, lines]) => lines);

  it('runs its examples as printed', async () => {
    expect(printed).toHaveLength(2);
    expect(await Promise.all(blocksOf(page).map(output))).toEqual(printed);
  });
});

describe('docs/from-tables-to-zibs.md', () => {
  const page = readFileSync(resolve(root, 'docs/from-tables-to-zibs.md'), 'utf8');
  const [, printed] = /prints\n\n```\n([\s\S]*?)```/.exec(page) ?? [];

  it('is an adapter that runs as printed, block after block', async () => {
    expect(blocksOf(page).length).toBeGreaterThan(7);
    expect(await output(blocksOf(page).join('\n'))).toBe(printed);
  });
});
