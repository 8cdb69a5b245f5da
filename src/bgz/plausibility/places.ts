import { sourceSections } from '../index';
import type { PlausibilityRuleId } from './rules';

/** Where a fact stands: dotted path in the record, and paths in the resource without its type. */
interface Place {
  readonly record?: string;
  readonly fhir: readonly string[];
}

/** A date and what may be asked of it; of each it is asked whether it stands in for none. */
export interface DatePlace extends Place {
  /** The rule that is broken when it lies in the future; absent for dates that may. */
  readonly future?: PlausibilityRuleId;
  /** Whether it may lie before the patient's birth: never, or no more than a year, as what is found before birth does. */
  readonly beforeBirth?: 'never' | 'prenatal';
  /** Set where nothing of the kind happens after death. */
  readonly afterDeath?: 'never';
}

/** Two dates of which the second cannot come first. */
export interface PairPlace {
  readonly start: Place;
  readonly end: Place;
  readonly rule: PlausibilityRuleId;
  /** Where the breach is told. */
  readonly told: 'start' | 'end';
}

/** What plausibility looks at in a zib and in the resource it becomes. A row is one fact, read on either side. */
export interface PlausibleZib {
  readonly resource: string;
  /** Element that refers to the patient. */
  readonly subject?: 'subject' | 'patient' | 'beneficiary';
  readonly dates?: readonly DatePlace[];
  readonly pairs?: readonly PairPlace[];
  /** Coded substances. */
  readonly substances?: readonly Place[];
  /** The name of the problem. */
  readonly problemName?: Place;
  /** Amounts with a unit. */
  readonly doses?: readonly Place[];
  /** Values by which a record says that it is void, so that nothing of it is judged. */
  readonly withdrawn?: Place & { readonly values: readonly unknown[] };
  /** Values by which it says itself that it is still to come. */
  readonly planned?: Place & { readonly values: readonly unknown[] };
  /** Records of other zibs that are held whole; FHIR refers to them. */
  readonly holds?: Readonly<Record<string, string>>;
}

const registered = (record: string, ...fhir: string[]): DatePlace => ({ record, fhir, future: 'plausibility-future' });
const lived = (record: string, ...fhir: string[]): DatePlace => ({
  ...registered(record, ...fhir),
  beforeBirth: 'never',
  afterDeath: 'never',
});

/** A date that may lie anywhere, such as an end that is planned. */
const planned = (record: string, ...fhir: string[]): DatePlace => ({ record, fhir });
const PERIOD_OF_USE = 'extension(zib-Medication-PeriodOfUse).valuePeriod';
/** When a medicine is used, as agreed. */
const agreedUse: readonly DatePlace[] = [
  planned('periodOfUse.startDateTime', `${PERIOD_OF_USE}.start`),
  planned('periodOfUse.endDateTime', `${PERIOD_OF_USE}.end`),
];

const STEP = 'instructionsForUse.dosageInstructions';
const dosesIn = (dosage: string): readonly Place[] => [
  { record: `${STEP}.dose`, fhir: [`${dosage}.doseQuantity`, `${dosage}.doseRange.low`, `${dosage}.doseRange.high`] },
  { record: `${STEP}.asNeeded.maximumDose.amount`, fhir: [`${dosage}.maxDosePerPeriod.numerator`] },
  {
    record: `${STEP}.administeringSpeed.amount`,
    fhir: [`${dosage}.rateRatio.numerator`, `${dosage}.rateRange.low`, `${dosage}.rateRange.high`],
  },
];

const voided = { record: 'canceledIndicator', fhir: ['status'], values: [true, 'entered-in-error'] };
const enteredInError = { fhir: ['status'], values: ['entered-in-error'] };

