import { rememberAddress } from 'bgz-facade/node';
import { epdFacade } from './facade.js';

/** The facade in Bun, under /fhir. Port 0 takes a free one. */
export function start(port: number) {
  const facade = epdFacade();
  return Bun.serve({
    port,
    hostname: '127.0.0.1',
    // Bun closes a connection on which nothing was sent for 10 s; a source may take as long.
    idleTimeout: 120,
    fetch(request, server) {
      if (!/^\/fhir(?:\/|$)/.test(new URL(request.url).pathname)) return new Response('De rest van het EPD');
      rememberAddress(request, server.requestIP(request)?.address);
      return facade.fetch(request);
    },
  });
}
