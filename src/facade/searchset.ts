import { createHash } from 'node:crypto';
import type { Bundle, BundleEntry, FhirResource } from 'fhir/r3';
import { withoutTargets } from '../assemble/metadata';
import type { SearchResult } from '../assemble/search';
import { LASTN } from '../fhir/last-operation';
import { type RawParameter, writeParameters } from '../http/parameters';
import { type Finding, operationOutcome } from '../http/refusal';
import type { MatchPage } from './match-page';
import type { ParsedSearch } from './search-request';
import type { Subset } from './subset';

/** What a searchset is made of. */
export interface SearchsetInput {
  /** Public base URL without slash at the end. */
  readonly base: string;
  /** As they were asked, for the self link. */
  readonly parameters: readonly RawParameter[];
  /** For the next link, which names no BSN. */
  readonly forward: readonly RawParameter[];
  readonly search: ParsedSearch;
  readonly result: Pick<SearchResult, 'matches' | 'included'>;
  readonly page: MatchPage;
  /** Keys (`Type/id`) of resources that may not be sent; pages stay what they are without them. */
  readonly withheld?: ReadonlySet<string>;
  /** What the receiver must know beside the matches; becomes an OperationOutcome entry. */
  readonly notices: readonly Finding[];
}

/** The entry of a resource, under its address here. */
export const entryOf =
  (base: string, mode: 'match' | 'include') =>
  (resource: FhirResource): BundleEntry => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode },
  });

/** Builds the Bundle of a search: matches, then what they include, then what the receiver must know. */
export function searchset({
  base,
  parameters,
  forward,
  search,
  result,
  page,
  withheld = new Set(),
  notices,
}: SearchsetInput): Bundle {
  const isSent = (resource: FhirResource) => !withheld.has(`${resource.resourceType}/${resource.id}`);
  const { type, last } = search.request;
  const address = `${base}/${type}${last === undefined ? '' : `/${LASTN}`}`;
  const link = (given: readonly RawParameter[]) =>
    given.length > 0 ? `${address}?${writeParameters(given)}` : address;
  const links = [{ relation: 'self', url: link(parameters) }];
  const outcome = notices.length > 0 ? [operationOutcome(notices)] : [];
  if (search.countOnly) {
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      total: result.matches.length,
      link: links,
      ...(outcome.length > 0 && { entry: outcome.map(asOutcome) }),
    };
  }

  if (page.next !== undefined) {
    const rest = forward.filter((one) => one.key !== '_page');
    links.push({
      relation: 'next',
      url: link([...rest, { key: '_page', name: '_page', modifier: undefined, value: page.next }]),
    });
  }
  const asSent = (resource: FhirResource) => withoutTargets(resource, withheld);
  const sent = page.matches.filter(isSent).flatMap(asSent);
  const entries = [
    ...sent.map(entryOf(base, 'match')),
    ...result.included(sent).filter(isSent).flatMap(asSent).map(entryOf(base, 'include')),
    ...outcome.map(asOutcome),
  ];
  // A total beyond the page fails the national assert on paged answers, so pages go without (spec bgz-msz-queries §4, rule 6),
  // unless the receiver asks for it.
  const told = search.total === undefined ? !page.isPart : search.total === 'always';
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(told && { total: result.matches.filter(isSent).flatMap(asSent).length }),
    link: links,
    ...(entries.length > 0 && { entry: entries }),
  };
}

/** The Bundle as a receiver gets it that asks for a part of each resource. */
export const inPart = (bundle: Bundle, subset: Subset): Bundle =>
  bundle.entry === undefined
    ? bundle
    : {
        ...bundle,
        entry: bundle.entry.map((entry) =>
          entry.resource === undefined ? entry : { ...entry, resource: subset(entry.resource as FhirResource) },
        ),
      };

/**
 * The Bundle as the national asserts are about it: a page without the total of all pages, which `_total` brings in.
 */
export function asAsserted(bundle: Bundle): Bundle {
  const matches = (bundle.entry ?? []).filter(({ search }) => search?.mode === 'match').length;
  if (bundle.total === undefined || bundle.entry === undefined || bundle.total <= matches) return bundle;
  const { total: _total, ...page } = bundle;
  return page;
}

/** An OperationOutcome has no id of its own; a urn:uuid as fullUrl is what the national asserts accept instead. */
export function asOutcome(resource: FhirResource): BundleEntry {
  const hash = createHash('sha256').update(JSON.stringify(resource)).digest('hex');
  const uuid = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
  return { fullUrl: `urn:uuid:${uuid}`, resource, search: { mode: 'outcome' } };
}
