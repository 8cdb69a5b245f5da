/** The resource types of STU3. */
const stu3 = (
  'Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent Basic ' +
  'Binary BodySite Bundle CapabilityStatement CarePlan CareTeam ChargeItem Claim ClaimResponse ClinicalImpression ' +
  'CodeSystem Communication CommunicationRequest CompartmentDefinition Composition ConceptMap Condition Consent ' +
  'Contract Coverage DataElement DetectedIssue Device DeviceComponent DeviceMetric DeviceRequest DeviceUseStatement ' +
  'DiagnosticReport DocumentManifest DocumentReference EligibilityRequest EligibilityResponse Encounter Endpoint ' +
  'EnrollmentRequest EnrollmentResponse EpisodeOfCare ExpansionProfile ExplanationOfBenefit FamilyMemberHistory ' +
  'Flag Goal GraphDefinition Group GuidanceResponse HealthcareService ImagingManifest ImagingStudy Immunization ' +
  'ImmunizationRecommendation ImplementationGuide Library Linkage List Location Measure MeasureReport Media ' +
  'Medication MedicationAdministration MedicationDispense MedicationRequest MedicationStatement MessageDefinition ' +
  'MessageHeader NamingSystem NutritionOrder Observation OperationDefinition OperationOutcome Organization ' +
  'Parameters Patient PaymentNotice PaymentReconciliation Person PlanDefinition Practitioner PractitionerRole ' +
  'Procedure ProcedureRequest ProcessRequest ProcessResponse Provenance Questionnaire QuestionnaireResponse ' +
  'ReferralRequest RelatedPerson RequestGroup ResearchStudy ResearchSubject RiskAssessment Schedule SearchParameter ' +
  'Sequence ServiceDefinition Slot Specimen StructureDefinition StructureMap Subscription Substance SupplyDelivery ' +
  'SupplyRequest Task TestReport TestScript ValueSet VisionPrescription'
).split(' ');

/** Those of DSTU2, R4, R4B and R5 that STU3 does not have: what a sender of another release is likely to send. */
const otherReleases = (
  'ActorDefinition AdministrableProductDefinition ArtifactAssessment BiologicallyDerivedProduct ' +
  'BiologicallyDerivedProductDispense BodyStructure CatalogEntry ChargeItemDefinition Citation ' +
  'ClinicalUseDefinition ConditionDefinition Conformance CoverageEligibilityRequest CoverageEligibilityResponse ' +
  'DeviceAssociation DeviceDefinition DeviceDispense DeviceUsage DeviceUseRequest DiagnosticOrder ' +
  'EffectEvidenceSynthesis EncounterHistory EventDefinition Evidence EvidenceReport EvidenceVariable ' +
  'ExampleScenario FormularyItem GenomicStudy ImagingObjectSelection ImagingSelection ImmunizationEvaluation ' +
  'Ingredient InsurancePlan InventoryItem InventoryReport Invoice ManufacturedItemDefinition MedicationKnowledge ' +
  'MedicationOrder MedicationUsage MedicinalProduct MedicinalProductAuthorization MedicinalProductContraindication ' +
  'MedicinalProductDefinition MedicinalProductIndication MedicinalProductIngredient MedicinalProductInteraction ' +
  'MedicinalProductManufactured MedicinalProductPackaged MedicinalProductPharmaceutical ' +
  'MedicinalProductUndesirableEffect MolecularSequence NutritionIntake NutritionProduct ObservationDefinition Order ' +
  'OrderResponse OrganizationAffiliation PackagedProductDefinition Permission RegulatedAuthorization ' +
  'RequestOrchestration Requirements ResearchDefinition ResearchElementDefinition RiskEvidenceSynthesis ' +
  'ServiceRequest SpecimenDefinition SubscriptionStatus SubscriptionTopic SubstanceDefinition SubstanceNucleicAcid ' +
  'SubstancePolymer SubstanceProtein SubstanceReferenceInformation SubstanceSourceMaterial SubstanceSpecification ' +
  'TerminologyCapabilities TestPlan Transport VerificationResult'
).split(' ');

/** What may stand inside a resource, and the types that no resource is of. */
const datatypes = (
  'Address Age Annotation Attachment BackboneElement CodeableConcept Coding ContactDetail ContactPoint Contributor ' +
  'Count DataRequirement Distance DomainResource Dosage Duration Element ElementDefinition Extension HumanName ' +
  'Identifier Meta Money Narrative ParameterDefinition Period Quantity Range Ratio Reference RelatedArtifact Resource ' +
  'SampledData Signature SimpleQuantity Timing TriggerDefinition UsageContext'
).split(' ');

/** The names that a release of FHIR gives, or gave, to a type: public, and nobody's. */
export const typeNames: readonly string[] = [...stu3, ...otherReleases, ...datatypes];
