import { describe } from 'vitest';
import { medicationAgreementStu3 } from '../../../src/bgz/medication-agreement/stu3';
import { measurements, medicationDifferences, withPostcodes } from '../medication/differences';
import { holdWayBack } from '../way-back';

describe('MedicationAgreement read back', () => {
  holdWayBack({
    group: 'medicationAgreements',
    stu3: medicationAgreementStu3,
    prepared: withPostcodes,
    differences: [...medicationDifferences, ...measurements],
    shown: /^(medicationReference\.display|category\.text|requester\.(agent|extension\.valueReference)\.display)$/,
  });
});
