import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mappingOf, readPatients } from '../../src/cli/read-patients';
import { createBgzFacade, sourcesOf } from '../../src/index';
import { nodeListener } from '../../src/node';
import { type Qualification, qualify } from '../../src/qualify';
import { idSecret } from '../id-secret';

const shared = path.resolve(import.meta.dirname, '../../../shared');
const scripts = path.join(shared, 'qualification/test/testscripts');
const ada = path.join(shared, 'qualification/test/ada');
const tools = path.join(shared, 'tools');
const isThere = [scripts, ada, path.join(tools, 'node_modules')].every((one) => existsSync(one));
const missing = '(skipped when ../shared/qualification or ../shared/tools is absent)';

const today = '2026-07-15';
const now = new Date(`${today}T11:00:00Z`);

interface JudgedTest {
  readonly file: string;
  readonly pass: number;
  readonly fail: number;
  readonly warn: number;
  readonly skip: number;
  readonly problems: readonly string[];
}

/** What the other runner says of each test of a folder. */
async function otherRunner(base: string, folder: string, format: string): Promise<readonly JudgedTest[]> {
  const own = mkdtempSync(path.join(tmpdir(), 'bgz-judge-'));
  const report = path.join(own, 'report.json');
  try {
    const options = ['--base', base, '--format', format, '--today', today, '--verbose', '--report', report];
    const variables = ['--bsn', '999901370', '--token', 'Bearer x'];
    await new Promise((resolve) => {
      const file = path.join(tools, 'run-testscripts.mjs');
      execFile(process.execPath, [file, ...options, ...variables, folder], { maxBuffer: 2 ** 28 }, resolve);
    });
    return JSON.parse(readFileSync(report, 'utf8')).tests;
  } finally {
    rmSync(own, { recursive: true });
  }
}

/** The asserts that failed or warned, by what the script says of them; those of profiles are judged here only. */
const ours = ({ scripts: all }: Qualification) =>
  all
    .filter(({ notRun }) => !notRun)
    .flatMap(({ source, tests }) =>
      tests.map(({ asserts }) => ({
        file: source,
        problems: asserts
          .filter(({ outcome, why }) => /fail|warn/.test(outcome) && !/errors against/.test(why?.en ?? ''))
          .map(({ outcome, label, description }) => `${outcome}: ${label ?? ''} ${description ?? ''}`),
        asserts: asserts.length,
      })),
    );

const theirs = (tests: readonly JudgedTest[]) =>
  tests.map(({ file, pass, fail, warn, skip, problems }) => ({
    file,
    problems: problems.map((one) => one.replace(/ <- .*$/s, '')),
    asserts: pass + fail + warn + skip,
  }));

/** Something that is spoiled in every answer in JSON. */
const spoil = (text: string): string =>
  text
    .replace(/"display":"[^"]*Nuchter[^"]*",?/g, '')
    .replaceAll('"system":"http://loinc.org",', '')
    .replaceAll('"final"', '"amended"');

describe.skipIf(!isThere)(`the scripts of Nictiz ${missing}`, () => {
  let server: Server;
  let base = '';
  let spoiled = false;

  beforeAll(async () => {
    const { given } = await readPatients([ada], 'ada', { now, language: 'en' });
    const facade = createBgzFacade({
      sources: sourcesOf(given, { groups: 'all' }),
      authorize: () => ({ allowed: true, patient: 'any' }),
      now: () => now,
      idSecret,
      mapping: mappingOf('ada'),
    });
    const listener = nodeListener(facade);
    server = createServer(async (request, response) => {
      if (!spoiled) {
        listener(request, response);
        return;
      }
      const url = `http://${request.headers.host}${request.url}`;
      const answer = await facade.fetch(new Request(url, { headers: request.headers as Record<string, string> }));
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      response.end(spoil(await answer.text()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
  });
  afterAll(() => server.close());

  const run = async (folder: string, format: 'json' | 'xml') => {
    const place = path.join(scripts, folder);
    const result = await qualify({
      base,
      scripts: [place],
      format,
      today,
      allowLoopbackHttp: true,
      variables: { BSN: '999901370', 'auth-token': 'Bearer x' },
    });
    return { result, other: await otherRunner(base, place, format) };
  };

  it.each([
    ['Serving-XIS', 'json'],
    ['Serving-XIS', 'xml'],
    ['Serving-XIS-NoProvenance', 'json'],
    ['Serving-XIS-CheckContent', 'json'],
    ['Serving-XIS-CheckContent', 'xml'],
    ['Prevalidation', 'json'],
  ] as const)('%s in %s are judged as another runner judges them, and profiles as well', async (folder, format) => {
    const { result, other } = await run(folder, format);
    expect(ours(result)).toEqual(theirs(other));
    expect(result.counts).toMatchObject({ fail: 0, skip: 0 });
    expect(result.counts.pass).toBeGreaterThan(800);
  });

  it('fail by the same asserts where the answers are spoiled', async () => {
    spoiled = true;
    try {
      const { result, other } = await run('Serving-XIS-CheckContent', 'json');
      expect(ours(result)).toEqual(theirs(other));
      expect(result.counts.fail).toBeGreaterThan(20);
    } finally {
      spoiled = false;
    }
  });
});
