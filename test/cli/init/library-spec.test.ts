import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { librarySpec } from '../../../src/cli/init/library-spec';

const specFor = (manifest: unknown, folder = 'bgz-adapter', below = ''): string => {
  const from = mkdtempSync(path.join(tmpdir(), 'bgz-spec-'));
  if (manifest !== undefined)
    writeFileSync(path.join(from, 'package.json'), typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
  mkdirSync(path.join(from, below), { recursive: true });
  return librarySpec('bgz-facade', '0.1.0', { from: path.join(from, below), folder: path.join(from, folder) });
};

describe('where a project that is written gets the library from', () => {
  it.each([
    ['file:bgz-facade-0.1.0.tgz', 'file:../bgz-facade-0.1.0.tgz'],
    ['file:../packages/bgz-facade', 'file:../../packages/bgz-facade'],
    ['link:vendor/bgz-facade', 'link:../vendor/bgz-facade'],
    ['file:/packages/bgz-facade-0.1.0.tgz', 'file:/packages/bgz-facade-0.1.0.tgz'],
    ['^0.1.0', '^0.1.0'],
    ['https://packages.example/bgz-facade.tgz', 'https://packages.example/bgz-facade.tgz'],
    ['workspace:*', '0.1.0'],
  ])('takes %s of the project as %s', (spec, expected) => {
    expect(specFor({ dependencies: { 'bgz-facade': spec } })).toBe(expected);
  });

  it('looks in folders above, among what is there for development, and goes by where that was', () => {
    const manifest = { devDependencies: { 'bgz-facade': 'file:a.tgz' } };
    expect(specFor(manifest, 'apps/epd', 'apps')).toBe('file:../../a.tgz');
    expect(specFor(manifest, '.')).toBe('file:a.tgz');
  });

  it.each([undefined, '{', '[]', {}, { dependencies: { 'bgz-facade': 1 } }])('is the version for %j', (manifest) => {
    expect(specFor(manifest)).toBe('0.1.0');
  });
});
