/** Door `bgz-facade/read`: reads the BgZ as FHIR STU3 back into zib records. */

export { type ReadDocument, withContent } from '../bgz/document/read-document';
export type { ReadOptions } from './options';
export { readBgz } from './read-bgz';
export type { NotRead, ReadCode, ReadIssue, ReadMended, ReadRecords, ReadResult } from './result';
