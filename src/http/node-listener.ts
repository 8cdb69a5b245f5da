import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { checkOptions } from '../options/check-options';
import { type Rules, whole } from '../options/rules';
import { type Answer, answering, type Inbound } from './inbound';
import { closeBehind } from './linger';
import { FHIR_JSON } from './negotiation';
import { sendAnswer } from './node-answer';
import { nodeInbound } from './node-inbound';
import { type Finding, operationOutcome, Refusal } from './refusal';

/** What answers requests: a facade, or what takes notifications. */
type Answering =
  | { fetch(request: Request): Promise<Response> }
  | { handleNotification(request: Request): Promise<Response> };

/** Options of {@link nodeListener}. */
export interface NodeListenerOptions {
  /**
   * How many proxies of your own stand before this server, each of which adds the address it got a request from to
   * `X-Forwarded-For`: the address of who asks (`connectionAddress`) is then as many places from the end of that header. All
   * that stands before it came from outside and is not looked at. Default 0: the address of the connection, no header.
   */
  readonly trustedProxies?: number;
}

const rules: Rules<NodeListenerOptions> = { trustedProxies: whole(0, 10) };

/** What `createServer` of node:http and of node:http2 takes. */
export type NodeListener = (
  incoming: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
) => void;

const told = (status: number, findings: readonly Finding[]): Answer => ({
  status,
  headers: { 'content-type': FHIR_JSON },
  body: JSON.stringify(operationOutcome(findings)),
});

/** The answer to what is refused before anybody looks at it; nothing of it is repeated or logged. */
const refused = (error: unknown): Answer =>
  error instanceof Refusal
    ? told(error.status, error.findings)
    : told(400, [
        { code: 'invalid', diagnostics: 'The address of this request cannot be read.', location: 'http.target' },
      ]);

/** Of a handler of the vendor's own; ours never reject. */
const failed = (): Answer => told(500, [{ code: 'exception', diagnostics: 'The request could not be answered.' }]);

/** The listener of what answers requests as they come in. */
export function listenerOf(
  answer: (inbound: Inbound) => Promise<Answer>,
  { trustedProxies = 0 }: NodeListenerOptions = {},
): NodeListener {
  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    let inbound: Inbound | undefined;
    let given: Answer;
    try {
      inbound = nodeInbound(incoming, response, trustedProxies);
      given = await answer(inbound).catch(failed);
    } catch (error) {
      given = refused(error);
    }
    closeBehind(incoming, response);
    await sendAnswer(response, given, inbound);
  }
  return (incoming, response) => {
    // Node gives those of HTTP/2 the same properties; where they differ, the version tells.
    const [asked, sent] = [incoming as IncomingMessage, response as ServerResponse];
    respond(asked, sent).catch(() => sent.destroy());
  };
}

/**
 * Mounts a facade in node:http, node:http2 and in what builds on these (Express, Connect, Fastify's raw requests). It answers as
 * `facade.fetch` does, and makes no web-standard Request but where a port of yours takes one, and no Response. Mount it before any
 * body parser: the facade reads the body of a POST `_search` itself. Behind one such a request is refused (400) with what to do; an
 * adapter that does not look would wait for ever for a body that is gone.
 *
 * What takes notifications is mounted the same way: `nodeListener(receiver)`; and so is anything with a `fetch`.
 *
 * A request with two Host headers, or one that is no host name, and one whose path has dot segments, backslashes or a fragment, is
 * refused (400). Of a request that is answered before its body was read the connection is closed behind the answer.
 *
 * @throws {TypeError} When it is not given a facade, or with an option that is wrong.
 * @example
 * createServer(serverLimits, nodeListener(facade)).listen(3000); // node:http
 * app.use('/fhir', nodeListener(facade));          // Express, before app.use(express.json())
 */
export function nodeListener(answers: Answering, options: NodeListenerOptions = {}): NodeListener {
  const { fetch, handleNotification } = (answers ?? {}) as Partial<
    Record<string, (request: Request) => Promise<Response>>
  >;
  const handler = fetch ?? handleNotification;
  if (typeof handler !== 'function')
    throw new TypeError('nodeListener takes the facade itself: nodeListener(createBgzFacade({ … })).');
  checkOptions('nodeListener', options, rules);
  // A handler of the vendor's own may be a method.
  return listenerOf(answering(handler, answers), options);
}
