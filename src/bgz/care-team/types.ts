// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { ContactPerson, ContactPersonInput } from '../contact-person/types';
import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { HealthcareProvider, HealthcareProviderInput } from '../healthcare-provider/types';
import type { CodedConcept, CodedInput, OpenCodelistInput } from '../parts/code/code';
import type { ZorgverlenerRolCode } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type {
  ProblemReference,
  ProblemReferenceInput,
  RecordReference,
  RecordReferenceInput,
} from '../parts/references/types';

/** What is accepted for CareTeam (ZorgTeam, BgZ:2762). */
export type CareTeamInput = {
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
   * Status (BgZ:2944), 0..1. How far the team is, in FHIR's own words. Left out, none is sent; the national search
   * finds `active` only.
   */
  readonly status?: 'proposed' | 'active' | 'suspended' | 'inactive' | 'entered-in-error' | null | undefined;
  /** No concept of its own, 0..1. What the team is called. */
  readonly name?: string | null | undefined;
  /** No concept of its own, 0..*. What kind of team it is. */
  readonly categories?: readonly CodedInput[] | null | undefined;
  /** DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. Since when the team is there. */
  readonly startDateTime?: MomentInput | null | undefined;
  /** No concept of its own, 0..1. Date, with or without a time. */
  readonly endDateTime?: MomentInput | null | undefined;
  /** No concept of its own, 0..1. The contact for which it was made. */
  readonly encounter?: RecordReferenceInput | null | undefined;
  /** ZorgTeamLid (BgZ:2945), 0..*. */
  readonly members?: readonly CareTeamCareTeamMemberInput[] | null | undefined;
  /** No concept of its own, 0..*. The problems that it is there for. */
  readonly reasons?: readonly ProblemReferenceInput[] | null | undefined;
  /** VerantwoordelijkeOrganisatie (BgZ:2946), 0..*. */
  readonly responsibleOrganizations?: readonly HealthcareProviderInput[] | null | undefined;
  /** No concept of its own, 0..1. */
  readonly comment?: string | null | undefined;
};

/** CareTeam (ZorgTeam, BgZ:2762). */
export type CareTeam = {
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
   * Status (BgZ:2944), 0..1. How far the team is, in FHIR's own words. Left out, none is sent; the national search
   * finds `active` only.
   */
  readonly status?: 'proposed' | 'active' | 'suspended' | 'inactive' | 'entered-in-error';
  /** No concept of its own, 0..1. What the team is called. */
  readonly name?: string;
  /** No concept of its own, 0..*. What kind of team it is. */
  readonly categories?: readonly CodedConcept[];
  /** DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. Since when the team is there. */
  readonly startDateTime?: Moment;
  /** No concept of its own, 0..1. Date, with or without a time. */
  readonly endDateTime?: Moment;
  /** No concept of its own, 0..1. The contact for which it was made. */
  readonly encounter?: RecordReference;
  /** ZorgTeamLid (BgZ:2945), 0..*. */
  readonly members?: readonly CareTeamCareTeamMember[];
  /** No concept of its own, 0..*. The problems that it is there for. */
  readonly reasons?: readonly ProblemReference[];
  /** VerantwoordelijkeOrganisatie (BgZ:2946), 0..*. */
  readonly responsibleOrganizations?: readonly HealthcareProvider[];
  /** No concept of its own, 0..1. */
  readonly comment?: string;
};

/** What is accepted for ZorgTeamLid (BgZ:2945). */
export type CareTeamCareTeamMemberInput = {
  /** Zorgverlener (NL-CM:17.1.1), 0..1. In the role that he or she has here. */
  readonly healthProfessional?: HealthProfessionalInput | null | undefined;
  /** Zorgaanbieder (NL-CM:17.2.1), 0..1. */
  readonly healthcareProvider?: HealthcareProviderInput | null | undefined;
  /** Contactpersoon (NL-CM:3.1.1), 0..1. */
  readonly contactPerson?: ContactPersonInput | null | undefined;
  /** Patiënt (NL-CM:0.1.1), 0..1. */
  readonly patient?: true | null | undefined;
  /**
   * ZorgverlenerRol (NL-CM:17.1.5), 0..1. ZorgverlenerRolCodelijst, or another code: `OTH` Anders, `RESP`
   * Hoofdbehandelaar, `REF` Verwijzer, `PRF` Uitvoerder, `SPRF` Tweede uitvoerder, `CON` Consulent, `ATND` Behandelaar.
   * That of somebody who is no professional; a professional has a role of his or her own.
   */
  readonly role?: OpenCodelistInput<ZorgverlenerRolCode> | null | undefined;
  /** Zorgaanbieder (NL-CM:17.1.6), 0..1. For which organization a professional is in the team. */
  readonly onBehalfOf?: HealthcareProviderInput | null | undefined;
  /** No concept of its own, 0..1. Date, with or without a time. */
  readonly startDateTime?: MomentInput | null | undefined;
  /** No concept of its own, 0..1. Date, with or without a time. */
  readonly endDateTime?: MomentInput | null | undefined;
};

/** ZorgTeamLid (BgZ:2945). */
export type CareTeamCareTeamMember = {
  /** Zorgverlener (NL-CM:17.1.1), 0..1. In the role that he or she has here. */
  readonly healthProfessional?: HealthProfessional;
  /** Zorgaanbieder (NL-CM:17.2.1), 0..1. */
  readonly healthcareProvider?: HealthcareProvider;
  /** Contactpersoon (NL-CM:3.1.1), 0..1. */
  readonly contactPerson?: ContactPerson;
  /** Patiënt (NL-CM:0.1.1), 0..1. */
  readonly patient?: true;
  /**
   * ZorgverlenerRol (NL-CM:17.1.5), 0..1. ZorgverlenerRolCodelijst. That of somebody who is no professional; a
   * professional has a role of his or her own.
   */
  readonly role?: CodedConcept;
  /** Zorgaanbieder (NL-CM:17.1.6), 0..1. For which organization a professional is in the team. */
  readonly onBehalfOf?: HealthcareProvider;
  /** No concept of its own, 0..1. Date, with or without a time. */
  readonly startDateTime?: Moment;
  /** No concept of its own, 0..1. Date, with or without a time. */
  readonly endDateTime?: Moment;
};
