import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { code, common, date, follows, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { enteredInError, registered } from '../plausibility/facts';

/** NutritionAdvice (zib 7.11.1) as a section. */
export const nutritionAdviceSection = defineSection({
  key: 'nutritionAdvices',
  kind: 'searched',
  zib: 'NutritionAdvice',
  title: { nl: 'Voedingsadviezen', en: 'Nutrition advice' },
  chapter: 'socialHistory',
  role: 'nutrition',
  type: 'NutritionOrder',
  profiles: [nictiz('zib-NutritionAdvice')],
  ada: { group: 'sociale_anamnese' },
  brings: partyTypes,
  search: {
    patientParameters: ['patient'],
    parameters: {
      ...common,
      status: code('status', 'nutrition-request-status'),
      datetime: date('dateTime'),
      provider: reference('orderer'),
    },
    includes: { patient: follows('patient', 'Patient'), provider: follows('orderer', 'Practitioner') },
    national: [national({})],
    unfilled: 'additive encounter formula supplement',
    refused: { oraldiet: 'the diet is in words, which no token finds' },
  },
  // The Task profile of BgZ MSZ 2.0 has 111816003, which fails the check digit of SNOMED CT; this is the code of other senders.
  offer: { name: 'nutritionAdvice', code: { system: systems.snomed, code: '11816003' }, whenNamed: true },
  quality: { past: ['dateTime'] },
  statuses: {
    record: [
      {
        zib: 'NutritionAdvice',
        element: 'NutritionOrder.status',
        how: '`active`',
        otherwise: '`status`',
        source: 'the zib has none; national test set',
      },
    ],
  },
  plausibility: {
    subject: 'patient',
    dates: [{ ...registered('dateTime', 'dateTime'), beforeBirth: 'never', afterDeath: 'never' }],
    withdrawn: { record: 'status', ...enteredInError },
  },
  bonds: { decides: ['status', 'consistency'] },
  modifiers: { status: {} },
});
