import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AuditEvent, Bundle } from 'fhir/r3';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AuditEntry, auditTable } from '../../src/audit';
import { embeddedDatabase } from '../../src/sql/embedded';
import { anna, bert, entryWith } from '../audit/entries';
import { folderWith } from './fixtures';
import { type Finished, runBgz, runBgzIn } from './run-bgz';

const folder = folderWith();
const database = join(folder, 'data');
const by = ['--database', database, '--by', 'mw. J. Beheer'];
const holder = ['--holder', 'Ziekenhuis West', '--holder-ura', '12345678'];
const exportTo = (out: string, ...args: string[]) => runBgz('audit', 'export', ...by, ...holder, '--out', out, ...args);

/** Opens the trail for a moment; no command runs then. */
async function trail<T>(
  work: (table: Awaited<ReturnType<typeof auditTable>>, run: (sql: string) => Promise<unknown>) => Promise<T>,
) {
  const opened = await embeddedDatabase({ directory: database });
  try {
    return await work(await auditTable(opened), (sql) => opened.query(sql));
  } finally {
    await opened.close();
  }
}

const entriesIn = (): Promise<readonly AuditEntry[]> =>
  trail(async (table) => (await table.query({ limit: 1_000 })).lines.map(({ entry }) => entry));

const headIn = ({ stdout }: Finished): string => /^head: (\w{64}) /m.exec(stdout)?.[1] ?? '';

beforeAll(async () => {
  await trail(async (table) => {
    for (const [index, patientBsn] of [anna, anna, bert].entries())
      await table.write(entryWith({ at: `2026-11-0${index + 1}T23:30:00Z`, patientBsn }));
  });
});

