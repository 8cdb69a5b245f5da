import { describe } from 'vitest';
import { medicationUseStu3 } from '../../../src/bgz/medication-use/stu3';
import { medicationDifferences, useStatus, withPostcodes } from '../medication/differences';
import { holdWayBack } from '../way-back';

describe('MedicationUse read back', () => {
  holdWayBack({
    group: 'medicationUses',
    stu3: medicationUseStu3,
    prepared: withPostcodes,
    differences: [...medicationDifferences, useStatus],
    shown: /^medicationReference\.display$/,
  });
});
