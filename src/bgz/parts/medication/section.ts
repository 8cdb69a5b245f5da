import { follows, periodExtension, type StatedSearch } from '../../define/search';
import type { StatedQuality } from '../../define/section';
import { partyTypes } from '../party/types';

/** Types that records of medication bring along; those that tell why, a problem given whole as well. */
export const medicationBrings = [...partyTypes, 'Medication'] as const;

/** The code of the medicine itself, wherever it stands. */
export const medicineCode: StatedQuality['leading'] = {
  of: { section: 'pharmaceuticalProducts', instead: 'medicationCodeableConcept' },
  record: 'productCodes',
  prefers: 'gStandaard',
};

export const includeMedicine: StatedSearch['includes'] = { medication: follows('medicationReference', 'Medication') };

export const periodOfUse = periodExtension('http://nictiz.nl/fhir/StructureDefinition/zib-Medication-PeriodOfUse');

/** STU3 finds a medicine by a code of its own. */
export const refusedCode = { code: 'the medicine is a Medication of its own, which _include brings along' };
