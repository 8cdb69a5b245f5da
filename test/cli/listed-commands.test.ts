import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { everyCommand } from './parsed-command';

it('README names each command there is, and no other', () => {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
  const [row = ''] = readme.match(/^\| `bgz` \(command\).*$/m) ?? [];
  const named = [...(row.split('|')[3] ?? '').matchAll(/`(?:bgz )?([a-z]+)`/g)].map(([, name]) => name);
  const there = new Set([...everyCommand().keys()].map((name) => name.split(' ')[0]));
  expect(named.sort()).toEqual([...there].sort());
});
