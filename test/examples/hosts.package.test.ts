import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Bundle } from 'fhir/r3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { start as startExpress } from '../../examples/express';
import { start as startFastify } from '../../examples/fastify';
import { start as startNodeHttp } from '../../examples/node-http';
import { idSecret } from '../id-secret';

const PATIENT = 'http://fhir.nl/fhir/NamingSystem/bsn|999990019';
const bearer = { authorization: 'Bearer demo' };
let server: Server | undefined;

beforeEach(() => vi.stubEnv('BGZ_ID_SECRET', idSecret));

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

describe.each([
  ['node:http', startNodeHttp],
  ['Express', startExpress],
  ['Fastify', startFastify],
])('the facade mounted in %s', (_name, start) => {
  const base = async () => {
    server = await start(0);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
  };

  it('answers a search by GET with the rows of the EPD as zib resources', async () => {
    const url = await base();
    const response = await fetch(`${url}/AllergyIntolerance?patient.identifier=${encodeURIComponent(PATIENT)}`, {
      headers: bearer,
    });
    const bundle = (await response.json()) as Bundle;
    expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
    expect(bundle.total).toBe(2);
    expect(bundle.entry).toMatchObject([
      { resource: { code: { coding: [{ code: '764146007', display: 'penicilline' }] }, onsetDateTime: '1988' } },
      { resource: { code: { coding: [{ code: '256349002', display: 'pinda' }] }, clinicalStatus: 'resolved' } },
    ]);
    expect(bundle.link?.[0]?.url.startsWith(`${url}/AllergyIntolerance?`)).toBe(true);
  });

  it('answers the same search by POST', async () => {
    const body = new URLSearchParams({ 'patient.identifier': PATIENT, 'clinical-status': 'active' });
    const response = await fetch(`${await base()}/AllergyIntolerance/_search`, {
      method: 'POST',
      headers: bearer,
      body,
    });
    expect(response.status).toBe(200);
    expect(((await response.json()) as Bundle).total).toBe(1);
  });

  it('reads what it served by id', async () => {
    const url = await base();
    const bundle = (await (await fetch(`${url}/Condition`, { headers: bearer })).json()) as Bundle;
    const id = bundle.entry?.[0]?.resource?.id;
    const response = await fetch(`${url}/Condition/${id}`, { headers: bearer });
    expect(await response.json()).toEqual(bundle.entry?.[0]?.resource);
  });

  it('refuses without token, before any source, and keeps its connection usable', async () => {
    const url = await base();
    const refused = await fetch(`${url}/Condition`);
    expect(refused.status).toBe(401);
    expect(((await refused.json()) as { resourceType: string }).resourceType).toBe('OperationOutcome');
    expect((await fetch(`${url}/Condition`, { headers: bearer })).status).toBe(200);
  });

  it('survives a receiver that hangs up', async () => {
    const url = new URL(await base());
    await new Promise<void>((resolve) => {
      const socket = connect(Number(url.port), url.hostname, () => {
        socket.write('GET /fhir/Condition HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo\r\n\r\n', () =>
          socket.destroy(),
        );
      });
      socket.once('close', () => resolve());
    });
    expect((await fetch(`${url}/Condition`, { headers: bearer })).status).toBe(200);
  });
});
