import { expect, it } from 'vitest';
import { type AuditEntry, type AuditTable, auditTable, verifyLines, verifyTable } from '../../src/audit';
import type { Database } from '../../src/sql/database';
import { postgresDatabase } from '../../src/sql/postgres';
import { describeOnBoth, describeOnPostgres } from '../sql/databases';
import { anna, bareEntry, bert, entryWith, fullEntry } from './entries';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString();

/** Ten lines, a minute apart, about two patients. */
async function filled(table: AuditTable): Promise<readonly AuditEntry[]> {
  const entries = Array.from({ length: 10 }, (_, index) =>
    entryWith({ at: at(index), patientBsn: index % 2 === 0 ? anna : bert }),
  );
  for (const entry of entries) await table.write(entry);
  return entries;
}

/** What somebody with all rights on the database does: past the triggers. */
async function tamper(database: Database, sql: string): Promise<void> {
  await database.query('ALTER TABLE bgz_audit DISABLE TRIGGER USER');
  await database.query(sql);
  await database.query('ALTER TABLE bgz_audit ENABLE TRIGGER USER');
}

describeOnBoth('the audit table', (open) => {
  const make = async () => {
    const database = await open();
    return { database, table: await auditTable(database) };
  };

  it('gives back what was written, oldest event first', async () => {
    const { table } = await make();
    const [late, early] = [
      entryWith({ at: at(5) }),
      entryWith({ at: at(1), user: { ...bareUser, name: 'Ö. Şahin "x" 𝔘' } }),
    ];
    await table.write(late);
    await table.write(early);
    const { lines, next } = await table.query();
    expect(lines.map(({ entry }) => entry)).toEqual([early, late]);
    expect(lines.map(({ sequence }) => sequence)).toEqual([2, 1]);
    expect(next).toBeUndefined();
  });

  it('finds lines by patient, period, user, organization and notification', async () => {
    const { table } = await make();
    await filled(table);
    const odd = entryWith({
      at: at(30),
      user: bareUser,
      organization: { ura: '11112222' },
      notification: 'urn:uuid:other',
      patientBsn: undefined,
    });
    await table.write(odd);
    const count = async (query: Parameters<AuditTable['query']>[0]) => (await table.query(query)).lines.length;
    expect(await count({ patientBsn: anna })).toBe(5);
    expect(await count({ from: at(2), to: at(4) })).toBe(2);
    expect(await count({ from: '2026-11-24T10:02:00+01:00', to: '2026-11-24T10:04:00+01:00' })).toBe(2);
    for (const query of [{ user: '123' }, { organization: '11112222' }, { notification: 'urn:uuid:other' }])
      expect((await table.query(query)).lines.map(({ entry }) => entry.id)).toEqual([odd.id]);
    expect(await count({ user: '900054321' })).toBe(11);
    expect(await count({ patientBsn: anna, user: '123' })).toBe(0);
    expect(await count({ patientBsn: "x' OR 'a'='a" })).toBe(0);
  });

  it('gives pages that together hold every line once, events of one moment too', async () => {
    const { table } = await make();
    const entries = Array.from({ length: 7 }, () => entryWith({ at: at(1) }));
    await Promise.all(entries.map((entry) => table.write(entry)));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await table.query({ limit: 3, ...(after !== undefined && { after }) });
      expect(page.lines.length).toBeLessThanOrEqual(3);
      seen.push(...page.lines.map(({ entry }) => entry.id));
      after = page.next;
    } while (after !== undefined);
    expect(seen.sort()).toEqual(entries.map(({ id }) => id).sort());
    const all: string[] = [];
    for await (const { entry } of table.lines({ patientBsn: anna })) all.push(entry.id);
    expect(all.sort()).toEqual(seen);
  });

  it('takes out what may not stand in a log, and keeps the line', async () => {
    const { table } = await make();
    await table.write(entryWith({ reason: `no BgZ of ${bert}` }));
    const [line] = (await table.query()).lines;
    expect(line?.entry).toMatchObject({ reason: 'no BgZ of [removed]', redacted: ['reason'], patientBsn: anna });
  });

  it.each([
    ['UPDATE', "UPDATE bgz_audit SET entry = '{}' WHERE sequence = 3"],
    ['DELETE', 'DELETE FROM bgz_audit WHERE sequence = 3'],
    ['TRUNCATE', 'TRUNCATE bgz_audit'],
    ['DELETE', "SELECT set_config('bgz.audit_purge', 'on', false); DELETE FROM bgz_audit WHERE sequence = 3"],
    ['DELETE', 'SELECT bgz_audit_purge(3)'],
  ])('refuses %s of lines within the retention: %s', async (what, sql) => {
    const { database, table } = await make();
    await filled(table);
    await expect(database.query(sql)).rejects.toThrow(`append-only: ${what} refused`);
    expect(await table.verify()).toMatchObject({ ok: true, lines: 10 });
  });

  it('holds a chain that anyone can recompute', async () => {
    const { database, table } = await make();
    await filled(table);
    const report = await verifyTable(database);
    expect(report).toMatchObject({ ok: true, lines: 10, head: { sequence: 10 } });
    const { lines } = await table.query({ limit: 100 });
    expect(await verifyLines(lines)).toEqual(report);
    expect(await table.head()).toEqual(report.head);
  });

  it.each([
    [
      'a changed line',
      'UPDATE bgz_audit SET entry = replace(entry, \'"success"\', \'"refused"\') WHERE sequence = 4',
      4,
      'line-changed',
    ],
    ['a changed hash', "UPDATE bgz_audit SET hash = repeat('a', 64) WHERE sequence = 4", 4, 'line-changed'],
    ['a changed search moment', 'UPDATE bgz_audit SET at_ms = at_ms + 1 WHERE sequence = 4', 4, 'line-changed'],
    [
      'another patient to be found by',
      `UPDATE bgz_audit SET patient_bsn = '${bert}x' WHERE sequence = 4`,
      4,
      'line-changed',
    ],
    ['a notification to be found by', "UPDATE bgz_audit SET notification = 'x' WHERE sequence = 4", 4, 'line-changed'],
    [
      'no organization to be found by',
      'UPDATE bgz_audit SET organization = NULL WHERE sequence = 4',
      4,
      'line-changed',
    ],
    ['another user to be found by', "UPDATE bgz_audit SET user_id = 'x' WHERE sequence = 4", 4, 'line-changed'],
    [
      'no responsible to be found by',
      'UPDATE bgz_audit SET responsible_id = NULL WHERE sequence = 4',
      4,
      'line-changed',
    ],
    ['a removed line', 'DELETE FROM bgz_audit WHERE sequence = 4', 5, 'line-removed'],
    ['a removed first line', 'DELETE FROM bgz_audit WHERE sequence = 1', 2, 'line-removed'],
    [
      'a line put in before the first',
      "INSERT INTO bgz_audit (sequence, hash, at_ms, entry) SELECT 0, repeat('b', 64), at_ms, entry FROM bgz_audit WHERE sequence = 1",
      0,
      'line-inserted',
    ],
    [
      'a line put in at the end',
      "INSERT INTO bgz_audit (sequence, hash, at_ms, entry) SELECT 11, repeat('b', 64), at_ms, entry FROM bgz_audit WHERE sequence = 1",
      11,
      'line-changed',
    ],
    [
      'two lines that changed places',
      'UPDATE bgz_audit SET sequence = -1 WHERE sequence = 4; UPDATE bgz_audit SET sequence = 4 WHERE sequence = 5; UPDATE bgz_audit SET sequence = 5 WHERE sequence = -1',
      4,
      'line-changed',
    ],
    [
      'lines whose hashes were made again after a change',
      "UPDATE bgz_audit SET entry = '{}', hash = encode(sha256(convert_to((SELECT hash FROM bgz_audit WHERE sequence = 3) || chr(10) || '4' || chr(10) || entry, 'UTF8')), 'hex') WHERE sequence = 4",
      4,
      'line-changed',
    ],
  ])('finds %s', async (_what, sql, sequence, what) => {
    const { database, table } = await make();
    await filled(table);
    await tamper(database, sql);
    expect(await table.verify()).toMatchObject({ ok: false, breach: { sequence, what } });
  });

  it('finds a tail that was cut off, by the head that was known', async () => {
    const { database, table } = await make();
    await filled(table);
    const { head } = await table.verify();
    await table.write(entryWith());
    expect((await table.verify({ head: head.hash })).ok).toBe(true);
    await tamper(database, 'DELETE FROM bgz_audit WHERE sequence >= 10');
    expect((await table.verify()).ok).toBe(true);
    expect(await table.verify({ head: head.hash })).toMatchObject({
      ok: false,
      breach: { sequence: 10, what: 'tail-removed' },
    });
    await table.write(entryWith());
    expect((await table.verify({ head: head.hash })).ok).toBe(false);
  });

  it('removes lines past their retention, tells so, and stays verifiable', async () => {
    const { database, table } = await make();
    expect(await table.head()).toEqual({ sequence: 0, hash: '0'.repeat(64) });
    for (const year of [2015, 2016, 2026, 2015]) await table.write(entryWith({ at: `${year}-06-01T12:00:00Z` }));
    const now = new Date('2026-11-24T12:00:00Z');
    expect(await table.purge({ now, by: { user: bareUser } })).toBe(2);
    const { lines } = await table.query();
    // The last line is old as well, and stays behind one that must be kept.
    expect(lines.map(({ sequence }) => sequence).sort()).toEqual([3, 4, 5]);
    const told = lines.find(({ sequence }) => sequence === 5)?.entry;
    expect(told).toMatchObject({
      kind: 'purge',
      action: 'D',
      at: now.toISOString(),
      user: bareUser,
      object: { id: '2' },
    });
    expect(await table.verify()).toMatchObject({ ok: true, lines: 3 });
    expect(await table.purge({ now })).toBe(0);
    await tamper(database, 'DELETE FROM bgz_audit WHERE sequence = 3');
    expect(await table.verify()).toMatchObject({ ok: false, breach: { sequence: 4, what: 'line-removed' } });
  });

  it('goes on with the chain when every line was old', async () => {
    const { table } = await make();
    await table.write(entryWith({ at: '2015-01-01T00:00:00Z' }));
    expect(await table.purge({ now: new Date('2026-11-24T12:00:00Z'), years: 10 })).toBe(1);
    await table.write(entryWith());
    expect(await table.verify()).toMatchObject({ ok: true, lines: 2, head: { sequence: 3 } });
  });

  it('finds a start that was removed in disguise of a purge', async () => {
    const { database, table } = await make();
    await filled(table);
    await tamper(
      database,
      'INSERT INTO bgz_audit_anchor SELECT sequence, hash FROM bgz_audit WHERE sequence = 4; DELETE FROM bgz_audit WHERE sequence <= 4',
    );
    expect(await table.verify()).toMatchObject({ ok: false, breach: { sequence: 5, what: 'start-removed' } });
  });

  it('keeps lines five years by the clock of the database, whatever the application thinks of it', async () => {
    const { table } = await make();
    await table.write(entryWith({ at: new Date().toISOString() }));
    await expect(table.purge({ now: new Date('2199-01-01T00:00:00Z') })).rejects.toThrow('append-only');
    expect(await table.verify()).toMatchObject({ ok: true, lines: 1 });
    await expect(table.purge({ now: new Date(), years: 4 })).rejects.toThrow(TypeError);
  });

  it('writes many at once, in few transactions', async () => {
    const { database } = await make();
    let queries = 0;
    const counted: Database = {
      ...database,
      query: (sql, parameters) => {
        queries++;
        return database.query(sql, parameters);
      },
    };
    const table = await auditTable(counted);
    queries = 0;
    const entries = Array.from({ length: 500 }, () => entryWith());
    await Promise.all(entries.map((entry) => table.write(entry)));
    expect(queries).toBeLessThan(10);
    expect(await table.verify()).toMatchObject({ ok: true, lines: 500 });
  });

  it('rejects each entry that could not be written, and the next ones go on', async () => {
    const { database } = await make();
    let broken = true;
    const failing: Database = {
      ...database,
      query: (sql, parameters) =>
        broken && /bgz_audit_append|INSERT INTO bgz_audit/.test(sql)
          ? Promise.reject(new Error('gone'))
          : database.query(sql, parameters),
    };
    const table = await auditTable(failing);
    const results = await Promise.allSettled([
      table.write(fullEntry),
      table.write(entryWith()),
      table.write(entryWith()),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    broken = false;
    await table.write(entryWith());
    expect(await table.verify()).toMatchObject({ ok: true, lines: 1 });
  });

  it('lets one entry that cannot be stored not take others with it', async () => {
    const { database } = await make();
    const poisoned: Database = {
      ...database,
      query: (sql, parameters) =>
        JSON.stringify(parameters ?? '').includes('poison')
          ? Promise.reject(Object.assign(new Error('data'), { code: '22P05' }))
          : database.query(sql, parameters),
    };
    const table = await auditTable(poisoned);
    const results = await Promise.allSettled(
      ['a', 'b', 'poison', 'c'].map((reason) => table.write(entryWith({ reason }))),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await table.verify()).toMatchObject({ ok: true, lines: 3 });
  });

  it.each([{ limit: 0 }, { limit: 1.5 }, { after: 'x' }, { from: 'yesterday' }, { to: '2026-01-01' }])(
    'refuses to be asked %o',
    async (query) => {
      const { table } = await make();
      await expect(table.query(query)).rejects.toThrow(TypeError);
    },
  );
});

const bareUser = { identifier: { system: 'urn:example:user', value: '123' } };

describeOnPostgres('the audit table shared by several instances', (fresh) => {
  it('holds one chain whoever writes', async () => {
    const connectionString = await fresh();
    const databases = await Promise.all(
      Array.from({ length: 3 }, () => postgresDatabase({ connectionString, connections: 3 })),
    );
    const tables = await Promise.all(databases.map((database) => auditTable(database)));
    const writes = tables.flatMap((table) =>
      Array.from({ length: 100 }, async (_, index) => {
        if (index % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
        await table.write(bareEntry());
      }),
    );
    await Promise.all(writes);
    expect(await tables[0]?.verify()).toMatchObject({ ok: true, lines: 300, head: { sequence: 300 } });
    await Promise.all(databases.map((database) => database.close()));
  });
});
