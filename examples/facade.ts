import { type BgzFacade, createBgzFacade, type FacadeOptions } from 'bgz-facade';
import { connectionAddress } from 'bgz-facade/node';
import { authorize, sources } from './epd-sources.js';
import { idSecret } from './id-secret.js';

/**
 * The facade that every host in this folder mounts. `BGZ_BASE_URL` is how the outside knows it (`https://epd.example/fhir`): behind
 * a proxy or a name of your own it must be set, for what a request says of its host is never taken for it.
 */
export function epdFacade(more: Partial<FacadeOptions> = {}): BgzFacade {
  const baseUrl = process.env.BGZ_BASE_URL;
  return createBgzFacade({
    sources,
    authorize,
    idSecret: idSecret(),
    // Who asks, for the trail: the address of the connection. No header says it, unless you tell the host which proxy to trust.
    peerAddress: connectionAddress,
    ...(baseUrl !== undefined && { baseUrl }),
    ...more,
  });
}
