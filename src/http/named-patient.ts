import { readBsn } from '../fhir/bsn';
import { systems } from '../fhir/naming-systems';
import { type Findings, refuse, shown } from './findings';
import type { RawParameter } from './parameters';
import { tokens } from './tokens';

/** Whom a request names: by BSN, by FHIR id of the patient, or nobody. */
export interface NamedPatient {
  readonly bsn?: string;
  readonly fhirId?: string;
}

/** By what a search on a type names its patient: the parameters that point to him; of Patient itself there are none. */
export interface PatientNaming {
  readonly type: string;
  readonly patientParameters: readonly string[];
}

const wrongBsn = {
  'other-register': `The patient is named as ${systems.bsn}|<value>.`,
  'no-bsn': 'The value is not a BSN: nine digits that pass the 11-test.',
} as const;

function byNumber(raw: RawParameter, findings: Findings): NamedPatient {
  const [value, ...more] = tokens(raw, findings);
  if (value === undefined) return {};
  if (more.length > 0) {
    refuse(findings, shown(raw.key), 'A BgZ request names one patient.');
    return {};
  }
  const read = readBsn(value.system, value.code);
  if ('bsn' in read) return read;
  refuse(findings, shown(raw.key), wrongBsn[read.fault]);
  return {};
}

function byId(raw: RawParameter, findings: Findings): NamedPatient {
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
export function namedBy(raw: RawParameter, naming: PatientNaming, findings: Findings): NamedPatient | undefined {
  if (naming.type === 'Patient') {
    if (raw.key === 'identifier') return byNumber(raw, findings);
    return raw.key === '_id' ? byId(raw, findings) : undefined;
  }
  for (const name of naming.patientParameters) {
    // Chained parameters may carry the type: patient:Patient.identifier.
    if (raw.key === `${name}.identifier` || raw.key === `${name}:Patient.identifier`) return byNumber(raw, findings);
    if (raw.key === name || raw.key === `${name}:Patient`) return byId(raw, findings);
  }
  return undefined;
}

/** The one patient that parameters name; of several it is not told which is meant. */
export function onePatient(named: readonly NamedPatient[], findings: Findings): NamedPatient {
  for (const property of ['bsn', 'fhirId'] as const) {
    const values = new Set(named.map((one) => one[property]).filter((one) => one !== undefined));
    if (values.size > 1) refuse(findings, 'patient', 'A BgZ request names one patient; this one names several.');
  }
  return Object.assign({}, ...named);
}

/** Whom a search names, by its parameters; nobody where they do not say so, or do not say it well: then it is refused. */
export function namedPatient(parameters: readonly RawParameter[], naming: PatientNaming): NamedPatient {
  const findings: Findings = [];
  const named = parameters.flatMap((raw) => namedBy(raw, naming, findings) ?? []);
  const patient = onePatient(named, findings);
  return findings.length > 0 ? {} : patient;
}
