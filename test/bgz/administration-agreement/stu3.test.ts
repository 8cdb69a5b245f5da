import { describe } from 'vitest';
import { administrationAgreementStu3 } from '../../../src/bgz/administration-agreement/stu3';
import { medicationDifferences, withPostcodes } from '../medication/differences';
import { holdWayBack } from '../way-back';

describe('AdministrationAgreement read back', () => {
  holdWayBack({
    group: 'administrationAgreements',
    stu3: administrationAgreementStu3,
    prepared: withPostcodes,
    differences: medicationDifferences,
    shown: /^medicationReference\.display$/,
  });
});
