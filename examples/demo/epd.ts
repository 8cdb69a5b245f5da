import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Authorization, createBgzFacade, sourcesOf } from 'bgz-facade';
import { nodeListener, serverLimits } from 'bgz-facade/node';
import { bgzOffers, type Offer } from 'bgz-facade/notified-pull';
import { type BgzRecords, bgzRecords } from 'bgz-facade/zib';
import { idSecret } from '../id-secret.js';

/** A demo EPD: the facade over our own fictional patients. One token per patient, as a referral would give. */
export interface DemoEpd {
  readonly baseUrl: string;
  /** Token and BSN of each patient. */
  readonly grants: readonly { readonly token: string; readonly bsn: string }[];
  /** What is offered: the searches of every section that has a source. */
  readonly offers: readonly Offer[];
  stop(): Promise<void>;
}

async function readPatients(): Promise<BgzRecords[]> {
  const folder = join(import.meta.dirname, 'patients');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map(async (name) => bgzRecords(JSON.parse(await readFile(join(folder, name), 'utf8')))));
}

function check(grants: DemoEpd['grants']) {
  return (request: Request): Authorization => {
    const grant = grants.find(({ token }) => request.headers.get('authorization') === `Bearer ${token}`);
    if (grant === undefined) return { allowed: false, reason: 'unauthenticated' };
    // The token stands for a referral: sender and receiver know the patient by BSN, and the searches do not name them.
    return { allowed: true, patient: { bsn: grant.bsn }, bsnInAnswers: true };
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Starts the demo EPD on a free port of this machine. */
export async function startEpd(now: () => Date): Promise<DemoEpd> {
  const patients = await readPatients();
  const grants = patients.map(({ patient }, i) => ({
    token: `demo-token-${i + 1}`,
    bsn: patient.identificationNumbers[0]?.value ?? '',
  }));
  const sources = sourcesOf(patients, { groups: 'all' });
  const facade = createBgzFacade({ sources, authorize: check(grants), now, idSecret: idSecret() });
  const server = createServer(serverLimits, nodeListener(facade));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const offers = bgzOffers({ sources });
  return { baseUrl: `http://127.0.0.1:${port}/fhir`, grants, offers, stop: () => close(server) };
}
