import { expect } from 'vitest';
import { createValidator, type ValidateOptions, type ValidatorOptions } from '../../../src/validate';
import { glances } from '../../../src/validate/glance/glance';
import { now } from '../../facade/support';

/** What is validated, a JSON text or a value, and a name to tell it by. */
export interface Named {
  readonly name: string;
  readonly input: unknown;
}

/** The reports of a validator that looks at everything, or that passes over what it sees to be sound at a glance. */
async function reports(
  inputs: readonly Named[],
  areMade: boolean,
  own: ValidatorOptions,
  options?: ValidateOptions,
): Promise<readonly string[]> {
  glances.areMade = areMade;
  try {
    const validator = createValidator({ now, ...own });
    const told: string[] = [];
    for (const { input } of inputs) told.push(JSON.stringify(await validator.validate(input, options)));
    return told;
  } finally {
    glances.areMade = true;
  }
}

/** Holds that the reports are the same, issue by issue and in the same order, whether anything is passed over or not. */
export async function expectSameAsWalk(
  inputs: readonly Named[],
  own: ValidatorOptions = {},
  options?: ValidateOptions,
): Promise<void> {
  const walked = await reports(inputs, false, own, options);
  const glanced = await reports(inputs, true, own, options);
  const different = inputs.filter((_, at) => walked[at] !== glanced[at]).map(({ name }) => name);
  expect(different).toEqual([]);
}
