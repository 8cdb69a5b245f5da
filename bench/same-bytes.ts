import type { BgzFacade } from 'bgz-facade';

/**
 * What answers a request to `/fhir` as the facade does, and one to `/memory` with the same bytes and headers, from memory: the
 * rival of a facade, through the same server and bridge.
 */
export function besideSameBytes(facade: BgzFacade): (request: Request) => Promise<Response> {
  const answers = new Map<string, { readonly body: string; readonly headers: Headers }>();
  return async (request) => {
    if (!request.url.includes('/memory/')) return facade.fetch(request);
    const url = request.url.replace('/memory/', '/fhir/');
    const key = `${request.headers.get('accept')} ${url}`;
    let answer = answers.get(key);
    if (answer === undefined) {
      const response = await facade.fetch(new Request(url, request));
      answer = { body: await response.text(), headers: response.headers };
      answers.set(key, answer);
    }
    return new Response(answer.body, { headers: answer.headers });
  };
}
