import {
  anyObject,
  anything,
  callable,
  clock,
  either,
  flag,
  listOf,
  oneOf,
  type Rules,
  signal,
  text,
  told,
  whole,
} from '../options/rules';
import type { ValidateOptions, ValidatorOptions } from './create-validator';

export const validateRules: Rules<ValidateOptions> = {
  profiles: listOf(text, 0),
  rules: listOf(oneOf('bgz-msz'), 0),
  plausibility: flag,
  language: oneOf('en', 'nl'),
  origins: callable,
  signal,
};

export const validatorRules: Rules<ValidatorOptions> = {
  ...validateRules,
  packages: listOf(either(text, told('a package that was read', anyObject)), 0),
  terminology: listOf(anything, 0),
  maxSize: whole(1),
  maxDepth: whole(1),
  maxIssues: whole(1),
  now: clock,
};
