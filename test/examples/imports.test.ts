import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../examples');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

it('examples import each other with an extension, as a project of nodenext that they are copied into needs', () => {
  const imports = files.flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(/(?:from|import\(?)\s*'(\.{1,2}\/[^']*)'/g)].map(
      ([, to = '']) => ({ file, to, source: path.join(folder, path.dirname(file), to.replace(/\.js$/, '.ts')) }),
    ),
  );
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.filter(({ to, source }) => !/\.(?:js|json)$/.test(to) || !existsSync(source))).toEqual([]);
});
