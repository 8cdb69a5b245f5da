import type { careInvariants } from '../../invariants/care';
import { type ExamplesOf, notKnown, observation, on, patient } from '../example';
import { medicationExamples } from './medication';

const subject = { reference: 'Patient/p' };
const CODES = 'https://example.org/codes';
const EXPOSURE = 'http://hl7.org/fhir/StructureDefinition/allergyintolerance-substanceExposureRisk';
const exposed = {
  url: EXPOSURE,
  extension: [
    { url: 'substance', valueCodeableConcept: { text: 'Latex' } },
    {
      url: 'exposureRisk',
      valueCodeableConcept: {
        coding: [{ system: 'http://hl7.org/fhir/allerg-intol-substance-exp-risk', code: 'known-reaction-risk' }],
      },
    },
  ],
};
const VITAL_SIGNS = 'http://hl7.org/fhir/StructureDefinition/vitalsigns';
const reason = { text: 'y' };
const sameCode = { coding: [{ system: CODES, code: 'a' }] };
const sameInside = [{ code: sameCode, valueString: 'y' }];

const allergy = on({ resourceType: 'AllergyIntolerance', code: { text: 'Penicilline' }, patient: subject });
const hypertension = { coding: [{ system: 'http://snomed.info/sct', code: '38341003' }] };
const condition = on({ resourceType: 'Condition', code: hypertension, subject });
const appointment = on({ resourceType: 'Appointment', status: 'proposed' });
const someone = [{ status: 'accepted', actor: subject }];
const agentOf = (agent: object) => ({
  contained: [{ id: 'a', ...agent }],
  requester: { agent: { reference: '#a' }, onBehalfOf: { reference: 'Organization/o' } },
});
const byRelative = agentOf({ resourceType: 'RelatedPerson', patient: subject });
const byPractitioner = agentOf({ resourceType: 'Practitioner' });
const memberOf = (member: object) => ({
  contained: [{ id: 'a', ...member }],
  participant: [{ member: { reference: '#a' }, onBehalfOf: { reference: 'Organization/o' } }],
});
const relative = on({
  resourceType: 'FamilyMemberHistory',
  status: 'completed',
  patient: subject,
  relationship: { text: 'moeder' },
});
const media = (type: string) => on({ resourceType: 'Media', type, content: { url: 'https://example.org/a' } });
const organization = on({ resourceType: 'Organization', name: 'Ziekenhuis' });
const risk = on({ resourceType: 'RiskAssessment', status: 'final', subject });
const chance = (more: object) => ({ prediction: [{ outcome: { text: 'x' }, ...more }] });
const percent = { unit: '%', system: 'http://unitsofmeasure.org', code: '%' };
const category = (code: string) => [{ coding: [{ system: 'http://hl7.org/fhir/observation-category', code }] }];
const vitalSign = on({
  resourceType: 'Observation',
  meta: { profile: [VITAL_SIGNS] },
  status: 'final',
  category: category('vital-signs'),
  code: { text: 'x' },
  subject,
  effectiveDateTime: '2020-01-31',
});
const absent = {
  dataAbsentReason: { coding: [{ system: 'http://hl7.org/fhir/data-absent-reason', code: 'unknown' }] },
};

