import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, good } from './fixtures';
import { demoPatients, runBgz, runBgzIn } from './run-bgz';
import { viewIn } from './view-in';

const mevrouw = join(demoPatients, 'mevrouw-van-der-voorbeeld.json');

describe('bgz view', () => {
  it('writes the page of records to a file that only who runs it reads', async () => {
    const out = join(folderWith(), 'bgz.html');
    const args = ['--from', 'records', '--now', '2026-11-24', '--lang', 'en', '--out', out];
    const { code, stdout, stderr } = await runBgz('view', mevrouw, ...args);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    const html = readFileSync(out, 'utf8');
    expect(statSync(out).mode & 0o077).toBe(0);
    expect(html).toContain('<html lang="en">');
    expect(html).not.toMatch(/(?:src|href)=/);
    expect(html.length).toBeLessThan(600_000);
    const view = viewIn(html);
    expect(view).toMatchObject({ from: 'records', made: '2026-11-24T12:00:00+01:00', notices: [] });
    expect(view.patient?.bsn).toBe('999990019');
  });

  it.skipIf(process.platform === 'win32')(
    'lets nobody else read what it writes, over a file that others could read too',
    async () => {
      const written = [
        ['view', '--from', 'records'],
        ['convert', '--from', 'records'],
      ].map(([command = '', ...args]) => ({ out: join(folderWith({ out: 'older' }), 'out'), command, args }));
      for (const { out, command, args } of written) {
        chmodSync(out, 0o644);
        const { code } = await runBgz(command, ...args, '--out', out, mevrouw);
        expect([command, code, statSync(out).mode & 0o777]).toEqual([command, 0, 0o600]);
        expect(statSync(out).size).toBeGreaterThan(1_000);
      }
      const fresh = join(folderWith(), 'bundle.json');
      await runBgz('convert', '--from', 'records', '--out', fresh, mevrouw);
      expect(statSync(fresh).mode & 0o777).toBe(0o600);
    },
  );

  it('reads FHIR of files and of standard input, and names the files', async () => {
    const bundle = join(folderWith(), 'bundle.json');
    await runBgz('convert', '--from', 'records', '--now', '2026-11-24', '--out', bundle, mevrouw);
    const [file, input] = await Promise.all([
      runBgz('view', bundle, '--rules', 'bgz-msz'),
      runBgzIn({ input: readFileSync(bundle, 'utf8') }, 'view', '-'),
    ]);
    expect([file.code, input.code]).toEqual([0, 0]);
    expect(viewIn(file.stdout).names).toEqual([bundle]);
    expect(viewIn(input.stdout).patient?.name).toBe('Anna Sofie van der Voorbeeld-Bedenksel');
  });

  it('ends with 1 when a file could not be read, and the page says so', async () => {
    const folder = folderWith({ 'a.json': JSON.stringify(good), 'b.json': '{"geheim":' });
    const { code, stdout } = await runBgz('view', folder);
    const texts = viewIn(stdout).notices.map(({ text }) => (typeof text === 'string' ? text : text.nl));
    expect(code).toBe(1);
    expect(texts.filter((text) => text.includes('b.json'))).toHaveLength(1);
    expect(texts.join()).not.toContain('geheim');
  });

  it.each([
    [
      'several patients',
      ['--from', 'records', demoPatients],
      /There are 3 patients in these files, and a page shows one/,
    ],
    ['records that are said to be FHIR', [mevrouw], /records are read with --from records/],
    [
      'a record that is not accepted',
      ['--from', 'records', join(folderWith({ 'a.json': '{"patient":{}}' }), 'a.json')],
      /No page/,
    ],
    ['an option that is none', ['--form', 'records', mevrouw], /unknown option/],
    [
      'a place that cannot be written',
      ['--from', 'records', mevrouw, '--out', '/nowhere/x.html'],
      /cannot be written \(ENOENT\)/,
    ],
  ])('ends with 2 for %s, and writes nothing', async (_what, args, said) => {
    const { code, stdout, stderr } = await runBgz('view', ...args);
    expect({ code, stdout: stdout.slice(0, 100) }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(existsSync('/nowhere/x.html')).toBe(false);
  });

  describe('--trail', () => {
    const [sender, receiver] = ['sender', 'receiver'].map((name) =>
      join(demoPatients, '../../view', `${name}.ndjson`),
    ) as [string, string];

    it('shows the messages of a referral from the trails of both sides, by itself or with a BgZ', async () => {
      const alone = await runBgz('view', '--trail', sender, '--trail', receiver);
      expect({ code: alone.code, stderr: alone.stderr }).toEqual({ code: 0, stderr: '' });
      const { trail, items } = viewIn(alone.stdout);
      expect(items).toEqual([]);
      expect(trail?.names).toEqual([sender, receiver]);
      expect(trail?.steps).toHaveLength(11);
      const both = await runBgz('view', mevrouw, '--from', 'records', '--trail', sender, '--referral', 'c-41');
      expect(viewIn(both.stdout)).toMatchObject({ patient: { bsn: '999990019' }, trail: { referrals: 1 } });
    });

    it('says how many lines it could not read, and ends with 1', async () => {
      const file = join(folderWith({ 'a.ndjson': `${readFileSync(sender, 'utf8')}{"kind":\n` }), 'a.ndjson');
      const { code, stdout } = await runBgz('view', '--trail', file);
      expect({ code, unread: viewIn(stdout).trail?.unread }).toEqual({ code: 1, unread: 1 });
    });

    it('is refused where it is of no referral, or of several', async () => {
      const none = await runBgz('view', '--trail', sender, '--referral', 'x');
      expect(none).toMatchObject({
        code: 2,
        stdout: '',
        stderr: 'There is nothing of such a referral in these trails.\n',
      });
      const second = readFileSync(sender, 'utf8')
        .replaceAll('urn:uuid:6f1d', 'urn:uuid:aaaa')
        .replaceAll('c-41', 'c-42');
      const two = join(folderWith({ 'a.ndjson': `${readFileSync(sender, 'utf8')}${second}` }), 'a.ndjson');
      expect(await runBgz('view', '--trail', two)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('There are 2'),
      });
      expect((await runBgz('view', '--trail', two, '--referral', 'c-42')).code).toBe(0);
      expect((await runBgz('view', mevrouw, '--referral', 'x')).stderr).toContain('give --trail FILE');
      expect((await runBgz('view')).stderr).toBe('Give files to show, or --trail.\n');
    });
  });
});
