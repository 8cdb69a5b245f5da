import { catalogue, searchableTypes } from '../../assemble/catalogue';
import type { AuthorizeContext } from '../../facade/authorization';
import { type NamedPatient, namedPatient } from '../../http/named-patient';
import { parseParameters } from '../../http/parameters';

/** Who tells what a request asks: the facade. Without it the URL does, and nothing is known of a body. */
export type Asking = Partial<Pick<AuthorizeContext, 'parameters'>>;

/** Whom a search names. Nobody where it is no search of this server, or where its form is not taken: the facade then refuses it. */
export async function patientAsked(request: Request, { parameters }: Asking): Promise<NamedPatient> {
  const { pathname, search } = new URL(request.url);
  const last = pathname
    .replace(/\/(_search|(\$|%24)[a-z]+)$/, '')
    .split('/')
    .at(-1);
  const type = searchableTypes.find((one) => one === last);
  if (type === undefined) return {};
  try {
    return namedPatient(parameters ? await parameters() : parseParameters(search), catalogue[type]);
  } catch {
    return {};
  }
}
