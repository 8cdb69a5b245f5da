import { randomUUID } from 'node:crypto';
import { isJson } from '../../fhir/json';
import { askJson } from '../../http/client/ask-json';
import type { ExchangeOptions } from '../../http/client/exchange';
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
} from '../../options/rules';
import { endpointUrl } from '../tokens/endpoint-url';
import type { Decide } from './evaluation';

/** Options of {@link httpDecisionPoint}. */
export interface DecisionPointOptions extends ExchangeOptions {
  /** Evaluation endpoint, `https://pdp.example.nl/access/v1/evaluation`. What is asked holds a BSN: https, or this machine itself. */
  readonly url: string | URL;
  /** Bearer token of this server at the decision point, or a function that gives one. */
  readonly token?: string | ((context: { readonly signal: AbortSignal }) => string | Promise<string>);
  /** Milliseconds a request may take. Default 1 000. */
  readonly timeoutMs?: number;
}

const rules: Rules<DecisionPointOptions> = {
  url: required(told('the https URL of the evaluation endpoint', anything)),
  token: secret(told('a bearer token, or a function that gives one', either(text, callable))),
  timeoutMs: milliseconds,
  fetch: callable,
  requestOptions: anyObject,
  allowLoopbackHttp: flag,
};

/** Bytes of a decision that are read. */
const MAX_BYTES = 64 * 1024;

/**
 * A policy decision point over HTTP (AuthZEN Authorization API 1.0, §10): one POST with the evaluation, answered with `decision`. Anything but
 * a decision rejects, which lets nobody in.
 *
 * @throws {TypeError} With every option that is wrong.
 * @example
 * authorizeNotifiedPull({ store, tokens, decide: httpDecisionPoint({ url: 'https://pdp.example.nl/access/v1/evaluation' }) });
 */
export function httpDecisionPoint(options: DecisionPointOptions): Decide {
  checkOptions('httpDecisionPoint', options, rules);
  const { token, timeoutMs = 1_000, ...sends } = options;
  const url = endpointUrl(options.url, 'url', options);
  return async (evaluation, { signal }) => {
    const bearer = typeof token === 'function' ? await token({ signal }) : token;
    const answer = await askJson(
      {
        method: 'POST',
        url,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-request-id': randomUUID(),
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        },
        body: JSON.stringify(evaluation),
        timeoutMs,
        maxBytes: MAX_BYTES,
        signal,
      },
      sends,
    );
    if (!answer.ok)
      throw new Error(
        `The decision point gave no decision: ${answer.failure}${answer.status === undefined ? '' : ` (${answer.status})`}.`,
      );
    if (!isJson(answer.body) || typeof answer.body.decision !== 'boolean')
      throw new Error('The decision point gave no decision: its answer has no `decision`.');
    return { decision: answer.body.decision };
  };
}
