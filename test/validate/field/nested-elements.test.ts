import { composition, eachFieldCase, reference } from './support';

eachFieldCase({
  'an element taken over by contentReference takes over its invariants': [
    {
      what: 'qrs-1 at an item within an answer',
      input: {
        resourceType: 'QuestionnaireResponse',
        status: 'completed',
        item: [
          {
            linkId: '1',
            answer: [
              {
                valueString: 'ja',
                item: [{ linkId: '1.1', answer: [{ valueString: 'a' }], item: [{ linkId: '1.1.1', text: 'b' }] }],
              },
            ],
          },
        ],
      },
      told: ['error invariant:qrs-1 QuestionnaireResponse.item[0].answer[0].item[0]'],
    },
    {
      what: 'opd-1 at a part of a part',
      input: {
        resourceType: 'OperationDefinition',
        name: 'Zoek',
        status: 'draft',
        kind: 'operation',
        code: 'zoek',
        system: true,
        type: false,
        instance: false,
        parameter: [
          {
            name: 'uit',
            use: 'out',
            min: 0,
            max: '1',
            part: [{ name: 'deel', use: 'out', min: 0, max: '1' }],
          },
        ],
      },
      told: ['error invariant:opd-1 OperationDefinition.parameter[0].part[0]'],
    },
    {
      what: 'vsd-2 at what a value set excludes',
      input: {
        resourceType: 'ValueSet',
        status: 'draft',
        compose: {
          include: [{ system: 'http://example.org/kleur' }],
          exclude: [{ valueSet: ['http://example.org/ValueSet/wit'], concept: [{ code: 'wit' }] }],
        },
      },
      told: ['error invariant:vsd-2 ValueSet.compose.exclude[0]'],
    },
    {
      what: 'cmp-2 three sections deep',
      input: composition([
        {
          title: 'a',
          section: [
            {
              title: 'b',
              section: [{ title: 'c', emptyReason: { text: 'niet gevraagd' }, entry: [reference('Condition/1')] }],
            },
          ],
        },
      ]),
      told: ['error invariant:cmp-2 Composition.section[0].section[0].section[0]'],
    },
    {
      what: 'obs-3 at the range of a component, beside one that is right',
      input: {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'bloeddruk' },
        component: [{ code: { text: 'onder' }, referenceRange: [{ text: 'tot 90' }, { age: { low: { value: 18 } } }] }],
      },
      told: ['error invariant:obs-3 Observation.component[0].referenceRange[1]'],
    },
    {
      what: 'inv-1 at a part that holds a value and a part',
      input: {
        resourceType: 'Parameters',
        parameter: [{ name: 'a', part: [{ name: 'b', valueString: 'c', part: [{ name: 'd', valueString: 'e' }] }] }],
      },
      told: ['error invariant:inv-1 Parameters.parameter[0].part[0]'],
    },
  ],
  'an extension allowed on an element is allowed on one that takes its content over': [
    {
      what: 'minValue, at home on Questionnaire.item, on an item in an item',
      input: {
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [
          {
            linkId: '1',
            type: 'group',
            item: [
              {
                linkId: '1.1',
                type: 'integer',
                extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 0 }],
              },
            ],
          },
        ],
      },
    },
    {
      what: 'a comment, at home on CodeSystem.concept, on a concept below one',
      input: {
        resourceType: 'CodeSystem',
        status: 'draft',
        content: 'complete',
        concept: [
          {
            code: 'a',
            concept: [
              {
                code: 'b',
                extension: [
                  { url: 'http://hl7.org/fhir/StructureDefinition/codesystem-comments', valueString: 'let op' },
                ],
              },
            ],
          },
        ],
      },
    },
    {
      what: 'minValue on an answer',
      input: {
        resourceType: 'QuestionnaireResponse',
        status: 'completed',
        item: [
          {
            linkId: '1',
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 0 }],
            answer: [{ valueInteger: 1 }],
          },
        ],
      },
      told: ['error extension-context QuestionnaireResponse.item[0].extension[0]'],
    },
  ],
});
