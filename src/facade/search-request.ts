import { type CatalogueRow, catalogue, type SearchableType } from '../assemble/catalogue';
import type { Criterion } from '../assemble/criteria';
import type { SearchRequest } from '../assemble/find';
import { refusalOf } from '../assemble/refused-parameters';
import { sectionsAsked } from '../assemble/sections-asked';
import { metadataType } from '../bgz/parts/metadata/section';
import { LASTN } from '../fhir/last-operation';
import { systems } from '../fhir/naming-systems';
import { type Findings, refuse, shown } from '../http/findings';
import { type NamedPatient, namedBy, onePatient } from '../http/named-patient';
import type { RawParameter } from '../http/parameters';
import { Refusal } from '../http/refusal';
import {
  checkIncluding,
  checkOnce,
  countOf,
  resultParameters,
  type Shape,
  shapeOf,
  sortOf,
  totalOf,
} from './result-parameters';
import { criterionOf } from './search-values';

/** A search request as received, understood. */
export interface ParsedSearch {
  readonly request: SearchRequest;
  readonly patient: NamedPatient;
  readonly count: number | undefined;
  /** Continuation of an earlier page; see searchset. */
  readonly page: string | undefined;
  /** True when only the number of matches is asked for. */
  readonly countOnly: boolean;
  readonly shape: Shape;
  readonly total: 'always' | 'never' | undefined;
  readonly pretty: boolean;
}

const supportedBy = (row: CatalogueRow): string =>
  [...(row.type === 'Patient' ? ['identifier'] : []), ...row.patientParameters, ...Object.keys(row.parameters)].join(
    ', ',
  );

/** Why a parameter is not taken, and what is. */
function unsupported(raw: RawParameter, row: CatalogueRow): string {
  const supported = `Supported are ${supportedBy(row)}.`;
  const [first = ''] = raw.name.split('.');
  if (row.patientParameters.includes(first))
    return `The patient is named as ${first}=<id>, ${first}=Patient/<id> or ${first}.identifier=${systems.bsn}|<value>.`;
  const reason = refusalOf(row.type, first);
  if (reason !== undefined) return `Parameter ${first} is not supported for ${row.type}: ${reason}. ${supported}`;
  if (raw.name.includes('.'))
    return `Parameter ${shown(raw.key)} is not supported: only the patient is searched for through a reference. ${supported}`;
  return `Parameter ${shown(raw.key)} is not known for ${row.type}; leaving it out could widen the result. ${supported}`;
}

function criterion(raw: RawParameter, row: CatalogueRow, findings: Findings): Criterion[] {
  const parameter = Object.hasOwn(row.parameters, raw.name) ? row.parameters[raw.name] : undefined;
  if (parameter) return criterionOf(raw, parameter, findings);
  refuse(findings, shown(raw.key), unsupported(raw, row), 'not-supported');
  return [];
}

/** `medicationReference` is the name of the element, and stands in the Task profiles for the parameter (spec bgz-msz-profiles §2.3). */
const includeNames: Readonly<Record<string, string>> = { medicationReference: 'medication' };

function include(raw: RawParameter, row: CatalogueRow, findings: Findings): SearchRequest['includes'] {
  const [type, given = '', targetType, ...more] = raw.value
    .trim()
    .split(':')
    .map((part) => part.trim());
  const name = Object.hasOwn(includeNames, given) ? (includeNames[given] ?? given) : given;
  const known =
    type === row.type && Object.hasOwn(row.includes, name) && more.length === 0 && raw.modifier === undefined;
  if (!known) {
    const possible = Object.keys(row.includes).map((one) => `${row.type}:${one}`);
    refuse(findings, shown(raw.key), `_include here is one of ${possible.join(', ')}.`, 'not-supported');
    return [];
  }
  return [{ name, ...(targetType !== undefined && targetType !== '' && { targetType }) }];
}

/**
 * How many of each group `$lastn` asks for; one when it does not say. What refers to a match is no parameter of the operation (STU3;
 * spec bgz-msz-queries §3): left out, a receiver would take what comes for all that there is.
 */
