import { checked, report } from '../../define/issue';
import { coded } from './coded';

/** What is allowed where a code is the second of its system. */
export const ONE_OF_EACH = 'one code of each code system';

/** Tells, of codes in turn, whether one is a second code of one of these systems; of others there may be several. */
export function secondOf(systems: readonly string[]): (system: string | undefined) => boolean {
  const seen = new Set<string | undefined>();
  return (system) => {
    const isSecond = system !== undefined && seen.has(system) && systems.includes(system);
    seen.add(system);
    return isSecond;
  };
}

/**
 * Schema of a coded value of which a profile takes one code at most of each of these systems, the others being open.
 *
 * @param systems URIs of the code systems
 */
export const oneOfEachSystem = (...systems: readonly string[]) =>
  checked(coded, ({ system, translations = [] }, ctx) => {
    const isSecond = secondOf(systems);
    isSecond(system);
    translations.forEach((one, i) => {
      if (isSecond(one.system))
        report(ctx, { zib: 'invalid-value', allowed: ONE_OF_EACH }, ['translations', i, 'system']);
    });
  });
