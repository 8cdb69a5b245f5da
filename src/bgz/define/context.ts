import type { IdMaker } from '../../fhir/ids';
import type { MappingRun } from './mapping-run';

/** Choices the specification leaves to the sender (marked C in the national material). */
export interface MappingOptions {
  /** AllergyIntolerance.verificationStatus when the zib says nothing of it; the zib has no such concept. Default `confirmed`. */
  readonly allergyVerificationStatus?: 'unconfirmed' | 'confirmed';
  /**
   * When a Procedure with an end date known only to the month or year is `completed`. Default false: the national test
   * set asserts `in-progress` for it.
   */
  readonly partialEndDateCompletes?: boolean;
  /**
   * When a Procedure with a start date and no end date is `completed` once the day of its start is over, for sources that
   * keep one date per procedure. Default false: the national test set asserts `in-progress` for it. A record's own
   * `status` goes before this.
   */
  readonly startDateCompletes?: boolean;
  /**
   * When an Encounter that is an admission and has begun is `in-progress` as long as it has no end, for sources that always register
   * a discharge. Default false, which is `unknown`: the national test set asserts that for a contact without an end. A record's own
   * `status` goes before this.
   */
  readonly openAdmissionInProgress?: boolean;
  /**
   * Whether the agent of a MedicationRequest also carries practitionerrole-reference, as profile zib-MedicationAgreement
   * 2.2.9 describes. Default false: the national test set has the role on the requester only.
   */
  readonly practitionerRoleOnAgent?: boolean;
  /**
   * Whether a professional's role that is not the role in a procedure is sent as PractitionerRole.code; the profiles have
   * no other place for it; and whether the professional of a device is shown with function and organization, for which its
   * profile has no place either. Default true. Nictiz's conversion of ADA leaves both out, so `bgz --ada` does too.
   */
  readonly roleOutsideProcedures?: boolean;
  /**
   * Whether HumanName.text has the initials behind the given names. Default false: nobody is called by both. Nictiz's
   * conversion of ADA writes both, so `bgz --ada` does too.
   */
  readonly initialsBesideGivenNames?: boolean;
  /**
   * Whether PractitionerRole.specialty carries the version of its code system when the record has one. Default true.
   * Nictiz's conversion of ADA leaves that one out, so `bgz --ada` does too.
   */
  readonly versionOfSpecialty?: boolean;
  /**
   * Whether the category and criticality of an allergy show the SNOMED CT term where the record shows the label of the
   * codelist ("Voeding"). Default false: a display is the record's own. Nictiz's conversion of ADA shows the term, so
   * `bgz --ada` does too.
   */
  readonly snomedTermsForLabels?: boolean;
}

/** What every mapping needs beside the record: what is the same for all records of a patient, and what of the pull it asks or adds to. */
export interface MappingContext extends MappingRun {
  /** FHIR id of the patient. */
  readonly patientId: string;
  /** Name of the patient as references show it. */
  readonly patientDisplay: string;
  readonly id: IdMaker;
  readonly options: MappingOptions;
}
