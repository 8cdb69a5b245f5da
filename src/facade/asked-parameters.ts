import type { AccessTrail } from '../audit/access-trail';
import { formBody } from '../http/body';
import { readResource } from '../http/fhir-body';
import type { Inbound } from '../http/inbound';
import { parseParameters, type RawParameter } from '../http/parameters';
import { Refusal } from '../http/refusal';
import { bodyLimits } from './call';
import type { Settings } from './options';
import { parametersIn } from './parameters-resource';

/** What a request asks, for whoever wants to know first: who authorises it, or who answers it. */
export interface AskedParameters {
  /** All parameters; a form is read at the first call, and only then. */
  read(): Promise<readonly RawParameter[]>;
  /** Why the form was not taken, once it was asked for. */
  failure(): Refusal | undefined;
}

/** The parameters of a request that has none but those of its URL. */
export const askedInUrl = (inUrl: readonly RawParameter[]): AskedParameters => ({
  read: async () => inUrl,
  failure: () => undefined,
});

/** A body that is said to be a form; one of FHIR is a Parameters resource, which an operation takes as well. */
const isForm = (request: Inbound): boolean => !/\b(fhir|json|xml)\b/i.test(request.headers.get('content-type') ?? '');

/**
 * Those of a search by POST: of its URL and of its form. The trail learns them when they are known.
 *
 * @param operation The operation that is asked, if one is.
 */
export function askedInForm(
  inUrl: readonly RawParameter[],
  request: Inbound,
  settings: Settings,
  trail: AccessTrail,
  operation?: string,
): AskedParameters {
  let reading: Promise<readonly RawParameter[]> | undefined;
  let failure: Refusal | undefined;
  async function readForm(): Promise<readonly RawParameter[]> {
    try {
      const limits = bodyLimits(settings);
      const inBody =
        operation === undefined || isForm(request)
          ? parseParameters(await formBody(request, limits))
          : parametersIn(await readResource(request, limits));
      const all = [...inUrl, ...inBody];
      trail.with(all);
      return all;
    } catch (error) {
      if (error instanceof Refusal) failure = error;
      throw error;
    }
  }
  return {
    failure: () => failure,
    read() {
      reading ??= readForm();
      // Who asked may have gone on without it.
      reading.catch(() => {});
      return reading;
    },
  };
}
