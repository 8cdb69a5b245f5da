import type { Json } from '../../../fhir/json';
import { EXAMPLE_PROFILE, exampleProfile, patient } from './example';

const HL7 = 'http://hl7.org/fhir/StructureDefinition';
const NATIONALITY = `${HL7}/patient-nationality`;
const ORGANIZATION_PROFILE = 'https://example.org/fhir/StructureDefinition/organization';
/** An extension of one's own on a patient, with a limit to its use. */
const onPatient = (limit: Json): Json => ({
  ...exampleProfile('Extension', [
    { path: 'Extension' },
    { path: 'Extension.extension', max: '0' },
    { path: 'Extension.url', fixedUri: EXAMPLE_PROFILE },
    { path: 'Extension.value[x]', min: 1, type: [{ code: 'string' }] },
  ]),
  contextType: 'resource',
  context: ['Patient'],
  ...limit,
});
const organization = { resourceType: 'Organization', id: 'a', name: 'Ziekenhuis' };
const reached = { telecom: [{ system: 'phone', value: '030 1234567' }] };
const managed = (reference: string) => ({ managingOrganization: { reference } });
const toProfile = (...aggregation: readonly string[]) => [
  {
    path: 'Patient.managingOrganization',
    type: [{ code: 'Reference', targetProfile: ORGANIZATION_PROFILE, ...(aggregation.length > 0 && { aggregation }) }],
  },
];

export const linkExamples = {
  'extension-unknown': patient(
    { extension: [{ url: 'https://example.org/fhir/StructureDefinition/unknown', valueString: 'x' }] },
    { extension: [{ url: `${HL7}/birthPlace`, valueAddress: { city: 'Utrecht' } }] },
  ),
  'modifier-extension-unknown': patient(
    { modifierExtension: [{ url: 'https://example.org/fhir/StructureDefinition/unknown', valueString: 'x' }] },
    { active: true },
  ),
  'extension-url': patient(
    { extension: [{ url: 'birthPlace', valueAddress: { city: 'Utrecht' } }] },
    { extension: [{ url: `${HL7}/birthPlace`, valueAddress: { city: 'Utrecht' } }] },
  ),
  'extension-definition': patient(
    { extension: [{ url: `${HL7}/Address`, valueAddress: { city: 'Utrecht' } }] },
    { extension: [{ url: `${HL7}/birthPlace`, valueAddress: { city: 'Utrecht' } }] },
  ),
  'extension-part-unknown': patient(
    { extension: [{ url: NATIONALITY, extension: [{ url: 'land', valueCodeableConcept: { text: 'Nederland' } }] }] },
    { extension: [{ url: NATIONALITY, extension: [{ url: 'code', valueCodeableConcept: { text: 'Nederland' } }] }] },
  ),
  'extension-context': patient(
    {
      name: [{ text: 'Jansen', extension: [{ url: `${HL7}/birthPlace`, valueAddress: { city: 'Utrecht' } }] }],
    },
    {
      name: [{ text: 'Jansen' }],
      extension: [{ url: `${HL7}/birthPlace`, valueAddress: { city: 'Utrecht' } }],
    },
  ),
  'extension-condition': patient(
    { gender: 'female', extension: [{ url: EXAMPLE_PROFILE, valueString: 'x' }] },
    { gender: 'male', extension: [{ url: EXAMPLE_PROFILE, valueString: 'x' }] },
    { definitions: [onPatient({ contextInvariant: ["gender = 'male'"] })] },
  ),
  'extension-version': patient(
    { extension: [{ url: EXAMPLE_PROFILE, valueString: 'x' }] },
    { active: true },
    {
      definitions: [
        onPatient({
          extension: [
            { url: `${HL7}/version-specific-use`, extension: [{ url: 'startFhirVersion', valueCode: '4.0' }] },
          ],
        }),
      ],
    },
  ),
  'extension-not-evaluated': patient(
    { extension: [{ url: EXAMPLE_PROFILE, valueString: 'x' }] },
    { active: true },
    { definitions: [onPatient({ contextType: 'mapping', context: ['v2#PID'] })] },
  ),
  'extension-modifier': patient(
    { modifierExtension: [{ url: `${HL7}/birthPlace`, valueAddress: { city: 'Utrecht' } }] },
    { extension: [{ url: `${HL7}/birthPlace`, valueAddress: { city: 'Utrecht' } }] },
  ),
  'reference-form': patient(managed('Ziekenhuis 12'), managed('Organization/12')),
  'reference-unresolved': patient(managed('#a'), { contained: [organization], ...managed('#a') }),
  'reference-target': patient(managed('Practitioner/12'), managed('Organization/12')),
  'reference-target-profile': patient(
    { contained: [organization], ...managed('#a') },
    { contained: [{ ...organization, ...reached }], ...managed('#a') },
    {
      profile: toProfile(),
      definitions: [exampleProfile('Organization', [{ path: 'Organization.telecom', min: 1 }], ORGANIZATION_PROFILE)],
    },
  ),
  'reference-aggregation': patient(
    managed('Organization/12'),
    { contained: [organization], ...managed('#a') },
    {
      profile: toProfile('contained'),
      definitions: [exampleProfile('Organization', [{ path: 'Organization.name', min: 1 }], ORGANIZATION_PROFILE)],
    },
  ),
} as const;
