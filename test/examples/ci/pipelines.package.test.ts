import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { idSecret } from '../../id-secret';
import { copyExamples, installedProject } from '../../installed-project';
import { githubPipeline, gitlabPipeline, type Pipeline } from './steps';

/** What asks the outside, and is only written down here: everything else in the files is run as it stands there. */
const prelude = `
npm() { case "$1" in ci | audit) echo "npm $*" >> asked-outside ;; *) command npm "$@" ;; esac; }
git() { echo "git $*" >> asked-outside; }
export -f npm git
`;

/** What a vendor has of their own: sources and a server of test patients, built to out/. */
const own = {
  'check.ts': "export { sources } from './epd-sources.js';",
  'serve.ts': "import { start } from './node-http.js';\nawait start(Number(process.env.PORT));",
  'build.mjs': `
    import { readdirSync } from 'node:fs';
    import { build } from 'esbuild';
    const entryPoints = readdirSync('.').filter((name) => name.endsWith('.ts'));
    await build({ entryPoints, outdir: 'out', format: 'esm', platform: 'node', target: 'node20' });`,
  'package.json': JSON.stringify({
    type: 'module',
    scripts: { build: 'node build.mjs', 'serve:test': 'node out/serve.js' },
  }),
  'bgz/patients.txt': '999990019\n',
  'bgz/variables.json': JSON.stringify({ BSN: '999990019', 'auth-token': 'Bearer demo' }),
};

const made: string[] = [];
const groups = new Set<number>();

/** Ends the servers that pipelines left running, as they do on a machine that goes away behind them. */
function endServers(): void {
  for (const group of groups) {
    try {
      process.kill(-group);
    } catch {
      // All of it has ended.
    }
  }
  groups.clear();
}
afterEach(endServers);
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A vendor's project with the package installed, and the TestScript of this test where those of Nictiz would be. */
function vendor(scripts: string, mend: (name: string, text: string) => string): string {
  const project = installedProject(['esbuild', '@types/node']);
  made.push(project);
  copyExamples(project, ['facade.ts', 'epd-sources.ts', 'id-secret.ts', 'node-http.ts']);
  mkdirSync(join(project, 'bgz'));
  for (const [name, text] of Object.entries(own)) writeFileSync(join(project, name), text);
  for (const name of readdirSync(project).filter((file) => file.endsWith('.ts'))) {
    const file = join(project, name);
    writeFileSync(file, mend(name, readFileSync(file, 'utf8')));
  }
  cpSync(join(import.meta.dirname, 'testscripts'), join(project, scripts), { recursive: true });
  const bin = join(project, 'node_modules/.bin');
  mkdirSync(bin);
  chmodSync(join(project, 'node_modules/bgz-facade/dist/cli/bgz.js'), 0o755);
  symlinkSync('../bgz-facade/dist/cli/bgz.js', join(bin, 'bgz'));
  return project;
}

interface Ran {
  readonly project: string;
  /** How each script ended, up to the first that failed. */
  readonly codes: readonly (number | null)[];
  readonly output: string;
}

/** Runs the scripts of a pipeline, one after the other, until one fails: by bash as both platforms do. */
async function ran(
  { env, scripts }: Pipeline,
  mend: (name: string, text: string) => string = (_name, text) => text,
): Promise<Ran> {
  const project = vendor(env.SCRIPTS ?? '', mend);
  const codes: (number | null)[] = [];
  let output = '';
  const set = { ...process.env, ...env, PORT: String(await freePort()), BGZ_ID_SECRET: idSecret, NO_COLOR: '1' };
  for (const script of scripts) {
    const args = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', prelude + script];
    const child = spawn('bash', args, { cwd: project, env: set, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid !== undefined) groups.add(child.pid);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        output += data;
      });
    const [code] = await once(child, 'exit');
    codes.push(code);
    if (code !== 0) break;
  }
  endServers();
  return { project, codes, output };
}

/** The kept files that are there, by the patterns that the pipeline has. */
function keptOf(project: string, { kept }: Pipeline): readonly string[] {
  const reports = readdirSync(join(project, 'reports'));
  return kept.flatMap((pattern) => {
    const name = pattern.replace(/^reports\/?/, '');
    return name === '' ? ['reports'] : reports.filter((file) => file.endsWith(name.replace('*', '')));
  });
}

describe.each([
  ['GitHub', githubPipeline()],
  ['GitLab', gitlabPipeline()],
])('examples/ci for %s, line for line on the built package', (_name, pipeline) => {
  it('passes where all is well, with everything to look at', async () => {
    const { project, codes, output } = await ran(pipeline);
    expect(codes, output).toEqual(pipeline.scripts.map(() => 0));
    expect(readFileSync(join(project, 'asked-outside'), 'utf8')).toContain(
      'npm ci\nnpm audit --omit=dev --audit-level=high\n',
    );
    expect(readdirSync(join(project, 'reports')).sort()).toEqual([
      'bgz.html',
      'bgz.sarif',
      'check.csv',
      'qualify.html',
      'qualify.junit.xml',
      'server.log',
      'validate.junit.xml',
    ]);
    const report = (name: string) => readFileSync(join(project, 'reports', name), 'utf8');
    expect(report('qualify.junit.xml')).toMatch(/<testsuites[^>]* tests="1"[^>]* failures="0"/);
    expect(report('validate.junit.xml')).toMatch(/<testsuites? [^>]*failures="0"/);
    expect(JSON.parse(report('bgz.sarif')).runs).toHaveLength(1);
    for (const page of ['bgz.html', 'qualify.html']) expect(report(page)).toMatch(/^<!doctype html>/i);
    expect(keptOf(project, pipeline)).toEqual(expect.arrayContaining(['qualify.junit.xml', 'validate.junit.xml']));
  });
});

it('a pipeline fails where a record does not arrive, and still has everything to look at', async () => {
  const { project, codes, output } = await ran(gitlabPipeline(), (name, text) =>
    name === 'epd-sources.ts' ? text.replace("'penicilline'", "'penicilline\\u0000'") : text,
  );
  expect(codes.at(-1), output).toBe(1);
  expect(readFileSync(join(project, 'reports/qualify.junit.xml'), 'utf8')).toContain('<failure');
  expect(readdirSync(join(project, 'reports'))).toHaveLength(7);
});
