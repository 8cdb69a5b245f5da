import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idSecret } from './id-secret';
import { copyExamples, installedProject } from './installed-project';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/hosting.md'), 'utf8');
/** What the page tells to build with. */
const script = /```js\n(\/\/ build\.mjs\n[\s\S]*?)```/.exec(page)?.[1] ?? '';

/** A server that validates what it is sent, and asks itself, in XML. */
const server = `
import { createValidator } from 'bgz-facade/validate';
import { readDataFrom, nodeListener, serverLimits } from 'bgz-facade/node';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { epdFacade } from './facade.js';

const data = process.env.DATA_FOLDER;
if (data !== undefined) readDataFrom(data);

async function main() {
  const listener = createServer(serverLimits, nodeListener(epdFacade({ validate: 'enforce' })));
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const base = 'http://127.0.0.1:' + (listener.address() as AddressInfo).port + '/fhir';
  const headers = { authorization: 'Bearer demo', accept: 'application/fhir+xml' };
  const answer = await fetch(base + '/AllergyIntolerance', { headers });
  const xml = await answer.text();
  listener.close();
  const report = await createValidator().validate(xml);
  const broken = await createValidator().validate({ resourceType: 'Patient', gender: 'vrouw' });
  const errors = report.issues.filter(({ severity }) => severity === 'error').length;
  console.log(JSON.stringify({ status: answer.status, xml: xml.slice(0, 38), errors, broken: broken.issues[0]?.rule }));
}
main().catch((error: Error) => {
  console.log(JSON.stringify({ failed: error.message }));
  process.exitCode = 1;
});
`;

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Builds as the page says, in ESM or CommonJS; gives a folder with what was made and nothing else. */
async function built(format: 'esm' | 'cjs'): Promise<string> {
  const project = installedProject(['esbuild']);
  made.push(project);
  copyExamples(project, ['facade.ts', 'epd-sources.ts', 'id-secret.ts']);
  writeFileSync(join(project, 'server.ts'), server);
  const cjs = script.replace("format: 'esm'", "format: 'cjs'").replace('server.mjs', 'server.cjs');
  writeFileSync(join(project, 'build.mjs'), format === 'esm' ? script : cjs);
  await run(process.execPath, ['build.mjs'], { cwd: project });
  const folder = mkdtempSync(join(tmpdir(), 'bgz-bundle-'));
  made.push(folder);
  cpSync(join(project, 'out'), folder, { recursive: true });
  return folder;
}

interface Told {
  readonly failed?: string;
  readonly status?: number;
}

async function told(
  folder: string,
  format: 'esm' | 'cjs',
  env: Record<string, string> = {},
): Promise<Told & { readonly warned: string }> {
  const file = join(folder, format === 'esm' ? 'server.mjs' : 'server.cjs');
  const options = { cwd: folder, env: { BGZ_ID_SECRET: idSecret, ...env } };
  const { stdout, stderr } = await run(process.execPath, [file], options).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return { ...(JSON.parse(stdout || '{}') as Told), warned: stderr };
}

const whole = {
  status: 200,
  xml: '<?xml version="1.0" encoding="UTF-8"?>',
  errors: 0,
  broken: 'binding-required',
  warned: '',
};

describe.each(['esm', 'cjs'] as const)('bundled into one file (%s), with its data beside it', (format) => {
  let folder = '';
  beforeAll(async () => {
    folder = await built(format);
  });

  it('serves, reads XML and validates, without node_modules', async () => {
    expect(await told(folder, format)).toEqual(whole);
  });

  it('does so with its data elsewhere, when it is told where', async () => {
    const data = join(folder, 'moved');
    mkdirSync(data);
    for (const name of ['codelists', 'profiles', 'rules']) renameSync(join(folder, name), join(data, name));
    expect(await told(folder, format, { DATA_FOLDER: data })).toEqual(whole);
    expect((await told(folder, format, { DATA_FOLDER: folder })).warned).toContain(
      'readDataFrom: there is no codelists/index.json in',
    );
  });

  it('says what to copy where its data is not there', async () => {
    const { failed, status, warned } = await told(folder, format);
    expect({ failed, status }).toEqual({
      failed: expect.stringContaining('copy codelists, profiles and rules along'),
      status: undefined,
    });
    expect(warned).toContain('BGZ_NO_CODELISTS');
  });
});
