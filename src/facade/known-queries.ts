import { catalogue, type SearchableType, searchableTypes } from '../assemble/catalogue';
import { freeze } from '../assemble/fixed';
import { nationalParameters } from '../assemble/national';
import { metadataType } from '../bgz/parts/metadata/section';
import { parseParameters, type RawParameter } from '../http/parameters';
import { type ParsedSearch, parseSearch } from './search-request';

/** What a receiver adds to a national search, whatever it searches for. */
const ADDED: readonly (readonly [string, string])[] = [
  ['_revinclude', `${metadataType}:target`],
  ['_format', 'json'],
  ['_format', 'xml'],
  ['_format', 'application/fhir+json'],
  ['_format', 'application/fhir+xml'],
];

const pairOf = (name: string, value: string): string => `${name}=${value}`;

let closed: ReadonlySet<string> | undefined;

/** All parameters of the national searches, with their values: codes of sections, nothing of a person. */
function closedPairs(): ReadonlySet<string> {
  closed ??= new Set(
    [
      ...ADDED,
      ...searchableTypes.flatMap((type) =>
        catalogue[type].national.flatMap((search) => nationalParameters(catalogue[type], search)),
      ),
    ].map(([name, value]) => pairOf(name, value)),
  );
  return closed;
}

/** A text is remembered that is no longer than a national search in any spelling, and so many of them. */
const LONGEST = 1_000;
const MOST = 500;

const known = new Map<string, readonly RawParameter[]>();

/**
 * The parameters of a query, decoded. Of the national searches, which come with every pull, they are the same frozen objects each
 * time, in whatever spelling they come. Of no other query is anything kept: it may name a person.
 *
 * @throws {Refusal} 400 for what cannot be decoded.
 */
export function parametersOf(query: string): readonly RawParameter[] {
  const before = known.get(query);
  if (before !== undefined) return before;
  const parameters = parseParameters(query);
  if (query.length > LONGEST || !parameters.every(({ key, value }) => closedPairs().has(pairOf(key, value))))
    return parameters;
  freeze(parameters);
  if (known.size >= MOST) known.clear();
  known.set(query, parameters);
  return parameters;
}

const parsed = new WeakMap<readonly RawParameter[], Map<string, ParsedSearch>>();

/** What {@link parseSearch} says; of parameters that {@link parametersOf} remembers the same object each time. */
export function searchOf(
  type: SearchableType,
  parameters: readonly RawParameter[],
  operation: string | undefined,
): ParsedSearch {
  if (!Object.isFrozen(parameters)) return parseSearch(type, parameters, operation);
  const ofParameters = parsed.get(parameters) ?? new Map<string, ParsedSearch>();
  parsed.set(parameters, ofParameters);
  const key = `${type} ${operation ?? ''}`;
  const search = ofParameters.get(key) ?? parseSearch(type, parameters, operation);
  ofParameters.set(key, search);
  return search;
}
