import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dependencies } from '../../package.json';
import { codeBlocks } from '../code-blocks';

const folder = path.resolve(import.meta.dirname, '../../examples');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** What a file imports when it runs; what it imports for its types only besides. */
function importsOf(file: string, types: boolean): readonly string[] {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const running = types ? text : text.replaceAll(/^import type [^;]*;/gm, '');
  return [...running.matchAll(/(?:^import |\bfrom |\bimport\()'([\w@./:-]+)'/gm)].map(([, to = '']) => to);
}

const sourceOf = (file: string, to: string): string => path.join(path.dirname(file), to.replace(/\.js$/, '.ts'));

describe('examples', () => {
  it('import each other with an extension, as a project of nodenext that they are copied into needs', () => {
    const imports = files.flatMap((file) =>
      importsOf(file, true)
        .filter((to) => to.startsWith('.'))
        .map((to) => ({ to, source: sourceOf(file, to) })),
    );
    expect(imports.length).toBeGreaterThan(100);
    const wrong = imports.filter(
      ({ to, source }) => !/\.(?:js|json)$/.test(to) || !existsSync(path.join(folder, source)),
    );
    expect(wrong).toEqual([]);
  });

  const lines = codeBlocks.flatMap(({ place, code }) =>
    [...code.matchAll(/npx tsx node_modules\/bgz-facade\/examples\/([\w./-]+)/g)].map(([, file = '']) => ({
      place,
      code,
      file,
    })),
  );

  it.each(lines)('$place has $file run with the packages that it needs installed', ({ code, file }) => {
    const met = new Set<string>();
    const packages = new Set<string>();
    const follow = (one: string): void => {
      if (met.has(one)) return;
      met.add(one);
      for (const to of importsOf(one, false)) {
        if (to.startsWith('.')) follow(sourceOf(one, to));
        else if (!/^(?:node:|bgz-facade)/.test(to)) packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to);
      }
    };
    follow(file);
    const installed = [...code.matchAll(/^npm install (.*)$/gm)]
      .flatMap(([, words = '']) => words.split(' '))
      .map((word) => word.replace(/(?<=.)@.*$/, ''));
    expect([...packages].filter((name) => !(name in dependencies) && !installed.includes(name))).toEqual([]);
    expect(installed).toContain('tsx');
  });

  it('are run on several pages', () => {
    expect(lines.length).toBeGreaterThan(5);
  });
});
