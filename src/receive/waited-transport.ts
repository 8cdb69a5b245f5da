import type { FhirTransport } from '../http/client/fhir-transport';
import type { WaitFor } from '../limits/ports';
import { TimeIsOver } from '../limits/within';

type NoAnswer = { readonly ok: false; readonly failure: 'aborted' | 'timeout' };

/**
 * A transport of the vendor's own, waited for no longer than its limit, and no longer than the session lasts, whether it heeds
 * its signal or not. What it answers later counts for nothing. Ours needs none of this: it keeps to its own time.
 */
export function waitedTransport(transport: FhirTransport, waitFor: WaitFor<'transport'>): FhirTransport {
  async function waited<T>(
    send: (signal: AbortSignal) => Promise<T>,
    outer: AbortSignal | undefined,
  ): Promise<T | NoAnswer> {
    try {
      return await waitFor('transport', send, outer);
    } catch (error) {
      if (outer?.aborted) return { ok: false, failure: 'aborted' };
      if (error instanceof TimeIsOver) return { ok: false, failure: 'timeout' };
      throw error;
    }
  }
  return {
    request: (request) => waited((signal) => transport.request({ ...request, signal }), request.signal),
    download: (request) => waited((signal) => transport.download({ ...request, signal }), request.signal),
  };
}
