import type { ZibGroup } from '../../bgz/records';
import {
  amount,
  code,
  coded,
  date,
  device,
  dosage,
  type Filled,
  flag,
  gender,
  insurer,
  laboratoryTest,
  maritalStatus,
  member,
  moment,
  name,
  number,
  oneCode,
  product,
  text,
  thesaurus,
} from './filled';

/** The BSN of the example patient: a test number. */
export const EXAMPLE_BSN = '999990019';

/** What is filled of each record, by property: all that its zib requires, and what a first version would send. The rest are comments. */
type Plan = Readonly<Record<ZibGroup, Readonly<Record<string, Filled>>>>;

/**
 * Example rows of a fictional patient, one of each section, which a national search finds. That nothing required is left out is
 * held by the compiler of the project that is written.
 */
export const plan: Plan = {
  patient: {
    identificationNumbers: number('bsn', EXAMPLE_BSN),
    nameInformation: name('Voorbeeld, A.B.'),
    gender: gender('V'),
    dateOfBirth: date('19570300'),
    maritalStatus: maritalStatus('gehuwd'),
  },
  payers: {
    insuranceType: code('B'),
    insurantNumber: text('47110815'),
    insuranceCompany: insurer('9999', 'Proefverzekeraar'),
    startDateTime: moment('20200101'),
  },
  treatmentDirectives: {
    treatmentPermitted: code('no'),
    treatments: oneCode('resuscitation'),
    startDate: moment('20240204'),
    dateTime: moment('20240204'),
    comment: text('op eigen verzoek'),
  },
  advanceDirectives: {
    livingWillType: code('treatmentProhibition'),
    livingWillDate: moment('20200301'),
    comment: text('in overleg met de huisarts'),
  },
  functionalOrMentalStatuses: {
    statusCategory: code('functional'),
    statusName: coded('snomed', '301438001', 'vermogen om te lopen'),
    statusValue: coded('snomed', '24484000', 'ernstig'),
    statusDate: moment('20231102'),
  },
  livingSituations: { houseType: code('flat'), dateTime: moment('20230501'), comment: text('vijfde etage, lift') },
  drugUses: {
    drugUseStatus: code('usedInThePast'),
    startDate: moment('20040600'),
    stopDate: moment('20090000'),
    amount: text('driemaal per week'),
  },
  alcoholUses: {
    alcoholUseStatus: code('drinks'),
    startDate: moment('19750000'),
    comment: text('twee glazen per week'),
  },
  tobaccoUses: { tobaccoUseStatus: code('exSmoker'), stopDate: moment('20100000'), comment: text('gestopt na opname') },
  nutritionAdvices: { dietType: text('zoutarm'), dateTime: moment('20240204') },
  alerts: { alertName: code('carrierOfMrsa'), alertType: code('alert'), startDateTime: moment('20230517') },
  allergyIntolerances: {
    causativeAgent: coded('snomed', '764146007', 'penicilline'),
    allergyCategory: code('medication'),
    allergyStatus: code('active'),
    startDateTime: moment('19880000'),
    criticality: code('severe'),
    comment: text('anafylaxie na eerste gift'),
  },
  problems: {
    problemType: code('diagnosis'),
    problemName: thesaurus('diagnosis', '0000004711', '44054006', 'diabetes mellitus type 2'),
    problemStartDate: moment('20110600'),
    problemStatus: code('active'),
    verificationStatus: code('confirmed'),
  },
  medicalDevices: {
    product: device('14106009', 'pacemaker'),
    startDate: moment('20150309'),
    comment: text('tweekamer'),
  },
  vaccinations: { productCode: coded('atc', 'J07BB02', 'influenzavaccin'), vaccinationDate: moment('20251014') },
  bloodPressures: {
    systolicBloodPressure: amount('128', 'mm[Hg]'),
    diastolicBloodPressure: amount('82', 'mm[Hg]'),
    bloodPressureDateTime: moment('202603010930'),
  },
  bodyWeights: { weightValue: amount('74.5', 'kg'), weightDateTime: moment('202603010930') },
  bodyHeights: { heightValue: amount('168', 'cm'), heightDateTime: moment('202603010930') },
  laboratoryTestResults: {
    laboratoryTests: laboratoryTest('59260-0', 'Hemoglobine [mol/volume] in bloed', '8,2', 'mmol/L'),
    resultType: code('haematology'),
    resultStatus: code('final'),
    dateTime: moment('202602041030'),
  },
  procedures: {
    procedureType: thesaurus('procedure', '4712', '80146002', 'appendectomie'),
    procedureCategory: coded('snomed', '387713003', 'chirurgische verrichting'),
    procedureStartDate: moment('20190522'),
    procedureEndDate: moment('20190522'),
  },
  procedureRequests: {
    requestStatus: code('active'),
    intent: code('order'),
    procedureType: thesaurus('procedure', '4713', '73761001', 'colonoscopie'),
    startDate: moment('20270111'),
  },
  medicationUses: {
    registrationDateTime: moment('20260105'),
    useIndicator: flag(true),
    productUsed: product('17469', 'IBUPROFEN TABLET 600MG'),
    instructionsForUse: dosage('1D1T ZN'),
  },
  medicationAgreements: {
    agreementDateTime: moment('20260301'),
    agreedMedicine: product('17469', 'IBUPROFEN TABLET 600MG'),
    instructionsForUse: dosage('2D1T'),
  },
  administrationAgreements: {
    agreementDateTime: moment('20260302'),
    medicine: product('17469', 'IBUPROFEN TABLET 600MG'),
    instructionsForUse: dosage('2D1T'),
  },
  encounters: {
    contactType: code('ambulatory'),
    startDateTime: moment('202603010900'),
    endDateTime: moment('202603010930'),
  },
  medicalDeviceRequests: {
    requestStatus: code('active'),
    intent: code('order'),
    product: device('58938008', 'rolstoel'),
    startDate: moment('20270105'),
  },
  vaccinationRecommendations: {
    productCode: coded('atc', 'J07AM01', 'tetanustoxoïd'),
    preferredDateForRevaccination: moment('20280600'),
  },
  appointments: {
    status: code('booked'),
    startDateTime: moment('202701051000'),
    endDateTime: moment('202701051020'),
    description: text('controle na een jaar'),
  },
  careTeams: {
    status: code('active'),
    name: text('Diabetesteam'),
    startDateTime: moment('20110600'),
    members: member('Proef, D.'),
  },
  healthProfessionals: { identificationNumbers: number('agb', '01234567'), nameInformation: name('Hartman, P. van') },
  healthcareProviders: {
    identificationNumbers: number('ura', '00001234'),
    organizationName: text('Huisartsenpraktijk De Proef'),
  },
};
