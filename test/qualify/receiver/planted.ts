import { randomUUID } from 'node:crypto';
import type { Bundle, Task } from 'fhir/r3';
import { bgzOffers } from '../../../src/notified-pull';
import type { QualifyReceiverOptions, ScenarioName } from '../../../src/qualify';
import { OWN_URA, type Planted } from './receiving-hospital';

type Asks = (url: string, init: RequestInit) => Promise<Response>;

/** What is asked by Node, and something done with what comes. */
const asking = (asks: Asks): Planted['fetch'] =>
  (async (input, init) => asks(String(input), init ?? {})) as typeof fetch;

const ofBundle = (change: (bundle: Bundle, url: string, init: RequestInit) => Promise<Bundle> | Bundle) =>
  asking(async (url, init) => {
    const answer = await fetch(url, init);
    // Of what does not say how long it is nothing is read here: that would be another fault.
    if (answer.status !== 200 || !answer.headers.has('content-length')) return answer;
    const body = (await answer.json()) as Bundle;
    const changed = body.resourceType === 'Bundle' ? await change(body, url, init) : body;
    return new Response(JSON.stringify(changed), { headers: { 'content-type': 'application/fhir+json' } });
  });

const nextOf = ({ link = [] }: Bundle) => link.find(({ relation }) => relation === 'next')?.url;

/** Answers to a request with its text, which is read before ours sees it. */
const reading =
  (answer: (text: string, request: Request) => Promise<Response | string> | Response | string): Planted['handle'] =>
  async (request, ours) => {
    const text = await request.text();
    const { method, headers, url } = request;
    const given = await answer(text, request);
    return typeof given === 'string' ? ours(new Request(url, { method, headers, body: given })) : given;
  };

const only =
  (when: (text: string, request: Request) => boolean, status: number, body = ''): Planted['handle'] =>
  (request, ours) =>
    (
      reading((text, asked) => (when(text, asked) ? new Response(body, { status }) : text)) as NonNullable<
        Planted['handle']
      >
    )(request, ours);

/** Our answer with another status, and without these headers; to messages of one method where it is told. */
const answering =
  (status: (answer: Response) => number, without: readonly string[] = [], method?: string): Planted['handle'] =>
  async (request, ours) => {
    const answer = await ours(request);
    if (method !== undefined && request.method !== method) return answer;
    const headers = new Headers(answer.headers);
    for (const name of without) headers.delete(name);
    return new Response(await answer.text(), { status: status(answer), headers });
  };

const isTask = (text: string) => {
  try {
    const { resourceType, input } = JSON.parse(text) as { resourceType?: string; input?: unknown };
    return resourceType === 'Task' && input !== undefined;
  } catch {
    return false;
  }
};

/** One that recognises nothing: each message is the first of its kind. */
function forgetful(): Planted['handle'] {
  const known = new Set<string>();
  return reading((text, { method }) => {
    const [id = ''] = /"identifier":\[[^\]]*?(urn:uuid:[0-9a-f-]+)/.exec(text)?.slice(1) ?? [];
    if (method !== 'POST' || !known.has(id)) {
      known.add(id);
      return text;
    }
    return text.replace(id, `urn:uuid:${randomUUID()}`);
  });
}

/** A receiver with something wrong, what is found of it, and where that shows at the least. */
export interface PlantedFault {
  readonly planted: () => Planted;
  readonly found: readonly string[];
  readonly where: readonly ScenarioName[];
  readonly options?: Partial<QualifyReceiverOptions>;
}

