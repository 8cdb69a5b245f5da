import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditTable } from '../../src/audit';
import { createGrantStore, createNotifiedPull, embeddedDatabase } from '../../src/notified-pull';
import { BSN, doctor, receiver, referral, SECRET, TOKEN } from '../referral/send/support';
import { folderWith } from './fixtures';
import { runBgz } from './run-bgz';

const database = join(folderWith(), 'data');
const where = ['--database', database];
const by = [...where, '--by', 'mw. J. Beheer'];

/** Opens the database for a moment; no command runs then. */
async function opened<T>(work: (database: Awaited<ReturnType<typeof embeddedDatabase>>) => Promise<T>): Promise<T> {
  const held = await embeddedDatabase({ directory: database });
  try {
    return await work(held);
  } finally {
    await held.close();
  }
}

const bases: string[] = [];
/** Two notifications that were refused, one withdrawal that was, one that waits. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  await opened(async (held) => {
    const store = await createGrantStore(held);
    const { transport } = receiver(({ method, task }) => {
      bases.push(JSON.stringify(task));
      return method === 'POST' && refuse !== 422 ? 201 : refuse;
    });
    let refuse = 422;
    const pull = createNotifiedPull({
      store,
      secret: SECRET,
      audit: await auditTable(held),
      send: {
        directory: async () => ({ baseUrl: 'https://00005678.example/fhir' }),
        token: async () => TOKEN,
        transport,
      },
    });
    const messageOf = async (result: Awaited<ReturnType<typeof pull.notify>>) => {
      if (!result.ok) throw new Error(JSON.stringify(result.issues));
      await pull.outbox.runOnce();
      const [message] = (await store.messages({ notificationId: result.notification.id })).items;
      return { notification: result.notification.id, id: message?.id ?? '' };
    };
    ids.first = (await messageOf(await pull.notify(referral, doctor))).id;
    ids.second = (await messageOf(await pull.notify(referral, doctor))).id;
    refuse = 412;
    const { notification } = await messageOf(await pull.notify(referral, doctor));
    await pull.cancel(notification, { reason: 'wrong-receiver', scope: 'this' }, doctor);
    await pull.outbox.runOnce();
    ids.withdrawal = (await store.messages({ notificationId: notification })).items[0]?.id ?? '';
    await pull.notify(referral, doctor);
  });
});

describe('bgz outbox list', () => {
  it('tells in Dutch what waits and what went wrong, newest first, and nothing of the patient or the base', async () => {
    const { code, stdout, stderr } = await runBgz('outbox', 'list', ...where, '--lang', 'nl');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^bericht +soort +toestand +leeftijd +pogingen +wat het laatst misging$/);
    expect(lines[1]).toMatch(/notificatie +wacht +\d+ (s|min) +0$/);
    expect(lines[2]).toMatch(
      new RegExp(`^${ids.withdrawal} +intrekking +blijft liggen .*ontvanger antwoordde met een fout \\(HTTP 412\\)$`),
    );
    expect(lines.slice(3, 5).join('\n')).toMatch(/HTTP 422.*\n.*HTTP 422/);
    expect(stdout).toContain('wacht 1, wordt verzonden 0, verzonden 1, blijft liggen 3, niet verzonden 0');
    expect(stdout).toMatch(/Het oudste dat nog verzonden moet worden wacht \d+ (s|min)\./);
    expect(stdout).not.toContain(BSN);
    expect(stdout).not.toContain('example');
  });

  it('gives the same as JSON, in pages', async () => {
    const list = ['outbox', 'list', ...where, '--format', 'json', '--state', 'dead'];
    const first = await runBgz(...list, '--limit', '1');
    const page = JSON.parse(first.stdout) as { depth: object; messages: object[]; next: string };
    expect(page.depth).toEqual({ queued: 1, sending: 0, sent: 1, dead: 3, dropped: 0 });
    expect(page.messages).toMatchObject([
      {
        id: ids.withdrawal,
        kind: 'cancel',
        state: 'dead',
        attempts: 1,
        failure: 'http-412',
        failureText: 'receiver answered with an error (HTTP 412)',
        ageSeconds: expect.any(Number),
      },
    ]);
    const second = await runBgz(...list, '--after', page.next);
    const rest = JSON.parse(second.stdout) as { messages: { id: string }[]; next?: string };
    expect(rest.messages.map(({ id }) => id)).toEqual([ids.second, ids.first]);
    expect(rest.next).toBeUndefined();
    expect(first.stdout + second.stdout).not.toContain(BSN);
  });

  it.each([
    ['a limit that is none', ['--limit', '0'], '--limit is a whole number from 1 to 500'],
    ['a position that is none', ['--after', 'abc'], '--after is "next" of the page before'],
    ['a state that is none', ['--state', 'stuck'], 'Allowed choices are queued'],
    ['an option that is none', ['--patient', BSN], "unknown option '--patient'"],
  ])('ends with 2 for %s', async (_what, args, sentence) => {
    const { code, stderr } = await runBgz('outbox', 'list', ...where, ...args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
  });
});

describe('bgz outbox resend and drop', () => {
  it('ask who it is, which messages, and why', async () => {
    for (const [args, sentence] of [
      [['resend', ...where, ids.first ?? ''], "required option '--by <name>'"],
      [['resend', ...by], 'Give ids of dead messages, or --all.'],
      [['resend', ...by, '--all', ids.first ?? ''], 'Give ids of dead messages, or --all.'],
      [['resend', ...by, '--failure', 'http-422', ids.first ?? ''], '--failure is for --all.'],
      [['drop', ...by, ids.first ?? ''], "required option '--reason <code>'"],
      [['drop', ...by, '--reason', 'mevrouw belde', ids.first ?? ''], 'Allowed choices are told-otherwise'],
    ] as const) {
      const { code, stderr } = await runBgz('outbox', ...args);
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
    }
  });

  it('do it with each message, say of each what became of it, and end with 1 when one was refused', async () => {
    const inDutch = [...by, '--lang', 'nl'];
    const dropped = await runBgz('outbox', 'drop', ...inDutch, '--reason', 'told-otherwise', ids.withdrawal ?? '', 'x');
    expect(dropped).toMatchObject({
      code: 1,
      stdout: `${ids.withdrawal}  niet gedaan: de ontvanger zou het niet weten; --force, als die op andere wijze is ingelicht\n(?)  niet gedaan: niet gevonden\n`,
    });
    const forced = await runBgz(
      'outbox',
      'drop',
      ...inDutch,
      '--reason',
      'told-otherwise',
      '--force',
      ids.withdrawal ?? '',
    );
    expect(forced).toMatchObject({ code: 0, stdout: `${ids.withdrawal}  niet meer verzonden\n` });
    const resent = await runBgz('outbox', 'resend', ...by, '--all', '--failure', 'http-422');
    expect(resent).toMatchObject({
      code: 0,
      stdout: `${ids.first}  back in the queue\n${ids.second}  back in the queue\n`,
    });
    expect(await runBgz('outbox', 'resend', ...inDutch, '--all')).toMatchObject({
      code: 0,
      stdout: 'Geen berichten die blijven liggen.\n',
    });
    await opened(async (held) => {
      const store = await createGrantStore(held);
      expect(await store.outboxDepth()).toEqual({ queued: 3, sending: 0, sent: 1, dead: 0, dropped: 1 });
      const table = await auditTable(held);
      const told = (await table.query({ limit: 500 })).lines
        .map(({ entry }) => entry)
        .filter(({ kind }) => kind === 'drop' || kind === 'resend');
      expect(told.map(({ kind, outcome, reason, user }) => [kind, outcome, reason, user?.identifier.value])).toEqual([
        ['drop', 'refused', 'withdrawal', 'mw. J. Beheer'],
        ['drop', 'refused', 'not-found', 'mw. J. Beheer'],
        ['drop', 'success', 'told-otherwise', 'mw. J. Beheer'],
        ['resend', 'success', undefined, 'mw. J. Beheer'],
        ['resend', 'success', undefined, 'mw. J. Beheer'],
      ]);
      expect(await table.verify()).toMatchObject({ ok: true });
    });
  });

  it('do nothing where there is no trail', async () => {
    await opened((held) => held.query('DROP TABLE bgz_audit CASCADE'));
    const { code, stderr } = await runBgz('outbox', 'resend', ...by, '--all');
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('holds no audit trail') });
  });
});
