import { systems } from '../../../fhir/naming-systems';
import { phrase } from '../../define/found-words';
import { checked, report } from '../../define/issue';
import { quantity } from './zib';

const allowedOf = (units: readonly string[]) =>
  units.length === 1
    ? phrase('the unit {unit} of UCUM', { unit: units.join() })
    : phrase('one of the units {units} of UCUM', { units: units.join(', ') });

/** Schema of an amount whose unit the profile fixes, as a code of UCUM, or as one of a few. */
export const quantityIn = (...units: readonly [string, ...string[]]) =>
  checked(quantity, ({ unit }, ctx) => {
    if (unit.nullFlavor !== undefined || unit.system !== systems.ucum || !units.includes(unit.code))
      report(ctx, { zib: 'invalid-value', allowed: allowedOf(units) }, ['unit']);
  });
