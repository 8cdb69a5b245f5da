import { searchableTypes, supportingTypes } from '../../assemble/catalogue';
import { isBsn } from '../../fhir/bsn';

/** What is wrong with an offer, without repeating it: what may stand in a query is not ours to show. */
export interface OfferProblem {
  readonly found: string;
  readonly allowed: string;
}

const servedTypes: readonly string[] = [...searchableTypes, ...supportingTypes];
const searchable: readonly string[] = searchableTypes;

/** Parameters that name the patient, alone or as the start of a chain. */
const patientParameters = ['patient', 'subject', 'beneficiary'];

interface Parts {
  readonly type: string;
  readonly names: readonly string[];
  /** Undefined when it cannot be decoded. */
  readonly decoded: string | undefined;
}

function decodedOf(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function partsOf(query: string): Parts {
  const cut = query.indexOf('?');
  const type = cut < 0 ? query : query.slice(0, cut);
  const parameters = cut < 0 ? [] : query.slice(cut + 1).split('&');
  const names = parameters.map((one) => (decodedOf(one.split('=')[0] ?? '') ?? '').split(/[.:]/)[0] ?? '');
  return { type, names, decoded: decodedOf(query) };
}

// Nine digits behind a system are a code of that system: a SNOMED CT code may happen to pass the 11-test.
const holdsBsn = (text: string): boolean =>
  /NamingSystem\/bsn|2\.16\.840\.1\.113883\.2\.4\.6\.3(?![\d.])/.test(text) ||
  (text.match(/(?<!\d)(?<![^=,]\|)\d{9}(?!\d)/g) ?? []).some(isBsn);

const namesPatient = ({ type, names }: Parts): boolean =>
  names.some((name) => patientParameters.includes(name)) ||
  (type === 'Patient' && names.some((name) => name === 'identifier' || name === '_id'));

/** Several searches in one value, as one sender was seen to do (spec field-notes §6.7). */
export const holdsSeveralQueries = (query: string): boolean => (query.match(/\?/g) ?? []).length > 1;

const queryRules: readonly {
  readonly breaks: (query: string, parts: Parts) => boolean;
  readonly problem: OfferProblem;
}[] = [
  {
    breaks: (query) => /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(query) || query.startsWith('/'),
    problem: {
      found: 'an absolute URL or a leading slash',
      allowed: 'a search relative to the base: Type?parameters, without leading slash',
    },
  },
  {
    breaks: holdsSeveralQueries,
    problem: { found: 'several searches in one value', allowed: 'one search per offer' },
  },
  {
    breaks: (query, { decoded }) => decoded === undefined || /[\s#|"<>\\^`{}]/.test(query),
    problem: {
      found: 'characters that are not encoded as a URL has them',
      allowed: 'percent-encoding as in RFC 3986, UTF-8',
    },
  },
  {
    breaks: (_query, parts) => namesPatient(parts),
    problem: {
      found: 'a parameter that names the patient',
      allowed: 'no patient: the authorization decides for whom is pulled',
    },
  },
  {
    breaks: (query, { decoded }) => holdsBsn(decoded ?? query),
    problem: { found: 'a BSN', allowed: 'no BSN in an address' },
  },
  {
    breaks: (query, { type }) => !query.startsWith('/') && !query.includes('://') && !searchable.includes(type),
    problem: { found: 'a search that is not served', allowed: `a search of ${searchableTypes.join(', ')}` },
  },
];

/**
 * Checks a query that is to be offered: relative, one search, well encoded, without the patient, of a type that is served.
 *
 * @returns Every problem; none when it may be offered.
 */
export function queryProblems(query: string): readonly OfferProblem[] {
  const parts = partsOf(query);
  return queryRules.filter(({ breaks }) => breaks(query, parts)).map(({ problem }) => problem);
}

/** Checks a single resource that is to be offered: `Type/id` of a type that is served, without BSN. */
export function referenceProblems(reference: string): readonly OfferProblem[] {
  const [, type, id] = /^([A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/.exec(reference) ?? [];
  if (type === undefined || id === undefined || !servedTypes.includes(type)) {
    return [{ found: 'another reference', allowed: `Type/id without leading slash, of ${servedTypes.join(', ')}` }];
  }
  return isBsn(id) ? [{ found: 'a BSN as id', allowed: 'an id that is not a number of the patient' }] : [];
}
