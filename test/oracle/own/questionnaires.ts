import type { JsonObject } from '../json';

const narrative: JsonObject = {
  status: 'generated',
  div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>tekst</p></div>',
};

/** Questionnaires, answers and care plans with parts within parts: elements that take over what another states. */
export const questionnaires: Readonly<Record<string, JsonObject>> = {
  Questionnaire: {
    resourceType: 'Questionnaire',
    id: 'slaap',
    url: 'http://example.org/fhir/Questionnaire/slaap',
    status: 'active',
    subjectType: ['Patient'],
    item: [
      {
        linkId: '1',
        text: 'Slaap',
        type: 'group',
        item: [
          {
            linkId: '1.1',
            text: 'Hoe slaapt u?',
            type: 'choice',
            required: true,
            option: [
              { valueCoding: { system: 'http://example.org/slaap', code: 'goed', display: 'Goed' } },
              { valueCoding: { system: 'http://example.org/slaap', code: 'slecht', display: 'Slecht' } },
            ],
          },
          {
            linkId: '1.2',
            text: 'Hoeveel uur?',
            type: 'integer',
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 0 }],
            enableWhen: [{ question: '1.1', answerCoding: { system: 'http://example.org/slaap', code: 'slecht' } }],
          },
        ],
      },
      { linkId: '2', text: 'Opmerking', type: 'text', maxLength: 200, initialString: 'geen' },
    ],
  },
  QuestionnaireResponse: {
    resourceType: 'QuestionnaireResponse',
    id: 'slaap-1',
    status: 'completed',
    authored: '2020-01-01T10:00:00+01:00',
    source: { reference: 'Patient/1', display: 'de patiënt' },
    item: [
      {
        linkId: '1',
        item: [
          {
            linkId: '1.1',
            answer: [
              {
                valueCoding: { system: 'http://example.org/slaap', code: 'slecht', display: 'Slecht' },
                item: [{ linkId: '1.1.1', answer: [{ valueString: 'sinds kort' }] }],
              },
            ],
          },
          { linkId: '1.2', answer: [{ valueInteger: 4 }] },
        ],
      },
    ],
  },
  PlanDefinition: {
    resourceType: 'PlanDefinition',
    id: 'controle',
    url: 'http://example.org/fhir/PlanDefinition/controle',
    status: 'draft',
    goal: [{ id: 'g1', description: { text: 'minder pijn' } }],
    action: [
      {
        title: 'Controle',
        groupingBehavior: 'logical-group',
        action: [
          {
            title: 'Bloeddruk meten',
            timingDuration: { value: 1, unit: 'week', system: 'http://unitsofmeasure.org', code: 'wk' },
            relatedAction: [{ actionId: 'b', relationship: 'after-end' }],
            participant: [{ type: 'practitioner' }],
          },
          { title: 'Wegen', timingTiming: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } } },
        ],
      },
    ],
  },
  RequestGroup: {
    resourceType: 'RequestGroup',
    id: 'groep',
    status: 'active',
    intent: 'plan',
    subject: { reference: 'Patient/1' },
    action: [
      {
        title: 'Onderzoeken',
        action: [
          { title: 'Lab', resource: { reference: 'ProcedureRequest/1' } },
          { title: 'Foto', selectionBehavior: 'any', action: [{ resource: { display: 'röntgen' } }] },
        ],
      },
    ],
  },
  Composition: {
    resourceType: 'Composition',
    id: 'brief',
    status: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '11503-0' }] },
    subject: { reference: 'Patient/1' },
    date: '2020-01-01T10:00:00+01:00',
    author: [{ reference: 'Practitioner/1' }],
    title: 'Ontslagbrief',
    section: [
      {
        title: 'Samenvatting',
        text: narrative,
        section: [
          { title: 'Allergieën', mode: 'snapshot', text: narrative, emptyReason: { text: 'niet gevraagd' } },
          {
            title: 'Problemen',
            text: narrative,
            entry: [{ reference: 'Condition/1' }],
            section: [{ title: 'Oud', entry: [{ reference: 'Condition/2' }] }],
          },
        ],
      },
    ],
  },
  Parameters: {
    resourceType: 'Parameters',
    id: 'vraag',
    parameter: [
      { name: 'code', valueCode: 'a' },
      {
        name: 'eigenschap',
        part: [
          { name: 'naam', valueString: 'tekst' },
          { name: 'binnen', part: [{ name: 'waarde', valueDecimal: 1.5 }] },
        ],
      },
      { name: 'organisatie', resource: { resourceType: 'Organization', id: 'a', name: 'Ziekenhuis' } },
    ],
  },
  Observation: {
    resourceType: 'Observation',
    id: 'lab',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }] },
    subject: { reference: 'Patient/1' },
    effectiveDateTime: '2020-01-01',
    performer: [{ reference: 'Practitioner/1' }],
    referenceRange: [{ low: { value: 90, unit: 'mm[Hg]' }, high: { value: 140, unit: 'mm[Hg]' } }],
    component: [
      {
        code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
        valueQuantity: { value: 120.0, unit: 'mm[Hg]', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
        referenceRange: [{ text: 'tot 140' }, { high: { value: 140 }, appliesTo: [{ text: 'volwassenen' }] }],
      },
    ],
  },
  Provenance: {
    resourceType: 'Provenance',
    id: 'herkomst',
    target: [{ reference: 'Condition/1' }],
    recorded: '2020-01-01T10:00:00+01:00',
    agent: [{ whoReference: { reference: 'Practitioner/1' } }],
    entity: [
      {
        role: 'source',
        whatReference: { reference: 'DocumentReference/1' },
        agent: [{ whoReference: { reference: 'Organization/1' }, role: [{ text: 'auteur' }] }],
      },
    ],
  },
};
