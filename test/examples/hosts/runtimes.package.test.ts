import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { idSecret } from '../../id-secret';
import { copyExamples, installedProject } from '../../installed-project';
import { itAnswersAsFetch } from './answers';
import { ask } from './ask';
import { tell, told, until } from './told';

vi.mock(import('../../../examples/facade'), async (original) => {
  vi.stubEnv('BGZ_ID_SECRET', (await import('../../id-secret')).idSecret);
  const own = await original();
  const { sources } = await import('../../../examples/epd-sources');
  const { watched } = await import('./watched-epd');
  return { epdFacade: (more = {}) => own.epdFacade({ ...watched(sources, () => {}), ...more }) };
});

const root = resolve(import.meta.dirname, '../../..');
const runtimes = join(root, 'test/runtimes/node_modules');
const bin = (name: string): string => join(runtimes, '.bin', name);

/** The facade of the examples, watched as the tests watch it; what the EPD tells is on the output. */
const watchedFacade = `
import { epdFacade as own } from './own-facade.js';
import { sources } from './epd-sources.js';
import { watched } from './watched-epd.js';
export const epdFacade = () => own(watched(sources, (line) => console.log(line)));
`;

const starts = {
  deno: "import { start } from './deno.js'; const { addr } = start(0); console.log('port', addr.port);",
  bun: "import { start } from './bun.js'; console.log('port', start(0).port);",
};

/** What the page on hosting says Deno is to be run with. */
const denoFlags = [
  '--unstable-sloppy-imports',
  '--unstable-no-legacy-abort',
  '--allow-net=127.0.0.1',
  '--allow-read=.',
  '--allow-env=BGZ_ID_SECRET,BGZ_BASE_URL',
];

const commands = { deno: [bin('deno'), 'run', '--no-prompt', ...denoFlags], bun: [bin('bun')] };

/** The project of a vendor: the examples, and what the test watches them by. */
function project(): string {
  const folder = installedProject(['@types/node']);
  copyExamples(folder, ['deno.ts', 'bun.ts', 'facade.ts', 'epd-sources.ts', 'id-secret.ts']);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}

describe.each(['deno', 'bun'] as const)('the facade in %s', (name) => {
  if (!existsSync(bin(name))) {
    it.skip(`is not run: npm ci --prefix test/runtimes installs ${name}`, () => {});
    return;
  }
  const folder = project();
  let child: ChildProcess;
  let base = '';

  beforeAll(async () => {
    renameSync(join(folder, 'facade.ts'), join(folder, 'own-facade.ts'));
    writeFileSync(join(folder, 'facade.ts'), watchedFacade);
    copyFileSync(join(import.meta.dirname, 'watched-epd.ts'), join(folder, 'watched-epd.ts'));
    writeFileSync(join(folder, 'main.ts'), starts[name]);
    const [command = '', ...args] = commands[name];
    const env = { PATH: process.env.PATH, HOME: folder, BGZ_ID_SECRET: idSecret, DENO_NO_UPDATE_CHECK: '1' };
    child = spawn(command, [...args, 'main.ts'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const started = new Promise<string>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        const port = /^port (\d+)$/.exec(line)?.[1];
        if (port !== undefined) resolve(port);
        else tell(line);
      });
    });
    base = `http://127.0.0.1:${await started}/fhir`;
  });
  beforeEach(() => told.splice(0));
  afterAll(() => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  itAnswersAsFetch({ base: () => base, until });

  it('serves what it served before beside it', async () => {
    const rest = await ask(base.replace('/fhir', ''), { path: '' });
    expect([rest.status, rest.body.toString()]).toEqual([200, 'De rest van het EPD']);
  });
});
