import { createHash } from 'node:crypto';
import { createGrantStore, type Database, embeddedDatabase, postgresDatabase } from '../src/notified-pull';
import { hasPostgres, newDatabase, startPostgres } from '../test/sql/postgres-server';
import { line, timeOfAsync } from './measure';

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

/** Milliseconds of a look-up by base, each time of another grant of all there are. */
async function lookup(database: Database, count: number): Promise<number> {
  // Asked as of a shared database: what is measured is the database, not what the process remembers.
  const store = await createGrantStore({ ...database, exclusive: false });
  let asked = 0;
  return timeOfAsync(async () => {
    asked = (asked + 7_919) % count;
    const hash = createHash('sha256')
      .update(`base ${asked + 1}`)
      .digest('hex');
    if (!(await store.findByAuthorizationBase(hash))) throw new Error('A grant was not found.');
  }, 3_000);
}

async function growth(name: string, database: Database, few: number, many: number): Promise<string[]> {
  await createGrantStore(database);
  const times: number[] = [];
  for (const count of [few, many]) {
    await fillTo(database, count);
    times.push(await lookup(database, count));
  }
  const [small = 0, large = 0] = times;
  const said = (count: number) => `${name}: look-up among ${count.toLocaleString('en')} grants`;
  return [
    line(said(few), small, 'ms'),
    line(said(many), large, 'ms'),
    line(`${name}: ratio`, large / small, 'x', { text: 'aim <= 2', met: large / small <= 2 }),
  ];
}

async function remembered(database: Database): Promise<string> {
  const store = await createGrantStore(database);
  const hash = createHash('sha256').update('base 1').digest('hex');
  const time = await timeOfAsync(() => store.findByAuthorizationBase(hash));
  return line('embedded: the same grant again', time * 1_000, 'us');
}

/** Look-up of a grant by the hash of its authorization base, as every request of a pull does, as the store grows. */
export async function grantStoreReport(): Promise<string[]> {
  const embedded = await embeddedDatabase();
  const lines = await growth('embedded', embedded, 1_000, 100_000);
  lines.push(await remembered(embedded));
  await embedded.close();
  if (!hasPostgres) return [...lines, 'PostgreSQL: not installed, so not measured.'];
  const server = await startPostgres();
  const connectionString = await newDatabase(server.home);
  const database = await postgresDatabase({ connectionString, statementTimeoutMs: 600_000 });
  try {
    return [...lines, ...(await growth('PostgreSQL', database, 1_000, 1_000_000))];
  } finally {
    await database.close();
    await server.stop();
  }
}