describe('bgz audit export', () => {
  it('writes the lines of a patient, for the owner of the file alone, and tells the trail who asked', async () => {
    const out = join(folder, 'anna.csv');
    const { code, stdout } = await exportTo(out, '--patient', anna, '--format', 'csv');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^lines: 2\nsha256: \w{64}\nhead: \w{64} \(line 4\)\n$/);
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('Aangevraagd door;mw. J. Beheer');
    expect(text).toContain(`patiënt met BSN ${anna}`);
    expect(text).not.toContain(bert);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const told = (await entriesIn()).at(-1);
    expect(told).toMatchObject({
      kind: 'audit-export',
      outcome: 'success',
      user: { name: 'mw. J. Beheer' },
      patientBsn: anna,
      object: { type: 'AuditEvent', query: 'format=csv&view=full' },
    });
  });

  it('takes the BSN from standard input, out of the history of the shell', async () => {
    const out = join(folder, 'stdin.csv');
    const args = ['audit', 'export', ...by, ...holder, '--out', out, '--patient', '-', '--format', 'csv'];
    const { code, stdout } = await runBgzIn({ input: `${bert}\n` }, ...args);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^lines: 1\n/) });
  });

  it('counts days on the Dutch clock, the last one whole', async () => {
    const out = join(folder, 'day.json');
    // 23:30 UTC on the first is half past midnight on the second in the Netherlands.
    const { code } = await exportTo(out, '--from', '2026-11-02', '--to', '2026-11-03', '--format', 'json');
    expect(code).toBe(0);
    const events = ((JSON.parse(readFileSync(out, 'utf8')) as Bundle).entry ?? [])
      .map(({ resource }) => resource)
      .filter((resource) => resource?.resourceType === 'AuditEvent') as AuditEvent[];
    expect(events.map(({ recorded }) => recorded)).toEqual(['2026-11-01T23:30:00Z', '2026-11-02T23:30:00Z']);
    expect(events[0]?.source.site).toBe('12345678');
  });

  it('writes a PDF of the patient view', async () => {
    const out = join(folder, 'anna.pdf');
    const { code, stderr } = await exportTo(out, '--patient', anna, '--view', 'patient');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('leaves no half document behind, and tells the trail that it failed', async () => {
    const out = join(folder, 'taken');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(out, 'x'), { recursive: true });
    const { code } = await exportTo(out, '--patient', anna, '--format', 'csv');
    expect(code).toBe(2);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const [asked, failed] = (await entriesIn()).slice(-2);
    expect([asked?.outcome, failed?.outcome, failed?.reason]).toEqual(['success', 'failed', 'export-failed']);
  });

  it.each([
    ['no selection', [], 'Say what to export'],
    ['a number that is no BSN', ['--patient', '123456789'], '--patient is a BSN'],
    ['a day that does not exist', ['--from', '2026-02-30'], '--from is a date'],
    ['a time of a day that does not exist', ['--to', '2026-02-30T10:00:00Z'], '--to is a date'],
    ['a patient view of everybody', ['--from', '2026-01-01', '--view', 'patient'], '--view patient needs --patient'],
    [
      'merged AuditEvents',
      ['--patient', anna, '--view', 'patient', '--format', 'json'],
      '--view patient is for pdf and csv',
    ],
    ['a font for CSV', ['--patient', anna, '--format', 'csv', '--font', 'x.ttf'], '--font is for --format pdf'],
    ['a font that is not there', ['--patient', anna, '--font', 'x.ttf'], 'x.ttf cannot be read (ENOENT)'],
  ])('ends with 2 for %s, without repeating a BSN', async (_what, args, sentence) => {
    const { code, stderr } = await exportTo(join(folder, 'none'), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\d{9}/);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});

describe('the database of bgz audit', () => {
  const verify = (...args: string[]) => runBgz('audit', 'verify', '--by', 'x', ...args);

  it.each([
    ['neither is named', [], 'Give one of --database DIR and --postgres'],
    ['both are named', ['--database', database, '--postgres'], 'Give one of --database DIR and --postgres'],
    ['the folder holds none', ['--database', join(folder, 'nowhere')], 'holds no embedded database'],
  ])('ends with 2 when %s', async (_what, args, sentence) => {
    const { code, stderr } = await verify(...args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  it('takes the connection string from the environment, and keeps its password out of errors', async () => {
    const args = ['audit', 'verify', '--by', 'x', '--postgres'];
    expect(await runBgzIn({ env: { BGZ_DATABASE_URL: '' } }, ...args)).toMatchObject({
      code: 2,
      stderr: '--postgres needs the environment variable BGZ_DATABASE_URL.\n',
    });
    const env = { BGZ_DATABASE_URL: 'postgres://bgz:geheim@127.0.0.1:1/bgz' };
    const { code, stderr } = await runBgzIn({ env }, ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'The database cannot be reached or used (ECONNREFUSED).\n' });
  });

  it('says so when the software has it open', async () => {
    const { code, stderr } = await trail(() => verify('--database', database));
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('is in use') });
  });
});

describe('bgz audit verify', () => {
  const verify = (...args: string[]) => runBgz('audit', 'verify', ...by, ...args);

  it('ends with 0 when the chain holds, and tells the trail that it was checked', async () => {
    const before = (await entriesIn()).length;
    const { code, stdout } = await verify();
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        new RegExp(`^lines: ${before}\\nhead: \\w{64} \\(line ${before}\\)\\nthe chain holds\\n$`),
      ),
    });
    expect((await entriesIn()).at(-1)).toMatchObject({ kind: 'audit-verify', outcome: 'success' });
  });

  it('ends with 1 when the line with a known head is gone, or a line was changed', async () => {
    const head = headIn(await verify());
    expect((await verify('--head', head)).code).toBe(0);
    const unknown = await verify('--head', 'a'.repeat(64));
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toContain('the line with the hash of --head is gone');
    await trail(async (_table, run) => {
      await run('ALTER TABLE bgz_audit DISABLE TRIGGER USER');
      await run(`UPDATE bgz_audit SET entry = replace(entry, '"R"', '"U"') WHERE sequence = 2`);
      await run('ALTER TABLE bgz_audit ENABLE TRIGGER USER');
    });
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    expect(stdout).toContain('the chain is broken at line 2: the line or its hash is not what was written');
    expect((await entriesIn()).at(-1)).toMatchObject({
      kind: 'audit-verify',
      outcome: 'failed',
      reason: 'line-changed',
    });
  });

  it('ends with 2 for a head that is no hash', async () => {
    expect(await verify('--head', 'x')).toMatchObject({ code: 2, stderr: expect.stringContaining('--head is 64') });
  });
});

