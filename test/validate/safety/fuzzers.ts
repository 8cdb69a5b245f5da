import { definitionsOf } from '../../../src/fhir/definitions/definitions';
import { readFhirXml } from '../../../src/fhir/xml/read-fhir-xml';
import { writeFhirXml } from '../../../src/fhir/xml/write-fhir-xml';
import { createFhirXmlModel } from '../../../src/fhir/xml/xml-model';
import { createValidator, type Validator } from '../../../src/validate';
import { mutateText } from './mutate-text';
import { mutateValue, textOf } from './mutate-value';
import { randomOf } from './random';
import { formatFaults, reportFaults } from './sound-report';

/** Tries one input, made from a seed; what is wrong with the report, nothing when the validator did as it should. */
export type Fuzzer = (seed: number) => Promise<readonly string[]>;

/** The validator the fuzzers share: compiled profiles are kept, so a run of thousands takes seconds. */
export const validator: Validator = createValidator({ now: () => new Date('2026-11-24T10:00:00Z') });

const model = createFhirXmlModel(definitionsOf());

/** The XML form of JSON texts, to fuzz from. */
export const inXml = (texts: readonly string[]): readonly string[] =>
  texts.map((text) => writeFhirXml(JSON.parse(text), model));

/** What the validator may speak of: the value in the text, or undefined when it cannot be read. */
function valueIn(text: string): unknown {
  const plain = text.replace(/^\ufeff/, '');
  if (/^\s*</.test(plain)) return readFhirXml(plain, model, { maxDepth: 200 }).value;
  try {
    return JSON.parse(plain);
  } catch {
    return undefined;
  }
}

/** Validates an input and tells why the report cannot be true of it; inputs may be large, so they are not repeated. */
export async function tryInput(input: unknown, formats = true): Promise<readonly string[]> {
  try {
    const report = await validator.validate(input, { rules: ['bgz-msz'], language: 'nl' });
    const [value, text] = typeof input === 'string' ? [valueIn(input), input] : [input, undefined];
    return [...reportFaults(report, value, text), ...(formats ? formatFaults(report) : [])].slice(0, 5);
  } catch (error) {
    return [`thrown: ${error instanceof Error ? error.stack : String(error)}`.slice(0, 1000)];
  }
}

/** Fuzzes the structure: sound Bundles with values, names and arrays changed. Given as values and as text by turns. */
export function valueFuzzer(texts: readonly string[]): Fuzzer {
  return (seed) => {
    const random = randomOf(seed);
    const value = mutateValue(JSON.parse(random.pick(texts) ?? '{}'), 1 + random.below(6), random);
    if (random.below(2) === 0) return tryInput(value);
    return tryInput(textOf(value, random.below(2) * 2) ?? value);
  };
}

/** Fuzzes the text itself, character by character. */
export function textFuzzer(texts: readonly string[]): Fuzzer {
  return (seed) => {
    const random = randomOf(seed);
    return tryInput(mutateText(random.pick(texts) ?? '', 1 + random.below(4), random));
  };
}

/** Runs a fuzzer over a range of seeds; stops at the first that shows a fault. */
export async function fuzz(fuzzer: Fuzzer, first: number, count: number): Promise<readonly string[]> {
  for (let seed = first; seed < first + count; seed++) {
    const faults = await fuzzer(seed);
    if (faults.length > 0) return [`seed ${seed}`, ...faults];
  }
  return [];
}
