// Codes of the codelists that records take. Written by `npm run docs`; do not edit.

/** Codes of AdresSoortCodelijst. */
export type AdresSoortCode = 'PST' | 'HP' | 'PHYS' | 'TMP' | 'WP' | 'HV';

/** Codes of AlcoholGebruikStatusCodelijst. */
export type AlcoholGebruikStatusCode = '219006' | '82581004' | '105542008' | '228274009' | 'OTH';

/** Short names of AlcoholGebruikStatusCodelijst. */
export type AlcoholGebruikStatusName = 'drinks' | 'doesNotDrink' | 'drankInThePast' | 'neverDrank' | 'other';

/** Codes of AlertNaamCodelijst. */
export type AlertNaamCode = '66598005' | '397940009' | '431109006' | '432415000' | '699433000' | 'OTH';

/** Short names of AlertNaamCodelijst. */
export type AlertNaamName =
  | 'carrierOfInfectiousDisease'
  | 'carrierOfMrsa'
  | 'carrierOfVre'
  | 'carrierOfHiv'
  | 'childAbuse';

/** Codes of AlertTypeCodelijst. */
export type AlertTypeCode = '75323-6' | '74018-3';

/** Short names of AlertTypeCodelijst. */
export type AlertTypeName = 'condition' | 'alert';

/** Codes of AllergieCategorieCodelijst. */
export type AllergieCategorieCode = '418471000' | '419199007' | '419511003' | '426232007' | 'OTH';

/** Short names of AllergieCategorieCodelijst. */
export type AllergieCategorieName = 'food' | 'medication' | 'environment' | 'substance';

/** Codes of AllergieStatusCodelijst. */
export type AllergieStatusCode = 'active' | 'completed' | 'obsolete' | 'nullified';

/** Codes of BehandelingCodelijst. */
export type BehandelingCode = '40617009' | '89666000' | '116762002' | '305351004' | 'OTH';

/** Short names of BehandelingCodelijst. */
export type BehandelingName = 'resuscitation' | 'ventilation' | 'intensiveCareAdmission' | 'bloodProduct';

/** Codes of BehandelingToegestaanCodelijst. */
export type BehandelingToegestaanCode = 'JA' | 'JA_MAAR' | 'NEE';

/** Short names of BehandelingToegestaanCodelijst. */
export type BehandelingToegestaanName = 'yes' | 'yesBut' | 'no';

/** Codes of BestemmingCodelijst. */
export type BestemmingCode =
  | '22232009'
  | '42665001'
  | '62480006'
  | '80522000'
  | '183676005'
  | '264362003'
  | '284546000'
  | '445060000'
  | 'OTH';

/** Short names of BestemmingCodelijst. */
export type BestemmingName =
  | 'home'
  | 'againstAdvice'
  | 'rehabilitation'
  | 'nursing'
  | 'mentalHealth'
  | 'otherHospital'
  | 'deceased'
  | 'hospice';

/** Codes of BurgerlijkeStaatCodelijst. */
export type BurgerlijkeStaatCode = 'D' | 'M' | 'S' | 'T' | 'W';

/** Codes of ContactTypeCodelijst. */
export type ContactTypeCode = 'OTH' | 'AMB' | 'EMER' | 'FLD' | 'HH' | 'IMP' | 'SS' | 'VR';

/** Short names of ContactTypeCodelijst. */
export type ContactTypeName =
  | 'ambulatory'
  | 'emergency'
  | 'onLocation'
  | 'home'
  | 'inpatient'
  | 'shortStay'
  | 'virtual';

/** Codes of DagdeelCodelijst. */
export type DagdeelCode = '2546009' | '3157002' | '73775008' | '255213009';

/** Short names of DagdeelCodelijst. */
export type DagdeelName = 'morning' | 'afternoon' | 'evening' | 'night';

/** Codes of DiastolischEindpuntCodelijst. */
export type DiastolischEindpuntCode = '255271000' | '255272007';

/** Short names of DiastolischEindpuntCodelijst. */
export type DiastolischEindpuntName = 'phaseIV' | 'phaseV';

