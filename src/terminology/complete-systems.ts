/**
 * Code systems of which every code is known, by URI: the small HL7 systems that zibs refer to (HL7 FHIR STU3 3.0.2, content
 * `complete`). A code that is not here does not exist. Light on purpose: builders carry it.
 */
const codesBySystem: Readonly<Record<string, string>> = {
  'http://hl7.org/fhir/organization-type': 'prov dept team govt ins edu reli crs cg bus other',
  'http://hl7.org/fhir/v3/LanguageAbilityProficiency': 'E F G P',
  'http://hl7.org/fhir/v3/MaritalStatus': 'A D I L M P S T U W',
  'http://hl7.org/fhir/v3/ParticipationType': `ADM ALY ATND AUT AUTHEN BBY BEN CAGNT CALLBCK CAT CON COV CSM CST DEV DIR DIS DIST DON DST ELOC ENT ESC
    EXPAGNT EXPART EXPTRGT EXSRC GUAR HLD IND INF IRCP LA LOC NOT NRD ORG PART PPRF PRCP PRD PRF RCT RCV RDV REF
    REFB REFT RESP RML SBJ SPC SPRF TPA TRANS TRC VIA VRF WIT _ParticipationAncillary
    _ParticipationInformationGenerator`,
  'http://hl7.org/fhir/v3/RoleCode': `ACC ACHFID ACTMIL ADOPT ADOPTF ADOPTM ADOPTP ALL AMB AMENDER AMPUT ANTIBIOT ASSIST AUNT B BF BILL BIOTH BL
    BMTC BMTU BR BREAST BRO BROINLAW C CANC CAPC CARD CAS CASM CATH CCO CCU CHEST CHILD CHLDADOPT CHLDFOST
    CHLDINLAW CHR CLAIM CLASSIFIER CN CNRP CNRPM CO COAG COCBEN COMM CONSENTER CONSWIT COPART COUSN CPCA
    CRIMEVIC CRP CRPM CRS CSC CVDX DA DADDR DAU DAUADOPT DAUC DAUFOST DAUINLAW DC DEBR DECLASSIFIER DELEGATEE
    DELEGATOR DEP DEPEN DERM DIFFABL DOMPART DOWNGRDER DPOWATT DR DRIVCLASSIFIER DU DX E ECHO ECON ENDO ENDOS
    ENROLBKR ENT EPIL ER ERL ETU EXCEST EXT F FAMDEP FAMMEMB FI FM FMC FMRSPS FRND FSTUD FTH FTHFOST FTHINLAW
    FTWIN FTWINBRO FTWINSIS FULLINS G GACH GCHILD GD GDF GDS GDSF GESTM GGRFTH GGRMTH GGRPRN GI GIDX GIM GPARNT
    GRANTEE GRANTOR GRFTH GRMTH GRNDCHILD GRNDDAU GRNDSON GRPRN GT GUADLTM GUARD GYN HAND HANDIC HBRO HD HEM
    HLAB HOSP HPOWATT HRAD HSIB HSIS HTN HU HUSB HUSCS ICU IEC INDIG INDIV INFD INJ INJWKR INLAB INLAW INPHARM
    INTPRTER INV ITWIN ITWINBRO ITWINSIS JURID L LOCHFID LY LYMPH MAUNT MBL MCOUSN MGDSF MGEN MGGRFTH MGGRMTH
    MGGRPRN MGRFTH MGRMTH MGRPRN MHSP MIL MOBL MT MTH MTHFOST MTHINLAW MU MUNCLE NAMED NAT NBOR NBRO NCCF NCCS
    NCHILD NEPH NEPHEW NEUR NFTH NFTHF NIECE NIENE NIENEPH NMTH NMTHF NOK NPRN NS NSIB NSIS O OB OF OMS ONCL
    ONESELF OPH OPTC ORG ORTHO OUTLAB OUTPHARM P PAINCL PARNT PAUNT PAYOR PC PCOUSN PEDC PEDCARD PEDE PEDGI
    PEDHEM PEDHO PEDICU PEDID PEDNEPH PEDNICU PEDRHEUM PEDU PGGRFTH PGGRMTH PGGRPRN PGRFTH PGRMTH PGRPRN PH
    PHARM PHU PL PLS POD POWATT PRC PREV PRN PRNFOST PRNINLAW PROCTO PROFF PROG PROS PSI PSTUD PSY PSYCHCF
    PSYCHF PT PTRES PUNCLE Q R RADDX RADO RC RESPRSN RETIREE RETMIL REVIEWER RH RHAT RHEUM RHII RHMAD RHPI RHPIH
    RHPIMS RHPIVS RHU RHYAD RNEU ROOM RTF SCHOOL SCN SEE SELF SELFINS SH SIB SIBINLAW SIGOTHR SIS SISINLAW SLEEP
    SNF SNIFF SON SONADOPT SONC SONFOST SONINLAW SPMED SPON SPOWATT SPS SPSE STEP STPBRO STPCHLD STPDAU STPFTH
    STPMTH STPPRN STPSIB STPSIS STPSON STUD SU SUBSCR SURF TPA TR TRAVEL TRB TWIN TWINBRO TWINSIS UMO UNCLE UPC
    URO V VALIDATOR VET VL WARD WIFE WL WND WO WORK _AdministrativeContactRoleType _AffiliationRoleType
    _AgentRoleType _AssignedNonPersonLivingSubjectRoleType _AssignedRoleType _CertifiedEntityType
    _CitizenRoleType _ClaimantCoveredPartyRoleType _ContactRoleType _CoverageRoleType _CoverageSponsorRoleType
    _CoveredPartyRoleType _DedicatedClinicalLocationRoleType _DedicatedNonClinicalLocationRoleType
    _DedicatedServiceDeliveryLocationRoleType _DependentCoveredPartyRoleType _IdentifiedEntityType
    _IncidentalServiceDeliveryLocationRoleType _IndividualInsuredPartyRoleType _LivingSubjectProductionClass
    _LocationIdentifiedEntityRoleCode _MedicationGeneralizationRoleType _MemberRoleType _PayorRoleType
    _PersonalRelationshipRoleType _PolicyOrProgramCoverageRoleType _ProgramEligiblePartyRoleType
    _ResearchSubjectRoleBasis _ServiceDeliveryLocationRoleType _SpecimenRoleType _SubscriberCoveredPartyRoleType
    communityLaboratory homeHealth laboratory pathologist phlebotomist subject thirdParty`,
};

const sets = new Map<string, readonly string[]>();

/** All codes of a system of which every code is known; undefined for any other. */
export function allCodesOf(system: string): readonly string[] | undefined {
  if (!Object.hasOwn(codesBySystem, system)) return undefined;
  const known = sets.get(system) ?? (codesBySystem[system] ?? '').split(/\s+/);
  sets.set(system, known);
  return known;
}
