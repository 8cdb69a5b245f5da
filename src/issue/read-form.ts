import { type BodyLimits, formBody } from '../http/body';
import type { Inbound } from '../http/inbound';
import { parseParameters } from '../http/parameters';
import { malformed, OAuthRefusal } from './oauth-refusal';

/** The parameters of a form, each there once. */
export interface Form {
  /** Undefined for one that is not there or empty (RFC 6749 §3.2). */
  get(name: string): string | undefined;
  /** Refuses a request without it. */
  need(name: string): string;
}

/** Parameters that are looked at; more than any client sends. */
const MOST = 50;

/**
 * The form of a request at the token endpoint (RFC 6749 §3.2). What it does not know is not looked at; what is said twice is refused, for two
 * servers could each take another of them.
 */
export async function readForm(request: Inbound, limits: BodyLimits): Promise<Form> {
  if (request.url.search !== '')
    throw malformed('parameter-in-address', 'Parameters stand in the form, not in the address.');
  if (request.headers.has('authorization'))
    throw malformed('client-method', 'A client logs in by a signed assertion or a certificate, not by Authorization.');
  const parameters = parseParameters(await formBody(request, limits));
  if (parameters.length > MOST) throw malformed('too-costly', `The form has more than ${MOST} parameters.`);
  const values = new Map<string, string>();
  for (const { key, value } of parameters) {
    if (values.has(key)) throw repeated(key);
    values.set(key, value);
  }
  const get = (name: string): string | undefined => values.get(name) || undefined;
  return {
    get,
    need: (name) => {
      const value = get(name);
      if (value === undefined) throw malformed('parameter-missing', `\`${name}\` is missing.`);
      return value;
    },
  };
}

/** RFC 8707 lets several servers be named; a token here is for one. */
const repeated = (name: string): OAuthRefusal =>
  name === 'resource'
    ? new OAuthRefusal('invalid_target', 'parameter-repeated', { description: 'A token is for one resource.' })
    : malformed('parameter-repeated', 'A parameter stands in the form twice.');
