import { searchableTypes, supportingTypes } from '../../assemble/catalogue';
import { isBsn } from '../../fhir/bsn';
import { isLast } from '../../fhir/last-operation';
import { type OfferedSearch, type OfferFault, type OfferRead, readOffer } from '../../http/offer';
import { decodedOnce } from '../../http/parameters';

/** What is wrong with an offer, without repeating it: what may stand in a query is not ours to show. */
export interface OfferProblem {
  readonly found: string;
  readonly allowed: string;
}

const servedTypes: readonly string[] = [...searchableTypes, ...supportingTypes];
const searchable: readonly string[] = searchableTypes;

/** Parameters that name the patient, alone or as the start of a chain. */
const patientParameters = ['patient', 'subject', 'beneficiary'];

// Nine digits behind a system are a code of that system: a SNOMED CT code may happen to pass the 11-test.
const holdsBsn = (text: string): boolean =>
  /NamingSystem\/bsn|2\.16\.840\.1\.113883\.2\.4\.6\.3(?![\d.])/.test(text) ||
  (text.match(/(?<!\d)(?<![^=,]\|)\d{9}(?!\d)/g) ?? []).some(isBsn);

const namesPatient = ({ type, parameters }: OfferedSearch): boolean => {
  const names = parameters.map(({ key }) => key.split(/[.:]/)[0] ?? '');
  return (
    names.some((name) => patientParameters.includes(name)) ||
    (type === 'Patient' && names.some((name) => name === 'identifier' || name === '_id'))
  );
};

const addressed: OfferProblem = {
  found: 'an absolute URL or a leading slash',
  allowed: 'a search relative to the base: Type?parameters, without leading slash',
};
const spelled: OfferProblem = {
  found: 'characters that are not encoded as a URL has them',
  allowed: 'percent-encoding as in RFC 3986, UTF-8',
};
const notServed: OfferProblem = {
  found: 'a search that is not served',
  allowed: `a search of ${searchableTypes.join(', ')}`,
};

/** What a fault of its form is called to who makes the offer; the others show in what is served. */
const faultProblems: Readonly<Partial<Record<OfferFault, OfferProblem>>> = {
  'absolute-query': addressed,
  'leading-slash': addressed,
  'several-queries': { found: 'several searches in one value', allowed: 'one search per offer' },
  'invalid-encoding': spelled,
  'not-encoded': spelled,
};

/** Whether a search of this type is served, as far as the offer has no other fault that says it is none. */
const isServed = ({ offer, kind, type = '', faults }: OfferRead): boolean =>
  faults.some((fault) => faultProblems[fault] === addressed) ||
  (kind === 'query' &&
    searchable.includes(type) &&
    !(offer?.kind === 'query' && offer.operation !== undefined && !isLast(type, offer.operation)));

/**
 * Checks a query that is to be offered: relative, one search, well encoded, without the patient, of a type that is served.
 *
 * @returns Every problem; none when it may be offered.
 */
export function queryProblems(query: string): readonly OfferProblem[] {
  const read = readOffer(query);
  const problems: OfferProblem[] = read.faults.flatMap((fault) => faultProblems[fault] ?? []);
  if (read.offer?.kind === 'query' && namesPatient(read.offer))
    problems.push({
      found: 'a parameter that names the patient',
      allowed: 'no patient: the authorization decides for whom is pulled',
    });
  if (holdsBsn(decodedOnce(query) ?? query)) problems.push({ found: 'a BSN', allowed: 'no BSN in an address' });
  if (!isServed(read)) problems.push(notServed);
  return [...new Set(problems)];
}

/** Checks a single resource that is to be offered: `Type/id` of a type that is served, without BSN. */
export function referenceProblems(reference: string): readonly OfferProblem[] {
  const { offer, faults } = readOffer(reference);
  if (offer?.kind !== 'resource' || faults.includes('leading-slash') || !servedTypes.includes(offer.type)) {
    return [{ found: 'another reference', allowed: `Type/id without leading slash, of ${servedTypes.join(', ')}` }];
  }
  return isBsn(offer.id) ? [{ found: 'a BSN as id', allowed: 'an id that is not a number of the patient' }] : [];
}
