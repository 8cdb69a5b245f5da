import { type CatalogueRow, catalogue, type SearchableType } from '../assemble/catalogue';
import type { Criterion } from '../assemble/criteria';
import { refusalOf } from '../assemble/refused-parameters';
import type { SearchRequest } from '../assemble/search';
import { isBsn } from '../fhir/bsn';
import { systems } from '../fhir/naming-systems';
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
import { criterionOf, type Findings, refuse, shown, tokens } from './search-values';

/** Whom a request names: by BSN, by FHIR id of the patient, or nobody. */
export interface NamedPatient {
  readonly bsn?: string;
  readonly fhirId?: string;
}

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

function bsnOf(raw: RawParameter, findings: Findings): NamedPatient {
  const values = tokens(raw, findings);
  const [value] = values;
  if (value === undefined) return {};
  if (values.length > 1) {
    refuse(findings, shown(raw.key), 'A BgZ request names one patient.');
    return {};
  }
  if (value.system !== systems.bsn) {
    refuse(findings, shown(raw.key), `The patient is named as ${systems.bsn}|<value>.`);
    return {};
  }
  if (value.code === undefined || !isBsn(value.code)) {
    refuse(findings, shown(raw.key), 'The value is not a BSN: nine digits that pass the 11-test.');
    return {};
  }
  return { bsn: value.code };
}

function fhirIdOf(raw: RawParameter, findings: Findings): NamedPatient {
  const id = /^(?:(?:https?:\/\/[^\s|,]+\/)?Patient\/)?([A-Za-z0-9.-]{1,64})$/.exec(raw.value.trim())?.[1];
  const modified = raw.modifier !== undefined && raw.modifier !== 'Patient';
  if (id === undefined || modified) {
    refuse(
      findings,
      shown(raw.key),
      'The patient is named as <id>, Patient/<id> or, with .identifier behind the parameter, by BSN.',
    );
    return {};
  }
  return { fhirId: id };
}

/** Whom one parameter names; undefined when the parameter is about something else. */
function patientOf(raw: RawParameter, row: CatalogueRow, findings: Findings): NamedPatient | undefined {
  if (row.type === 'Patient') {
    if (raw.key === 'identifier') return bsnOf(raw, findings);
    return raw.key === '_id' ? fhirIdOf(raw, findings) : undefined;
  }
  for (const name of row.patientParameters) {
    // Chained parameters may carry the type: patient:Patient.identifier.
    if (raw.key === `${name}.identifier` || raw.key === `${name}:Patient.identifier`) return bsnOf(raw, findings);
    if (raw.key === name || raw.key === `${name}:Patient`) return fhirIdOf(raw, findings);
  }
  return undefined;
}

function include(raw: RawParameter, row: CatalogueRow, findings: Findings): SearchRequest['includes'] {
  const [type, name = '', targetType, ...more] = raw.value.trim().split(':');
  const known =
    type === row.type && Object.hasOwn(row.includes, name) && more.length === 0 && raw.modifier === undefined;
  if (!known) {
    const possible = Object.keys(row.includes).map((one) => `${row.type}:${one}`);
    refuse(findings, shown(raw.key), `_include here is one of ${possible.join(', ')}.`, 'not-supported');
    return [];
  }
  return [{ name, ...(targetType !== undefined && targetType !== '' && { targetType }) }];
}

/** Understands the parameters of a search on one type; refuses (400) with a finding per parameter that is wrong. */
export function parseSearch(type: SearchableType, parameters: readonly RawParameter[]): ParsedSearch {
  const row = catalogue[type];
  const findings: Findings = [];
  const criteria: Criterion[] = [];
  const includes: SearchRequest['includes'][number][] = [];
  const named: NamedPatient[] = [];
  for (const raw of parameters) {
    const patient = patientOf(raw, row, findings);
    if (patient !== undefined) named.push(patient);
    else if (raw.name === '_include') includes.push(...include(raw, row, findings));
    else if (!(resultParameters as readonly string[]).includes(raw.key) && raw.name !== '_revinclude')
      criteria.push(...criterion(raw, row, findings));
  }
  checkOnce(parameters, findings);
  const shape = shapeOf(parameters, findings);
  checkIncluding(parameters, shape, findings);
  const value = (name: string) => parameters.find((one) => one.key === name)?.value;
  const patient: NamedPatient = Object.assign({}, ...named);
  for (const property of ['bsn', 'fhirId'] as const) {
    const values = new Set(named.map((one) => one[property]).filter((one) => one !== undefined));
    if (values.size > 1) refuse(findings, 'patient', 'A BgZ request names one patient; this one names several.');
  }
  const sort = sortOf(parameters, row, findings);
  const count = countOf(parameters, findings);
  const total = totalOf(parameters, findings);
  if (findings.length > 0) throw new Refusal(400, findings);
  return {
    request: { type, criteria, includes, ...(sort && { sort }) },
    patient,
    count: count === 0 ? undefined : count,
    page: value('_page'),
    countOnly: value('_summary') === 'count' || count === 0,
    shape,
    total,
    pretty: value('_pretty') === 'true',
  };
}
