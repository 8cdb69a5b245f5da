import { checked, report } from '../../define/issue';
import { coded } from './coded';

/**
 * Schema of a coded value of which a profile takes one code at most of each of these systems, the others being open.
 *
 * @param systems URIs of the code systems
 */
export const oneOfEachSystem = (...systems: readonly string[]) =>
  checked(coded, ({ system, translations = [] }, ctx) => {
    const seen = new Set([system]);
    translations.forEach((one, i) => {
      if (seen.has(one.system) && systems.includes(one.system))
        report(ctx, { zib: 'invalid-value', allowed: 'one code of each code system' }, ['translations', i, 'system']);
      seen.add(one.system);
    });
  });