/** Codes of DrugsGebruikStatusCodelijst. */
export type DrugsGebruikStatusCode = '44870007' | '228367002' | '228368007' | '361055000' | 'OTH';

/** Short names of DrugsGebruikStatusCodelijst. */
export type DrugsGebruikStatusName = 'uses' | 'doesNotUse' | 'neverUsed' | 'usedInThePast' | 'other';

/** Codes of DrugsOfGeneesmiddelSoortCodelijst. */
export type DrugsOfGeneesmiddelSoortCode =
  | '9721008'
  | '15698006'
  | '62821004'
  | '111151007'
  | '229003004'
  | '229006007'
  | '288459003'
  | '372664007'
  | '372798009'
  | '372800002'
  | '373464007'
  | '373492002'
  | '387085005'
  | '387173000'
  | '387286002'
  | '387341002'
  | '387499002'
  | '398705004'
  | '703842006'
  | 'OTH';

/** Codes of EmailSoortCodelijst. */
export type EmailSoortCode = 'HP' | 'WP';

/** Codes of ErnstCodelijst. */
export type ErnstCode = '6736007' | '24484000' | '255604002';

/** Short names of ErnstCodelijst. */
export type ErnstName = 'mild' | 'moderate' | 'severe';

/** Codes of GeslachtCodelijst. */
export type GeslachtCode = 'UNK' | 'UN' | 'M' | 'F';

/** Codes of GeverifieerdBijCodelijst. */
export type GeverifieerdBijCode = '40683002' | '116154003' | '394619001' | '8601000146109' | 'OTH';

/** Short names of GeverifieerdBijCodelijst. */
export type GeverifieerdBijName = 'patient' | 'parent' | 'guardian' | 'authorizedRepresentative';

/** Codes of HerkomstCodelijst. */
export type HerkomstCode =
  | '22232009'
  | '42665001'
  | '62480006'
  | '80522000'
  | '264362003'
  | '284546000'
  | '442311008'
  | 'OTH';

/** Short names of HerkomstCodelijst. */
export type HerkomstName =
  | 'home'
  | 'rehabilitation'
  | 'nursing'
  | 'mentalHealth'
  | 'otherHospital'
  | 'bornHere'
  | 'hospice';

/** Codes of HoudingCodelijst. */
export type HoudingCode = '10904000' | '33586001' | '34106002' | '102538003' | '272587006';

/** Short names of HoudingCodelijst. */
export type HoudingName = 'standing' | 'lying' | 'sitting' | 'reclining' | 'trendelenburg';

/** Codes of InterpretatieVlaggenCodelijst. */
export type InterpretatieVlaggenCode = '11896004' | '30714006' | '131196009' | '281300000' | '281302008';

/** Short names of InterpretatieVlaggenCodelijst. */
export type InterpretatieVlaggenName = 'high' | 'low' | 'intermediate' | 'resistant' | 'susceptible';

/** Codes of JuridischeStatusCodelijst. */
export type JuridischeStatusCode = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10' | '11' | '12';

/** Codes of KledingCodelijst. */
export type KledingCode = 'UNDRESSED' | 'MINIMAL' | 'FULL' | 'DIAPER';

/** Short names of KledingCodelijst. */
export type KledingName = 'undressed' | 'minimal' | 'full' | 'diaper';

/** Codes of LateraliteitCodelijst. */
export type LateraliteitCode = '7771000' | '24028007' | '51440002';

/** Short names of LateraliteitCodelijst. */
export type LateraliteitName = 'left' | 'right' | 'both';

/** Codes of LevensovertuigingCodelijst. */
export type LevensovertuigingCode =
  | '80587008'
  | '160234004'
  | '160540005'
  | '160542002'
  | '160543007'
  | '160545000'
  | '160549006'
  | '160567004'
  | '271448006'
  | '276119007'
  | '309687009'
  | '309884000'
  | '309885004'
  | '428821008'
  | 'OTH'
  | 'GeenGeloof'
  | 'Humanist'
  | 'Mormoon';

