import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeListener } from '../../src/node';
import { facadeOf } from '../facade/support';
import { listen } from '../receive/loopback';
import { folderWith } from './fixtures';
import { runBgz, runBgzIn } from './run-bgz';

const script = path.resolve(import.meta.dirname, '../qualify/scripts/allergies.xml');

describe('bgz qualify', () => {
  let base = '';

  beforeAll(async () => {
    base = `${await listen(nodeListener(facadeOf()))}/fhir`;
  });

  const variables = '{ "BSN": "999990019" }';

  it('ends with 0 when every assert holds, the variables from standard input', async () => {
    const args = ['qualify', '--scripts', script, '--base', base, '--variables', '-', '--now', '2026-11-24'];
    const { code, stdout, stderr } = await runBgzIn({ input: variables }, ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('✔ 01-allergies  16/16');
    expect(stdout).toContain('19 passed, 0 failed, 0 warnings, 0 not judged\npasses\n');
    expect(stdout).not.toContain('999990019');
  });

  it('ends with 1 when one does not, and writes a report for machines to a file', async () => {
    const file = path.join(folderWith(), 'report.xml');
    const given = path.join(folderWith({ 'v.json': '{ "BSN": "999990032" }' }), 'v.json');
    const options = ['--variables', given, '--format', 'junit', '--out', file, '--lang', 'nl'];
    const { code, stdout, stderr } = await runBgz('qualify', '--scripts', script, '--base', base, ...options);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/mislukt, .*\nslaagt niet\n$/);
    expect(readFileSync(file, 'utf8')).toContain('message="status 403, verwacht: 200,201"');
  });

  it.each([
    ['an address that is none', ['--base', 'epd'], /--base is the URL of a FHIR server/],
    ['a script that is not there', ['--base', 'https://epd.example/fhir'], /nowhere: there is no such file or folder/],
  ])('ends with 2 for %s', async (_what, args, told) => {
    const { code, stdout, stderr } = await runBgz('qualify', '--scripts', 'nowhere', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(told);
  });

  it.each([
    ['no JSON', 'geheim'],
    ['no texts', '{ "BSN": 999990019 }'],
  ])('ends with 2 for variables that are %s, and quotes none', async (_what, text) => {
    const file = path.join(folderWith(), 'variables.json');
    writeFileSync(file, text);
    const { code, stderr } = await runBgz('qualify', '--scripts', script, '--base', base, '--variables', file);
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/geheim|999990019/);
  });

  it('sends a token that stands in no command: of the environment or a file, and not two', async () => {
    const asks =
      '<TestScript xmlns="http://hl7.org/fhir"><name value="Whose"/><variable><name value="auth-token"/></variable><test id="one"><action><operation><type><code value="search"/></type><resource value="AllergyIntolerance"/><requestHeader><field value="Authorization"/><value value="${auth-token}"/></requestHeader></operation></action><action><assert><responseCode value="200"/></assert></action></test></TestScript>';
    const folder = folderWith({ 'script.xml': asks, token: '999990019\n', 'v.json': '{ "auth-token": "Bearer 1" }' });
    const args = ['qualify', '--scripts', path.join(folder, 'script.xml'), '--base', base];
    const file = ['--token-file', path.join(folder, 'token')];
    expect((await runBgz(...args)).code).toBe(1);
    expect(await runBgzIn({ env: { BGZ_TOKEN: '999990019' } }, ...args)).toMatchObject({ code: 0, stderr: '' });
    expect(await runBgz(...args, ...file)).toMatchObject({ code: 0 });
    expect(await runBgzIn({ input: '999990019' }, ...args, '--token-file', '-')).toMatchObject({ code: 0 });
    const both = await runBgz(...args, ...file, '--variables', path.join(folder, 'v.json'));
    expect(both).toMatchObject({ code: 2, stdout: '' });
    expect(both.stderr).toContain('leave out one');
  });
});