/** The zibs that have something to judge, by English name. */
export const plausibleZibs: Readonly<Record<string, PlausibleZib>> = {
  Patient: {
    resource: 'Patient',
    dates: [registered('dateOfBirth', 'birthDate'), registered('dateOfDeath', 'deceasedDateTime')],
    pairs: [
      {
        start: { record: 'dateOfBirth', fhir: ['birthDate'] },
        end: { record: 'dateOfDeath', fhir: ['deceasedDateTime'] },
        rule: 'plausibility-death-before-birth',
        told: 'end',
      },
    ],
  },
  Payer: {
    resource: 'Coverage',
    subject: 'beneficiary',
    dates: [planned('startDateTime', 'period.start'), planned('endDateTime', 'period.end')],
  },
  AllergyIntolerance: {
    resource: 'AllergyIntolerance',
    subject: 'patient',
    dates: [
      lived('startDateTime', 'onsetDateTime'),
      lived('lastReactionDateTime', 'lastOccurrence'),
      lived('reactions.reactionTime', 'reaction.onset'),
      { fhir: ['assertedDate'], future: 'plausibility-future' },
    ],
    pairs: [
      {
        start: { record: 'reactions.reactionTime', fhir: ['reaction.onset'] },
        end: { record: 'lastReactionDateTime', fhir: ['lastOccurrence'] },
        rule: 'plausibility-end-before-start',
        told: 'end',
      },
    ],
    substances: [
      { record: 'causativeAgent', fhir: ['code'] },
      { record: 'reactions.specificSubstance', fhir: ['reaction.substance'] },
    ],
    withdrawn: {
      record: 'allergyStatus.code',
      fhir: ['verificationStatus'],
      values: ['nullified', 'entered-in-error'],
    },
  },
  Problem: {
    resource: 'Condition',
    subject: 'subject',
    dates: [
      {
        ...registered('problemStartDate', 'onsetDateTime', 'onsetPeriod.start'),
        beforeBirth: 'prenatal',
        afterDeath: 'never',
      },
      registered('problemEndDate', 'abatementDateTime', 'abatementPeriod.start'),
      { fhir: ['assertedDate'], future: 'plausibility-future' },
    ],
    pairs: [
      {
        start: { record: 'problemStartDate', fhir: ['onsetDateTime', 'onsetPeriod.start'] },
        end: { record: 'problemEndDate', fhir: ['abatementDateTime', 'abatementPeriod.end'] },
        rule: 'plausibility-end-before-start',
        told: 'end',
      },
    ],
    problemName: { record: 'problemName', fhir: ['code'] },
    withdrawn: { fhir: ['verificationStatus'], values: ['entered-in-error'] },
  },
  MedicalDevice: {
    resource: 'DeviceUseStatement',
    subject: 'subject',
    dates: [
      {
        ...registered('startDate', 'whenUsed.start'),
        beforeBirth: 'prenatal',
        afterDeath: 'never',
      },
      planned('endDate', 'whenUsed.end'),
    ],
    withdrawn: enteredInError,
    holds: { 'indications.problem': 'Problem' },
  },
  Procedure: {
    resource: 'Procedure',
    subject: 'subject',
    dates: [
      {
        record: 'procedureStartDate',
        fhir: ['performedPeriod.start', 'performedDateTime'],
        future: 'plausibility-procedure-future',
        beforeBirth: 'prenatal',
      },
      planned('procedureEndDate', 'performedPeriod.end'),
    ],
    // What was called off before it began still has the date it was planned on.
    planned: { record: 'status', fhir: ['status'], values: ['preparation', 'aborted'] },
    withdrawn: { record: 'status', ...enteredInError },
    holds: { 'indications.problem': 'Problem' },
  },
  ProcedureRequest: {
    resource: 'ProcedureRequest',
    subject: 'subject',
    dates: [
      planned('startDate', 'occurrencePeriod.start', 'occurrenceTiming.repeat.boundsPeriod.start'),
      planned('endDate', 'occurrencePeriod.end', 'occurrenceTiming.repeat.boundsPeriod.end'),
    ],
    holds: { 'indications.problem': 'Problem' },
  },
  MedicationUse: {
    resource: 'MedicationStatement',
    subject: 'subject',
    dates: [
      registered('registrationDateTime', 'dateAsserted'),
      {
        record: 'periodOfUse.startDateTime',
        fhir: ['effectivePeriod.start', 'effectiveDateTime'],
        beforeBirth: 'never',
      },
      planned('periodOfUse.endDateTime', 'effectivePeriod.end'),
    ],
    doses: dosesIn('dosage'),
    withdrawn: enteredInError,
    holds: { 'reasons.problem': 'Problem' },
  },
  MedicationAgreement: {
    resource: 'MedicationRequest',
    subject: 'subject',
    dates: [
      { ...registered('agreementDateTime', 'authoredOn'), beforeBirth: 'never' },
      { ...registered('bodyHeight.dateTime'), beforeBirth: 'never' },
      { ...registered('bodyWeight.dateTime'), beforeBirth: 'never' },
      ...agreedUse,
    ],
    doses: dosesIn('dosageInstruction'),
    withdrawn: voided,
    holds: { 'prescriptionReasons.problem': 'Problem' },
  },
  AdministrationAgreement: {
    resource: 'MedicationDispense',
    subject: 'subject',
    dates: [
      {
        ...registered('agreementDateTime', 'extension(zib-AdministrationAgreement-AuthoredOn).valueDateTime'),
        beforeBirth: 'never',
      },
      ...agreedUse,
    ],
    doses: dosesIn('dosageInstruction'),
    withdrawn: voided,
  },
  BgzRecords: {
    resource: '',
    holds: Object.fromEntries(sourceSections.map(({ key, zib }) => [key, zib])),
  },
};

/** The zib a resource type is judged as. */
export const plausibleByType: ReadonlyMap<string, PlausibleZib> = new Map(
  Object.values(plausibleZibs)
    .filter(({ resource }) => resource !== '')
    .map((zib) => [zib.resource, zib]),
);
