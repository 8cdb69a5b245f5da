/** Every type name STU3 defines, so that a misspelt one in `is`, `as` or `ofType` is told and not taken for "no". */
export const typeNames: ReadonlySet<string> = new Set(
  `Account ActivityDefinition Address AdverseEvent Age AllergyIntolerance Annotation Appointment AppointmentResponse
   Attachment AuditEvent BackboneElement Basic Binary BodySite Bundle CapabilityStatement CarePlan CareTeam ChargeItem
   Claim ClaimResponse ClinicalImpression CodeSystem CodeableConcept Coding Communication CommunicationRequest
   CompartmentDefinition Composition ConceptMap Condition Consent ContactDetail ContactPoint Contract Contributor Count
   Coverage DataElement DataRequirement DetectedIssue Device DeviceComponent DeviceMetric DeviceRequest
   DeviceUseStatement DiagnosticReport Distance DocumentManifest DocumentReference DomainResource Dosage Duration Element
   ElementDefinition EligibilityRequest EligibilityResponse Encounter Endpoint EnrollmentRequest EnrollmentResponse
   EpisodeOfCare ExpansionProfile ExplanationOfBenefit Extension FamilyMemberHistory Flag Goal GraphDefinition Group
   GuidanceResponse HealthcareService HumanName Identifier ImagingManifest ImagingStudy Immunization
   ImmunizationRecommendation ImplementationGuide Library Linkage List Location Measure MeasureReport Media Medication
   MedicationAdministration MedicationDispense MedicationRequest MedicationStatement MessageDefinition MessageHeader Meta
   Money NamingSystem Narrative NutritionOrder Observation OperationDefinition OperationOutcome Organization
   ParameterDefinition Parameters Patient PaymentNotice PaymentReconciliation Period Person PlanDefinition Practitioner
   PractitionerRole Procedure ProcedureRequest ProcessRequest ProcessResponse Provenance Quantity Questionnaire
   QuestionnaireResponse Range Ratio Reference ReferralRequest RelatedArtifact RelatedPerson RequestGroup ResearchStudy
   ResearchSubject Resource RiskAssessment SampledData Schedule SearchParameter Sequence ServiceDefinition Signature
   SimpleQuantity Slot Specimen StructureDefinition StructureMap Subscription Substance SupplyDelivery SupplyRequest Task
   TestReport TestScript Timing TriggerDefinition UsageContext ValueSet VisionPrescription base64Binary boolean code date
   dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri uuid xhtml`.split(/\s+/),
);

/** The types of FHIRPath itself. */
export const systemTypeNames: ReadonlySet<string> = new Set(
  'Any Boolean Date DateTime Decimal Integer Quantity String Time'.split(' '),
);

/** Whether an expression may name this type, qualified (`FHIR.code`, `System.String`) or not. */
export function isTypeName(name: string): boolean {
  if (name.startsWith('System.')) return systemTypeNames.has(name.slice(7));
  if (name.startsWith('FHIR.')) return typeNames.has(name.slice(5));
  return typeNames.has(name) || systemTypeNames.has(name);
}
