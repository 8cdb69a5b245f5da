import { patientRule } from '../assemble/source-rules';
import { mappingRules } from '../bgz/define/mapping-rules';
import { shapeOf } from '../options/check-options';
import { listOf, milliseconds, moment, oneOf, port, type Rules, required, signal, whole } from '../options/rules';
import type { CheckOptions } from './check-sources';

/** What each option of `checkSources` may be. */
export const checkRules: Rules<CheckOptions> = {
  patients: required(listOf(patientRule)),
  now: required(moment),
  language: oneOf('nl', 'en'),
  mapping: shapeOf(mappingRules),
  sourceTimeoutMs: milliseconds,
  maxRecordsPerSource: whole(1),
  invalidRecords: oneOf('fail', 'report'),
  completeness: oneOf('fail', 'partial'),
  validate: oneOf('off', 'report', 'enforce'),
  validator: port('a validator, createValidator()', 'validate'),
  signal,
};