export const plantedFaults: Readonly<Record<string, PlantedFault>> = {
  'handles a repetition as something new': {
    planted: () => ({ handle: forgetful() }),
    found: ['duplicate: repetitionLocation warn', 'duplicate: onceOnly warn'],
    where: ['duplicate'],
  },
  'goes on pulling after a cancellation': {
    planted: () => ({ ignoresCancel: true, concurrency: 1 }),
    found: ['cancelled: cancelStops fail'],
    where: ['cancelled'],
  },
  'takes the data of another patient': {
    planted: () => ({
      status: ({ complete, sections }) =>
        complete || sections.every(({ status, error }) => status === 'obtained' || error?.failure === 'other-patient')
          ? 'completed'
          : 'failed',
    }),
    found: ['other-patient: otherPatient fail'],
    where: ['other-patient', 'partial'],
  },
  'takes what is not whole for complete': {
    planted: () => ({
      status: ({ sections }) =>
        sections.every(({ status, error }) => status === 'obtained' || error?.failure === 'told-incomplete')
          ? 'completed'
          : 'failed',
    }),
    found: ['partial: notComplete warn'],
    where: ['other-patient', 'partial'],
  },
  'follows redirects with its token': {
    planted: () => ({
      fetch: asking(async (url, init) => {
        const answer = await fetch(url, init);
        const location = answer.headers.get('location');
        return answer.status === 307 && location !== null ? fetch(location, init) : answer;
      }),
    }),
    found: ['redirect: redirectToken fail'],
    where: ['redirect', 'next-elsewhere'],
  },
  'follows a next page to another server': {
    planted: () => ({
      fetch: ofBundle(async (bundle, url, init) => {
        const next = nextOf(bundle);
        if (next !== undefined && new URL(next).origin !== new URL(url).origin) await fetch(next, init);
        return bundle;
      }),
    }),
    found: ['next-elsewhere: nextElsewhere fail'],
    where: ['redirect', 'next-elsewhere'],
  },
  'asks what an offer leads to, wherever that is': {
    planted: () => ({
      handle: reading(async (text) => {
        for (const [, url = ''] of text.matchAll(/"valueString":"(http:[^"]+)"/g))
          await fetch(url, { headers: { authorization: 'Bearer token' } });
        return text;
      }),
    }),
    found: ['hostile: offerElsewhere fail'],
    where: ['hostile'],
  },
  'has no bound on size': {
    planted: () => ({
      timeoutMs: 60_000,
      fetch: asking(async (url, init) => {
        const answer = await fetch(url, { ...init, signal: null });
        const bytes = await answer.arrayBuffer().catch(() => new ArrayBuffer(0));
        const headers = { 'content-type': answer.headers.get('content-type') ?? '' };
        return new Response(bytes.byteLength > 1024 * 1024 ? '{}' : bytes, { status: answer.status, headers });
      }),
    }),
    found: ['oversized: bytesBounded warn', 'gzip-bomb: unfoldedBounded warn'],
    where: ['oversized', 'gzip-bomb'],
  },
  'waits for ever': {
    planted: () => ({ timeoutMs: 60_000 }),
    found: ['slow: slowEnded warn'],
    where: ['slow'],
    options: { patienceMs: 500 },
  },
  'ignores pages': {
    planted: () => ({ fetch: ofBundle(({ link: _link, total: _total, ...bundle }) => bundle) }),
    found: ['pages: pages fail'],
    where: ['pages', 'next-elsewhere', 'endless-pages'],
  },
  'follows pages without a bound': {
    planted: () => ({ maxPages: 1_000 }),
    found: ['endless-pages: pagesBounded warn'],
    where: ['pages', 'endless-pages'],
  },
  'asks what was not offered': {
    planted: () => ({ alsoAsks: ['DocumentReference?status=current'] }),
    found: ['happy: onlyOffered warn'],
    where: ['amended', 'cancelled'],
  },
  'leaves out a section': {
    planted: () => ({
      fetch: asking(async (url, init) =>
        /\/Condition\b/.test(url) ? new Response(null, { status: 404 }) : fetch(url, init),
      ),
    }),
    found: ['happy: everySection warn'],
    where: ['amended'],
  },
  'answers 200 to what is no notification': {
    planted: () => ({
      handle: only((text, { method }) => method === 'POST' && !isTask(text) && !text.startsWith('<?xml'), 200),
    }),
    found: ['malformed: brokenRefused fail', 'malformed: otherTypeRefused fail', 'malformed: incompleteRefused warn'],
    where: ['malformed', 'hostile'],
  },
  'breaks on texts that mean harm': {
    planted: () => ({ handle: only((text) => text.includes('DROP TABLE'), 500) }),
    found: ['hostile: noServerError warn'],
    where: ['malformed', 'hostile'],
  },
  'never pulls': {
    planted: () => ({ neverPulls: true }),
    found: ['happy: pulled fail'],
    where: ['pages', 'duplicate', 'amended', 'cancelled', 'redirect', 'oversized', 'other-patient'],
  },
  'does not pull an amended notification': {
    planted: () => ({ ignoresAmendments: true }),
    found: ['amended: amendedOffer warn'],
    where: ['amended', 'duplicate'],
  },
  'takes no XML': {
    planted: () => ({
      handle: only((_text, { headers }) => headers.get('content-type')?.includes('xml') === true, 415),
    }),
    found: ['xml: xmlAccepted fail', 'malformed: outcome warn'],
    where: ['xml', 'malformed'],
  },
  'takes no cancellation': {
    planted: () => ({ handle: only((_text, { method }) => method === 'PUT', 405), concurrency: 1 }),
    found: [
      'cancelled: cancelAccepted fail',
      // It was not told, so it goes on.
      'cancelled: cancelStops fail',
      'unknown-cancel: unknownCancel warn',
    ],
    where: ['cancelled', 'unknown-cancel'],
  },
  'asks for no token': {
    planted: () => ({
      handle: async (request, ours) => {
        const headers = new Headers(request.headers);
        headers.set('authorization', 'Bearer token-of-the-sender');
        return ours(new Request(request, { headers }));
      },
    }),
    found: ['no-token: tokenAsked fail'],
    where: ['no-token'],
  },
  'asks again and again what is refused': {
    planted: () => ({
      fetch: asking(async (url, init) => {
        let answer = await fetch(url, init);
        for (let tried = 0; tried < 8 && [401, 403].includes(answer.status); tried++) answer = await fetch(url, init);
        return answer;
      }),
    }),
    found: ['unauthorized: refusedStops warn', 'forbidden: refusedStops warn'],
    where: ['unauthorized', 'forbidden'],
  },
  'does not ask again what could not be given': {
    planted: () => ({ retries: 0 }),
    found: ['unavailable: retried warn'],
    where: ['unavailable'],
  },
  'sends no token': {
    planted: () => ({
      fetch: asking(async (url, init) => {
        const headers = new Headers(init.headers);
        headers.delete('authorization');
        return fetch(url, { ...init, headers });
      }),
    }),
    found: ['happy: bearer fail'],
    where: ['pages'],
  },
  'repeats the number of the patient': {
    planted: () => ({
      handle: async (request, ours) => {
        const text = await request.clone().text();
        const answer = await ours(request);
        const [, bsn = ''] = /NamingSystem\/bsn","value":"(\d{9})"/.exec(text) ?? [];
        return answer.status < 400 ? answer : new Response(`{"resourceType":"OperationOutcome","id":"${bsn}"}`, answer);
      },
    }),
    found: ['unknown-patient: numberRepeated warn'],
    where: ['unknown-patient', 'other-owner'],
  },
  'puts its token into the address': {
    planted: () => ({
      fetch: asking((url, init) => fetch(`${url}${url.includes('?') ? '&' : '?'}access_token=1`, init)),
    }),
    found: ['happy: tokenInUrl fail'],
    where: [],
  },
  'answers 200 to a notification': {
    planted: () => ({ handle: answering((answer) => (answer.status === 201 ? 200 : answer.status)) }),
    found: ['happy: created warn'],
    where: ['amended'],
  },
  'gives no Location': {
    planted: () => ({ handle: answering((answer) => answer.status, ['location']) }),
    found: ['happy: location warn'],
    where: ['duplicate'],
  },
  'refuses every notification': {
    planted: () => ({ handle: answering((answer) => (answer.status === 201 ? 403 : answer.status)), neverPulls: true }),
    found: ['happy: accepted fail', 'xml: xmlAccepted fail'],
    where: ['xml', 'duplicate', 'amended', 'cancelled'],
  },
  'refuses a repetition': {
    planted: () => ({ handle: answering((answer) => (answer.status === 200 ? 409 : answer.status), [], 'POST') }),
    found: ['duplicate: repetitionAnswered warn'],
    where: ['duplicate'],
  },
  'refuses an amendment': {
    planted: () => {
      const groups = new Map<string, string>();
      const isAmendment = (text: string) => {
        const { identifier = [], groupIdentifier } = JSON.parse(text) as Task;
        const [group = '', own = ''] = [groupIdentifier?.value, identifier[0]?.value];
        const first = groups.get(group) ?? own;
        groups.set(group, first);
        return first !== own;
      };
      return { handle: only((text, { method }) => method === 'POST' && isTask(text) && isAmendment(text), 409) };
    },
    found: ['amended: amendmentAccepted fail', 'amended: amendedOffer warn'],
    where: ['amended'],
  },
  'asks what is not offered any more': {
    planted: () => ({ alsoAsks: bgzOffers(['patient']).flatMap((one) => (one.kind === 'query' ? [one.query] : [])) }),
    found: ['amended: withdrawnOffer warn'],
    where: ['amended'],
  },
  'tells a status that the Task cannot have': {
    planted: () => ({ status: () => 'cancelled' }),
    found: ['happy: statusTold warn'],
    where: [],
  },
  'makes work of a cancellation of nothing': {
    planted: () => ({ handle: answering((answer) => (answer.status === 404 ? 201 : answer.status), [], 'PUT') }),
    found: ['unknown-cancel: unknownCancel warn'],
    where: ['unknown-cancel', 'cancelled'],
  },
  'takes what is for another organization': {
    planted: () => ({ handle: reading((text) => text.replace('00009998', OWN_URA)) }),
    found: ['other-owner: otherOwner warn'],
    where: ['other-owner'],
  },
  'takes a number that is no BSN': {
    planted: () => ({ handle: reading((text) => text.replace('999990069', '999990068')) }),
    found: ['unknown-patient: invalidBsn warn'],
    where: ['unknown-patient'],
  },
  'breaks on a patient it does not know': {
    planted: () => ({ handle: only((text) => text.includes('999990068'), 500) }),
    found: ['unknown-patient: unknownPatient warn'],
    where: ['unknown-patient'],
  },
  'does not read the workflow Task': {
    planted: () => ({
      fetch: asking(async (url, init) =>
        /\/Task\//.test(url) ? new Response(null, { status: 404 }) : fetch(url, init),
      ),
    }),
    found: ['happy: pulled fail', 'happy: workflowTask fail'],
    where: [],
    options: { peer: 'nuts' },
  },
  'has a token without a user': {
    planted: () => ({ token: (base) => base ?? '' }),
    found: ['happy: granted fail'],
    where: [],
    options: {
      pull: {
        kind: 'tokens',
        tokens: async (token, { now }) => ({
          ok: true,
          claims: {
            receiverUra: OWN_URA,
            authorizationBase: token,
            tokenId: token,
            issuer: 'https://as.example',
            scopes: [],
            expiresAt: new Date(now.getTime() + 60_000).toISOString(),
          },
        }),
      },
    },
  },
};