function lastAsked(parameters: readonly RawParameter[], findings: Findings): NonNullable<SearchRequest['last']> {
  if (parameters.some(({ name }) => name === '_revinclude'))
    refuse(
      findings,
      '_revinclude',
      `${LASTN} takes no _revinclude; ask a search with _sort=-date&_count=1 for the last with its Provenance.`,
      'not-supported',
    );
  const given = parameters.filter(({ key }) => key === 'max');
  if (given.length > 1) refuse(findings, 'max', 'max is given once.');
  const max = given[0]?.value ?? '1';
  if (/^[1-9]\d{0,5}$/.test(max)) return { max: Number(max) };
  refuse(findings, 'max', 'max is a whole number from 1, of at most six digits.');
  return { max: 1 };
}

const META = `${metadataType}:target`;

/**
 * Whether the metadata of what is found is asked for. With the type of the targets behind it, it is asked for of that type alone:
 * of another one than is searched for nothing comes along.
 */
function asksMetadata(raw: RawParameter, { type }: CatalogueRow, findings: Findings): boolean {
  const [source, parameter, target = '', ...more] = raw.value.trim().split(':');
  const isKnown = `${source}:${parameter}` === META && more.length === 0 && /^([A-Z][A-Za-z]+)?$/.test(target);
  if (isKnown && raw.modifier === undefined && type !== metadataType) return target === '' || target === type;
  const possible =
    type === metadataType ? `nothing refers to ${metadataType}` : `_revinclude here is ${META} or ${META}:${type}`;
  refuse(findings, shown(raw.key), `${possible}.`, 'not-supported');
  return false;
}

/** Understands the parameters of a search on one type; refuses (400) with a finding per parameter that is wrong. */
export function parseSearch(
  type: SearchableType,
  parameters: readonly RawParameter[],
  operation?: string,
): ParsedSearch {
  const row = catalogue[type];
  const findings: Findings = [];
  const criteria: Criterion[] = [];
  const includes: SearchRequest['includes'][number][] = [];
  const named: NamedPatient[] = [];
  let withMetadata = false;
  for (const raw of parameters) {
    const patient = namedBy(raw, row, findings);
    if (patient !== undefined) named.push(patient);
    else if (operation !== undefined && raw.key === 'max') continue;
    else if (raw.name === '_include') includes.push(...include(raw, row, findings));
    else if (raw.name === '_revinclude') withMetadata = asksMetadata(raw, row, findings) || withMetadata;
    else if (!(resultParameters as readonly string[]).includes(raw.key))
      criteria.push(...criterion(raw, row, findings));
  }
  checkOnce(parameters, findings);
  const shape = shapeOf(parameters, findings);
  checkIncluding(parameters, shape, findings);
  const value = (name: string) => parameters.find((one) => one.key === name)?.value;
  const patient = onePatient(named, findings);
  const sort = sortOf(parameters, row, findings);
  const count = countOf(parameters, findings);
  const total = totalOf(parameters, findings);
  const last = operation === undefined ? undefined : lastAsked(parameters, findings);
  if (findings.length > 0) throw new Refusal(400, findings);
  // An empty answer would read as if there were nothing of the kind.
  if (
    type !== metadataType &&
    sectionsAsked({ type, criteria: criteria.filter(({ kind }) => kind === 'token') }).length === 0
  )
    throw new Refusal(404, {
      code: 'not-supported',
      diagnostics: `No section that is served has such resources of type ${type}; see /metadata.`,
    });
  return {
    request: {
      type,
      criteria,
      includes,
      ...(withMetadata && { metadata: true }),
      ...(last && { last }),
      ...(sort && { sort }),
    },
    patient,
    count: count === 0 ? undefined : count,
    page: value('_page'),
    countOnly: value('_summary') === 'count' || count === 0,
    shape,
    total,
    pretty: value('_pretty') === 'true',
  };
}
