import { sendRefusal, sendResponse } from '../sender/answer';
import type { Fault } from '../sender/sending-side';

/** Says that the token is none. */
export const unauthorized: Fault = (asked, response) =>
  sendRefusal(response, asked, 401, { 'www-authenticate': 'Bearer error="invalid_token"' });

/** Says that it is not for this party. */
export const forbidden: Fault = (asked, response) => sendRefusal(response, asked, 403);

/** Cannot, for a moment. */
export const unavailable: Fault = (asked, response) => sendRefusal(response, asked, 503);

/** Leads to another server. */
export const redirected: Fault = async (asked, response, { address }) => {
  const { pathname, search } = new URL(asked.request.url);
  const path = pathname.slice(new URL(address.base).pathname.length);
  response.writeHead(307, { location: `${address.other}${path}${search}` }).end();
};

/** Answers as it should be, but takes no notice of which patient the request names. */
export const whateverPatient: Fault = async (asked, response, { facade }) => {
  const url = new URL(asked.request.url);
  for (const name of [...url.searchParams.keys()])
    if (/^(patient|subject|_id)\b|^identifier$/.test(name)) url.searchParams.delete(name);
  await sendResponse(response, await facade(new Request(url, { headers: asked.request.headers })));
};
