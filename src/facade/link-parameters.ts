import { catalogue, type SearchableType } from '../assemble/catalogue';
import type { RawParameter } from '../http/parameters';

/** Names the patient by BSN, in the spellings that a search takes. */
function namesByBsn({ key }: RawParameter, type: SearchableType): boolean {
  if (type === 'Patient') return key === 'identifier';
  return catalogue[type].patientParameters.some(
    (name) => key === `${name}.identifier` || key === `${name}:Patient.identifier`,
  );
}

/**
 * The parameters of a search as they may stand in a link: the patient by FHIR id where the request names a BSN. A link is
 * followed by GET, and URLs end in the logs of every proxy between.
 *
 * @param patientId The FHIR id, with which the same search is found again.
 */
export function linkParameters(
  parameters: readonly RawParameter[],
  type: SearchableType,
  patientId: string,
): readonly RawParameter[] {
  const rest = parameters.filter((one) => !namesByBsn(one, type));
  if (rest.length === parameters.length) return parameters;
  const name = type === 'Patient' ? '_id' : (catalogue[type].patientParameters[0] ?? '');
  const isNamed = rest.some(({ name: given, value }) => given === name && value.endsWith(patientId));
  return isNamed ? rest : [{ key: name, name, modifier: undefined, value: patientId }, ...rest];
}
