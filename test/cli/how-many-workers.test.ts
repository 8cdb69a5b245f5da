import { truncateSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ValidateCommand } from '../../src/cli/validate/command';
import { howManyWorkers } from '../../src/cli/validate/how-many-workers';
import { folderWith } from './fixtures';

const command: ValidateCommand = { plausibility: true, format: 'text', failOn: 'error', lang: 'en', colour: false };
const cores = availableParallelism();
const folder = folderWith({ 'small.json': '{}' });

/** A file of so many bytes, none of which take room. */
function fileOf(bytes: number): string {
  const file = join(folder, `${bytes}.ndjson`);
  writeFileSync(file, '');
  truncateSync(file, bytes);
  return file;
}

describe('how many workers validate', () => {
  const small = join(folder, 'small.json');

  it.each([
    ['a file', [small], 1],
    ['standard input, of which nobody knows the size', ['-'], 1],
    ['what is not worth two', [small, fileOf(79_000_000)], 1],
    ['a large file', [fileOf(400_000_000)], Math.min(cores, 10)],
    ['many files', Array(12_001).fill(small), Math.min(cores, 3)],
    ['a file that went away', [join(folder, 'gone.json')], 1],
  ] as const)('%s', async (_, files, count) => {
    expect(await howManyWorkers(files, command)).toBe(count);
  });

  it('as many as are asked for, whatever there is to validate', async () => {
    expect(await howManyWorkers([small], { ...command, workers: '3' })).toBe(3);
    expect(await howManyWorkers([fileOf(400_000_000)], { ...command, workers: '1' })).toBe(1);
  });

  it('none beside this process where a terminology server is asked, unless they are asked for', async () => {
    const tx = 'https://terminologie.example/fhir';
    expect(await howManyWorkers([fileOf(400_000_000)], { ...command, tx })).toBe(1);
    expect(await howManyWorkers([fileOf(400_000_000)], { ...command, tx, workers: '2' })).toBe(2);
  });
});
