import { nearestName } from '../fhir/did-you-mean';
import { isJson } from '../fhir/json';
import { found } from './found';
import { type Problem, type Rule, type Rules, wrong } from './rules';

/** The names of what an object has: its own, those of its class and hidden ones, so that none is lost unseen. */
function namesOf(given: object): readonly string[] {
  const names = new Set<string>();
  for (let one: object | null = given; one !== null && !isRoot(one); one = Object.getPrototypeOf(one))
    for (const name of Object.getOwnPropertyNames(one)) if (one === given || name !== 'constructor') names.add(name);
  return [...names];
}

/** `Object.prototype`, of this realm or another. */
const isRoot = (one: object): boolean =>
  Object.getPrototypeOf(one) === null && Object.hasOwn(one, 'hasOwnProperty') && Object.hasOwn(one, 'isPrototypeOf');

/** True for an option that a copy of the options would not have: of a class, or not enumerable. */
const isLost = (given: object, name: string): boolean =>
  !Object.prototype.propertyIsEnumerable.call(given, name) && namesOf(given).includes(name);

/** A name that was given, as it may be repeated. */
const shown = (name: string): string => (/^[\w$.-]{1,60}$/.test(name) ? name : '(unreadable name)');

/** A question ends as it is, anything else with a full stop. */
const sentence = (text: string): string => (text.endsWith('?') ? text : `${text}.`);

function unknownName(name: string, known: readonly string[]): string {
  const meant = nearestName(name, known);
  return `is not known; ${meant === undefined ? `there are ${known.join(', ')}` : `did you mean \`${meant}\`?`}`;
}

const LOST = 'comes from a class or is hidden; allowed is a property of the object itself, as in { name: value }';

function problemsOf(
  given: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, Rule>>,
): readonly Problem[] {
  const known = Object.keys(rules);
  const strange = namesOf(given)
    .filter((name) => !Object.hasOwn(rules, name))
    .map((name) => ({ at: `.${shown(name)}`, text: unknownName(name, known) }));
  const problems = known.flatMap((name): readonly Problem[] => {
    const rule = rules[name];
    const value = given[name];
    if (rule === undefined) return [];
    if (isLost(given, name)) return [{ at: `.${name}`, text: LOST }];
    if (value === undefined)
      return rule.required ? [{ at: `.${name}`, text: `is missing; allowed is ${rule.allowed}` }] : [];
    if (!rule.meets(value)) return [{ at: `.${name}`, text: wrong(value, rule) }];
    return (rule.inside?.(value) ?? []).map(({ at, text }) => ({ at: `.${name}${at}`, text }));
  });
  return [...strange, ...problems];
}

/** An object with options of its own. */
export const shapeOf = <Options>(rules: Rules<Options>): Rule => ({
  allowed: `an object with ${Object.keys(rules).join(', ')}`,
  meets: isJson,
  inside: (value) => problemsOf(value as Record<string, unknown>, rules),
});

/**
 * Checks options where they are given, also those from JavaScript: an unknown one, one of another type, a limit that is none.
 * Explicit `undefined` is the same as leaving an option out; `null` is not. An option that comes from a class (a getter, a
 * method) is refused: whoever copies the options would lose it.
 *
 * @param owner The function they are options of; names it in the message.
 * @throws {TypeError} With every option that is wrong: its name, what was found, what is allowed. Secrets are not repeated.
 */
export function checkOptions<Options>(owner: string, given: unknown, rules: Rules<Options>): void {
  if (!isJson(given)) throw new TypeError(`${owner} takes an object with options; found ${found(given)}.`);
  const problems = problemsOf(given, rules);
  if (problems.length === 0) return;
  throw new TypeError(`${owner}: ${problems.map(({ at, text }) => sentence(`\`${at.slice(1)}\` ${text}`)).join(' ')}`);
}

/** The same as {@link checkOptions}, for what is given at run time: what is wrong, in words. */
export const problemsIn = <Options>(given: object, rules: Rules<Options>): readonly string[] =>
  problemsOf(given as Record<string, unknown>, rules).map(({ at, text }) => `\`${at.slice(1)}\` ${text}`);

/**
 * Checks one argument that is no object with options.
 *
 * @throws {TypeError} Naming what was found and what is allowed.
 */
export function checkArgument(owner: string, name: string, value: unknown, rule: Rule): void {
  if (value === undefined && rule.required === undefined) return;
  if (!rule.meets(value)) throw new TypeError(`${owner}: \`${name}\` ${wrong(value, rule)}.`);
  const problems = rule.inside?.(value) ?? [];
  if (problems.length > 0)
    throw new TypeError(`${owner}: ${problems.map(({ at, text }) => sentence(`\`${name}${at}\` ${text}`)).join(' ')}`);
}
