import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AuditEvent, Bundle } from 'fhir/r3';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditTable } from '../../src/audit';
import { exportTrail, purgeAudit } from '../../src/cli/audit';
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

const headIn = ({ stdout }: Finished): string => /^head: (\w{64}) /m.exec(stdout)?.[1] ?? '';

/** Opening the database is most of what these tests cost: what each command told the trail is read once, at the end. */
const old = '2015-06-01T12:00:00Z';
beforeAll(async () => {
  await trail(async (table) => {
    await table.write(entryWith({ at: old, patientBsn: bert }));
    for (const [at, patientBsn] of [
      ['2026-11-01T23:30:00Z', anna],
      ['2026-11-02T23:30:00Z', anna],
      ['2026-11-02T23:40:00Z', bert],
      ['2026-11-03T23:30:00Z', anna],
    ])
      await table.write(entryWith({ at, patientBsn }));
    await table.write(entryWith({ at: old, patientBsn: bert }));
  });
});

let firstHead = '';

describe('bgz audit export', () => {
  it('writes the lines of a patient, for the owner of the file alone, and tells the trail who asked', async () => {
    const out = join(folder, 'anna.csv');
    const finished = await exportTo(out, '--patient', anna, '--format', 'csv');
    const { code, stdout } = finished;
    firstHead = headIn(finished);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^lines: 3\nsha256: \w{64}\nhead: \w{64} \(line 7\)\n$/);
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('Aangevraagd door;mw. J. Beheer');
    expect(text).toContain(`patiënt met BSN ${anna}`);
    expect(text).not.toContain(bert);
    expect(statSync(out).mode & 0o777).toBe(0o600);
  });

  it('takes the BSN from standard input, and counts days on the Dutch clock, the last one whole', async () => {
    const out = join(folder, 'day.json');
    // 23:30 UTC on the first is half past midnight on the second in the Netherlands.
    const days = ['--from', '2026-11-02', '--to', '2026-11-03', '--format', 'json'];
    const args = ['audit', 'export', ...by, ...holder, '--out', out, '--patient', '-', ...days];
    const { code } = await runBgzIn({ input: `${anna}\n` }, ...args);
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
  });

  it('ends with 2 for a number that is no BSN, without repeating it', async () => {
    const { code, stderr } = await exportTo(join(folder, 'none'), '--patient', '123456789');
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('--patient is a BSN') });
    expect(stderr).not.toMatch(/\d{9}/);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it.each([
    ['no selection', {}, 'Say what to export'],
    ['a day that does not exist', { from: '2026-02-30' }, '--from is a date'],
    ['a time of a day that does not exist', { to: '2026-02-30T10:00:00Z' }, '--to is a date'],
    ['a patient view of everybody', { from: '2026-01-01', view: 'patient' }, '--view patient needs --patient'],
    ['merged AuditEvents', { patient: anna, view: 'patient', format: 'json' }, '--view patient is for pdf and csv'],
    ['a font for CSV', { patient: anna, format: 'csv', font: 'x.ttf' }, '--font is for --format pdf'],
    ['a font that is not there', { patient: anna, font: 'x.ttf' }, 'x.ttf cannot be read (ENOENT)'],
  ] as const)('refuses %s', async (_what, asked, sentence) => {
    const whole = { database, by: 'mw. J. Beheer', holder: 'Ziekenhuis West', holderUra: '12345678' };
    const out = join(folder, 'none');
    const refusal = exportTrail({ ...whole, out, format: 'pdf', view: 'full', ...asked });
    await expect(refusal).rejects.toThrow(
      expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(sentence) }),
    );
    await expect(refusal).rejects.not.toThrow(/\d{9}/);
    expect(existsSync(out)).toBe(false);
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
});

describe('bgz audit purge', () => {
  it('removes lines past their retention, unless they stand behind lines that must be kept', async () => {
    expect(await runBgz('audit', 'purge', ...by)).toMatchObject({ code: 0, stdout: 'removed: 1\n' });
  });

  it('ends with 2 for a retention that is too short', async () => {
    const { code, stderr } = await runBgz('audit', 'purge', ...by, '--years', '4');
    expect({ code, stderr }).toEqual({ code: 2, stderr: '--years is a whole number of 5 or more.\n' });
  });

  it.each(['0', 'x', '5.5'])('refuses a retention of %s years', async (years) => {
    await expect(purgeAudit({ database, by: 'x', years, lang: 'en' })).rejects.toThrow(
      '--years is a whole number of 5 or more.',
    );
  });
});

describe('bgz audit verify', () => {
  const verify = (...args: string[]) => runBgz('audit', 'verify', ...by, ...args);

  it('ends with 0 when the chain holds, with the line of an earlier head in it', async () => {
    const { code, stdout } = await verify('--head', firstHead);
    // Six lines, four exports of which one has a second line, the purge and what it removed.
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^lines: 11\nhead: \w{64} \(line 12\)\nthe chain holds\n$/),
    });
  });

  it('ends with 1 when the line with a known head is gone', async () => {
    const { code, stdout } = await verify('--head', 'a'.repeat(64));
    expect(code).toBe(1);
    expect(stdout).toContain('the line with the hash of --head is gone');
  });

  it('says so when the software has it open, and ends with 1 when a line was changed', async () => {
    const inUse = await trail(async (_table, run) => {
      await run('ALTER TABLE bgz_audit DISABLE TRIGGER USER');
      await run(`UPDATE bgz_audit SET entry = replace(entry, '"R"', '"U"') WHERE sequence = 3`);
      await run('ALTER TABLE bgz_audit ENABLE TRIGGER USER');
      return verify();
    });
    expect(inUse).toMatchObject({ code: 2, stderr: expect.stringContaining('is in use') });
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    expect(stdout).toContain('the chain is broken at line 3: the line or its hash is not what was written');
  });

  it('ends with 2 for a head that is no hash', async () => {
    expect(await verify('--head', 'x')).toMatchObject({ code: 2, stderr: expect.stringContaining('--head is 64') });
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

describe('the trail of those commands', () => {
  it('tells who asked for what, and how it ended', async () => {
    const lines = await trail(async (table) => (await table.query({ limit: 1_000 })).lines);
    const told = lines.map(({ entry }) => entry).filter(({ user }) => user?.name === 'mw. J. Beheer');
    expect(told.map(({ kind, outcome, reason }) => [kind, outcome, reason])).toEqual([
      ['audit-export', 'success', undefined],
      ['audit-export', 'success', undefined],
      ['audit-export', 'success', undefined],
      ['audit-export', 'success', undefined],
      ['audit-export', 'failed', 'export-failed'],
      ['purge', 'success', undefined],
      ['audit-verify', 'success', undefined],
      ['audit-verify', 'failed', 'tail-removed'],
      ['audit-verify', 'failed', 'line-changed'],
    ]);
    expect(told[0]).toMatchObject({ patientBsn: anna, object: { type: 'AuditEvent', query: 'format=csv&view=full' } });
    expect(lines.filter(({ entry }) => entry.at.startsWith('2015')).length).toBe(1);
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
