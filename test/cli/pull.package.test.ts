import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeListener } from '../../src/node';
import { ANNA, facadeOf } from '../facade/support';
import { listen } from '../receive/loopback';
import { folderWith } from './fixtures';
import { runBgz, runBgzIn } from './run-bgz';
import { viewIn } from './view-in';

const secret = 'geheim-van-de-ontvanger';

describe('bgz pull', () => {
  let base = '';
  let tokenUrl = '';
  let tokensAsked = 0;

  beforeAll(async () => {
    base = `${await listen(nodeListener(facadeOf()))}/fhir`;
    tokenUrl = await listen((request, response) => {
      const login = Buffer.from(`us:${secret}`).toString('base64');
      const isUs = request.headers.authorization === `Basic ${login}`;
      tokensAsked += 1;
      response.writeHead(isUs ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isUs ? { access_token: ANNA, expires_in: 300 } : {}));
    });
  });

  it('tells what came of each section, and of what the server does not have', async () => {
    const { code, stdout, stderr } = await runBgzIn(
      { input: ANNA },
      'pull',
      base,
      '--token',
      ANNA,
      '--patient',
      '-',
      '--validate',
      '--lang',
      'nl',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/✔ Allergieën +2\n/);
    expect(stdout).toMatch(/✔ Diagnosen en klachten +3, 1 waarschuwing\n/);
    expect(stdout).toMatch(/· Correspondentie +0\n/);
    expect(stdout).toMatch(/\d+ resources in 30 verzoeken, [\d.]+ kB, \d+ ms, langzaamste /);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('compleet, op wat de server niet heeft na');
    expect(stdout).not.toContain(ANNA);
  });

  it('writes the page of what came, with how long each request took and what was not obtained', async () => {
    const file = path.join(folderWith(), 'bgz.html');
    const { code } = await runBgz('pull', base, '--token', ANNA, '--view', file, '--lang', 'en');
    expect(code).toBe(0);
    expect(statSync(file).mode & 0o077).toBe(0);
    const view = viewIn(readFileSync(file, 'utf8'));
    const state = (key: string) => view.sections.find((one) => one.key === key)?.state;
    expect([state('allergyIntolerances'), state('vaccinations')]).toEqual(['given', 'none-found']);
    expect(state('documents') ?? 'not-offered').toBe('not-offered');
    expect(view.items.filter(({ reference }) => reference.startsWith('AllergyIntolerance/'))).toHaveLength(2);
    expect(view.timing?.requests.length).toBeGreaterThan(20);
    expect(view.timing?.requests.every(({ what, bytes = 0 }) => what !== '' && bytes > 0)).toBe(true);
    expect(view.notices.some(({ sections }) => sections.includes('documents'))).toBe(true);
    const nowhere = await runBgz('pull', base, '--token', ANNA, '--view', '/nowhere/x.html', '--section', 'alerts');
    expect(nowhere).toMatchObject({ code: 2, stderr: '/nowhere/x.html cannot be written (ENOENT).\n' });
  });

  it('shows no section as empty that was refused', async () => {
    const file = path.join(folderWith(), 'bgz.html');
    const { code } = await runBgz('pull', base, '--token', 'other', '--view', file, '--section', 'allergies');
    expect(code).toBe(1);
    const view = viewIn(readFileSync(file, 'utf8'));
    expect(view.sections.find(({ key }) => key === 'allergyIntolerances')?.state).toBe('incomplete');
    expect(
      view.notices.some(({ severity, sections }) => severity === 'error' && sections.includes('allergyIntolerances')),
    ).toBe(true);
  });

  it('writes what came to a folder of who asked, by sections and whole', async () => {
    const out = path.join(folderWith(), 'pulled');
    const given = { env: { BGZ_TOKEN: ANNA } };
    const { code } = await runBgzIn(
      given,
      'pull',
      base,
      '--section',
      'allergies',
      '--section',
      'problems',
      '--out',
      out,
    );
    expect(code).toBe(0);
    expect(readdirSync(path.join(out, 'sections'))).toEqual(['01-AllergyIntolerance.json', '02-Condition.json']);
    const bundle = JSON.parse(readFileSync(path.join(out, 'bgz.json'), 'utf8'));
    const types = bundle.entry.map((entry: { resource: { resourceType: string } }) => entry.resource.resourceType);
    expect(types.sort()).toEqual(['AllergyIntolerance', 'AllergyIntolerance', 'Condition', 'Condition', 'Condition']);
    expect(statSync(path.join(out, 'bgz.json')).mode & 0o077).toBe(0);
    const again = await runBgzIn(given, 'pull', base, '--section', 'allergies', '--out', out);
    expect({ code: again.code, stderr: again.stderr }).toEqual({
      code: 2,
      stderr: `${out} is not an empty folder, nor a new one.\n`,
    });
    // What was pulled can be held against the rules for a searchset.
    const checked = await runBgz('validate', path.join(out, 'sections'), '--rules', 'bgz-msz');
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining('conforms') });
    expect((await runBgz('validate', out)).code).toBe(0);
    const asked = await runBgzIn(
      given,
      'pull',
      base,
      '--section',
      'allergyIntolerances',
      '--section',
      'problems',
      '--format',
      'json',
    );
    const figures = JSON.parse(asked.stdout);
    expect(figures).toMatchObject({
      outcome: 'complete',
      requests: 2,
      resources: { AllergyIntolerance: 2, Condition: 3 },
    });
  });

  it('asks for a token with the login of a file, once', async () => {
    const file = path.join(
      folderWith({ 'client.json': JSON.stringify({ tokenUrl, clientId: 'us', clientSecret: secret }) }),
      'client.json',
    );
    const { code, stdout } = await runBgz(
      'pull',
      base,
      '--token-client',
      file,
      '--section',
      'patient',
      '--section',
      'problems',
      '--format',
      'json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout).sections.map(({ status }: { status: string }) => status)).toEqual([
      'obtained',
      'obtained',
    ]);
    expect(tokensAsked).toBe(1);
  });

  it('ends with 1 when the server refuses, and tells it of each section', async () => {
    const { code, stdout } = await runBgz('pull', base, '--token', 'x', '--section', 'allergies', '--lang', 'en');
    expect(code).toBe(1);
    expect(stdout).toMatch(/✖ Allergies +0\n +The sender .*401/);
    expect(stdout).toContain('not complete');
  });

  it('tells those that brought nothing for one reason together, and of each that it did', async () => {
    const { stdout } = await runBgz('pull', base, '--token', 'x', '--lang', 'en');
    expect(stdout.match(/The sender .*401/g)).toHaveLength(1);
    const [, names = ''] = /✖ ([\s\S]*)\n +The sender .*401/.exec(stdout) ?? [];
    const told = names.replaceAll(/\s+/g, ' ').split(', ');
    expect(told).toHaveLength(29);
    expect(told).toEqual(expect.arrayContaining(['Patient', 'Living situation', 'Care teams']));
    expect(stdout).toMatch(/· Correspondence +0\n +The sender .*404/);
  });

  it.each([
    ['no token', [], /A token is needed/],
    ['two tokens', ['--token', 'x', '--token-client', 'y'], /leave out one/],
    ['a BSN on the command line', ['--token', 'x', '--patient', ANNA], /reads the BSN from standard input/],
    ['a section that is none', ['--token', 'x', '--section', 'allergie'], /did you mean allergyIntolerances\?/],
    ['a file that is not there', ['--token-client', 'nowhere.json'], /nowhere\.json of --token-client cannot be read/],
  ])('ends with 2 for %s, and repeats no number or token', async (_what, args, told) => {
    const { code, stdout, stderr } = await runBgzIn({ env: { BGZ_TOKEN: '' } }, 'pull', base, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr).not.toContain(ANNA);
  });
});
