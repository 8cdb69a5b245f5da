// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { Amount, AmountInput, AnyValue, AnyValueInput } from '../parts/any-value/types';
import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, CodedInput, CodelistInput, OpenCodelistInput } from '../parts/code/code';
import type {
  InterpretatieVlaggenCode,
  InterpretatieVlaggenName,
  ResultaatStatusCode,
  ResultaatStatusName,
  ResultaatTypeCode,
  ResultaatTypeName,
} from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { Specimen, SpecimenInput } from '../parts/specimen/types';

/** What is accepted for LaboratoryTestResult (LaboratoriumUitslag, NL-CM:13.1.1). */
export type LaboratoryTestResultInput = {
  /**
   * 1..1. The record's own key in the source; unique per zib and patient, stable between pulls. Decides the FHIR id.
   */
  readonly id: string | number | bigint;
  /** Identificatienummer (NL-CM:0.0.6), 0..*. Numbers other parties may know the record by. */
  readonly identificationNumbers?: readonly IdentifierInput[] | null | undefined;
  /** Onderwerp (NL-CM:0.0.11), 0..1. Whose record it is. When given, the facade refuses it for any other patient. */
  readonly subject?: IdentifierInput | null | undefined;
  /** 0..1. First registration and last modification; sent as Provenance, where a receiver asks for that. */
  readonly metadata?: MetadataInput | null | undefined;
  /**
   * Onderzoek (NL-CM:13.1.4), 0..1. LOINC (OnderzoekCodelijst). What was asked for as a whole, where that has a name.
   */
  readonly panelOrBattery?: CodedInput | null | undefined;
  /** LaboratoriumTest (NL-CM:13.1.3), 0..*. */
  readonly laboratoryTests?: readonly LaboratoryTestResultLaboratoryTestInput[] | null | undefined;
  /**
   * ResultaatType (NL-CM:13.1.7), 0..1. ResultaatTypeCodelijst: `microbiology` Microbiologie, `serology` Serologie/
   * immunologie, `haematology` Hematologie, `clinicalChemistry` Klinische chemie, `toxicology` Toxicologie, `virology`
   * Virologie, `molecularGenetics` Moleculaire genetica.
   */
  readonly resultType?: CodelistInput<ResultaatTypeCode, ResultaatTypeName> | null | undefined;
  /**
   * ResultaatStatus (NL-CM:13.1.6), 0..1. ResultaatStatusCodelijst: `pending` Uitslag volgt, `preliminary` Voorlopig,
   * `final` Definitief, `appended` Aanvullend, `corrected` Gecorrigeerd. Of the result as a whole. Of one test without
   * a panel it stands with the test (`testResultStatus`): with a status of the whole beside it, it is sent as a panel
   * of one.
   */
  readonly resultStatus?: CodelistInput<ResultaatStatusCode, ResultaatStatusName> | null | undefined;
  /**
   * No concept of its own, 0..1. In FHIR's own words, of what was called off or entered by mistake: the zib has no code
   * for it.
   */
  readonly status?: 'cancelled' | 'entered-in-error' | null | undefined;
  /**
   * DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. Of the result as a whole. Of one test without a panel
   * it stands with the test (`testDateTime`), as its status does.
   */
  readonly dateTime?: MomentInput | null | undefined;
  /** Monster (NL-CM:13.1.2), 0..1. */
  readonly specimen?: SpecimenInput | null | undefined;
  /** Aanvrager (NL-CM:13.1.34), 0..1. */
  readonly requester?: HealthProfessionalInput | null | undefined;
  /** GerelateerdeUitslag (NL-CM:13.1.33), 0..*. */
  readonly relatedResults?: readonly LaboratoryTestResultReferenceInput[] | null | undefined;
  /** Toelichting (NL-CM:13.1.5), 0..1. */
  readonly comment?: string | null | undefined;
  /** Auteur (NL-CM:0.0.7), 0..1. Who gave the result: of one from elsewhere, that laboratory. */
  readonly author?: PartyInput | null | undefined;
};

