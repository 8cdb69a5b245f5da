import { systems } from '../../../fhir/naming-systems';
import { checked, report } from '../../define/issue';
import { quantity } from './zib';

/** Schema of an amount whose unit the profile fixes, as a code of UCUM. */
export const quantityIn = (code: string) =>
  checked(quantity, ({ unit }, ctx) => {
    if (unit.nullFlavor !== undefined || unit.system !== systems.ucum || unit.code !== code)
      report(ctx, { zib: 'invalid-value', allowed: { text: 'the unit {unit} of UCUM', values: { unit: code } } }, [
        'unit',
      ]);
  });
