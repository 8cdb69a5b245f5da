import { fill } from '../fhir/phrase';
import { keepNumbers } from '../fhir/walk-json';
import { xmlModel } from '../read/told-path';
import { rules } from '../validate/rules';
import { readInput } from '../validate/text/read-input';
import type { ViewNotice } from './model';
import { inEach } from './said';

/** Limits of a text and of its depth, as those of the reader and the validator. */
const LIMITS = { maxSize: 64_000_000, maxDepth: 200, asWhole: true };

/** A place by the name of what was given. */
export const namedIn = (where: string, names: readonly string[]): string =>
  where.replace(/^input\[(\d+)\]/, (whole, at: string) => names[Number(at)] ?? whole);

/** What was given as JSON values, numbers as they are written; undefined in place of what cannot be read, which is told. */
export async function readInputs(
  inputs: readonly unknown[],
  names: readonly string[],
): Promise<{ readonly values: readonly unknown[]; readonly notices: readonly ViewNotice[] }> {
  const notices: ViewNotice[] = [];
  const values: unknown[] = [];
  for (const [at, input] of inputs.entries()) {
    const { value, readable, faults } = await readInput(input, LIMITS, xmlModel);
    if (readable && typeof input === 'string' && !/^\uFEFF?\s*</.test(input)) keepNumbers(input, value);
    values.push(readable ? value : undefined);
    if (readable) continue;
    for (const { rule, parameters } of faults) {
      const said = (language: 'nl' | 'en') => fill(rules[rule].message, parameters, language);
      notices.push({
        severity: 'error',
        text: inEach((language) => `${namedIn(`input[${at}]`, names)}: ${said(language)}`),
        sections: [],
      });
    }
  }
  return { values, notices };
}
