import { randomUUID } from 'node:crypto';
import { type AuditEntry, type AuditLine, type AuditTable, auditTable, exportAudit } from 'bgz-facade/audit';
import { type Database, postgresDatabase } from 'bgz-facade/notified-pull';
import { hasPostgres, newDatabase, startPostgres } from '../test/sql/postgres-server';
import { figure, inTurnAsync, type Row, ratios, skipped } from './figures';

/** Lines of the large trail; the small one has a thousandth. `BGZ_BENCH_LINES=10000000` takes some ten minutes and 15 GB. */
const MANY = Number(process.env.BGZ_BENCH_LINES ?? 1_000_000);
const FEW = Math.max(1_000, MANY / 1_000);
/** Lines of each patient, and of a period that is asked for; a line is written each second. */
const OF_PATIENT = 100;
const OF_PERIOD = 1_000;
const BATCH = 500_000;
const START = Date.parse('2025-01-01T00:00:00Z');
const ROUNDS = 7;
const TIMES = 40;

const iso = (nth: number): string => new Date(START + nth * 1_000).toISOString();
/** Number of a patient, nine digits; that it is none of a person makes no difference to an index. */
const bsnOf = (patient: number): string => String(100_000_000 + patient);

/** Lines such as a search of a pull leaves; their hashes are made up, as nothing here looks at the chain. */
async function fill(database: Database, count: number): Promise<void> {
  const patients = Math.max(1, Math.floor(count / OF_PATIENT));
  const indexes = await database.query(
    "SELECT indexdef FROM pg_indexes WHERE tablename = 'bgz_audit' AND indexdef NOT LIKE '%UNIQUE%'",
  );
  await database.query('DROP INDEX bgz_audit_at, bgz_audit_patient, bgz_audit_notification');
  for (let from = 1; from <= count; from += BATCH)
    await database.query(`INSERT INTO bgz_audit (sequence, hash, at_ms, entry,
        patient_bsn, notification, organization, user_id)
      SELECT n, repeat(to_char(n % 10000, 'FM0000'), 16), at_ms, json_build_object('action', 'R', 'at', to_char(to_timestamp(at_ms / 1000.0)
          AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'checks', '{"authorization":true,"treatmentRelation":true}'::json,
          'id', id, 'kind', 'search', 'notification', notification,
          'object', '{"query":"_include=AllergyIntolerance:patient","type":"AllergyIntolerance"}'::json,
          'organization', json_build_object('ura', '00005678'), 'outcome', 'success', 'patientBsn', bsn,
          'policy', 'urn:bgz-facade:legal-basis:wgbo-referral', 'purpose', 'TREAT', 'requestId', id, 'resources', 12, 'status', 200,
          'user', json_build_object('identifier', json_build_object('system', 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers',
            'value', user_id), 'role', '01.010'))::text, bsn, notification, '00005678', user_id
      FROM (SELECT n, ${START} + n * 1000 AS at_ms, md5(n::text)::uuid::text AS id, (100000000 + n % ${patients})::text AS bsn,
        'urn:uuid:' || md5((n % ${patients})::text || '/' || n / (${patients} * 30))::uuid AS notification,
        (900000000 + n % 5000)::text AS user_id
        FROM generate_series(${from}::bigint, ${Math.min(from + BATCH - 1, count)}) AS n) AS line`);
  for (const { indexdef } of indexes) await database.query(String(indexdef));
  await database.query('VACUUM ANALYZE bgz_audit');
}

interface Trail {
  readonly table: AuditTable;
  readonly count: number;
}

/** Milliseconds of a question, each time another one of all there are. */
async function asked({ count }: Trail, ask: (nth: number) => Promise<number>): Promise<number> {
  let nth = 0;
  const start = performance.now();
  for (let time = 0; time < TIMES; time++) {
    nth = (nth + 7_919 * 31) % count;
    if ((await ask(nth)) === 0) throw new Error('The bench found no lines.');
  }
  return (performance.now() - start) / TIMES;
}

const questions: readonly (readonly [string, (trail: Trail) => Promise<number>])[] = [
  [
    'the lines of a patient',
    (trail) =>
      asked(trail, async (nth) => {
        const patient = nth % Math.floor(trail.count / OF_PATIENT);
        return (await trail.table.query({ patientBsn: bsnOf(patient), limit: OF_PATIENT })).lines.length;
      }),
  ],
  [
    'the lines of a patient in a period',
    (trail) =>
      asked(trail, async (nth) => {
        const patient = nth % Math.floor(trail.count / OF_PATIENT);
        const query = { patientBsn: bsnOf(patient), from: iso(trail.count / 2), to: iso(trail.count + 1) };
        return (await trail.table.query(query)).lines.length;
      }),
  ],
  [
    'the lines of a referral',
    (trail) =>
      asked(trail, async (nth) => {
        const patient = nth % Math.floor(trail.count / OF_PATIENT);
        const { lines } = await trail.table.query({ patientBsn: bsnOf(patient), limit: 1 });
        const notification = lines[0]?.entry.notification ?? '';
        return (await trail.table.query({ notification })).lines.length;
      }),
  ],
  [
    `exporting a period of ${OF_PERIOD.toLocaleString('en')} lines`,
    async ({ table, count }) => {
      const from = Math.floor(Math.random() * Math.max(1, count - OF_PERIOD));
      const start = performance.now();
      const { lines } = await exportAudit(entriesOf(table.lines({ from: iso(from), to: iso(from + OF_PERIOD) })), {
        format: 'csv',
        view: 'full',
        organization: { name: 'Ziekenhuis', ura: '00001234' },
        requestedBy: 'bench',
        madeAt: new Date(START),
        write: async () => {},
      });
      if (lines < OF_PERIOD - 1) throw new Error('The bench exported too few lines.');
      return performance.now() - start;
    },
  ],
  [
    'writing a line',
    (trail) =>
      asked(trail, async () => {
        const id = randomUUID();
        await trail.table.write({ id, kind: 'search', at: iso(trail.count), action: 'R', outcome: 'success' });
        return 1;
      }),
  ],
];

async function* entriesOf(lines: AsyncIterable<AuditLine>): AsyncGenerator<AuditEntry> {
  for await (const { entry } of lines) yield entry;
}

/** Looking up, exporting and writing lines of the trail in PostgreSQL, of many lines and of a thousandth of them, in turn. */
export async function trailReport(): Promise<readonly Row[]> {
  if (!hasPostgres) return [skipped('Looking up lines of the trail', 'PostgreSQL is not installed')];
  const server = await startPostgres(['max_wal_size=8GB', 'maintenance_work_mem=512MB', 'shared_buffers=256MB']);
  const databases: Database[] = [];
  const made = async (count: number): Promise<Trail> => {
    const database = await postgresDatabase({
      connectionString: await newDatabase(server.home),
      statementTimeoutMs: 3_600_000,
    });
    databases.push(database);
    const table = await auditTable(database);
    await fill(database, count);
    return { table, count };
  };
  try {
    const [few, many] = [await made(FEW), await made(MANY)];
    const rows: Row[] = [];
    for (const [what, ask] of questions) {
      await Promise.all([ask(few), ask(many)]);
      const [small = [], large = []] = await inTurnAsync(
        ROUNDS,
        () => ask(few),
        () => ask(many),
      );
      rows.push(
        figure(`${what}, of ${MANY.toLocaleString('en')} lines`, large, 'ms'),
        figure(`${what}: times that of ${FEW.toLocaleString('en')} lines`, ratios(large, small), 'x', { most: 2 }),
      );
    }
    return rows;
  } finally {
    for (const database of databases) await database.close();
    await server.stop();
  }
}
