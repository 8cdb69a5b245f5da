import type { SourceGroup } from '../assemble/ports';
import { shapeOf } from '../options/check-options';
import {
  address,
  callable,
  clock,
  either,
  flag,
  listOf,
  logger,
  milliseconds,
  oneOf,
  path,
  port,
  type Rule,
  type Rules,
  required,
  secret,
  text,
  told,
  whole,
} from '../options/rules';
import { mappingRules } from '../sections/mapping-rules';
import { zibGroups } from '../zib/bgz-records';
import type { FacadeOptions } from './options';

const source: Rule = told(
  'a function that gives records, or a list of such functions (not empty)',
  either(callable, listOf(told('a function that gives records', callable))),
);

const groups = [...Object.keys(zibGroups), 'documents'] as readonly SourceGroup[];

/** A source per group that there is; a misspelt group would be a section that looks empty. */
const sourceRules = Object.fromEntries(
  groups.map((group) => [group, group === 'patient' ? required(source) : source]),
) as Rules<FacadeOptions['sources']>;

/** What each option of `createBgzFacade` may be. What they mean together is checked by `settingsOf`. */
export const facadeRules: Rules<FacadeOptions> = {
  sources: required(shapeOf(sourceRules)),
  authorize: callable,
  insecure: flag,
  baseUrl: address,
  mountPath: path,
  completeness: oneOf('fail', 'partial'),
  invalidRecords: oneOf('fail', 'report'),
  onUnreached: callable,
  idSecret: secret(text),
  mapping: shapeOf(mappingRules),
  sourceTimeoutMs: milliseconds,
  maxRecordsPerSource: whole(1),
  maxBodyBytes: whole(1),
  bodyTimeoutMs: milliseconds,
  validate: oneOf('off', 'report', 'enforce'),
  onValidation: callable,
  validator: port('a validator, createValidator()', 'validate'),
  now: clock,
  logger,
  audit: port('an audit sink, for example await auditTable(database)', 'write'),
  auditFailure: oneOf('refuse', 'serve'),
  peerAddress: callable,
  tasks: port('workflowTasks(…)', 'read', 'update'),
  maxDocumentBytes: whole(1),
  findPatient: callable,
};
