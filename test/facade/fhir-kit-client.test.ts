import type { Bundle } from 'fhir/r3';
import { Client } from 'fhir-kit-client';
import { describe, expect, it } from 'vitest';
import { serve } from '../receive/loopback';
import { ANNA, facadeOf } from './support';

// The client's own types are of another version of FHIR.
const bundleIn = (found: unknown) => found as Bundle | undefined;

describe('a client of the field, fhir-kit-client, pulls the facade', () => {
  const clientOf = async () => {
    const facade = facadeOf();
    const origin = await serve((request) => facade.fetch(request));
    return new Client({ baseUrl: `${origin}/fhir`, bearerToken: ANNA });
  };

  it('asks what it can, searches page by page, and reads', async () => {
    const client = await clientOf();
    expect(await client.capabilityStatement()).toMatchObject({ resourceType: 'CapabilityStatement' });
    const ids: (string | undefined)[] = [];
    const search = { resourceType: 'Condition', searchParams: { _count: 1 } };
    for (let page = bundleIn(await client.search(search)); page; ) {
      ids.push(...(page.entry ?? []).map(({ resource }) => resource?.id));
      page = bundleIn(await client.nextPage({ bundle: page as never }));
    }
    const whole = bundleIn(await client.search({ resourceType: 'Condition', searchParams: {} }));
    expect(ids.length).toBeGreaterThan(1);
    expect(ids).toEqual(whole?.entry?.map(({ resource }) => resource?.id));
    expect(await client.read({ resourceType: 'Condition', id: ids[0] ?? '' })).toMatchObject({ id: ids[0] });
  });

  it('is told in an OperationOutcome what is wrong', async () => {
    const client = await clientOf();
    await expect(client.search({ resourceType: 'Condition', searchParams: { onzin: '1' } })).rejects.toMatchObject({
      response: { status: 400, data: { resourceType: 'OperationOutcome' } },
    });
  });
});
