import { type CatalogueRow, catalogue, type SearchableType } from '../assemble/catalogue';
import { type Criterion, type DateValue, datePrefixes, type TokenValue } from '../assemble/criteria';
import type { SearchRequest } from '../assemble/search';
import { systems, systemUri } from '../fhir/naming-systems';
import { isBsn } from '../terminology/check-digits';
import { type RawParameter, splitEscaped, unescapeValue } from './parameters';
import { type Finding, Refusal } from './refusal';

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
  readonly summaryOnly: boolean;
  readonly pretty: boolean;
}

/** Parameters about the answer, not about what is searched for. */
const resultParameters = [
  '_format',
  '_pretty',
  '_summary',
  '_count',
  '_sort',
  '_include',
  '_revinclude',
  '_page',
] as const;
const once = new Set(['_format', '_pretty', '_summary', '_count', '_sort', '_page']);
const summaries = new Set(['true', 'text', 'data', 'count', 'false']);

type Findings = Finding[];

const FINDINGS = 50;

const refuse = (findings: Findings, location: string, diagnostics: string, code: Finding['code'] = 'invalid') => {
  // A request may hold thousands of mistakes; the first ones tell what is the matter.
  if (findings.length < FINDINGS) findings.push({ code, diagnostics, location: `http.${location}` });
};

/** A key as it may be shown back: a parameter name, never a value. */
const shown = (key: string) =>
  /^[A-Za-z_][A-Za-z0-9_.:-]{0,60}$/.test(key) && !/\d{6}/.test(key) ? key : '(unreadable name)';

function tokens(raw: RawParameter, findings: Findings): TokenValue[] {
  return splitEscaped(raw.value, ',').flatMap((alternative): TokenValue[] => {
    const parts = splitEscaped(alternative.trim(), '|').map((part) => unescapeValue(part.trim()));
    const [first = '', second] = parts;
    if (parts.length > 2 || parts.every((part) => part === '')) {
      refuse(findings, shown(raw.key), 'A token is system|code, |code, system| or code.');
      return [];
    }
    if (second === undefined) return [{ code: first }];
    return [{ system: systemUri(first), ...(second !== '' && { code: second }) }];
  });
}

const DATE =
  /^(\d{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

function dates(raw: RawParameter, findings: Findings): DateValue[] {
  return splitEscaped(raw.value, ',').flatMap((alternative): DateValue[] => {
    const text = alternative.trim();
    const prefix = datePrefixes.find((one) => text.startsWith(one));
    const date = prefix === undefined ? text : text.slice(prefix.length);
    if (!DATE.test(date)) {
      refuse(
        findings,
        shown(raw.key),
        `A date is YYYY, YYYY-MM, YYYY-MM-DD or a time with it, with one of the prefixes ${datePrefixes.join(', ')} or none.`,
      );
      return [];
    }
    return [{ prefix: prefix ?? 'eq', date }];
  });
}

function criterion(raw: RawParameter, row: CatalogueRow, findings: Findings): Criterion[] {
  const parameter = Object.hasOwn(row.parameters, raw.name) ? row.parameters[raw.name] : undefined;
  if (parameter === undefined) {
    refuse(
      findings,
      shown(raw.key),
      `Parameter ${shown(raw.key)} is not known for ${row.type}; leaving it out could widen the result.`,
      'not-supported',
    );
    return [];
  }
  if (raw.modifier !== undefined) {
    refuse(findings, shown(raw.key), `Parameter ${raw.name} takes no modifier here.`, 'not-supported');
    return [];
  }
  if (parameter.kind === 'date') {
    const values = dates(raw, findings);
    return values.length > 0 ? [{ parameter: raw.name, kind: 'date', values }] : [];
  }
  const values = tokens(raw, findings);
  return values.length > 0 ? [{ parameter: raw.name, kind: 'token', values }] : [];
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

function sortOf(raw: RawParameter | undefined, row: CatalogueRow, findings: Findings): SearchRequest['sort'] {
  if (raw === undefined) return undefined;
  const descending = raw.value.startsWith('-');
  const parameter = raw.value.replace(/^-/, '');
  if (!Object.hasOwn(row.parameters, parameter)) {
    refuse(
      findings,
      '_sort',
      `_sort here is one of ${Object.keys(row.parameters).join(', ')}, with - for descending.`,
      'not-supported',
    );
    return undefined;
  }
  return { parameter, descending };
}

function countOf(raw: RawParameter | undefined, findings: Findings): number | undefined {
  if (raw === undefined) return undefined;
  if (/^\d{1,6}$/.test(raw.value)) return Number(raw.value);
  refuse(findings, '_count', '_count is a whole number of at most six digits.');
  return undefined;
}

function checkResultParameters(parameters: readonly RawParameter[], findings: Findings): void {
  for (const name of once) {
    if (parameters.filter((one) => one.key === name).length > 1) refuse(findings, name, `${name} is given once.`);
  }
  const value = (name: string) => parameters.find((one) => one.key === name)?.value;
  const summary = value('_summary');
  if (summary !== undefined && !summaries.has(summary))
    refuse(findings, '_summary', `_summary is one of ${[...summaries].join(', ')}.`);
  const pretty = value('_pretty');
  if (pretty !== undefined && !['true', 'false'].includes(pretty))
    refuse(findings, '_pretty', '_pretty is true or false.');
  for (const raw of parameters.filter((one) => one.name === '_revinclude')) {
    // Provenance is not served yet; FHIR and the national tests accept that nothing comes along.
    if (raw.value.trim() !== 'Provenance:target' || raw.modifier !== undefined) {
      refuse(findings, shown(raw.key), '_revinclude here is Provenance:target.', 'not-supported');
    }
  }
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
  checkResultParameters(parameters, findings);
  const result = (name: string) => parameters.find((one) => one.key === name);
  const patient: NamedPatient = Object.assign({}, ...named);
  for (const property of ['bsn', 'fhirId'] as const) {
    const values = new Set(named.map((one) => one[property]).filter((value) => value !== undefined));
    if (values.size > 1) refuse(findings, 'patient', 'A BgZ request names one patient; this one names several.');
  }
  const sort = sortOf(result('_sort'), row, findings);
  const count = countOf(result('_count'), findings);
  if (findings.length > 0) throw new Refusal(400, findings);
  const summaryOnly = result('_summary')?.value === 'count' || count === 0;
  return {
    request: { type, criteria, includes, ...(sort && { sort }) },
    patient,
    count: count === 0 ? undefined : count,
    page: result('_page')?.value,
    summaryOnly,
    pretty: result('_pretty')?.value === 'true',
  };
}
