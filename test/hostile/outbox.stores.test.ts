import { describe, expect, it } from 'vitest';
import { fhirTransport } from '../../src/notified-pull';
import { doctor, referral, worldOf } from '../referral/send/support';
import { bomb, endless, peer, redirect, type Trick } from './peer';

const world = worldOf();

describe('the answer to a message may be as large as it likes: its status says what became of the message', () => {
  it.each<[string, Trick, object, object]>([
    ['taken, without end', endless({ status: 201 }), { sent: 1 }, { outcome: 'success', status: 201 }],
    ['taken, a bomb', bomb({ status: 201, mebibytes: 4_000 }), { sent: 1 }, { outcome: 'success', status: 201 }],
    ['refused, without end', endless({ status: 422 }), { dead: 1 }, { outcome: 'failed', reason: 'http-422' }],
    ['redirected', redirect('https://elders.example/fhir/Task'), { dead: 1 }, { reason: 'redirected' }],
  ])('%s: it is sent once', async (_what, trick, tally, entry) => {
    const w = world();
    const receiver = await peer(trick);
    const directory = async () => ({ baseUrl: `${receiver.origin}/fhir` });
    const pull = w.pull({
      transport: fhirTransport({ maxBytes: 100_000, allowLoopbackHttp: true }),
      send: { directory, allowLoopbackHttp: true },
    });
    await pull.notify(referral, doctor);
    expect(await pull.outbox.runOnce()).toMatchObject(tally);
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 0 });
    expect(receiver.asked).toEqual(['POST /fhir/Task']);
    expect(w.entries.find(({ kind }) => kind === 'send')).toMatchObject(entry);
  });

  it('not taken for now: it is tried again by its status, like any other', async () => {
    const w = world();
    const receiver = await peer(endless({ status: 503 }));
    const directory = async () => ({ baseUrl: `${receiver.origin}/fhir` });
    const pull = w.pull({
      transport: fhirTransport({ maxBytes: 100_000, allowLoopbackHttp: true }),
      send: { directory, allowLoopbackHttp: true },
    });
    await pull.notify(referral, doctor);
    expect(await pull.outbox.runOnce()).toMatchObject({ retried: 1 });
    expect(w.lines.at(-1)).toMatchObject({ failure: 'http-503' });
  });
});
