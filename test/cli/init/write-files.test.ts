import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../../src/cli/init/write-files';

const folder = () => mkdtempSync(join(tmpdir(), 'bgz-init-'));
const files = { 'package.json': '{}\n', 'src/adapter/problems.ts': 'export {};\n' };

describe('writing a project', () => {
  it('makes the folders that it needs', async () => {
    const home = join(folder(), 'a', 'b');
    await writeFiles(home, files, false);
    expect(readFileSync(join(home, 'src/adapter/problems.ts'), 'utf8')).toBe('export {};\n');
  });

  it('writes nothing when one of the files is there, names each, and overwrites by force alone', async () => {
    const home = folder();
    mkdirSync(join(home, 'src/adapter'), { recursive: true });
    writeFileSync(join(home, 'src/adapter/problems.ts'), 'mine');
    writeFileSync(join(home, 'other.txt'), 'mine');
    await expect(writeFiles(home, files, false)).rejects.toThrow(
      /^Nothing was written: in .* there is already src\/adapter\/problems\.ts\. --force overwrites them\.$/,
    );
    expect(existsSync(join(home, 'package.json'))).toBe(false);
    expect(readFileSync(join(home, 'src/adapter/problems.ts'), 'utf8')).toBe('mine');
    await writeFiles(home, files, true);
    expect(readFileSync(join(home, 'src/adapter/problems.ts'), 'utf8')).toBe('export {};\n');
    expect(readFileSync(join(home, 'other.txt'), 'utf8')).toBe('mine');
  });

  it('refuses a file as the folder', async () => {
    const file = join(folder(), 'notes.txt');
    writeFileSync(file, '');
    await expect(writeFiles(file, files, true)).rejects.toThrow(`${file} is not a folder.`);
  });
});
