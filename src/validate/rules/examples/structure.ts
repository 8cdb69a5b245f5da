import { type NoExample, observation, patient, type RuleExample } from './example';

const organization = { resourceType: 'Organization', name: 'Ziekenhuis' };
const xml = (content: string): string => `<Patient xmlns="http://hl7.org/fhir">${content}</Patient>`;
const narrative = (div: string) => ({ text: { status: 'generated', div } });
const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';

export const structureExamples = {
  'json-syntax': { wrong: '{ "resourceType": "Patient", }', right: '{ "resourceType": "Patient" }' },
  'xml-syntax': { wrong: xml('<active value="true">'), right: xml('<active value="true"/>') },
  'xml-structure': {
    wrong: xml('<birthDate value="1957"/><gender value="female"/>'),
    right: xml('<gender value="female"/><birthDate value="1957"/>'),
  },
  'xml-value': { wrong: xml('<active value="ja"/>'), right: xml('<active value="true"/>') },
  'xml-whitespace': { wrong: xml('<birthDate value=" 1957 "/>'), right: xml('<birthDate value="1957"/>') },
  'duplicate-property': {
    wrong: '{ "resourceType": "Patient", "gender": "male", "gender": "female" }',
    right: '{ "resourceType": "Patient", "gender": "female" }',
  },
  'size-limit': {
    wrong: '{ "resourceType": "Patient", "birthDate": "1957" }',
    right: '{ "resourceType": "Patient" }',
    options: { maxSize: 30 },
  },
  'depth-limit': patient({ contact: [{ name: { text: 'x' } }] }, { active: true }, { options: { maxDepth: 2 } }),
  'fault-limit': {
    none: {
      en: 'it takes an XML document with more than 1000 faults, or a resource with 10,000 errors, which is too long to show',
      nl: 'er is een XML-document met meer dan 1000 fouten of een resource met 10.000 fouten voor nodig, te lang om te tonen',
    },
  },
  'not-checked': {
    none: {
      en: 'no input should break this rule; when one does, the fault is ours',
      nl: 'geen invoer hoort deze regel te breken; gebeurt het toch, dan ligt de fout bij ons',
    },
  },
  'not-a-resource': { wrong: { id: 'a' }, right: { resourceType: 'Patient', id: 'a' } },
  'records-given': {
    wrong: { patient: { nameInformation: { lastName: { lastName: 'Jansen' } } }, problems: [] },
    right: { resourceType: 'Patient', name: [{ family: 'Jansen' }] },
  },
  'resource-type-unknown': { wrong: { resourceType: 'Patienten' }, right: { resourceType: 'Patient' } },
  'unknown-property': patient({ birthdate: '1957-03-05' }, { birthDate: '1957-03-05' }),
  'json-type': patient({ active: 'true' }, { active: true }),
  'empty-value': patient({ name: [], active: true }, { active: true }),
  'twin-mismatch': patient(
    { name: [{ given: ['Jan', 'Piet'], _given: [{ id: 'a' }] }] },
    { name: [{ given: ['Jan', 'Piet'], _given: [{ id: 'a' }, null] }] },
  ),
  'primitive-format': patient({ birthDate: '05-03-1957' }, { birthDate: '1957-03-05' }),
  'string-blank': patient({ name: [{ text: ' ' }] }, { name: [{ text: 'Jansen' }] }),
  'element-id-form': patient(
    { name: [{ id: 'the name', text: 'Jansen' }] },
    { name: [{ id: 'the-name', text: 'Jansen' }] },
  ),
  'element-id-duplicate': patient(
    { name: [{ id: 'a', text: 'Jansen' }], address: [{ id: 'a', city: 'Utrecht' }] },
    { name: [{ id: 'a', text: 'Jansen' }], address: [{ id: 'b', city: 'Utrecht' }] },
  ),
  'contained-id': patient(
    { contained: [organization] },
    { contained: [{ ...organization, id: 'a' }], managingOrganization: { reference: '#a' } },
  ),
  'contained-duplicate': patient(
    {
      contained: [
        { ...organization, id: 'a' },
        { ...organization, id: 'a' },
      ],
      managingOrganization: { reference: '#a' },
    },
    { contained: [{ ...organization, id: 'a' }], managingOrganization: { reference: '#a' } },
  ),
  'impossible-date': patient({ birthDate: '2019-02-29' }, { birthDate: '2019-02-28' }),
  'attachment-size': patient(
    { photo: [{ contentType: 'image/png', data: 'YWJj', size: 4 }] },
    { photo: [{ contentType: 'image/png', data: 'YWJj', size: 3 }] },
  ),
  'choice-multiple': patient({ deceasedBoolean: true, deceasedDateTime: '2020' }, { deceasedDateTime: '2020' }),
  'choice-type': patient({ deceasedString: '2020' }, { deceasedDateTime: '2020' }),
  'cardinality-min': {
    wrong: { resourceType: 'Observation', status: 'final' },
    right: { resourceType: 'Observation', status: 'final', code: { text: 'Bloeddruk' } },
  },
  'cardinality-max': patient(
    { name: [{ text: 'Jansen' }, { text: 'Smit' }] },
    { name: [{ text: 'Jansen' }] },
    { profile: [{ path: 'Patient.name', max: '1' }] },
  ),
  'narrative-unsafe': patient(
    narrative(`<div ${XHTML}><script>x()</script>Jansen</div>`),
    narrative(`<div ${XHTML}>Jansen</div>`),
  ),
  'narrative-form': observation(narrative(`<p ${XHTML}>Jansen</p>`), narrative(`<div ${XHTML}>Jansen</div>`)),
} as const satisfies Readonly<Record<string, RuleExample | NoExample>>;