/** LaboratoryTestResult (LaboratoriumUitslag, NL-CM:13.1.1). */
export type LaboratoryTestResult = {
  /**
   * 1..1. The record's own key in the source; unique per zib and patient, stable between pulls. Decides the FHIR id.
   */
  readonly id: string;
  /** Identificatienummer (NL-CM:0.0.6), 0..*. Numbers other parties may know the record by. */
  readonly identificationNumbers?: readonly Identifier[];
  /** Onderwerp (NL-CM:0.0.11), 0..1. Whose record it is. When given, the facade refuses it for any other patient. */
  readonly subject?: Identifier;
  /** 0..1. First registration and last modification; sent as Provenance, where a receiver asks for that. */
  readonly metadata?: Metadata;
  /**
   * Onderzoek (NL-CM:13.1.4), 0..1. LOINC (OnderzoekCodelijst). What was asked for as a whole, where that has a name.
   */
  readonly panelOrBattery?: CodedConcept;
  /** LaboratoriumTest (NL-CM:13.1.3), 0..*. */
  readonly laboratoryTests?: readonly LaboratoryTestResultLaboratoryTest[];
  /** ResultaatType (NL-CM:13.1.7), 0..1. ResultaatTypeCodelijst. */
  readonly resultType?: CodedConcept<ResultaatTypeCode>;
  /**
   * ResultaatStatus (NL-CM:13.1.6), 0..1. ResultaatStatusCodelijst. Of the result as a whole. Of one test without a
   * panel it stands with the test (`testResultStatus`): with a status of the whole beside it, it is sent as a panel of
   * one.
   */
  readonly resultStatus?: CodedConcept<ResultaatStatusCode>;
  /**
   * No concept of its own, 0..1. In FHIR's own words, of what was called off or entered by mistake: the zib has no code
   * for it.
   */
  readonly status?: 'cancelled' | 'entered-in-error';
  /**
   * DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. Of the result as a whole. Of one test without a panel
   * it stands with the test (`testDateTime`), as its status does.
   */
  readonly dateTime?: Moment;
  /** Monster (NL-CM:13.1.2), 0..1. */
  readonly specimen?: Specimen;
  /** Aanvrager (NL-CM:13.1.34), 0..1. */
  readonly requester?: HealthProfessional;
  /** GerelateerdeUitslag (NL-CM:13.1.33), 0..*. */
  readonly relatedResults?: readonly LaboratoryTestResultReference[];
  /** Toelichting (NL-CM:13.1.5), 0..1. */
  readonly comment?: string;
  /** Auteur (NL-CM:0.0.7), 0..1. Who gave the result: of one from elsewhere, that laboratory. */
  readonly author?: Party;
};

/** What is accepted for LaboratoriumTest (NL-CM:13.1.3). */
export type LaboratoryTestResultLaboratoryTestInput = {
  /**
   * 0..1. The test's own key in the source. Left out, its FHIR id follows from its code and its place among tests of
   * that code.
   */
  readonly id?: string | number | bigint | null | undefined;
  /** Identificatienummer (NL-CM:0.0.6), 0..*. Numbers other parties may know the record by. */
  readonly identificationNumbers?: readonly IdentifierInput[] | null | undefined;
  /** TestCode (NL-CM:13.1.8), 1..1. LOINC (TestCodeCodelijst). */
  readonly testCode: CodedInput;
  /** Testmethode (NL-CM:13.1.9), 0..1. SNOMED CT (TestmethodeCodelijst). */
  readonly testMethod?: CodedInput | null | undefined;
  /**
   * TestDatumTijd (NL-CM:13.1.13), 0..1. Date, with or without a time. Give it with each test: a receiver has a
   * resource of each, and one without has no date there, whatever the date of the whole.
   */
  readonly testDateTime?: MomentInput | null | undefined;
  /** TestUitslag (NL-CM:13.1.10), 0..1. */
  readonly testResult?: AnyValueInput | null | undefined;
  /**
   * TestUitslagStatus (NL-CM:13.1.31), 0..1. ResultaatStatusCodelijst: `pending` Uitslag volgt, `preliminary`
   * Voorlopig, `final` Definitief, `appended` Aanvullend, `corrected` Gecorrigeerd. Left out, it is that of the result
   * as a whole.
   */
  readonly testResultStatus?: CodelistInput<ResultaatStatusCode, ResultaatStatusName> | null | undefined;
  /**
   * No concept of its own, 0..1. In FHIR's own words, of what was called off or entered by mistake: the zib has no code
   * for it.
   */
  readonly status?: 'cancelled' | 'entered-in-error' | null | undefined;
  /** ReferentieBovengrens (NL-CM:13.1.11), 0..1. */
  readonly referenceRangeUpperLimit?: AmountInput | null | undefined;
  /** ReferentieOndergrens (NL-CM:13.1.12), 0..1. */
  readonly referenceRangeLowerLimit?: AmountInput | null | undefined;
  /**
   * InterpretatieVlaggen (NL-CM:13.1.14), 0..*. InterpretatieVlaggenCodelijst, or another code: `intermediate`
   * Intermediair, `resistant` Resistent, `susceptible` Sensitief, `low` Onder referentiewaarde, `high` Boven
   * referentiewaarde. Beside the codes of the list those of http://hl7.org/fhir/v2/0078, such as N and HH.
   */
  readonly resultFlags?:
    | readonly OpenCodelistInput<InterpretatieVlaggenCode, InterpretatieVlaggenName>[]
    | null
    | undefined;
  /** UitslagInterpretatie (NL-CM:13.1.32), 0..1. */
  readonly resultInterpretation?: string | null | undefined;
};

