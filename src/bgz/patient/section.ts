import { systems } from '../../fhir/naming-systems';
import { fhirNl, nictiz } from '../../fhir/profiles';
import { common, follows, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { registered } from '../plausibility/facts';

/** Patient (zib 0.1.1) as a section. */
export const patientSection = defineSection({
  key: 'patient',
  kind: 'searched',
  zib: 'Patient',
  title: { nl: 'Patiënt', en: 'Patient' },
  chapter: 'patient',
  role: 'patient',
  type: 'Patient',
  // The BgZ profiles are what the national test set asserts (spec bgz-msz-queries §4.6); they live in a package of their own.
  profiles: [fhirNl('nl-core-patient'), nictiz('BgZ-Patient')],
  ada: {
    group: 'demografie_en_identificatie',
    alone: true,
    notKept: {
      '../burgerlijke_staat_rc/zibroot/identificatie':
        'the patient record has no place for the number of a marital status',
    },
  },
  brings: partyTypes,
  search: {
    // The patient is named by `_id`, or by the identifier that is the BSN.
    patientParameters: [],
    parameters: {
      _id: common._id,
      _profile: common._profile,
      'general-practitioner': reference('generalPractitioner'),
    },
    includes: { 'general-practitioner': follows('generalPractitioner', 'Practitioner', 'Organization') },
    national: [national({}, 'general-practitioner')],
    unfilled: 'active animal-breed animal-species link organization',
    refused: Object.fromEntries(
      'address address-city address-country address-postalcode address-state address-use birthdate death-date deceased email family gender given language name phone phonetic telecom'
        .split(' ')
        .map((name) => [
          name,
          'the patient is named by identifier or _id, so that no name, address or birth date stands in a URL',
        ]),
    ),
  },
  offer: { name: 'patient', code: { system: systems.loinc, code: '79191-3' } },
  quality: { past: ['dateOfBirth', 'dateOfDeath'] },
  plausibility: {
    dates: [registered('dateOfBirth', 'birthDate'), registered('dateOfDeath', 'deceasedDateTime')],
    pairs: [
      {
        start: { record: 'dateOfBirth', fhir: ['birthDate'] },
        end: { record: 'dateOfDeath', fhir: ['deceasedDateTime'] },
        rule: 'plausibility-death-before-birth',
        told: 'end',
      },
    ],
  },
  // Whether somebody is alive.
  bonds: { decides: ['deathIndicator', 'dateOfDeath'] },
});
