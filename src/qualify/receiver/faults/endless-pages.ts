import type { Bundle } from 'fhir/r3';
import { searchsetOf, sendResource, sendResponse } from '../sender/answer';
import type { Fault } from '../sender/sending-side';
import { linkTo, PAGE_PARAMETER, withoutPage } from './page-links';

/** Pages without end, each with a resource of its own; the last of the most ends it. Tells how many were asked. */
export function endlessPages(most: number): { readonly fault: Fault; readonly asked: () => number } {
  let asked = 0;
  const fault: Fault = async (request, response, { facade, address }) => {
    const { path } = request.seen;
    asked++;
    const page = asked;
    const plain = {
      ...request,
      request: new Request(`${address.base}/${path}${withoutPage(request.request.url)}`, {
        headers: request.request.headers,
      }),
    };
    const bundle = (await searchsetOf(plain, facade)) as Bundle | undefined;
    const [entry] = bundle?.entry ?? [];
    if (bundle === undefined || entry?.resource === undefined)
      return sendResponse(response, await facade(plain.request));
    const own = {
      ...entry,
      fullUrl: `${address.base}/${path}/${page}`,
      resource: { ...entry.resource, id: `page-${page}` },
    };
    const { total: _total, ...open } = bundle;
    const search = withoutPage(request.request.url);
    const next = `${address.base}/${path}${search}${search === '' ? '?' : '&'}${PAGE_PARAMETER}=${page + 1}`;
    const link = page < most ? [linkTo('next', next)] : [];
    return sendResource(response, request, 200, { ...open, entry: [own], link } as Bundle);
  };
  return { fault, asked: () => asked };
}
