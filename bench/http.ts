import { besideNode } from './beside-node';
import type { Row } from './figures';
import { recordsOf } from './records';

const BSN = '999990019';
const PATIENT = encodeURIComponent(`http://fhir.nl/fhir/NamingSystem/bsn|${BSN}`);
const SNOMED = encodeURIComponent('http://snomed.info/sct');

/** Searches a receiver sends, from small to large. */
const searches = {
  allergies: `AllergyIntolerance?patient.identifier=${PATIENT}`,
  problems: `Condition?patient.identifier=${PATIENT}`,
  devices: `DeviceUseStatement?patient.identifier=${PATIENT}&_include=DeviceUseStatement:device`,
  procedures: `Procedure?patient.identifier=${PATIENT}&category=${SNOMED}%7C387713003&_include=Procedure:based-on`,
} as const;

/** Requests through node:http: the facade, against a bare server that answers the same bytes. */
export const httpReport = (): Promise<readonly Row[]> =>
  besideNode(
    Object.entries(searches).map(([what, search]) => ({
      what,
      records: recordsOf(1),
      bsn: BSN,
      asData: false,
      searches: [search],
    })),
  );
