import { rememberAddress } from 'bgz-facade/node';
import { epdFacade } from './facade.js';

/** The facade in Deno, under /fhir. Port 0 takes a free one. */
export function start(port: number): Deno.HttpServer<Deno.NetAddr> {
  const facade = epdFacade();
  return Deno.serve({ port, hostname: '127.0.0.1' }, (request, { remoteAddr }) => {
    if (!/^\/fhir(?:\/|$)/.test(new URL(request.url).pathname)) return new Response('De rest van het EPD');
    rememberAddress(request, remoteAddr.hostname);
    return facade.fetch(request);
  });
}
