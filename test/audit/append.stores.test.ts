import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditTable } from '../../src/audit';
import { auditTables } from '../../src/audit/table/schema';
import { canonicalJson } from '../../src/fhir/json';
import { embeddedDatabase } from '../../src/notified-pull';
import { migrate } from '../../src/sql/migrate';
import { describeOnBoth } from '../sql/databases';
import { anna, bareEntry, bert, entryWith, fullEntry } from './entries';

const columns = 'sequence, hash, at_ms, entry, patient_bsn, notification, organization, user_id, responsible_id';

describeOnBoth('The chain of the trail', (open) => {
  it('is the same, made by this process or by the database, line by line and column by column', async () => {
    const database = await open();
    const entries = [fullEntry, bareEntry(), entryWith({ patientBsn: bert, reason: 'Ö "x" \\ 𝔘', user: undefined })];
    const rowsOf = async (exclusive: boolean) => {
      await database.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      const table = await auditTable({ ...database, exclusive });
      await table.write(fullEntry);
      await Promise.all(entries.map((entry) => table.write(entry)));
      expect(await table.verify()).toMatchObject({ ok: true, lines: 4 });
      return database.query(`SELECT ${columns} FROM bgz_audit ORDER BY sequence`);
    };
    const here = await rowsOf(true);
    expect(here).toHaveLength(4);
    expect(here[0]).toMatchObject({ patient_bsn: anna, user_id: '900012345', responsible_id: '900054321' });
    expect(await rowsOf(false)).toEqual(here);
  });

  it('stays one chain when several tables over one database write to it in turn', async () => {
    const database = await open();
    const tables = await Promise.all([
      auditTable(database),
      auditTable(database),
      auditTable({ ...database, exclusive: false }),
    ]);
    for (let n = 0; n < 12; n++) await tables[n % 3]?.write(bareEntry());
    await Promise.all(tables.map((table) => table.write(bareEntry())));
    expect(await tables[0]?.verify()).toMatchObject({ ok: true, lines: 15, head: { sequence: 15 } });
  });

  it('goes on behind the line of a removal that another table made', async () => {
    const database = await open();
    const [one, other] = [await auditTable(database), await auditTable(database)];
    for (const year of [2015, 2015, 2016]) await one.write(entryWith({ at: `${year}-06-01T12:00:00Z` }));
    expect(await other.purge({ now: new Date('2026-11-24T12:00:00Z') })).toBe(3);
    await one.write(entryWith());
    expect(await one.verify()).toMatchObject({ ok: true, lines: 2, head: { sequence: 5 } });
    await other.write(entryWith());
    expect(await other.verify()).toMatchObject({ ok: true, lines: 3 });
  });

  it('goes on behind lines of another table that are removed by then', async () => {
    const database = await open();
    const [one, other] = [await auditTable(database), await auditTable(database)];
    await one.write(entryWith({ at: '2015-06-01T12:00:00Z' }));
    for (let n = 0; n < 3; n++) await other.write(entryWith({ at: '2015-06-01T12:00:00Z' }));
    expect(await other.purge({ now: new Date('2026-11-24T12:00:00Z') })).toBe(4);
    await Promise.all([one.write(entryWith()), other.write(entryWith())]);
    expect(await one.verify()).toMatchObject({ ok: true, lines: 3, head: { sequence: 7 } });
  });

  it('begins anew in a table that was made anew', async () => {
    const database = await open();
    const before = await auditTable(database);
    for (let n = 0; n < 3; n++) await before.write(bareEntry());
    await database.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    const table = await auditTable(database);
    await table.write(bareEntry());
    await before.write(bareEntry());
    expect(await table.verify()).toMatchObject({ ok: true, lines: 2, head: { sequence: 2 } });
  });

  it('keeps the order in which lines were written, those that were in flight together too', async () => {
    const database = await open();
    const table = await auditTable(database);
    const entries = Array.from({ length: 450 }, (_, n) => bareEntry({ reason: `line-${n}` }));
    const done: string[] = [];
    await Promise.all(entries.map(async (entry) => table.write(entry).then(() => done.push(entry.id))));
    const rows = await database.query('SELECT entry FROM bgz_audit ORDER BY sequence');
    const ids = rows.map(({ entry }) => (JSON.parse(String(entry)) as { id: string }).id);
    expect(ids).toEqual(entries.map(({ id }) => id));
    expect(done).toEqual(ids);
  });

  it('holds after an update from a version in which the database took the columns from the text itself', async () => {
    const database = await open();
    await migrate(database, { ...auditTables, steps: auditTables.steps.slice(0, -1) });
    await database.query('SELECT bgz_audit_append($1::text[], $2::bigint[])', [
      [canonicalJson(fullEntry), canonicalJson(bareEntry())],
      [Date.parse(fullEntry.at), Date.parse(bareEntry().at)],
    ]);
    const before = await database.query(`SELECT ${columns} FROM bgz_audit ORDER BY sequence`);
    const table = await auditTable(database);
    expect(await database.query(`SELECT ${columns} FROM bgz_audit ORDER BY sequence`)).toEqual(before);
    await table.write(entryWith({ patientBsn: anna }));
    expect(await table.verify()).toMatchObject({ ok: true, lines: 3 });
    expect((await table.query({ patientBsn: anna })).lines).toHaveLength(2);
  });
});

describe('Closing the embedded database', () => {
  it('leaves no line unanswered: each is in the trail, or was refused', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'bgz-trail-'));
    try {
      const database = await embeddedDatabase({ directory });
      const table = await auditTable(database);
      const entries = Array.from({ length: 450 }, () => bareEntry());
      const writes = entries.map((entry) => table.write(entry));
      const settled = Promise.allSettled(writes);
      await writes[0];
      await database.close();
      const results = await settled;
      const kept = entries.filter((_, at) => results[at]?.status === 'fulfilled').map(({ id }) => id);
      expect(kept.length).toBeGreaterThan(0);
      await expect(table.write(bareEntry())).rejects.toThrow();
      const again = await embeddedDatabase({ directory });
      const { lines } = await (await auditTable(again)).query({ limit: 1_000 });
      expect(lines.map(({ entry }) => entry.id).sort()).toEqual(kept.sort());
      await again.close();
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
