import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { broken, doubtful, folderWith, good, line } from './fixtures';
import { bgz, runBgzIn } from './run-bgz';

/** Lines of some hundred kilobytes: more than is handed over at a time. */
const lines = Array.from({ length: 3000 }, (_, at) =>
  at % 500 === 3 ? '{"resourceType":"Patient",\n' : at % 700 === 5 ? '\n' : line({ ...good, id: `p${at}` }),
).join('');

describe('bgz validate with workers', () => {
  const cwd = folderWith({
    'a/broken.json': broken,
    'a/doubtful.json': doubtful,
    'a/good.xml': '<Patient xmlns="http://hl7.org/fhir"><id value="x"/></Patient>',
    'a/half.json': '{"resourceType":"Patient"',
    'a/letter.pdf': '%PDF-1.7',
    'b/lines.ndjson': lines,
    'b/none.ndjson': '\n\n',
    'c/records.json': { patient: { id: 'p' }, problems: [] },
    ...Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`d/${at}.json`, { ...good, id: `d${at}` }])),
  });
  writeFileSync(join(cwd, 'a/latin.json'), Buffer.from('{"resourceType":"Patient","id":"\xe9"}', 'latin1'));
  writeFileSync(join(cwd, 'b/latin.ndjson'), Buffer.from(`${line(good)}"\xe9"\n${line(broken)}`, 'latin1'));
  const input = JSON.stringify(broken);
  const env = { PATH: cwd, BGZ_VERAPDF: '' };
  const run = (...args: string[]) => runBgzIn({ cwd, input, env }, 'validate', ...args);

  it.each(['text', 'json', 'outcome', 'sarif', 'junit'])(
    'says the same, in the same order, with the same exit code, as %s',
    async (format) => {
      const args = ['d', 'a', '-', 'b', 'a/letter.pdf', 'c', '--format', format];
      const [alone, ...others] = await Promise.all(['1', '2', '3'].map((count) => run(...args, '--workers', count)));
      expect(alone?.code).toBe(2);
      // What could not be checked: no text of UTF-8, a letter without veraPDF, a file of blank lines.
      const named = alone?.stderr.split('\n').flatMap((told) => /^[ab]\/[\w.]+/.exec(told) ?? []);
      expect(named?.sort()).toEqual(['a/latin.json', 'a/letter.pdf', 'b/latin.ndjson', 'b/none.ndjson']);
      expect(alone?.stdout).toContain('b/lines.ndjson');
      for (const other of others) expect(other).toEqual(alone);
    },
  );

  it('says the same with the options that decide what is found and what fails', async () => {
    const args = ['a/doubtful.json', 'b', '--lang', 'nl', '--fail-on', 'warning', '--profile', 'zib-Problem'];
    const [alone, other] = await Promise.all(['1', '2'].map((count) => run(...args, '--workers', count)));
    expect(alone?.stdout).toContain('waarschuwing');
    expect(other).toEqual(alone);
  });

  it.each([
    [['d', '--workers', '2'], 0],
    [['d', 'a/broken.json', '--workers', '2'], 1],
  ] as const)('ends as one process would: %j with %i', async (args, code) => {
    expect((await run(...args)).code).toBe(code);
  });

  it.each(['0', '-1', '65', '1.5', 'two', ''])('ends with 2 for --workers %j', async (count) => {
    const { code, stderr, stdout } = await run('d', `--workers=${count}`);
    expect({ code, stderr, stdout }).toEqual({ code: 2, stderr: '--workers is a number from 1 to 64.\n', stdout: '' });
  });

  it('tells once what cannot be done, before it starts any', async () => {
    const { code, stderr } = await run('d', '--workers', '2', '--profile', 'no-such-profile');
    expect(code).toBe(2);
    expect(stderr).toBe('Profile no-such-profile is not known; give its package with --package.\n');
  });

  const args = [bgz, 'validate', 'b/lines.ndjson', 'b/lines.ndjson', '--workers', '2'];

  it('stops when nobody reads on', async () => {
    const unread = spawn(process.execPath, args, { cwd });
    unread.stdout.once('data', () => unread.stdout.destroy());
    const [ended, stderr] = await Promise.all([once(unread, 'close'), text(unread.stderr)]);
    expect({ code: ended[0], stderr }).toEqual({ code: 2, stderr: '' });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('stops at once on %s, with nothing more to say', async (signal) => {
    const stopped = spawn(process.execPath, args, { cwd });
    stopped.stdout.once('data', () => stopped.kill(signal));
    const [ended, stderr] = await Promise.all([once(stopped, 'close'), text(stopped.stderr)]);
    expect({ ended, stderr }).toEqual({ ended: [null, signal], stderr: '' });
  });
});
