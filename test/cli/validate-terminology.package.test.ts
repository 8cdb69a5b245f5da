import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fakeServer } from '../terminology/server-fixture';
import { conceptRow, ids, isARow, smallRelease, writeRf2 } from '../terminology/snomed-fixture';
import { folderWith } from './fixtures';
import { runBgz, runBgzIn } from './run-bgz';

const SNOMED = 'http://snomed.info/sct';
const problem = (code: string) => ({
  resourceType: 'Condition',
  id: `p-${code}`,
  meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-Problem'] },
  clinicalStatus: 'active',
  code: { coding: [{ system: SNOMED, code }] },
  subject: { display: 'Patient' },
});
/** Rule ids of the findings about codes. */
const rulesIn = (stdout: string): string[] =>
  JSON.parse(stdout).files.flatMap(({ issues }: { issues: { rule: string }[] }) => issues.map(({ rule }) => rule));

describe('bgz codelists snomed and bgz validate --snomed', () => {
  const folder = folderWith({
    'known.json': problem(ids.slowHeart),
    'retired.json': problem(ids.retired),
    'absent.json': problem(ids.absent),
  });
  const index = join(folder, 'snomed.idx');
  beforeAll(async () => {
    const release = writeRf2(join(folder, 'rf2'), smallRelease());
    const { code, stdout } = await runBgz('codelists', 'snomed', release, '--out', index);
    expect(code).toBe(0);
    expect(stdout).toContain('SNOMED CT 11000146104 20260331: 6 concepts');
  });

  it.each([
    ['known.json', []],
    ['retired.json', ['code-inactive']],
    ['absent.json', ['code-unknown']],
  ])('looks the code of %s up in the index', async (file, expected) => {
    const args = ['validate', join(folder, file), '--format', 'json'];
    expect(rulesIn((await runBgz(...args)).stdout)).toEqual(['code-unverifiable']);
    expect(rulesIn((await runBgz(...args, '--snomed', index)).stdout)).toEqual(expected);
  });

  it('notes on standard error what is odd in a release, and refuses one that contradicts itself', async () => {
    const rows = smallRelease();
    rows.concept.push(conceptRow(ids.heart));
    const odd = writeRf2(folderWith(), rows);
    const noted = await runBgz('codelists', 'snomed', odd, '--out', join(folder, 'odd.idx'));
    expect(noted.code).toBe(0);
    expect(noted.stderr).toMatch(/^note: There are two rows of concept \d+ with effective time 20200131, in /);
    rows.relationship.push(isARow(3020, ids.heart, ids.slowHeart));
    const circular = writeRf2(folderWith(), rows);
    const refused = await runBgz('codelists', 'snomed', circular, '--out', join(folder, 'circular.idx'));
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('run in a circle');
  });

  it('refuses a folder without a release with 2 and a sentence', async () => {
    const { code, stderr } = await runBgz('codelists', 'snomed', folderWith(), '--out', join(folder, 'none.idx'));
    expect(code).toBe(2);
    expect(stderr).toContain('holds no RF2 snapshot of concepts');
  });
});

describe('bgz validate --tx', () => {
  const server = fakeServer();
  const cwd = folderWith({ 'known.json': problem('22298006'), 'absent.json': problem('138875005') });
  const validate = (file: string, env: Readonly<Record<string, string>> = {}, ...args: string[]) =>
    runBgzIn({ cwd, env }, 'validate', file, '--format', 'json', '--tx', server.baseUrl, ...args);

  it('asks the server, which decides', async () => {
    expect(rulesIn((await validate('known.json')).stdout)).toEqual([]);
    expect(server.operations()).not.toEqual([]);
    expect(rulesIn((await validate('absent.json')).stdout)).toEqual(['code-unknown']);
  });

  // Its address is known once it listens.
  const login = () => ({ BGZ_TX_TOKEN_URL: server.tokenUrl, BGZ_TX_CLIENT_ID: 'ci', BGZ_TX_CLIENT_SECRET: 's3cret' });

  it('does not log in over http, and says what allows it', async () => {
    const { code, stderr } = await validate('known.json', login());
    expect(code).toBe(2);
    expect(stderr).toContain(
      '--tx must be https (http goes to this machine itself only, with BGZ_TX_ALLOW_LOOPBACK_HTTP=1)',
    );
    expect(server.seen).toEqual([]);
  });

  it('logs in with the client credentials of the environment, and never tells the secret', async () => {
    const { stdout, stderr } = await validate('known.json', { ...login(), BGZ_TX_ALLOW_LOOPBACK_HTTP: '1' });
    const [loggedIn, ...questions] = server.seen;
    expect(loggedIn?.headers.authorization).toBe(`Basic ${Buffer.from('ci:s3cret').toString('base64')}`);
    expect(questions[0]?.headers.authorization).toBe('Bearer token-1');
    expect(stdout + stderr).not.toMatch(/s3cret|token-1/);
  });

  it('says that a code is unverified when the server fails, and does not fail itself', async () => {
    server.behave(() => ({ status: 500, text: 'geheim' }));
    const { code, stdout } = await validate('known.json');
    expect(code).toBe(0);
    expect(rulesIn(stdout)).toEqual(['code-unverifiable']);
    expect(stdout).not.toContain('geheim');
  });

  it('refuses half a login, by the names of what is missing', async () => {
    const { code, stderr } = await validate('known.json', { BGZ_TX_CLIENT_SECRET: 's3cret' });
    expect(code).toBe(2);
    expect(stderr).toContain('missing: BGZ_TX_TOKEN_URL, BGZ_TX_CLIENT_ID.');
    expect(stderr).not.toContain('s3cret');
    expect(server.seen).toEqual([]);
  });
});