/** Codes of ManchetTypeCodelijst. */
export type ManchetTypeCode = 'STD' | 'L' | 'S' | 'XL' | 'KIND' | 'JONGKIND' | 'NEONAAT';

/** Short names of ManchetTypeCodelijst. */
export type ManchetTypeName = 'standard' | 'large' | 'small' | 'extraLarge' | 'child' | 'youngChild' | 'neonate';

/** Codes of MateVanKritiekZijnCodelijst. */
export type MateVanKritiekZijnCode =
  | '6736007'
  | '24484000'
  | '62482003'
  | '75540009'
  | '255508009'
  | '255604002'
  | '399166001';

/** Short names of MateVanKritiekZijnCodelijst. */
export type MateVanKritiekZijnName = 'mild' | 'moderate' | 'severe' | 'fatal';

/** Codes of MedicatieafspraakAanvullendeInformatieCodelijst. */
export type MedicatieafspraakAanvullendeInformatieCode = '1' | '2' | '3' | '4' | '5' | '6' | '7';

/** Codes of MedischHulpmiddelLateraliteitCodelijst. */
export type MedischHulpmiddelLateraliteitCode = '7771000' | '24028007' | '51440002';

/** Short names of MedischHulpmiddelLateraliteitCodelijst. */
export type MedischHulpmiddelLateraliteitName = 'left' | 'right' | 'both';

/** Codes of MeetLocatieCodelijst. */
export type MeetLocatieCode =
  | '344001'
  | '5951000'
  | '6685009'
  | '7569003'
  | '8205005'
  | '9736006'
  | '11207009'
  | '40983000'
  | '51636004'
  | '61396006'
  | '68367000'
  | '368208006'
  | '368209003';

/** Codes of MeetmethodeCodelijst. */
export type MeetmethodeCode = '10179008' | '22762002';

/** Short names of MeetmethodeCodelijst. */
export type MeetmethodeName = 'nonInvasive' | 'invasive';

/** Codes of NaamgebruikCodelijst. */
export type NaamgebruikCode = 'UNK' | 'NL1' | 'NL2' | 'NL3' | 'NL4';

/** Codes of NummerSoortCodelijst. */
export type NummerSoortCode = 'HP' | 'TMP' | 'WP';

/** Codes of OrderStatusCodelijst. */
export type OrderStatusCode = '385644000' | '385651009' | 'new' | 'active' | 'held' | 'cancelled' | 'aborted';

/** Short names of OrderStatusCodelijst. */
export type OrderStatusName = 'requested' | 'inProgress';

/** Codes of OrganisatieTypeCodelijst. */
export type OrganisatieTypeCode =
  | 'V4'
  | 'V5'
  | 'V6'
  | 'Z4'
  | 'Z5'
  | 'B2'
  | 'X3'
  | 'R5'
  | 'M1'
  | 'J8'
  | 'K9'
  | 'Z3'
  | 'K3'
  | 'N6'
  | 'L1'
  | 'P4'
  | 'R8'
  | 'P6'
  | 'G5'
  | 'G6'
  | 'T2'
  | 'JGZ'
  | 'G3';

/** Codes of PositieCodelijst. */
export type PositieCode = '10904000' | '102538003';

/** Short names of PositieCodelijst. */
export type PositieName = 'standing' | 'lying';

/** Codes of ProbleemLateraliteitCodelijst. */
export type ProbleemLateraliteitCode = '7771000' | '24028007' | '51440002';

/** Short names of ProbleemLateraliteitCodelijst. */
export type ProbleemLateraliteitName = 'left' | 'right' | 'both';

/** Codes of ProbleemStatusCodelijst. */
export type ProbleemStatusCode = '55561003' | '73425007';

/** Short names of ProbleemStatusCodelijst. */
export type ProbleemStatusName = 'active' | 'inactive';

/** Codes of ProbleemTypeCodelijst. */
export type ProbleemTypeCode = '116223007' | '248536006' | '282291009' | '409586006' | '418799008';

/** Short names of ProbleemTypeCodelijst. */
export type ProbleemTypeName = 'diagnosis' | 'symptom' | 'complaint' | 'functionalLimitation' | 'complication';

