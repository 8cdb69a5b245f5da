import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { dist } from '../loaded-by';
import { installSdk, removeSdk } from './sdk';

// The API of OpenTelemetry is built into what a vendor installs; the SDK is registered through the copy of the application.
const sdk = installSdk();
afterAll(removeSdk);

it('what was built measures and traces with the SDK of the application', async () => {
  const built = pathToFileURL(join(dist, 'index.js')).href;
  const { createBgzFacade } = (await import(/* @vite-ignore */ built)) as typeof import('../../src/index');
  const facade = createBgzFacade({
    sources: { patient: () => [] },
    authorize: () => ({ allowed: false, status: 403 }) as never,
    baseUrl: 'https://ehr.example.nl/fhir',
    idSecret: 'of this test, and long enough to be one'.repeat(2),
  });
  const response = await facade.fetch(new Request('https://ehr.example.nl/fhir/metadata'));
  expect(response.status).toBe(200);
  expect(sdk.spans().map(({ name }) => name)).toEqual(expect.arrayContaining([expect.stringMatching(/^bgz\./)]));
  expect([...(await sdk.figures()).keys()]).toEqual(expect.arrayContaining([expect.stringMatching(/^bgz\./)]));
});
