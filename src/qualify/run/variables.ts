import type { Json } from '../../fhir/json';
import type { TestScript, Variable } from '../script/test-script';
import { said, Told } from '../words';
import type { Answer } from './answer';
import { find } from './find';

/** What a script knows while it runs. */
export interface Known {
  /** Answers by `responseId`. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Resources by the id of their fixture. */
  readonly fixtures: ReadonlyMap<string, Json>;
  /** Values from outside by name, which go before those of the script: `BSN`, `auth-token`. */
  readonly given: ReadonlyMap<string, string>;
}

const MOST_DEEP = 5;

function resourceOf(variable: Variable, { answers, fixtures }: Known): Json {
  const { name, sourceId = '' } = variable;
  const resource = fixtures.get(sourceId) ?? answers.get(sourceId)?.resource;
  if (resource) return resource;
  throw new Told(said.variable({ name, why: said.noSource({ id: sourceId }) }));
}

function foundBy(variable: Variable, expression: string, known: Known): string {
  const found = find(expression, resourceOf(variable, known));
  if (found.length !== 1)
    throw new Told(said.variable({ name: variable.name, why: said.values({ count: found.length }) }));
  return String(found[0]?.value);
}

function valueFor(variable: Variable, known: Known, deep: number, script: TestScript): string {
  const { name, defaultValue, expression, headerField, sourceId = '' } = variable;
  if (defaultValue !== undefined) return defaultValue;
  if (deep > MOST_DEEP) throw new Told(said.variable({ name, why: said.circular }));
  if (expression !== undefined) return foundBy(variable, filled(expression, script, known, deep + 1), known);
  const header = headerField && known.answers.get(sourceId)?.headers.get(headerField.toLowerCase());
  if (header) return header;
  throw new Told(said.variable({ name, why: said.untold }));
}

/** Characters that a text may come to: variables may name each other many times. */
const LONGEST = 100_000;

/**
 * A text of a script with the values of its variables in the places of `${name}`.
 *
 * @throws {Told} With the name of the variable that has none.
 */
export function filled(text: string, script: TestScript, known: Known, deep = 0): string {
  let length = text.length;
  return text.replace(/\$\{([^${}]{1,200})\}/g, (_whole, name: string) => {
    const value = givenOr(name, script, known, deep);
    length += value.length;
    if (length > LONGEST) throw new Told(said.tooLong);
    return value;
  });
}

function givenOr(name: string, script: TestScript, known: Known, deep: number): string {
  const given = known.given.get(name);
  if (given !== undefined) return given;
  const variable = script.variables.get(name);
  if (!variable) throw new Told(said.noVariable({ name }));
  return valueFor(variable, known, deep, script);
}
