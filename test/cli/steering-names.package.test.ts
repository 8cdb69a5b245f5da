import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBgz } from './run-bgz';

/** Colours the rest, goes back to the start of the line, clears the screen, sets the title of the window. */
const STEERS = '\u001b[31m\r\u001b[2J\u001b]0;x\u0007\u009b1m\u202e';
const folder = mkdtempSync(join(tmpdir(), 'steering-'));
const put = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

const broken = put(`a${STEERS}.json`, '{');
const latin = put(`b${STEERS}.json`, '<?xml version="1.0" encoding="made-up"?><Patient/>');
const record = put(
  'record.json',
  JSON.stringify({ patient: { id: `1${STEERS}\nNothing wrong`, gender: { code: `${STEERS}` } } }),
);
const absent = join(folder, `c${STEERS}.json`);

describe.skipIf(process.platform === 'win32')('what a command tells of files', () => {
  it.each<[string, string, ...string[]]>([
    ['validate', 'one that is not there', absent],
    ['validate', 'one that is no JSON', broken],
    ['validate', 'one in no character set', latin],
    ['view', 'one that is not there', absent],
    ['view', 'one that is no FHIR', broken],
    ['view', 'a page that cannot be written', '--out', join(absent, 'x.html'), record],
    ['quality', 'one that is no JSON', broken],
    ['convert', 'one that is no JSON', '--from', 'fhir', broken],
    ['convert', 'a record that is refused', '--from', 'records', record],
    ['check', 'an adapter that is not there', '--patients', record, `${absent}.js`],
    ['serve', 'records that are refused', '--records', folder],
  ])('%s: %s does not steer the terminal', async (command, _what, ...args) => {
    const { code, stdout, stderr } = await runBgz(command, ...args);
    expect(code).not.toBe(0);
    expect(stdout + stderr).not.toBe('');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(stderr).not.toMatch(/^Nothing wrong/m);
  });
});
