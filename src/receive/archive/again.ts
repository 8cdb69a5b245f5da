import { isJson, listOf } from '../../fhir/json';
import type { Rule } from '../../options/rules';
import type { DocumentPatient, DocumentToFile } from './port';

/** What a document needs to be pulled and filed later; survives JSON. */
export interface DocumentAgain {
  /** FHIR base of the sender it is from. */
  readonly baseUrl: string;
  /** Where its DocumentReference lives, its place among the contents of that, and the resource itself. */
  readonly address: string;
  readonly content: number;
  readonly resource: DocumentToFile['resource'];
  readonly patient: DocumentPatient;
}

function isAgain(value: unknown): value is DocumentAgain {
  if (!isJson(value)) return false;
  const { baseUrl, address, content, resource, patient } = value;
  return (
    typeof baseUrl === 'string' &&
    typeof address === 'string' &&
    isJson(resource) &&
    resource.resourceType === 'DocumentReference' &&
    Number.isSafeInteger(content) &&
    listOf(resource.content)[Number(content)] !== undefined &&
    isJson(patient) &&
    typeof patient.confirmed === 'boolean' &&
    (patient.bsn === undefined || typeof patient.bsn === 'string')
  );
}

/** What a document to try again may be: it may come out of JSON. */
export const againRule: Rule = { allowed: '`again` of a document in the result of a pull', meets: isAgain };
