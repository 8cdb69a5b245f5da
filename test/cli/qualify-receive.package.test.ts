import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OWN_URA, PULL_TOKEN, receivingHospital, SEND_TOKEN } from '../qualify/receiver/receiving-hospital';
import { folderWith } from './fixtures';
import { runBgz, runBgzIn } from './run-bgz';

/** A port that is free now, with the next one. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port > 65_000 ? port - 1_000 : port;
}

const quick = ['--only', 'happy,cancelled,malformed', '--quiet', '700', '--section', 'allergies'];

async function hospitalAt(planted: Parameters<typeof receivingHospital>[0] = {}) {
  const hospital = await receivingHospital(planted);
  const port = await freePort();
  hospital.knows(`http://127.0.0.1:${port}/fhir`);
  return ['qualify', '--receive', '--base', hospital.base, '--ura', OWN_URA, '--port', String(port), ...quick];
}

describe('bgz qualify --receive', () => {
  it('ends with 0 for a receiver as it should be, its tokens from the environment', async () => {
    const env = { BGZ_TOKEN: SEND_TOKEN, BGZ_PULL_TOKEN: PULL_TOKEN };
    const { code, stdout, stderr } = await runBgzIn({ env }, ...(await hospitalAt()));
    expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('A notification, and the pull that comes of it\n  happy\n  ✔ notification  3/3');
    expect(stdout).toMatch(/ 0 failed, 0 warnings, .*\npasses\n$/);
    expect(stderr).toMatch(/^sending side: http:\/\/127\.0\.0\.1:\d+\/fhir \(other server: .*\)\nhappy …\ncancelled …/);
    expect(stdout + stderr).not.toMatch(/99999|token-of/);
  });

  it('ends with 1 for one that is not, its tokens from a file and standard input, and writes a report for machines', async () => {
    const folder = folderWith({ token: `${SEND_TOKEN}\n` });
    const out = path.join(folder, 'report.xml');
    const args = await hospitalAt({ neverPulls: true });
    const more = ['--token-file', path.join(folder, 'token'), '--pull-token-file', '-', '--wait', '700'];
    const report = ['--format', 'junit', '--out', out, '--lang', 'nl'];
    const { code, stdout } = await runBgzIn({ input: PULL_TOKEN }, ...args, ...more, ...report);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(readFileSync(out, 'utf8')).toContain('<failure type="assert" message="er kwam geen verzoek">');
  });

  const receive = ['qualify', '--receive', '--base', 'https://epd.example/fhir', '--ura', OWN_URA];

  it.each([
    ['no URA', receive.slice(0, 4), /needs --ura/],
    ['no token for the pull', receive, /BGZ_PULL_TOKEN or --pull-token-file/],
    [
      'keys without an issuer',
      [...receive, '--pull-check', 'tokens', '--jwks', 'https://as.example/jwks'],
      /needs --issuer/,
    ],
    [
      'a scenario that is none',
      [...receive, '--pull-check', 'none', '--only', 'happy,fast'],
      /--only names a scenario/,
    ],
    [
      'a section that is none',
      [...receive, '--pull-check', 'none', '--section', 'diagnoses'],
      /There is no section diagnoses \(did you mean problems\?\)/,
    ],
    ['options of the scripts', [...receive, '--asks', 'json'], /--asks goes with a run without --receive/],
    [
      'its options without it',
      ['qualify', '--scripts', '.', '--base', 'https://epd.example/fhir', '--ura', OWN_URA],
      /--ura goes with --receive/,
    ],
    ['neither', ['qualify', '--base', 'https://epd.example/fhir'], /Give --scripts with TestScripts, or --receive/],
  ])('ends with 2 for %s', async (_what, args, told) => {
    const { code, stdout, stderr } = await runBgz(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(told);
  });

  it('gives records to nobody who is not checked, outside of this machine', async () => {
    const file = path.join(folderWith(), 'patient.json');
    writeFileSync(file, '{}');
    const open = ['--pull-check', 'any-token', '--records', file, '--public-url', 'https://tunnel.example/fhir'];
    const { code, stderr } = await runBgz(...receive, ...open);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--pull-check any-token gives to whoever asks/);
  });
});
