import { createHash } from 'node:crypto';
import { createGrantStore, type Database, embeddedDatabase, postgresDatabase } from '../src/notified-pull';
import { hasPostgres, newDatabase, startPostgres } from '../test/sql/postgres-server';
import { figure, type Row, skipped } from './figures';
import { median, roundsOfAsync } from './measure';

/** Fills the store up to this many grants; the base of grant n is the SHA-256 of `base n`. */
async function fillTo(database: Database, count: number): Promise<void> {
  const referral = JSON.stringify({ receiver: { organization: { ura: '00000002' } }, treatmentRelation: true });
  const offers = JSON.stringify([{ kind: 'query', query: 'AllergyIntolerance?_revinclude=Provenance:target' }]);
  await database.query(`INSERT INTO bgz_notification (id, identifier, group_identifier, state, bsn, receiver_ura,
      base_hash, workflow_base_hash, peer, referral, offers, created_at, valid_until, changed_at, version)
    SELECT gen_random_uuid(), 'urn:uuid:' || gen_random_uuid(), 'urn:uuid:' || gen_random_uuid(), 'requested',
      '999990019', '00000002', encode(sha256(('base ' || n)::bytea), 'hex'),
      encode(sha256(('workflow base ' || n)::bytea), 'hex'), 'twiin', '${referral}', '${offers}', '2026-11-24T10:00:00Z',
      '2027-11-24T10:00:00Z', '2026-11-24T10:00:00Z', 1
    FROM generate_series((SELECT count(*) + 1 FROM bgz_notification), ${count}) AS n;
    ANALYZE bgz_notification`);
}

/** More than the process remembers (5,000), so that of few as of many each look-up reads a grant that is not known. */
const FEW = 10_000;

/** Milliseconds of a look-up by base, each time of another grant of all there are. */
async function lookup(database: Database, count: number): Promise<readonly number[]> {
  // Asked as of a shared database: what is measured is the database, not what the process remembers.
  const store = await createGrantStore({ ...database, exclusive: false });
  let asked = 0;
  return roundsOfAsync(
    async () => {
      asked = (asked + 7_919) % count;
      const hash = createHash('sha256')
        .update(`base ${asked + 1}`)
        .digest('hex');
      if (!(await store.findByAuthorizationBase(hash))) throw new Error('A grant was not found.');
    },
    { msEach: 300 },
  );
}

async function growth(name: string, database: Database, few: number, many: number): Promise<Row[]> {
  await createGrantStore(database);
  const times: (readonly number[])[] = [];
  for (const count of [few, many]) {
    await fillTo(database, count);
    times.push(await lookup(database, count));
  }
  const [small = [], large = []] = times;
  const said = (count: number) => `${name}: look-up among ${count.toLocaleString('en')} grants`;
  return [
    figure(said(few), small, 'ms'),
    figure(said(many), large, 'ms'),
    figure(`${name}: ratio`, median(large) / median(small), 'x', { most: 2 }),
  ];
}

async function remembered(database: Database): Promise<Row> {
  const store = await createGrantStore(database);
  const hash = createHash('sha256').update('base 1').digest('hex');
  const times = await roundsOfAsync(() => store.findByAuthorizationBase(hash));
  return figure(
    'embedded: the same grant again',
    times.map((ms) => ms * 1_000),
    'us',
  );
}

/** Look-up of a grant by the hash of its authorization base, as every request of a pull does, as the store grows. */
export async function grantStoreReport(): Promise<Row[]> {
  const embedded = await embeddedDatabase();
  const rows = await growth('embedded', embedded, FEW, 100_000);
  rows.push(await remembered(embedded));
  await embedded.close();
  if (!hasPostgres) return [...rows, skipped('PostgreSQL', 'not installed')];
  const server = await startPostgres();
  const connectionString = await newDatabase(server.home);
  const database = await postgresDatabase({ connectionString, statementTimeoutMs: 600_000 });
  try {
    return [...rows, ...(await growth('PostgreSQL', database, FEW, 1_000_000))];
  } finally {
    await database.close();
    await server.stop();
  }
}
