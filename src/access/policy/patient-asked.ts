import { catalogue, searchableTypes } from '../../assemble/catalogue';
import type { AuthorizeContext } from '../../facade/authorization';
import { type NamedPatient, namedPatient } from '../../http/named-patient';
import { askedByAddress } from '../asked-by-address';
import { parametersInUrl } from '../decide/evaluation';

/** Who tells what a request asks: the facade. Without it the URL does, and nothing is known of a body. */
export type Asking = Partial<Pick<AuthorizeContext, 'parameters' | 'asked'>>;

/** Whom a search names. Nobody where it is no search of this server, or where its form is not taken: the facade then refuses it. */
export async function patientAsked(
  request: Request,
  { asked = askedByAddress(request), parameters = () => parametersInUrl(request) }: Asking,
): Promise<NamedPatient> {
  const type = searchableTypes.find((one) => asked?.interaction === 'search' && one === asked.type);
  if (type === undefined) return {};
  try {
    return namedPatient(await parameters(), catalogue[type]);
  } catch {
    return {};
  }
}
