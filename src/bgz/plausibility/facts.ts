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
export interface StatedPlausibility {
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
  /** Records of other zibs that are held whole, by English name of the zib; FHIR refers to them. */
  readonly holds?: Readonly<Record<string, string>>;
}

/** A date that tells what has happened. */
export const registered = (record: string, ...fhir: string[]): DatePlace => ({
  record,
  fhir,
  future: 'plausibility-future',
});

/** A date of what the patient went through. */
export const lived = (record: string, ...fhir: string[]): DatePlace => ({
  ...registered(record, ...fhir),
  beforeBirth: 'never',
  afterDeath: 'never',
});

/** A date that may lie anywhere, such as an end that is planned. */
export const planned = (record: string, ...fhir: string[]): DatePlace => ({ record, fhir });

/** When it was written down, which no record says. */
export const asserted: DatePlace = { fhir: ['assertedDate'], future: 'plausibility-future' };

/** A resource that was sent by mistake; no record says so. */
export const enteredInError = { fhir: ['status'], values: ['entered-in-error'] };
