import { expect } from 'vitest';
import { createValidator, type ValidateOptions, type ValidatorOptions } from '../../../src/validate';
import { inTurns } from '../../../src/validate/text/in-turns';
import { now } from '../../facade/support';

/** A text to validate, and a name to tell it by. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

const usual = { ...inTurns };

/** The reports of a validator that reads Bundles of so many characters in turns, and holds so many of them. */
async function reports(
  inputs: readonly NamedText[],
  settings: typeof inTurns,
  own: ValidatorOptions,
  options?: ValidateOptions,
): Promise<readonly string[]> {
  Object.assign(inTurns, settings);
  try {
    const validator = createValidator({ now, ...own });
    const told: string[] = [];
    for (const { text } of inputs) told.push(JSON.stringify(await validator.validate(text, options)));
    return told;
  } finally {
    Object.assign(inTurns, usual);
  }
}

/** Of large texts not all of a difference is shown. */
const MOST_SHOWN = 3;

/**
 * Holds that the reports are the same to the letter, whether the resources of a Bundle are read one by one, with nothing kept of
 * one at the next, or with some, or the Bundle is read whole.
 */
export async function expectSameAsWhole(
  inputs: readonly NamedText[],
  own: ValidatorOptions = {},
  options?: ValidateOptions,
): Promise<readonly string[]> {
  const whole = await reports(inputs, { from: Number.POSITIVE_INFINITY, held: 0 }, own, options);
  for (const held of [0, 5000]) {
    const inParts = await reports(inputs, { from: 0, held }, own, options);
    const different = inputs.flatMap(({ name, text }, at) =>
      whole[at] === inParts[at] ? [] : [{ name, text, whole: whole[at], inParts: inParts[at] }],
    );
    expect(different.slice(0, MOST_SHOWN)).toEqual([]);
  }
  return whole;
}
