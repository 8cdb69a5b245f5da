import { follows, periodExtension, type StatedSearch } from '../../define/search';
import type { Bonds, Section, StatedQuality } from '../../define/section';
import { type DatePlace, planned, type StatedPlausibility } from '../../plausibility/facts';
import { partyTypes } from '../party/types';

/** Types that records of medication bring along; those that tell why, a problem given whole as well. */
export const medicationBrings = [...partyTypes, 'Medication'] as const;

export const medicationInAda: Section['ada'] = {
  group: 'medicatie',
  alone: true,
  notKept: { kopie_indicator: 'the record has no place for the indicator that it is a copy' },
};

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

const PERIOD_OF_USE = 'extension(zib-Medication-PeriodOfUse).valuePeriod';

/** When a medicine is used, as agreed. */
export const agreedUse: readonly DatePlace[] = [
  planned('periodOfUse.startDateTime', `${PERIOD_OF_USE}.start`),
  planned('periodOfUse.endDateTime', `${PERIOD_OF_USE}.end`),
];

/** An agreement that was taken back. */
export const canceled: StatedPlausibility['withdrawn'] = {
  record: 'canceledIndicator',
  fhir: ['status'],
  values: [true, 'entered-in-error'],
};

const STEP = 'instructionsForUse.dosageInstructions';

/** The amounts of a dosage, which stands in this element. */
export const dosesIn = (dosage: string): StatedPlausibility['doses'] => [
  { record: `${STEP}.dose`, fhir: [`${dosage}.doseQuantity`, `${dosage}.doseRange.low`, `${dosage}.doseRange.high`] },
  { record: `${STEP}.asNeeded.maximumDose.amount`, fhir: [`${dosage}.maxDosePerPeriod.numerator`] },
  {
    record: `${STEP}.administeringSpeed.amount`,
    fhir: [`${dosage}.rateRatio.numerator`, `${dosage}.rateRange.low`, `${dosage}.rateRange.high`],
  },
];

/** What of a dosage, a period and a product stands or falls together. */
export const dosageBonds = (product: string): Bonds['together'] => [
  // A dose without its times, or a step without the next, is another dosage. The text of the whole says all by itself.
  [
    'instructionsForUse.dosageInstructions',
    'instructionsForUse.routeOfAdministration',
    'instructionsForUse.additionalInstructions',
    'instructionsForUse.repeatPeriodCyclicalSchedule',
  ],
  // A begin whose end cannot be read would say that it goes on.
  ['periodOfUse'],
  // A product without one of its ingredients is another product.
  [`${product}.ingredients`],
];

/** The bonds of an agreement: one that was cancelled, or that ends another, would stand. */
export const agreementBonds = (product: string): Bonds => ({
  decides: ['canceledIndicator', 'stopType'],
  together: dosageBonds(product),
});
