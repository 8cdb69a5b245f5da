import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Bundle, Task } from 'fhir/r3';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, expect, it } from 'vitest';
import { auditTable } from '../../src/audit';
import {
  createGrantStore,
  createNotifiedPull,
  type FhirTransport,
  type NotifiedPull,
  parseNotificationTask,
  postgresDatabase,
} from '../../src/notified-pull';
import { eventually } from '../eventually';
import { BSN, doctor, notificationOf, referral, SECRET } from '../referral/send/support';
import { describeOnPostgres } from '../sql/databases';
import { balancer, type Member } from './balancer';

const root = resolve(import.meta.dirname, '../..');
const BASE = 'https://epd.example/fhir';
const ISSUER = 'https://as.example.nl';
const run = promisify(execFile);
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const example = (name: string) => ['--import', 'tsx', `examples/operate/${name}`];

interface Instance extends Member {
  readonly child: ChildProcess;
}

async function instance(env: Record<string, string>): Promise<Instance> {
  const child = spawn(process.execPath, example('server.ts'), {
    cwd: root,
    env: { ...process.env, ...env, PORT: '0', HEALTH_PORT: '0', BGZ_DRAIN_MS: '1500' },
  });
  closers.push(() => child.kill('SIGKILL'));
  let said = '';
  const ready = new Promise<readonly number[]>((found, reject) => {
    child.stdout?.on('data', (data) => {
      said += data;
      const [, port, healthPort] = /^ready: (\d+) (\d+)$/m.exec(said) ?? [];
      if (port !== undefined) found([Number(port), Number(healthPort)]);
    });
    child.stderr?.on('data', (data) => {
      said += data;
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  const [port = 0, healthPort = 0] = await ready;
  return { port, healthPort, child };
}

/** The EPD beside the instances: notifies over the same database, and shows what the receiver would get. */
async function epd(
  connectionString: string,
): Promise<{ pull: NotifiedPull; base: () => string; trail: () => Promise<readonly string[]> }> {
  const database = await postgresDatabase({ connectionString });
  closers.push(() => database.close());
  let task: Task | undefined;
  const audit = await auditTable(database);
  const transport: FhirTransport = {
    request: async ({ body }) => {
      task = body as Task;
      return { ok: true, status: 201, headers: new Headers() };
    },
  } as Partial<FhirTransport> as FhirTransport;
  const pull = createNotifiedPull({
    store: await createGrantStore(database),
    secret: SECRET,
    audit,
    send: {
      directory: async () => ({ baseUrl: 'https://00005678.example/fhir' }),
      token: async () => 'token',
      transport,
    },
  });
  return {
    pull,
    base: () => {
      const parsed = parseNotificationTask(task);
      if (!parsed.ok) throw new Error('no notification');
      return parsed.notification.authorizationBase ?? '';
    },
    trail: async () => (await audit.query({ limit: 500 })).lines.map(({ entry }) => `${entry.kind} ${entry.outcome}`),
  };
}

describeOnPostgres('two instances behind a proxy', (fresh) => {
  it('answer a pull, go on when one is killed, and let go of one that is stopped before it ends', async () => {
    const owner = await fresh();
    const role = `bgz_app_${Date.now().toString(36)}`;
    const setUp = await postgresDatabase({ connectionString: owner });
    await setUp.query(`CREATE ROLE ${role} LOGIN`);
    await setUp.close();
    const asRole = owner.replace('postgres://bgz@', `postgres://${role}@`);
    const folder = mkdtempSync(join(tmpdir(), 'bgz-operate-'));
    closers.push(() => rmSync(folder, { recursive: true, force: true }));
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const keys = join(folder, 'keys.json');
    writeFileSync(keys, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] }));

    const env = {
      BGZ_DATABASE_URL: asRole,
      BGZ_BASE_URL: BASE,
      BGZ_ISSUER: ISSUER,
      BGZ_KEYS: keys,
      BGZ_PATIENT: join(root, 'examples/demo/patients/mevrouw-van-der-voorbeeld.json'),
      BGZ_ID_SECRET: randomBytes(32).toString('hex'),
    };
    // Before the tables are there an instance does not start: it may not make them.
    await expect(instance(env)).rejects.toThrow(/migration-missing|are behind/);
    const migrated = await run(process.execPath, example('migrate.ts'), {
      cwd: root,
      env: { ...process.env, BGZ_DATABASE_URL: owner, BGZ_APP_ROLE: role },
    });
    expect(migrated.stdout).toBe('up to date\n');

    const { pull, base, trail } = await epd(owner);
    const { id } = notificationOf(await pull.notify(referral, doctor));
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    const [a, b] = await Promise.all([instance(env), instance(env)]);
    const proxy = await balancer([a, b]);
    closers.push(() => proxy.close());

    const token = async () =>
      new SignJWT({
        ura: '00005678',
        client_id: 'epd-de-haven',
        user: { id: '900001234', role: '01.015' },
        authorization_base: base(),
        jti: randomUUID(),
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(BASE)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey);
    const ask = async () => {
      const query = `patient.identifier=${encodeURIComponent(`http://fhir.nl/fhir/NamingSystem/bsn|${BSN}`)}`;
      const response = await fetch(`${proxy.origin}/fhir/AllergyIntolerance?${query}`, {
        headers: { authorization: `Bearer ${await token()}` },
      });
      return { status: response.status, bundle: (await response.json()) as Bundle };
    };

    expect((await fetch(`${proxy.origin}/fhir/metadata`)).status).toBe(503);
    await proxy.probe();
    expect(proxy.up()).toEqual([a.port, b.port]);
    const first = await ask();
    expect(first).toMatchObject({ status: 200, bundle: { resourceType: 'Bundle', type: 'searchset' } });
    expect(first.bundle.total).toBeGreaterThan(0);
    // The other instance gives the same, ids and all.
    expect((await ask()).bundle.entry).toEqual(first.bundle.entry);
    expect([...proxy.answered.values()]).toEqual([1, 1]);

    // Killed, and the proxy does not know yet: requests go to the other one.
    a.child.kill('SIGKILL');
    await once(a.child, 'exit');
    for (let time = 0; time < 4; time++) expect((await ask()).status).toBe(200);
    await proxy.probe();
    expect(proxy.up()).toEqual([b.port]);

    // A new one takes its place; the other is stopped in good order and finishes what it has.
    const c = await instance(env);
    const second = await balancer([b, c]);
    closers.push(() => second.close());
    b.child.kill('SIGTERM');
    await eventually(async () => {
      const ready = await fetch(`http://127.0.0.1:${b.healthPort}/health/ready`);
      expect([ready.status, await ready.json()]).toEqual([503, { status: 'fail', output: 'stopping' }]);
    });
    expect((await ask()).status).toBe(200);
    await second.probe();
    expect(second.up()).toEqual([c.port]);
    const [code] = b.child.exitCode === null ? await once(b.child, 'exit') : [b.child.exitCode];
    expect(code).toBe(0);

    // Withdrawn at the EPD, refused by an instance at its very next request.
    await pull.cancel(id, { reason: 'wrong-receiver', scope: 'this' }, doctor);
    const query = `patient.identifier=${encodeURIComponent(`http://fhir.nl/fhir/NamingSystem/bsn|${BSN}`)}`;
    const refused = await fetch(`${second.origin}/fhir/AllergyIntolerance?${query}`, {
      headers: { authorization: `Bearer ${await token()}` },
    });
    expect(refused.status).toBe(403);
    const told = await trail();
    expect(told.filter((one) => one === 'search success')).toHaveLength(7);
    expect(told.at(-1)).toBe('search refused');
  });
});