export const careExamples = {
  ...medicationExamples,
  'ait-1': allergy({ verificationStatus: 'confirmed' }, { verificationStatus: 'confirmed', clinicalStatus: 'active' }),
  'ait-2': allergy(
    { verificationStatus: 'entered-in-error', clinicalStatus: 'active' },
    { verificationStatus: 'entered-in-error' },
  ),
  'app-1': appointment({ participant: [{ status: 'accepted' }] }, { participant: someone }),
  'app-2': appointment(
    { participant: someone, start: '2020-01-31T09:00:00Z' },
    { participant: someone, start: '2020-01-31T09:00:00Z', end: '2020-01-31T09:15:00Z' },
  ),
  'app-3': appointment(
    { participant: someone, status: 'booked' },
    { participant: someone, status: 'booked', start: '2020-01-31T09:00:00Z', end: '2020-01-31T09:15:00Z' },
  ),
  'apr-1': on({
    resourceType: 'AppointmentResponse',
    appointment: { reference: 'Appointment/a' },
    participantStatus: 'accepted',
  })({}, { actor: subject }),
  'cmr-1': on({ resourceType: 'CommunicationRequest', status: 'active' })(byRelative, byPractitioner),
  'com-1': on({ resourceType: 'Communication', status: 'completed' })(
    { notDone: false, notDoneReason: reason },
    { notDone: true, notDoneReason: reason },
  ),
  'con-1': condition(
    { clinicalStatus: 'active', stage: notKnown },
    { clinicalStatus: 'active', stage: { summary: { text: 'II' } } },
  ),
  'con-2': condition(
    { clinicalStatus: 'active', evidence: [notKnown] },
    { clinicalStatus: 'active', evidence: [{ detail: [{ reference: 'Observation/o' }] }] },
  ),
  'con-3': condition(
    { verificationStatus: 'confirmed' },
    { verificationStatus: 'confirmed', clinicalStatus: 'active' },
  ),
  'con-4': condition(
    { abatementBoolean: true, clinicalStatus: 'active' },
    { abatementBoolean: true, clinicalStatus: 'resolved' },
  ),
  'cpl-3': on({ resourceType: 'CarePlan', status: 'active', intent: 'plan', subject })(
    { activity: [{ reference: { reference: 'Task/t' }, detail: { status: 'scheduled' } }] },
    { activity: [{ reference: { reference: 'Task/t' } }] },
  ),
  'ctm-1': on({ resourceType: 'CareTeam' })(
    memberOf({ resourceType: 'RelatedPerson', patient: subject }),
    memberOf({ resourceType: 'Practitioner' }),
  ),
  'fhs-1': relative({ ageString: 'rond de 50', bornDate: '1957' }, { bornDate: '1957' }),
  'fhs-2': relative({ estimatedAge: true }, { ageString: 'rond de 50', estimatedAge: true }),
  'fhs-3': relative({ notDone: false, notDoneReason: reason }, { notDone: true, notDoneReason: reason }),
  'gol-1': on({ resourceType: 'Goal', status: 'accepted', description: { text: 'Afvallen' }, subject })(
    { target: { detailRange: { high: { value: 80 } } } },
    { target: { measure: { text: 'Gewicht' }, detailRange: { high: { value: 80 } } } },
  ),
  'nor-1': on({ resourceType: 'NutritionOrder', patient: subject, dateTime: '2020-01-31' })(
    {},
    { oralDiet: { type: [{ text: 'Zoutarm' }] } },
  ),
  'mda-1': media('audio')({ height: 100 }, {}),
  'mda-2': media('audio')({ width: 100 }, {}),
  'mda-3': media('video')({ frames: 2 }, { type: 'photo', frames: 2 }),
  'mda-4': media('photo')({ duration: 60 }, { type: 'video', duration: 60 }),
  'obs-3': observation({ referenceRange: [{ type: { text: 'x' } }] }, { referenceRange: [{ text: '3-5' }] }),
  'obs-6': observation({ valueString: 'x', dataAbsentReason: { text: 'y' } }, { valueString: 'x' }),
  'obs-7': observation(
    { code: sameCode, valueString: 'x', component: sameInside },
    { code: sameCode, component: sameInside },
  ),
  'org-1': on({ resourceType: 'Organization' })({ active: true }, { active: true, name: 'Ziekenhuis' }),
  'org-2': organization(
    { address: [{ use: 'home', city: 'Utrecht' }] },
    { address: [{ use: 'work', city: 'Utrecht' }] },
  ),
  'org-3': organization(
    { telecom: [{ use: 'home', system: 'phone', value: '030 1234567' }] },
    { telecom: [{ use: 'work', system: 'phone', value: '030 1234567' }] },
  ),
  'pat-1': patient({ contact: [{ gender: 'female' }] }, { contact: [{ gender: 'female', name: { text: 'Smit' } }] }),
  'pro-1': on({ resourceType: 'Procedure', status: 'completed', code: { text: 'x' }, subject })(
    { notDoneReason: reason },
    { notDone: true, notDoneReason: reason },
  ),
  'ras-1': risk(
    chance({ probabilityRange: { low: { value: 5 } } }),
    chance({ probabilityRange: { low: { value: 5, ...percent } } }),
  ),
  'ras-2': risk(chance({ probabilityDecimal: 101 }), chance({ probabilityDecimal: 99 })),
  'rfr-1': on({ resourceType: 'ReferralRequest', status: 'active', intent: 'order', subject })(
    byRelative,
    byPractitioner,
  ),
  'rqg-1': on({ resourceType: 'RequestGroup', status: 'active', intent: 'plan' })(
    { action: [{ title: 'x' }] },
    { action: [{ title: 'x', resource: { reference: 'Task/t' } }] },
  ),
  'vs-1': vitalSign({ ...absent, effectiveDateTime: '2020-01' }, absent),
  'vs-2': vitalSign({}, absent),
  'vs-3': vitalSign({ component: [{ code: { text: 'y' } }] }, { component: [{ code: { text: 'y' }, ...absent }] }),
  'vs-4': vitalSign({ ...absent, category: category('exam') }, absent),
  'inv-1 of allergyintolerance-substanceExposureRisk': on({
    resourceType: 'AllergyIntolerance',
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
    patient: subject,
  })(
    { extension: [exposed], code: { text: 'Latex' } },
    { extension: [exposed] },
    {
      remarked: ['invariant-too-strict'],
      remark: {
        en: 'its expression asks for elements that the extension itself does not have, so nothing meets it; held to is what it is for',
        nl: 'de expressie vraagt naar elementen die de extensie zelf niet heeft, dus niets voldoet eraan; gehouden wordt aan de bedoeling',
      },
    },
  ),
} as const satisfies ExamplesOf<typeof careInvariants>;
