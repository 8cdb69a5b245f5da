/** Door `bgz-facade/ada`: reads Nictiz ADA instances of the BgZ into zib records. For tests and conversion. */

export type { AdaOptions } from './read-ada';
export { readAda } from './read-ada';
export type { AdaIssue, AdaIssueCode, AdaMended, AdaNotRead, AdaResult } from './result';