/** Codes of RedenMedicatieafspraakCodelijst. */
export type RedenMedicatieafspraakCode =
  | '79899007'
  | '266709005'
  | '305335007'
  | '438833006'
  | '473010000'
  | 'OTH'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '10'
  | '12'
  | '13'
  | '14'
  | '15';

/** Codes of RedenWijzigenOfStoppenGebruikCodelijst. */
export type RedenWijzigenOfStoppenGebruikCode =
  | '79899007'
  | '266709005'
  | '305335007'
  | '438833006'
  | '473010000'
  | 'OTH'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '10'
  | '12'
  | '13'
  | '14'
  | '15';

/** Codes of RelatieCodelijst. */
export type RelatieCode =
  | 'OTH'
  | 'ADOPTF'
  | 'ADOPTM'
  | 'AUNT'
  | 'BRO'
  | 'BROINLAW'
  | 'COUSN'
  | 'DAUC'
  | 'DAUINLAW'
  | 'DOMPART'
  | 'FTH'
  | 'FTHINLAW'
  | 'DAUFOST'
  | 'FTHFOST'
  | 'MTHFOST'
  | 'SONFOST'
  | 'GRNDDAU'
  | 'GRFTH'
  | 'GRMTH'
  | 'GRNDSON'
  | 'GGRFTH'
  | 'GGRMTH'
  | 'HUSB'
  | 'MTH'
  | 'MTHINLAW'
  | 'NEPHEW'
  | 'NIECE'
  | 'SIS'
  | 'SISINLAW'
  | 'SONC'
  | 'SONINLAW'
  | 'STPFTH'
  | 'STPMTH'
  | 'UNCLE'
  | 'WIFE';

/** Codes of ResultaatStatusCodelijst. */
export type ResultaatStatusCode = 'pending' | 'preliminary' | 'final' | 'appended' | 'corrected';

/** Short names of ResultaatStatusCodelijst. */
export type ResultaatStatusName = 'pending' | 'preliminary' | 'final' | 'appended' | 'corrected';

/** Codes of ResultaatTypeCodelijst. */
export type ResultaatTypeCode =
  | '19851009'
  | '68793005'
  | '252275004'
  | '275711006'
  | '314076009'
  | '395124008'
  | '405825005';

/** Short names of ResultaatTypeCodelijst. */
export type ResultaatTypeName =
  | 'haematology'
  | 'clinicalChemistry'
  | 'serology'
  | 'virology'
  | 'toxicology'
  | 'microbiology'
  | 'molecularGenetics';

/** Codes of RolCodelijst. */
export type RolCode =
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '9'
  | '11'
  | '14'
  | '15'
  | '19'
  | '20'
  | '21'
  | '23'
  | '24';

/** Codes of SoortTabakGebruikCodelijst. */
export type SoortTabakGebruikCode = '59978006' | '65568007' | '82302008' | '160619003' | 'OTH';

/** Short names of SoortTabakGebruikCodelijst. */
export type SoortTabakGebruikName = 'cigarettes' | 'cigars' | 'pipe' | 'rollingTobacco' | 'other';

/** Codes of StatusCategorieCodelijst. */
export type StatusCategorieCode = '118228005' | '384821006';

/** Short names of StatusCategorieCodelijst. */
export type StatusCategorieName = 'functional' | 'mental';

/** Codes of StoptypeCodelijst. */
export type StoptypeCode = '1' | '2';

/** Short names of StoptypeCodelijst. */
export type StoptypeName = 'temporary' | 'definitive';

/** Codes of SymptoomCodelijst. */
export type SymptoomCode =
  | '490008'
  | '4386001'
  | '16932000'
  | '23067006'
  | '39579001'
  | '40275004'
  | '41291007'
  | '62315008'
  | '126485001'
  | '267036007'
  | '271807003'
  | '297942002'
  | '386661006'
  | '418363000'
  | '473460002'
  | 'OTH';

/** Codes of TabakGebruikStatusCodelijst. */
export type TabakGebruikStatusCode =
  | '8517006'
  | '43381005'
  | '230059006'
  | '266919005'
  | '405746006'
  | '449868002'
  | 'OTH';