describe('bgz audit purge', () => {
  it('removes lines past their retention, and tells the trail who did', async () => {
    await trail((table) => table.write(entryWith({ at: '2015-06-01T12:00:00Z' })));
    // It stands behind lines that must be kept, so it stays.
    expect(await runBgz('audit', 'purge', ...by)).toMatchObject({ code: 0, stdout: 'removed: 0\n' });
    const fresh = folderWith();
    const opened = await embeddedDatabase({ directory: join(fresh, 'data') });
    await (await auditTable(opened)).write(entryWith({ at: '2015-06-01T12:00:00Z' }));
    await opened.close();
    const { code, stdout } = await runBgz('audit', 'purge', '--database', join(fresh, 'data'), '--by', 'logbeheer');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'removed: 1\n' });
    const again = await embeddedDatabase({ directory: join(fresh, 'data') });
    const { lines } = await (await auditTable(again)).query();
    expect(lines.map(({ entry }) => [entry.kind, entry.user?.name])).toEqual([['purge', 'logbeheer']]);
    await again.close();
  });

  it.each(['4', '0', 'x', '5.5'])('ends with 2 for a retention of %s years', async (years) => {
    const { code, stderr } = await runBgz('audit', 'purge', ...by, '--years', years);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '--years is a whole number of 5 or more.\n' });
  });
});

describe('bgz migrate', () => {
  it('prints the SQL that lets a role use the tables, and opens nothing', async () => {
    const { code, stdout } = await runBgz('migrate', '--grants', 'app "x"', '--schema', 'care', '--tables', 'trail');
    expect({ code, stdout: stdout.split('\n') }).toEqual({
      code: 0,
      stdout: [
        'GRANT USAGE ON SCHEMA "care" TO "app ""x""";',
        'REVOKE ALL ON "care".bgz_migration FROM "app ""x""";',
        'GRANT SELECT ON "care".bgz_migration TO "app ""x""";',
        'REVOKE ALL ON "care".bgz_audit FROM "app ""x""";',
        'GRANT SELECT ON "care".bgz_audit TO "app ""x""";',
        'REVOKE ALL ON "care".bgz_audit_anchor FROM "app ""x""";',
        'GRANT SELECT ON "care".bgz_audit_anchor TO "app ""x""";',
        'GRANT EXECUTE ON FUNCTION "care".bgz_audit_append(text[], bigint[]) TO "app ""x""";',
        '',
      ],
    });
  });

  it('brings tables up to date, all or some', async () => {
    const where = ['--database', database];
    expect(await runBgz('migrate', ...where, '--tables', 'inbox')).toMatchObject({
      code: 0,
      stdout: 'up to date: inbox\n',
    });
    expect(await runBgz('migrate', ...where)).toMatchObject({ code: 0, stdout: 'up to date: trail, grants, inbox\n' });
  });

  it.each([
    ['no database is named', [], 'Give one of --database DIR and --postgres'],
    ['grants would need none', ['--grants', 'x', '--postgres'], '--grants prints SQL'],
    ['a schema is given for the tables', ['--database', database, '--schema', 'x'], '--schema is for --grants'],
    ['a set does not exist', ['--database', database, '--tables', 'x'], 'Allowed choices are trail, grants, inbox'],
  ])('ends with 2 when %s', async (_what, args, sentence) => {
    const { code, stderr } = await runBgz('migrate', ...args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
  });
});

describe('docs/audit.md', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/audit.md'), 'utf8');

  it('names every option of bgz audit, and no other', async () => {
    const helps = await Promise.all(['verify', 'export', 'purge'].map((name) => runBgz('audit', name, '--help')));
    const optionsIn = (text: string) =>
      [...new Set([...text.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option))].sort();
    const ours = optionsIn(helps.map(({ stdout }) => stdout).join('\n')).filter((option) => option !== '--help');
    expect(optionsIn(page)).toEqual(ours);
  });
});
