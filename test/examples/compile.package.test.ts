import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { copyExamples, installedProject } from '../installed-project';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const runtimes = join(root, 'test/runtimes/node_modules');
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/** As strict as the compiler can be asked to be, with the declarations of packages looked at as well. */
const strict = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
  module: 'NodeNext',
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: false,
  noImplicitReturns: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  noEmit: true,
};

/** What the examples ask for beside the package, by the files that a vendor copies together. */
const recipes: Readonly<Record<string, { readonly files: readonly string[]; readonly besides?: readonly string[] }>> = {
  'node:http': { files: ['node-http.ts'] },
  Express: { files: ['express.ts'], besides: ['express', '@types/express'] },
  Fastify: { files: ['fastify.ts'], besides: ['fastify'] },
  Hono: { files: ['hono.ts'], besides: ['hono', '@hono/node-server'] },
  NestJS: {
    files: ['nestjs.ts'],
    besides: ['@nestjs/common', '@nestjs/core', '@nestjs/platform-express', 'reflect-metadata', 'rxjs'],
  },
  'AWS Lambda': { files: ['lambda.ts', 'lambda-stream.ts'], besides: ['@types/aws-lambda'] },
  'a receiver': { files: ['receive.ts'] },
  'an EPD on a database': {
    files: ['epd/adapter.ts', 'epd/check.ts', 'epd/database.ts', 'epd/hospital.ts', 'epd/sources'],
    besides: ['pg', '@types/pg'],
  },
};

/** Compiled in another way, below. */
const others = ['next-route.ts', 'bun.ts', 'deno.ts'];

const shared = ['facade.ts', 'epd-sources.ts', 'id-secret.ts'];
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function project(files: readonly string[], besides: readonly string[], options: object = {}, type = 'module'): string {
  const folder = installedProject(['@types/node', ...besides]);
  made.push(folder);
  copyExamples(folder, [...shared, ...files]);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
  const config = { compilerOptions: { ...strict, ...options }, include: ['*.ts', 'epd/**/*.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  return folder;
}

/** What the compiler says of a project. */
const faultsOf = (folder: string): Promise<string> =>
  run(process.execPath, [tsc, '-p', folder], { cwd: folder }).then(
    () => '',
    ({ stdout }) => stdout,
  );

describe('copied into a project with strict settings and the packages of pnpm', () => {
  it('are all recipes for a host named here', () => {
    const named = [
      ...Object.values(recipes).flatMap(({ files }) => files.filter((name) => !name.includes('/'))),
      ...shared,
      ...others,
    ];
    const files = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.ts'));
    expect(files.sort()).toEqual(named.sort());
  });

  it.each(Object.entries(recipes))('the recipe for %s compiles', async (name, { files, besides = [] }) => {
    // Declarations of a framework may be at fault under settings as strict as these; ours may not.
    const skipLibCheck = besides.length > 0;
    expect(await faultsOf(project(files, besides, { skipLibCheck })), name).toBe('');
  });

  it('the recipe for node:http compiles to CommonJS, and runs', async () => {
    const folder = project(
      ['node-http.ts'],
      [],
      { noEmit: false, verbatimModuleSyntax: false, outDir: 'out' },
      'commonjs',
    );
    expect(await faultsOf(folder)).toBe('');
    const text = readFileSync(join(folder, 'out/node-http.js'), 'utf8');
    expect(text).toContain('require("bgz-facade/node")');
    const script = `require('./out/node-http.js').start(0).then(async (server) => {
      const url = 'http://127.0.0.1:' + server.address().port + '/fhir/Condition';
      const answer = await fetch(url, { headers: { authorization: 'Bearer demo' } });
      console.log((await answer.json()).total);
      server.close();
    });`;
    const { stdout } = await run(process.execPath, ['--no-warnings', '-e', script], { cwd: folder });
    expect(stdout).toBe('1\n');
  });

  it('the recipe for Next compiles as Next has it, with `.js` taken off the imports', async () => {
    const folder = project(['next-route.ts'], [], { module: 'ESNext', moduleResolution: 'Bundler' });
    for (const name of ['next-route.ts', ...shared]) {
      const text = readFileSync(join(folder, name), 'utf8');
      writeFileSync(join(folder, name), text.replaceAll(/(from '\.\/[\w-]+)\.js'/g, "$1'"));
    }
    expect(readFileSync(join(folder, 'next-route.ts'), 'utf8')).toContain("from './facade'");
    expect(await faultsOf(folder)).toBe('');
  });

  it.skipIf(!existsSync(join(runtimes, '.bin/deno')))('the recipe for Deno passes its own check', async () => {
    const folder = project(['deno.ts'], []);
    rmSync(join(folder, 'tsconfig.json'));
    await run(join(runtimes, '.bin/deno'), ['check', '--unstable-sloppy-imports', 'deno.ts'], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1' },
    });
  });

  it.skipIf(!existsSync(join(runtimes, '@types/bun')))('the recipe for Bun compiles with its types', async () => {
    const folder = project(['bun.ts'], [], { types: ['node', 'bun'], skipLibCheck: true });
    symlinkSync(join(runtimes, '@types/bun'), join(folder, 'node_modules/@types/bun'), 'dir');
    expect(await faultsOf(folder)).toBe('');
  });
});
