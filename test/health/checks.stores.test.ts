import { beforeAll, describe, expect, it } from 'vitest';
import { authority, type Certificate, hasOpenssl } from '../../examples/referral/certificates';
import { auditTable } from '../../src/audit';
import {
  ageCheck,
  certificateCheck,
  createHealth,
  type Database,
  grantsFor,
  type HealthCheck,
  keySetCheck,
  migrateTables,
  outboxCheck,
  postgresDatabase,
  storeCheck,
  trailCheck,
} from '../../src/notified-pull';
import { entryWith } from '../audit/entries';
import { doctor, queued, worldOf } from '../referral/send/support';
import { describeOnBoth, describeOnPostgres } from '../sql/databases';

const signal = new AbortController().signal;
const look = async (check: HealthCheck) => check.look({ signal });

describeOnBoth('store and trail', (open) => {
  it('pass, and write nothing', async () => {
    const database = await open();
    await migrateTables(database);
    const table = await auditTable(database);
    await table.write(entryWith({}));
    const head = await table.head();
    for (let time = 0; time < 3; time++) {
      expect(await look(storeCheck(database))).toEqual({ status: 'pass' });
      expect(await look(trailCheck(database))).toEqual({ status: 'pass' });
    }
    expect(await table.head()).toEqual(head);
    await table.write(entryWith({}));
    expect(await table.verify()).toMatchObject({ ok: true, lines: 2 });
  });

  it('fail where there is no trail', async () => {
    await expect(look(trailCheck(await open()))).rejects.toMatchObject({ code: '42883' });
  });
});

describeOnPostgres('the trail in PostgreSQL', (fresh) => {
  const opened = async <T>(connectionString: string, work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await postgresDatabase({ connectionString });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };

  it('fails for a role without the right to add to it, and in a database that is read-only', async () => {
    const connectionString = await fresh();
    const role = `health_${Math.random().toString(36).slice(2)}`;
    const as = new URL(connectionString.replace('@/', '@localhost/'));
    as.username = role;
    const ofRole = as.toString().replace('@localhost/', '@/');
    await opened(connectionString, async (owner) => {
      await migrateTables(owner);
      await owner.query(`CREATE ROLE ${role} LOGIN`);
      await opened(ofRole, (database) => expect(look(trailCheck(database))).rejects.toMatchObject({ code: '42501' }));
      await owner.query(grantsFor(role));
      await opened(ofRole, async (database) => expect(await look(trailCheck(database))).toEqual({ status: 'pass' }));
      await owner.query(`ALTER ROLE ${role} SET default_transaction_read_only = on`);
      await opened(ofRole, async (database) => {
        expect(await look(storeCheck(database))).toEqual({ status: 'pass' });
        await expect(look(trailCheck(database))).rejects.toMatchObject({ code: '25006' });
      });
    });
  });
});

describe('the outbox', () => {
  const world = worldOf();

  it('warns of dead messages and of old ones, and never fails for them', async () => {
    const w = world();
    const { pull } = await queued(w, () => 503);
    const check = outboxCheck(pull.outbox, { ageSeconds: 600, now: () => w.clock.at });
    expect(await look(check)).toEqual({ status: 'pass', observed: 0, unit: 's' });
    w.later(600_000);
    expect(await look(check)).toEqual({ status: 'warn', reason: 'old-messages', observed: 600, unit: 's' });
    const refused = await queued(w, () => 422);
    await refused.pull.outbox.runOnce();
    expect(await look(check)).toMatchObject({ status: 'warn', reason: 'dead-messages' });
    expect(check.needed).toBe(false);
    const { status } = await createHealth({ checks: { outbox: check } }).report();
    expect(status).toBe('warn');
    expect(JSON.stringify(await look(check))).not.toContain(doctor.name);
  });
});

describe('an age', () => {
  const now = () => new Date('2026-11-30T00:00:00Z');
  const of = (since: string | undefined) =>
    look(ageCheck(() => (since === undefined ? since : new Date(since)), { warnAfterDays: 30, now }));

  it('warns when it is over, and for a moment that is none', async () => {
    expect(await of('2026-11-01T00:00:00Z')).toMatchObject({ status: 'pass' });
    expect(await of('2026-10-31T00:00:00Z')).toMatchObject({ status: 'warn', reason: 'too-old' });
    expect(await of('nonsense')).toMatchObject({ status: 'warn', reason: 'too-old' });
    expect(await of(undefined)).toEqual({ status: 'fail', reason: 'never' });
  });
});

describe.skipIf(!hasOpenssl)('a certificate', () => {
  let made: Certificate;
  beforeAll(() => {
    made = authority('Test CA').issue('client.example', 100);
  });
  const inDays = (days: number) => () => new Date(Date.now() + days * 86_400_000);
  const status = async (days: number, pem = made.cert) =>
    look(certificateCheck(() => pem, { now: inDays(days), warnDays: 30 }));

  it('warns before its end, and fails after it and before its beginning', async () => {
    expect(await status(1)).toMatchObject({ status: 'pass', observed: expect.any(Date) });
    expect(await status(71)).toMatchObject({ status: 'warn', reason: 'expires-soon' });
    expect(await status(101)).toMatchObject({ status: 'fail', reason: 'expired' });
    expect(await status(-1)).toMatchObject({ status: 'fail', reason: 'not-yet-valid' });
    expect(await status(1, 'nothing')).toEqual({ status: 'fail', reason: 'no-certificate' });
  });

  it('of a chain is the one that ends first', async () => {
    const short = authority('Test CA').issue('other.example', 40).cert;
    expect(await status(20, `${made.cert}\n${short}`)).toMatchObject({ status: 'warn', reason: 'expires-soon' });
  });
});

describe('the key set of an issuer', () => {
  it('passes when it is had, and fails when it never was', async () => {
    expect(await look(keySetCheck(() => ({ keys: [] })))).toEqual({ status: 'pass' });
    await expect(look(keySetCheck(() => Promise.reject(new Error('down'))))).rejects.toThrow();
    expect(() => keySetCheck('http://as.example.nl/jwks.json')).toThrow(TypeError);
  });
});