/** Short names of TabakGebruikStatusCodelijst. */
export type TabakGebruikStatusName =
  | 'smokesDaily'
  | 'smokesSometimes'
  | 'smokesPassively'
  | 'exSmoker'
  | 'doesNotSmokePastUnknown'
  | 'neverSmoked'
  | 'other';

/** Codes of TelecomTypeCodelijst. */
export type TelecomTypeCode = 'MC' | 'PG' | 'LL' | 'FAX';

/** Codes of ToedieningsafspraakAanvullendeInformatieCodelijst. */
export type ToedieningsafspraakAanvullendeInformatieCode =
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '10'
  | '11'
  | '12'
  | '13'
  | '14'
  | '15'
  | '16'
  | '17';

/** Codes of ToedieningswegCodelijst. */
export type ToedieningswegCode = 'OTH' | '5' | '6' | '9' | '62';

/** Short names of ToedieningswegCodelijst. */
export type ToedieningswegName = 'oral' | 'nasal' | 'inhaled' | 'intravenous' | 'other';

/** Codes of VerificatieStatusCodelijst. */
export type VerificatieStatusCode = '410516002' | '410590009' | '410605003' | '415684004' | 'UNK';

/** Short names of VerificatieStatusCodelijst. */
export type VerificatieStatusName = 'suspected' | 'possible' | 'confirmed' | 'excluded';

/** Codes of VerrichtingLateraliteitCodelijst. */
export type VerrichtingLateraliteitCode = '7771000' | '24028007' | '51440002';

/** Short names of VerrichtingLateraliteitCodelijst. */
export type VerrichtingLateraliteitName = 'left' | 'right' | 'both';

/** Codes of VerzekeringssoortCodelijst. */
export type VerzekeringssoortCode = 'B' | 'A' | 'BZ' | 'H' | 'T' | 'AT';

/** Codes of WeekdagCodelijst. */
export type WeekdagCode =
  | '307145004'
  | '307146003'
  | '307147007'
  | '307148002'
  | '307149005'
  | '307150005'
  | '307151009';

/** Short names of WeekdagCodelijst. */
export type WeekdagName = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Codes of WilsverklaringTypeCodelijst. */
export type WilsverklaringTypeCode = 'OTH' | 'NR' | 'VOL' | 'VERB' | 'VERBVL' | 'MON' | 'EU' | 'EUD' | 'LW' | 'DO';

/** Short names of WilsverklaringTypeCodelijst. */
export type WilsverklaringTypeName =
  | 'doNotResuscitate'
  | 'powerOfAttorney'
  | 'treatmentProhibition'
  | 'treatmentProhibitionCompletedLife'
  | 'verbalAgreement'
  | 'euthanasia'
  | 'euthanasiaDementia'
  | 'livingWill'
  | 'donorship'
  | 'other';

/** Codes of WoningTypeCodelijst. */
export type WoningTypeCode =
  | 'BOVENW'
  | 'BENEDENW'
  | 'EENGEZW'
  | 'FLATW'
  | 'AANLW'
  | 'WOONB'
  | 'WOONW'
  | 'AWBZIN'
  | 'DAKLOO'
  | 'OTH';

/** Short names of WoningTypeCodelijst. */
export type WoningTypeName =
  | 'upstairsFlat'
  | 'groundFloorFlat'
  | 'singleFamilyHouse'
  | 'flat'
  | 'shelteredHousing'
  | 'houseboat'
  | 'caravan'
  | 'institution'
  | 'homeless'
  | 'other';

/** Codes of ZonodigCriteriumCodelijst. */
export type ZonodigCriteriumCode =
  | 'OTH'
  | 'NI'
  | '1022'
  | '1023'
  | '1024'
  | '1028'
  | '1121'
  | '1137'
  | '1144'
  | '1145'
  | '1146'
  | '1147'
  | '1387';

/** Codes of ZorgverlenerRolCodelijst. */
export type ZorgverlenerRolCode = 'OTH' | 'RESP' | 'REF' | 'PRF' | 'SPRF' | 'CON' | 'ATND';
