import type { Phrase } from '../fhir/phrase';
import type { RuleId } from './rules';

const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition/';
const DECOR = 'http://decor.nictiz.nl/fhir/ValueSet/';

/** The draft profiles that are bundled, with the version that is: Nictiz has several texts of some, under one version too. */
export const drafts: Readonly<Record<string, string>> = {
  [`${NICTIZ}BgZ-FunctionalOrMentalStatus`]: '2.0-beta.3',
  [`${NICTIZ}BgZ-Metadata`]: '2.0.0',
  [`${NICTIZ}BgZ-NotificationTask`]: '2.0-beta.1',
  [`${NICTIZ}BgZ-Patient`]: '2.0.0',
  [`${NICTIZ}BgZ-Problem`]: '2.0.0',
  [`${NICTIZ}BgZ-WorkflowTask`]: '2.0-beta.1',
  [`${NICTIZ}bgz-SpecificProblemName`]: '2.0.0',
  'https://example.org/fhir/StructureDefinition/BgZ-Procedure': '2.0-beta.2',
};

/** A constraint of a draft that is told as a warning, and why. */
export interface SoftenedConstraint {
  readonly profile: string;
  /** Path of the element in the profile. */
  readonly path: string;
  readonly rule: RuleId;
  readonly reason: Phrase;
}

const statusReason: Phrase = {
  en: 'The draft fixes the status of the first message; a Task that is cancelled or under way cannot have it.',
  nl: 'Het concept legt de status van het eerste bericht vast; een Task die is ingetrokken of onderweg is, kan die niet hebben.',
};

const queryReason: Phrase = {
  en: 'Some of the queries and codes in the draft are wrong (two medication codes swapped, _include by medicationReference); a receiver goes by the query.',
  nl: 'Sommige zoekvragen en codes in het concept kloppen niet (twee medicatiecodes verwisseld, _include op medicationReference); een ontvanger gaat uit van de zoekvraag.',
};

/**
 * Constraints that are not held against a resource (spec bgz-msz-profiles §1, §2.3): STU3 and TA Notified Pull need what
 * they forbid.
 */
export const softenedConstraints: readonly SoftenedConstraint[] = ['BgZ-NotificationTask', 'BgZ-WorkflowTask'].flatMap(
  (name): SoftenedConstraint[] => [
    { profile: `${NICTIZ}${name}`, path: 'Task.status', rule: 'fixed-value', reason: statusReason },
    { profile: `${NICTIZ}${name}`, path: 'Task.input.value[x]', rule: 'fixed-value', reason: queryReason },
  ],
);

/** A profile that a target of a reference may claim in place of the one asked for, and why. */
export interface StandIn {
  readonly claimed: string;
  readonly asked: string;
  readonly reason: Phrase;
}

/** Nictiz's own test patients with two general practitioners claim BgZ-Patient alone (spec bgz-msz-profiles §3.1). */
export const standIns: readonly StandIn[] = [
  {
    claimed: `${NICTIZ}BgZ-Patient`,
    asked: 'http://fhir.nl/fhir/StructureDefinition/nl-core-patient',
    reason: {
      en: 'BgZ-Patient is a copy of nl-core-patient with room for more general practitioners, not a profile on it, and every zib profile refers to nl-core-patient',
      nl: 'BgZ-Patient is een kopie van nl-core-patient met plaats voor meer huisartsen, geen profiel erop, en elk zib-profiel verwijst naar nl-core-patient',
    },
  },
];

/** Value sets that a draft names without the date that is part of their canonical. */
const dated: Readonly<Record<string, string>> = {
  [`${DECOR}2.16.840.1.113883.2.4.3.11.60.42.11.2`]: `${DECOR}2.16.840.1.113883.2.4.3.11.60.42.11.2--20241003115148`,
};

/** The canonical under which a value set that a profile names is at hand. */
export const datedValueSet = (url: string): string => (Object.hasOwn(dated, url) ? (dated[url] ?? url) : url);

/** Why a finding about a constraint of a draft is no error; undefined when it is one. */
export const whySoftened = (profile: string | undefined, path: string | undefined, rule: RuleId): Phrase | undefined =>
  profile !== undefined && Object.hasOwn(drafts, profile)
    ? softenedConstraints.find((one) => one.profile === profile && one.path === path && one.rule === rule)?.reason
    : undefined;
