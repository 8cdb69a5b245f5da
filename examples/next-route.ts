import type { BgzFacade } from 'bgz-facade';
import { epdFacade } from './facade.js';

// The facade as a route handler of Next: copy this to app/fhir/[[...path]]/route.ts.

/** The facade reads its profiles and codelists from files, and signs with node:crypto. */
export const runtime = 'nodejs';
/** Every answer is made when it is asked for; none may be kept. */
export const dynamic = 'force-dynamic';

let facade: BgzFacade | undefined;

/** Made at the first request: Next loads this file when it builds, too. */
function answer(request: Request): Promise<Response> {
  facade ??= epdFacade();
  return facade.fetch(request);
}

// Methods that the facade refuses come to it too, so that they are refused in FHIR.
export const GET = answer;
export const HEAD = answer;
export const POST = answer;
export const PUT = answer;
export const PATCH = answer;
export const DELETE = answer;
