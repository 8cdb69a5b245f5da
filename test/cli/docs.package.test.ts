import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/validate';
import { codeBlocks } from '../code-blocks';
import { lookUpsIn } from '../shell-blocks';
import { folderWith } from './fixtures';
import { runBgz } from './run-bgz';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/validate.md');
const run = promisify(execFile);

describe('docs/validate.md', () => {
  it('runs its examples as printed, in a project that has this package installed', async () => {
    const [first = '', letter = '', second = ''] = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(
      ([, code = '']) => code,
    );
    const project = folderWith({
      'package.json': { name: 'epd', private: true },
      'first.mjs': first,
      'letter.pdf': '%PDF-1.7',
      'letter.mjs': letter,
      // Types only stand in the way of running it as it is.
      'second.mjs': `${second.replace('secret: string', 'secret')}\nconsole.log(typeof validatorWithTerminology);`,
    });
    mkdirSync(join(project, 'node_modules'));
    symlinkSync(root, join(project, 'node_modules', 'bgz-facade'), 'dir');
    const { stdout } = await run(process.execPath, ['first.mjs'], { cwd: project });
    expect(stdout).toMatch(/^does-not-conform\npatient: voldoet niet/);
    // Nobody is there to judge it.
    const asked = await run(process.execPath, ['letter.mjs'], { cwd: project, env: { ...process.env, PATH: project } });
    expect(asked.stderr).toMatch(/^no-checker Of het aan PDF\/A voldoet, is niet gecontroleerd/);
    expect((await run(process.execPath, ['second.mjs'], { cwd: project })).stdout).toBe('function\n');
  });

  it('names every option of bgz validate, and no other', async () => {
    const { stdout } = await runBgz('validate', '--help');
    const optionsIn = (text: string) => new Set([...text.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option));
    const ours = optionsIn(stdout);
    ours.delete('--help');
    expect([...optionsIn(page)].filter((option) => !ours.has(option))).toEqual([]);
    expect([...ours].filter((option) => !optionsIn(page).has(option))).toEqual([]);
  });

  it.each(['docs/validate.md', 'examples/ci/README.md'])('%s links only to files that exist', (path) => {
    const links = [...read(path).matchAll(/\]\(((?!http)[^)#]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(resolve(root, dirname(path), link)))).toEqual([]);
  });
});

describe('commands on pages that only look something up', () => {
  const asked = [...new Set(codeBlocks.flatMap(lookUpsIn).map((args) => args.join(' ')))];

  it.each(asked)('bgz %s finds it', async (line) => {
    const { code, stdout } = await runBgz(...line.split(' '));
    expect({ code, hasOutput: stdout !== '' }).toEqual({ code: 0, hasOutput: true });
  });

  it('are some of each kind', () => {
    expect(asked).toEqual(
      expect.arrayContaining([expect.stringMatching(/^codelists search/), 'explain cardinality-min']),
    );
  });
});

describe('docs/rules.md', () => {
  it('has a part for every rule', () => {
    const parts = [...read('docs/rules.md').matchAll(/^### `([\w-]+)`$/gm)].map(([, id]) => id);
    expect(parts.sort()).toEqual(Object.keys(rules).sort());
  });
});
