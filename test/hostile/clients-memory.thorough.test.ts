import { describe, expect, it } from 'vitest';
import { asks, type Client } from './clients';
import type { ClientInput } from './clients-victim';
import { MOST_MEBIBYTES, measured } from './memory';
import { bomb, endless, type Peer, peer, redirect, type Trick } from './peer';

const unverifiable = { ok: false, reason: 'token-unverifiable' };
const tooLarge: Readonly<Record<Client, object>> = {
  terminology: { result: 'unverifiable', reason: 'too-large' },
  'terminology-login': { result: 'unverifiable', reason: 'too-large' },
  introspection: unverifiable,
  keys: unverifiable,
  decision: { undecided: 'The decision point gave no decision: too-large (200).' },
  transport: { ok: false, failure: 'too-large', status: 200 },
  status: { ok: false, error: { failure: 'too-large', status: 200 } },
};
const clients = Object.keys(asks) as Client[];

it.each<[string, Trick]>([
  ['an answer without end', endless()],
  ['a bomb of gigabytes', bomb({ mebibytes: 4_000 })],
])('%s is given up by every client, asked for once, and costs little', async (_what, trick) => {
  const peers = new Map<Client, Peer>();
  for (const client of clients) peers.set(client, await peer(trick));
  const origins = Object.fromEntries([...peers].map(([client, { origin }]) => [client, origin]));
  const input = { origins } as unknown as ClientInput;
  const { result, above } = await measured<Readonly<Record<Client, object>>>('clients-victim.ts', input);
  expect(result).toMatchObject(tooLarge);
  for (const [client, { asked }] of peers) expect(asked, client).toHaveLength(1);
  expect(above).toBeLessThanOrEqual(MOST_MEBIBYTES);
});

describe('a redirect', () => {
  it.each(clients)('is not followed by %s, to the same origin or another', async (client) => {
    const other = await peer(endless());
    for (const location of [`${other.origin}/elsewhere`, '/elsewhere']) {
      const server = await peer(redirect(location, 307));
      await asks[client](server.origin);
      expect(server.asked).toHaveLength(1);
      expect(server.asked[0]).not.toContain('elsewhere');
    }
    expect(other.asked).toEqual([]);
  });
});
