import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);

const exported: Record<string, unknown> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).exports;
const doors = Object.keys(exported)
  .filter((door) => !door.endsWith('.json'))
  .map((door) => `bgz-facade${door.slice(1)}`);

/** Something that each door gives. */
const given: Readonly<Record<string, string>> = {
  'bgz-facade': 'createBgzFacade',
  'bgz-facade/zib': 'allergyIntolerance',
  'bgz-facade/legacy': 'readDosage',
  'bgz-facade/ada': 'readAda',
  'bgz-facade/read': 'readBgz',
  'bgz-facade/validate': 'createValidator',
  'bgz-facade/quality': 'qualityOf',
  'bgz-facade/terminology': 'terminologyServer',
  'bgz-facade/notified-pull': 'createNotifiedPull',
  'bgz-facade/audit': 'auditTable',
  'bgz-facade/node': 'nodeListener',
  'bgz-facade/qualify': 'qualify',
  'bgz-facade/view': 'viewOf',
};

/** Runs a script in a project that has this package installed; gives what it prints, as JSON. */
async function told(name: string, script: string): Promise<unknown> {
  const project = mkdtempSync(join(tmpdir(), 'bgz-doors-'));
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(root, join(project, 'node_modules', 'bgz-facade'), 'dir');
  writeFileSync(join(project, name), script);
  const { stdout } = await run(process.execPath, [join(project, name)], { cwd: project });
  return JSON.parse(stdout);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
// 20.19, 22.12 and everything after them require an ES module that awaits nothing at its top.
const requiresModules = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);

describe('the doors of the package', () => {
  it('are all named here', () => {
    expect(Object.keys(given).sort()).toEqual([...doors].sort());
  });

  it('give each thing at one of them only', async () => {
    const script = `Promise.all(${JSON.stringify(doors)}.map((door) => import(door)))
      .then((all) => console.log(JSON.stringify(all.flatMap((door) => Object.keys(door)))));`;
    const names = (await told('use.cjs', script)) as readonly string[];
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
  });

  it.skipIf(!requiresModules).each(doors)('%s opens with require() from CommonJS', async (door) => {
    const name = given[door];
    const script = `const door = require('${door}'); console.log(JSON.stringify(typeof door.${name}));`;
    expect(await told('use.cjs', script)).toBe('function');
  });

  it.each(doors)('%s opens with import() from CommonJS, and is one module both ways', async (door) => {
    const same = requiresModules ? `door === require('${door}')` : 'true';
    const script = `import('${door}').then((door) => console.log(JSON.stringify([typeof door.${given[door]}, ${same}])));`;
    expect(await told('use.cjs', script)).toEqual(['function', true]);
  });
});
