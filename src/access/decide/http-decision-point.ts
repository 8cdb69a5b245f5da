import { randomUUID } from 'node:crypto';
import { isJson } from '../../fhir/json';
import { askJson, type EndpointAnswer } from '../../http/client/ask-json';
import type { ExchangeOptions } from '../../http/client/exchange';
import { NoTurn, turns } from '../../limits/turns';
import { within } from '../../limits/within';
import { checkOptions } from '../../options/check-options';
import {
  anyObject,
  anything,
  callable,
  either,
  flag,
  milliseconds,
  type Rules,
  required,
  secret,
  text,
  told,
  whole,
} from '../../options/rules';
import { endpointUrl } from '../tokens/endpoint-url';
import type { AccessEvaluation, Decide, DecideContext, Decision } from './evaluation';

/** Options of {@link httpDecisionPoint}. */
export interface DecisionPointOptions extends ExchangeOptions {
  /** Evaluation endpoint, `https://pdp.example.nl/access/v1/evaluation`. What is asked holds a BSN: https, or this machine itself. */
  readonly url: string | URL;
  /** Bearer token of this server at the decision point, or a function that gives one. */
  readonly token?: string | ((context: { readonly signal: AbortSignal }) => string | Promise<string>);
  /** Milliseconds a request may take. Default 1 000. */
  readonly timeoutMs?: number;
  /**
   * Requests to the decision point at a time. Others wait for their turn, `timeoutMs` at most, and are then not decided on. Default 64.
   */
  readonly concurrency?: number;
}

const rules: Rules<DecisionPointOptions> = {
  url: required(told('the https URL of the evaluation endpoint', anything)),
  token: secret(told('a bearer token, or a function that gives one', either(text, callable))),
  timeoutMs: milliseconds,
  concurrency: whole(1),
  fetch: callable,
  requestOptions: anyObject,
  allowLoopbackHttp: flag,
};

/** Bytes of a decision that are read. */
const MAX_BYTES = 64 * 1024;

/** Requests that wait to be decided on; more than these are not waited for. */
const WAITING = 1_000;

/** JSON as AuthZEN has it, or a form of its own that is JSON: what is no answer of a decision point decides nothing. */
const isJsonType = (type: string | null): boolean =>
  /^application\/([\w.-]+\+)?json$/.test(type?.split(';')[0]?.trim().toLowerCase() ?? '');

const undecided = (why: string): Error => new Error(`The decision point gave no decision: ${why}.`);

/** Whether it is a yes or a no; throws for all else, with nothing in it of what was asked or answered. */
function decisionIn(answer: EndpointAnswer): boolean {
  if (!answer.ok) throw undecided(`${answer.failure}${answer.status === undefined ? '' : ` (${answer.status})`}`);
  if (answer.status !== 200) throw undecided(`status (${answer.status})`);
  if (!isJsonType(answer.type)) throw undecided('its answer is not told to be JSON');
  if (!isJson(answer.body) || typeof answer.body.decision !== 'boolean')
    throw undecided('its answer has no `decision`');
  return answer.body.decision;
}

/**
 * A policy decision point over HTTP (AuthZEN Authorization API 1.0, §10): one POST with the evaluation, answered with 200, JSON and in it
 * `decision`. Anything but a decision rejects, which lets nobody in.
 *
 * @throws {TypeError} With every option that is wrong.
 * @example
 * authorizeNotifiedPull({ store, tokens, decide: httpDecisionPoint({ url: 'https://pdp.example.nl/access/v1/evaluation' }) });
 */
export function httpDecisionPoint(options: DecisionPointOptions): Decide {
  checkOptions('httpDecisionPoint', options, rules);
  const { token, timeoutMs = 1_000, concurrency = 64, ...sends } = options;
  const url = endpointUrl(options.url, 'url', options);
  const inTurn = turns(concurrency, { most: WAITING, patienceMs: timeoutMs });

  async function ask(evaluation: AccessEvaluation, { signal, correlationId }: DecideContext): Promise<Decision> {
    // One that hangs may not keep its place.
    const bearer =
      typeof token === 'function' ? await within(timeoutMs, (ended) => token({ signal: ended }), signal) : token;
    const answer = await askJson(
      {
        method: 'POST',
        url,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-request-id': randomUUID(),
          ...(correlationId !== undefined && { 'x-correlation-id': correlationId }),
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        },
        body: JSON.stringify(evaluation),
        timeoutMs,
        maxBytes: MAX_BYTES,
        signal,
      },
      sends,
    );
    return { decision: decisionIn(answer) };
  }

  return async (evaluation, context) => {
    try {
      return await inTurn(() => ask(evaluation, context));
    } catch (error) {
      throw error instanceof NoTurn ? undecided('too many wait for one') : error;
    }
  };
}
