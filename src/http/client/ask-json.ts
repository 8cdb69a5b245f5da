import { decodeText } from '../../fhir/decode-text';
import { parseJson } from '../../fhir/json-text';
import { type ExchangeFailure, type ExchangeOptions, type ExchangeRequest, exchange } from './exchange';

/** What an endpoint answered, or why there is no answer. */
export type EndpointAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      /** `Content-Type` as it came. */
      readonly type: string | null;
      readonly body: unknown;
    }
  | { readonly ok: false; readonly failure: ExchangeFailure | 'status' | 'not-json'; readonly status?: number };

/**
 * Asks an endpoint that is no FHIR server (keys, tokens) for JSON. Never rejects, follows no redirect, reads no more than
 * `maxBytes`; a status that is no success is `status`.
 */
export async function askJson(request: ExchangeRequest, options: ExchangeOptions): Promise<EndpointAnswer> {
  const answer = await exchange(request, options);
  if (!answer.ok) return answer;
  const { status } = answer;
  if (status < 200 || status >= 300) return { ok: false, failure: 'status', status };
  const type = answer.headers.get('content-type');
  const decoded = decodeText(answer.bytes, type);
  const parsed = decoded.ok ? parseJson(decoded.text) : undefined;
  return parsed?.ok ? { ok: true, status, type, body: parsed.value } : { ok: false, failure: 'not-json', status };
}
