// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, CodedInput, CodelistInput, OpenCodelistInput } from '../parts/code/code';
import type {
  AllergieCategorieCode,
  AllergieCategorieName,
  AllergieStatusCode,
  ErnstCode,
  ErnstName,
  MateVanKritiekZijnCode,
  MateVanKritiekZijnName,
  SymptoomCode,
} from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';

/** What is accepted for AllergyIntolerance (AllergieIntolerantie, NL-CM:8.2.1). */
export type AllergyIntoleranceInput = {
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
  /** VeroorzakendeStof (NL-CM:8.2.2), 1..1. SNOMED CT, HPK, SNK, SSK or thesaurus 122. */
  readonly causativeAgent: CodedInput;
  /**
   * AllergieCategorie (NL-CM:8.2.4), 0..1. AllergieCategorieCodelijst: `food` Voeding, `substance` Stof of product,
   * `medication` Medicijn, `environment` Omgeving, `OTH` Anders.
   */
  readonly allergyCategory?: CodelistInput<AllergieCategorieCode, AllergieCategorieName> | null | undefined;
  /**
   * AllergieStatus (NL-CM:8.2.5), 0..1. AllergieStatusCodelijst: `active` Actief, `completed` Niet meer aanwezig,
   * `obsolete` Achterhaald, `nullified` Foutief. Left out, FHIR gets `active` with a NullFlavor beside it: STU3 ait-1
   * wants a status.
   */
  readonly allergyStatus?: CodelistInput<AllergieStatusCode> | null | undefined;
  /** BeginDatumTijd (NL-CM:8.2.6), 0..1. Date, with or without a time. */
  readonly startDateTime?: MomentInput | null | undefined;
  /**
   * MateVanKritiekZijn (NL-CM:8.2.7), 0..1. MateVanKritiekZijnCodelijst: `moderate` Matig, `severe` Ernstig, `62482003`
   * Laag, `75540009` Hoog, `255508009` Medium, `mild` Licht, `fatal` Fataal.
   */
  readonly criticality?: CodelistInput<MateVanKritiekZijnCode, MateVanKritiekZijnName> | null | undefined;
  /** LaatsteReactieDatumTijd (NL-CM:8.2.8), 0..1. Date, with or without a time. */
  readonly lastReactionDateTime?: MomentInput | null | undefined;
  /** Toelichting (NL-CM:8.2.9), 0..1. */
  readonly comment?: string | null | undefined;
  /** Reactie (NL-CM:8.2.10), 0..*. */
  readonly reactions?: readonly AllergyIntoleranceReactionInput[] | null | undefined;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: PartyInput | null | undefined;
  /** Informatiebron (NL-CM:0.0.2), 0..1. */
  readonly informationSource?: PartyInput | null | undefined;
};

/** AllergyIntolerance (AllergieIntolerantie, NL-CM:8.2.1). */
export type AllergyIntolerance = {
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
  /** VeroorzakendeStof (NL-CM:8.2.2), 1..1. SNOMED CT, HPK, SNK, SSK or thesaurus 122. */
  readonly causativeAgent: CodedConcept;
  /** AllergieCategorie (NL-CM:8.2.4), 0..1. AllergieCategorieCodelijst. */
  readonly allergyCategory?: CodedConcept<AllergieCategorieCode>;
  /**
   * AllergieStatus (NL-CM:8.2.5), 0..1. AllergieStatusCodelijst. Left out, FHIR gets `active` with a NullFlavor beside
   * it: STU3 ait-1 wants a status.
   */
  readonly allergyStatus?: CodedConcept<AllergieStatusCode>;
  /** BeginDatumTijd (NL-CM:8.2.6), 0..1. Date, with or without a time. */
  readonly startDateTime?: Moment;
  /** MateVanKritiekZijn (NL-CM:8.2.7), 0..1. MateVanKritiekZijnCodelijst. */
  readonly criticality?: CodedConcept<MateVanKritiekZijnCode>;
  /** LaatsteReactieDatumTijd (NL-CM:8.2.8), 0..1. Date, with or without a time. */
  readonly lastReactionDateTime?: Moment;
  /** Toelichting (NL-CM:8.2.9), 0..1. */
  readonly comment?: string;
  /** Reactie (NL-CM:8.2.10), 0..*. */
  readonly reactions?: readonly AllergyIntoleranceReaction[];
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: Party;
  /** Informatiebron (NL-CM:0.0.2), 0..1. */
  readonly informationSource?: Party;
};

/** What is accepted for Reactie (NL-CM:8.2.10). */
export type AllergyIntoleranceReactionInput = {
  /** Symptoom (NL-CM:8.2.11), 1..*. SymptoomCodelijst, or another code. */
  readonly symptoms: readonly OpenCodelistInput<SymptoomCode>[];
  /** SpecifiekeStof (NL-CM:8.2.12), 0..1. */
  readonly specificSubstance?: CodedInput | null | undefined;
  /** ReactieBeschrijving (NL-CM:8.2.13), 0..1. */
  readonly reactionDescription?: string | null | undefined;
  /** ReactieTijdstip (NL-CM:8.2.17), 0..1. Date, with or without a time. */
  readonly reactionTime?: MomentInput | null | undefined;
  /** Ernst (NL-CM:8.2.14), 0..1. ErnstCodelijst: `moderate` Matig, `severe` Ernstig, `mild` Licht. */
  readonly severity?: CodelistInput<ErnstCode, ErnstName> | null | undefined;
  /** WijzeVanBlootstelling (NL-CM:8.2.15), 0..1. */
  readonly routeOfExposure?: CodedInput | null | undefined;
};

/** Reactie (NL-CM:8.2.10). */
export type AllergyIntoleranceReaction = {
  /** Symptoom (NL-CM:8.2.11), 1..*. SymptoomCodelijst. */
  readonly symptoms: readonly CodedConcept[];
  /** SpecifiekeStof (NL-CM:8.2.12), 0..1. */
  readonly specificSubstance?: CodedConcept;
  /** ReactieBeschrijving (NL-CM:8.2.13), 0..1. */
  readonly reactionDescription?: string;
  /** ReactieTijdstip (NL-CM:8.2.17), 0..1. Date, with or without a time. */
  readonly reactionTime?: Moment;
  /** Ernst (NL-CM:8.2.14), 0..1. ErnstCodelijst. */
  readonly severity?: CodedConcept<ErnstCode>;
  /** WijzeVanBlootstelling (NL-CM:8.2.15), 0..1. */
  readonly routeOfExposure?: CodedConcept;
};