/** LaboratoriumTest (NL-CM:13.1.3). */
export type LaboratoryTestResultLaboratoryTest = {
  /**
   * 0..1. The test's own key in the source. Left out, its FHIR id follows from its code and its place among tests of
   * that code.
   */
  readonly id?: string;
  /** Identificatienummer (NL-CM:0.0.6), 0..*. Numbers other parties may know the record by. */
  readonly identificationNumbers?: readonly Identifier[];
  /** TestCode (NL-CM:13.1.8), 1..1. LOINC (TestCodeCodelijst). */
  readonly testCode: CodedConcept;
  /** Testmethode (NL-CM:13.1.9), 0..1. SNOMED CT (TestmethodeCodelijst). */
  readonly testMethod?: CodedConcept;
  /**
   * TestDatumTijd (NL-CM:13.1.13), 0..1. Date, with or without a time. Give it with each test: a receiver has a
   * resource of each, and one without has no date there, whatever the date of the whole.
   */
  readonly testDateTime?: Moment;
  /** TestUitslag (NL-CM:13.1.10), 0..1. */
  readonly testResult?: AnyValue;
  /**
   * TestUitslagStatus (NL-CM:13.1.31), 0..1. ResultaatStatusCodelijst. Left out, it is that of the result as a whole.
   */
  readonly testResultStatus?: CodedConcept<ResultaatStatusCode>;
  /**
   * No concept of its own, 0..1. In FHIR's own words, of what was called off or entered by mistake: the zib has no code
   * for it.
   */
  readonly status?: 'cancelled' | 'entered-in-error';
  /** ReferentieBovengrens (NL-CM:13.1.11), 0..1. */
  readonly referenceRangeUpperLimit?: Amount;
  /** ReferentieOndergrens (NL-CM:13.1.12), 0..1. */
  readonly referenceRangeLowerLimit?: Amount;
  /**
   * InterpretatieVlaggen (NL-CM:13.1.14), 0..*. InterpretatieVlaggenCodelijst. Beside the codes of the list those of
   * http://hl7.org/fhir/v2/0078, such as N and HH.
   */
  readonly resultFlags?: readonly CodedConcept[];
  /** UitslagInterpretatie (NL-CM:13.1.32), 0..1. */
  readonly resultInterpretation?: string;
};

/**
 * What is accepted for LaboratoryTestResultReference. Points to a LaboratoryTestResult record of the same patient: its
 * `id`, and the name to show.
 */
export type LaboratoryTestResultReferenceInput = {
  /** 1..1. */
  readonly id: string | number | bigint;
  /** 1..1. */
  readonly display: string;
  /** 0..1. How they are related, in FHIR's words (observation-relationshiptypes); the zib does not say. */
  readonly relation?:
    | 'has-member'
    | 'derived-from'
    | 'sequel-to'
    | 'replaces'
    | 'qualified-by'
    | 'interfered-by'
    | null
    | undefined;
};

/**
 * LaboratoryTestResultReference. Points to a LaboratoryTestResult record of the same patient: its `id`, and the name to
 * show.
 */
export type LaboratoryTestResultReference = {
  /** 1..1. */
  readonly id: string;
  /** 1..1. */
  readonly display: string;
  /** 0..1. How they are related, in FHIR's words (observation-relationshiptypes); the zib does not say. */
  readonly relation?: 'has-member' | 'derived-from' | 'sequel-to' | 'replaces' | 'qualified-by' | 'interfered-by';
};
