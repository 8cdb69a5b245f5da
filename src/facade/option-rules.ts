import { sourcesRule } from '../assemble/source-rules';
import { mappingRules } from '../bgz/define/mapping-rules';
import { facadePorts, timeoutsRule } from '../limits/ports';
import { shapeOf } from '../options/check-options';
import {
  address,
  callable,
  clock,
  flag,
  logger,
  milliseconds,
  oneOf,
  path,
  port,
  type Rules,
  secret,
  text,
  whole,
} from '../options/rules';
import type { FacadeOptions } from './options';

/** What each option of `createBgzFacade` may be. What they mean together is checked by `settingsOf`. */
export const facadeRules: Rules<FacadeOptions> = {
  sources: sourcesRule,
  authorize: callable,
  insecure: flag,
  baseUrl: address,
  mountPath: path,
  completeness: oneOf('fail', 'partial'),
  invalidRecords: oneOf('fail', 'report'),
  onUnreached: callable,
  bsnInAnswers: oneOf('asNamed', 'always', 'never'),
  idSecret: secret(text),
  laboratoryCategory: oneOf('section', 'literal'),
  mapping: shapeOf(mappingRules),
  narrative: flag,
  sourceTimeoutMs: milliseconds,
  maxRecordsPerSource: whole(1),
  pageMemoryMiB: whole(0),
  pageMemoryMs: milliseconds,
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
  checkDocument: callable,
  findPatient: callable,
  limit: callable,
  timeoutsMs: timeoutsRule(facadePorts),
};
