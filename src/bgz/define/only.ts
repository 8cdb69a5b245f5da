import type { TokenValue } from './search';

/** An element of type code is found without a system as well, so that having none rules nothing out. */
const mayBeOne = (asked: TokenValue, has: TokenValue): boolean =>
  (!asked.system || has.system === undefined || asked.system === has.system) &&
  (asked.code === undefined || has.code === undefined || asked.code === has.code);

/** One code of one system: in any system, or without one, it may be another's as well. */
const isTheOne = (asked: TokenValue, has: TokenValue): boolean =>
  !!asked.system && asked.code !== undefined && asked.system === has.system && asked.code === has.code;

/**
 * Whether resources of a section can have one of the tokens that a search asks for. A code that is fixed in a section is that
 * section's own: one that fixes nothing there (the results of a laboratory have any code) is not asked for it, or its source,
 * when it fails, would take blood pressure along.
 *
 * @param asked The alternatives of one search parameter.
 * @param own Every token that resources of the section have for the parameter; undefined where that is open.
 * @param ofType The same of all sections of the type.
 */
export function mayHave(
  asked: readonly TokenValue[],
  own: readonly TokenValue[] | undefined,
  ofType: readonly (readonly TokenValue[] | undefined)[],
): boolean {
  if (own !== undefined) return asked.some((one) => own.some((has) => mayBeOne(one, has)));
  return !asked.every((one) => ofType.some((fixed) => fixed?.some((has) => isTheOne(one, has))));
}
