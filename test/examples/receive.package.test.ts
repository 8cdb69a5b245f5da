import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bgzDocument, type Sources, sourcesOf } from 'bgz-facade';
import {
  bgzOffers,
  buildNotificationTask,
  documentOffers,
  parseNotificationTask,
  peerProfile,
} from 'bgz-facade/notified-pull';
import { afterEach, expect, it } from 'vitest';
import { receive, relay } from '../../examples/receive';
import { letter } from '../bgz/document/letter';
import { anna, facadeOf } from '../facade/support';
import { idSecret } from '../id-secret';
import { BASE, BSN, recordOf } from '../referral/task/support';

const folder = mkdtempSync(join(tmpdir(), 'bgz-receive-'));
afterEach(() => rmSync(folder, { recursive: true }));

it('pulls a BgZ with its letter, keeps it, and serves it to the next hospital', async () => {
  const bytes = new TextEncoder().encode('%PDF-1.7 een brief\n%%EOF\n');
  const { hash: _hash, size: _size, ...told } = letter;
  const sources: Sources = {
    ...sourcesOf([anna], { groups: 'all' }),
    documents: () => [bgzDocument({ ...told, replaces: [], open: () => bytes })],
  };
  const access = { authorize: () => ({ allowed: true, patient: { bsn: BSN }, bsnInAnswers: true }) as const };
  const offers = [...bgzOffers(), ...documentOffers()];
  const parsed = parseNotificationTask(buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE));
  if (!parsed.ok) throw new Error('no notification');

  const from = facadeOf({ sources, ...access });
  const pulled = await receive(parsed.notification, folder, {
    baseUrl: 'https://epd.example/fhir',
    token: 't',
    fetch: (input, init) => from.fetch(new Request(input, init)),
    now: () => new Date('2026-11-24T10:00:00Z'),
  });
  expect(pulled.complete).toBe(true);
  expect(readdirSync(folder).sort()).toEqual([pulled.documents[0]?.key, 'bgz.json'].sort());

  const next = await relay(folder, { ...access, idSecret });
  const ask = (path: string) =>
    next.fetch(new Request(`https://next.example/fhir/${path}`, { headers: { authorization: 'Bearer t' } }));
  expect(await (await ask('AllergyIntolerance')).json()).toMatchObject({ total: anna.allergyIntolerances?.length });
  const letters = await (await ask('DocumentReference')).json();
  const binary = await ask(letters.entry[0].resource.content[0].attachment.url);
  expect(new Uint8Array(await binary.arrayBuffer())).toEqual(bytes);
});
