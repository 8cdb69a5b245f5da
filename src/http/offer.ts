import { decodedOnce, type RawParameter, rawParameter } from './parameters';

/** A parameter of an offer, and as it was written: a receiver must not respell it (spec field-notes §6.8). */
export interface OfferedParameter extends RawParameter {
  readonly written: string;
}

/** A search that is offered. */
export interface OfferedSearch {
  readonly kind: 'query';
  /** As it was written, without a leading slash. */
  readonly text: string;
  readonly type: string;
  /** What stands between the type and its parameters: `$lastn`; absent for a search. */
  readonly operation?: string;
  readonly parameters: readonly OfferedParameter[];
}

/** A single resource that is offered. */
export interface OfferedResource {
  readonly kind: 'resource';
  /** `Type/id`. */
  readonly text: string;
  readonly type: string;
  readonly id: string;
}

/** What may be wrong with the form of an offer. What a fault means is for whoever reads: who sends is strict, who receives is not. */
export type OfferFault =
  | 'absolute-query'
  | 'leading-slash'
  /** Several searches in one value, as one sender was seen to do (spec field-notes §6.7). */
  | 'several-queries'
  /** A percent-escape that is not UTF-8 in hexadecimal (RFC 3986 §2.1). */
  | 'invalid-encoding'
  /** Signs that a URL has encoded. */
  | 'not-encoded'
  /** Signs that lead elsewhere, or that no address has. */
  | 'unsafe-signs'
  /** Neither a search nor a resource. */
  | 'no-offer';

/** An offer as it was understood. */
export interface OfferRead {
  /** Undefined for what is no offer, or cannot be decoded. */
  readonly offer?: OfferedSearch | OfferedResource;
  /** What it looks like, also where it cannot be decoded. */
  readonly kind?: 'query' | 'resource';
  /** The word it begins with, when that may be a type. */
  readonly type?: string;
  readonly faults: readonly OfferFault[];
}

const RESOURCE = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/;
/** The dollar of an operation may be encoded as well, as every sign may be. */
const SEARCH = /^([A-Z][A-Za-z]+)(?:\/(?:\$|%24)([a-z]+))?(?:\?(.*))?$/s;

const faultsOf: Readonly<Record<Exclude<OfferFault, 'no-offer'>, (text: string) => boolean>> = {
  'absolute-query': (text) => /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(text),
  'leading-slash': (text) => text.startsWith('/'),
  'several-queries': (text) => text.split('?').length > 2,
  'invalid-encoding': (text) => decodedOnce(text) === undefined,
  'not-encoded': (text) => /[\s#|"<>\\^`{}]/.test(text),
  'unsafe-signs': (text) => /[\p{Cc}#\\]|\.\./u.test(text),
};

/** The parameters of a search as written; undefined when one cannot be decoded. */
function parametersIn(query: string): readonly OfferedParameter[] | undefined {
  const parts = query.split('&').filter((part) => part !== '');
  const read = parts.flatMap((written) => {
    const raw = rawParameter(written);
    return raw === undefined ? [] : [{ ...raw, written }];
  });
  return read.length === parts.length ? read : undefined;
}

/**
 * Reads what is offered, a search or a resource relative to the base: the one place where the text of an offer is taken apart, for
 * who makes offers, who stores them, who holds a request against them and who pulls by them.
 *
 * @param text `AllergyIntolerance?_revinclude=Provenance%3Atarget`, `DocumentReference/abc`.
 */
export function readOffer(text: string): OfferRead {
  const relative = text.startsWith('/') ? text.slice(1) : text;
  const type = /^[A-Z][A-Za-z]+/.exec(relative)?.[0];
  const [, resourceType, id] = RESOURCE.exec(relative) ?? [];
  const [, searched, name, query = ''] = SEARCH.exec(relative) ?? [];
  const operation = name === undefined ? undefined : `$${name}`;
  const kind: OfferRead['kind'] = resourceType ? 'resource' : searched ? 'query' : undefined;
  const found = (Object.keys(faultsOf) as (keyof typeof faultsOf)[]).filter((fault) => faultsOf[fault](text));
  const faults: readonly OfferFault[] = kind === undefined ? [...found, 'no-offer'] : found;
  const about = { faults, ...(kind && { kind }), ...(type !== undefined && { type }) };
  if (resourceType !== undefined && id !== undefined)
    return { ...about, offer: { kind: 'resource', text: relative, type: resourceType, id } };
  const parameters = searched === undefined ? undefined : parametersIn(query);
  if (searched === undefined || parameters === undefined) return about;
  const search = { kind: 'query', text: relative, type: searched, parameters } as const;
  return { ...about, offer: { ...search, ...(operation !== undefined && { operation }) } };
}

/** A search with some of its parameters, spelled as they were. */
export const withParameters = ({ type, operation }: OfferedSearch, parameters: readonly OfferedParameter[]): string => {
  const path = operation === undefined ? type : `${type}/${operation}`;
  return parameters.length === 0 ? path : `${path}?${parameters.map(({ written }) => written).join('&')}`;
};
