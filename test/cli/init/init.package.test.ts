import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zibGroups } from '../../../src/zib';
import { bgz, runBgz } from '../run-bgz';

const root = resolve(import.meta.dirname, '../../..');
const installed = (name: string) => join(root, 'node_modules', name);

/** What npm would do with the dependencies of a project, by linking: this package as it was built, and what it is tested with. */
function install(project: string): void {
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, '@types'), { recursive: true });
  mkdirSync(join(modules, '.bin'));
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  for (const name of Object.keys({ ...dependencies, ...devDependencies }))
    symlinkSync(name === 'bgz-facade' ? root : installed(name), join(modules, name), 'dir');
  symlinkSync(installed('typescript/bin/tsc'), join(modules, '.bin', 'tsc'));
  writeFileSync(join(modules, '.bin', 'bgz'), `#!/bin/sh\nexec "${process.execPath}" "${bgz}" "$@"\n`);
  chmodSync(join(modules, '.bin', 'bgz'), 0o755);
}

/** A project that was written and installed. */
async function project(...options: readonly string[]): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'bgz-init-')), 'epd');
  const { code, stderr } = await runBgz('init', folder, ...options);
  expect([code, stderr]).toEqual([0, '']);
  install(folder);
  return folder;
}

/** Runs a script of the project's package.json; gives its exit code and all it prints. */
function script(folder: string, name: string): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((done) => {
    execFile('npm', ['run', '--silent', name], { cwd: folder, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, text: stdout + stderr }),
    );
  });
}

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
}

/** Starts the server of a project that was built, and asks it. */
async function served(folder: string, ask: (base: string) => Promise<void>): Promise<void> {
  const env = { ...process.env, PORT: '0', BGZ_DEMO_TOKEN: 'try' };
  const server = spawn(process.execPath, ['dist/src/main.js'], { cwd: folder, env });
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    await ask(String(line).trim());
  } finally {
    server.kill();
    await once(server, 'close');
  }
}

describe('a project of bgz init with every section', () => {
  it('compiles, and its tests and its check are green; what is taken out of an adapter is missed', async () => {
    const folder = await project('--sections', 'all', '--yes');
    const tests = await script(folder, 'test');
    expect(tests.text).toMatch(/fail 0/);
    expect(tests.code).toBe(0);
    expect(readdirSync(join(folder, 'dist/test')).filter((name) => name.endsWith('.test.js'))).toHaveLength(
      Object.keys(zibGroups).length + 1,
    );

    const check = await script(folder, 'check');
    expect(check.text).toMatch(/Everything arrives\. 0 errors/);
    expect(check.code).toBe(0);
    for (const group of Object.keys(zibGroups)) expect(check.text).toMatch(new RegExp(`^${group} +1 +1 +0 `, 'm'));

    // The compiler asks for what the zib requires, and for the columns that the rows have.
    const problems = join(folder, 'src/adapter/problems.ts');
    edit(problems, /^ {4}problemStatus: .*\n/m, '');
    edit(join(folder, 'src/adapter/body-weights.ts'), 'weight_value: string', 'weight_kg: string');
    const without = await script(folder, 'build');
    expect(without.code).not.toBe(0);
    expect(without.text).toMatch(/adapter\/problems\.ts.*'problemStatus' is missing/);
    expect(without.text).toMatch(/adapter\/body-weights\.ts.*'weight_value' does not exist/);
  });
});

describe.each(['node', 'express', 'fastify'])('a project of bgz init for %s', (framework) => {
  it('compiles, is green, and serves the example to who has the token of the example', async () => {
    const folder = await project(
      '--sections',
      'problems,medicationAgreements',
      '--framework',
      framework,
      '--lang',
      'en',
    );
    // What an earlier build left of a test that was taken away since.
    mkdirSync(join(folder, 'dist/test'), { recursive: true });
    writeFileSync(join(folder, 'dist/test/gone.test.js'), 'process.exitCode = 1;');
    const { code, text } = await script(folder, 'test');
    expect([code, /fail 0/.test(text)]).toEqual([0, true]);
    await served(folder, async (base) => {
      expect((await fetch(`${base}/Condition`)).status).toBe(401);
      const headers = { authorization: 'Bearer try' };
      const search = await fetch(`${base}/Condition/_search`, { method: 'POST', headers, body: new URLSearchParams() });
      expect(await search.json()).toMatchObject({
        total: 1,
        entry: [{ resource: { code: { text: 'diabetes mellitus type 2' } } }],
      });
      // What has no adapter is not offered.
      expect((await fetch(`${base}/AllergyIntolerance`, { headers })).status).toBe(404);
    });
  });
});

describe('bgz init', () => {
  it('says what it wrote, and overwrites nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bgz-init-'));
    writeFileSync(join(folder, 'README.md'), 'mine');
    const refused = await runBgz('init', folder, '--yes');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`in ${folder} there is already README.md.`);
    expect(readdirSync(folder)).toEqual(['README.md']);
    const written = await runBgz('init', folder, '--yes', '--force');
    expect(written.code).toBe(0);
    const names = written.stdout.split('\n').filter((line) => line.startsWith(folder));
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !existsSync(name))).toEqual([]);
    expect(written.stdout).toContain('Then: npm install, npm test, npm run check.');
  });

  it.each([
    [['--sections', 'alergies'], 'did you mean allergyIntolerances?'],
    [['--sections', 'problems', '--framework', 'koa'], 'Allowed choices are node, express, fastify'],
    [[], 'Name the sections with --sections'],
    [['--sectoins', 'problems'], 'unknown option'],
  ])('refuses %j', async (options, told) => {
    const folder = join(mkdtempSync(join(tmpdir(), 'bgz-init-')), 'epd');
    const { code, stderr } = await runBgz('init', folder, ...options);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
    expect(existsSync(folder)).toBe(false);
  });

  it('has every option on its page, and no other', async () => {
    const optionsIn = (text: string) => new Set([...text.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option));
    const { stdout } = await runBgz('init', '--help');
    const page = optionsIn(readFileSync(join(root, 'docs/init.md'), 'utf8'));
    expect([...page, '--help'].sort()).toEqual([...optionsIn(stdout)].sort());
  });
});
