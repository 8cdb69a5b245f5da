import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PulledSection } from 'bgz-facade/notified-pull';
import { pageOf, viewOf } from 'bgz-facade/view';

/** The pages of what was pulled, on this machine only. */
export interface DemoPages {
  readonly url: string;
  stop(): void;
}

const LIST = (count: number): string => {
  const links = Array.from({ length: count }, (_, at) => `<li><a href="/${at + 1}">Patiënt ${at + 1}</a></li>`);
  return `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Demo</title><h1>Demo</h1><ol>${links.join('')}</ol></html>`;
};

/** Serves the page of each pull; a page is made when somebody looks at it. */
export async function startPages(pulls: readonly (readonly PulledSection[])[]): Promise<DemoPages> {
  const server = createServer(async ({ url = '/', headers: { host = '' } }, response) => {
    const isOwn = /^127\.0\.0\.1:\d+$|^localhost:\d+$/.test(host);
    const sections = pulls[Number(url.slice(1)) - 1];
    if (!isOwn || (url !== '/' && sections === undefined)) response.writeHead(404).end();
    else {
      const resources = sections?.flatMap(({ matches, included }) => [...matches, ...included]);
      const html = resources === undefined ? LIST(pulls.length) : await pageOf(await viewOf({ fhir: resources }));
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}
