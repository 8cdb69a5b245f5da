import type { JsonObject } from '../json';

const concept = (code: string, display: string): JsonObject => ({ code, display });

/** What servers and definitions are described with. */
export const definitions: Readonly<Record<string, JsonObject>> = {
  ValueSet: {
    resourceType: 'ValueSet',
    id: 'kleuren',
    url: 'http://example.org/fhir/ValueSet/kleuren',
    status: 'active',
    compose: {
      include: [
        { system: 'http://example.org/kleur', concept: [concept('rood', 'Rood'), concept('groen', 'Groen')] },
        { system: 'http://example.org/tint', filter: [{ property: 'concept', op: 'is-a', value: 'licht' }] },
      ],
      exclude: [{ system: 'http://example.org/kleur', concept: [concept('wit', 'Wit')] }],
    },
    expansion: {
      identifier: 'urn:uuid:0d3f5fe2-8a0b-4b7e-9c43-0f1a6f1e0000',
      timestamp: '2020-01-01T10:00:00+01:00',
      contains: [
        {
          abstract: true,
          display: 'warm',
          contains: [{ system: 'http://example.org/kleur', code: 'rood', display: 'Rood' }],
        },
      ],
    },
  },
  CodeSystem: {
    resourceType: 'CodeSystem',
    id: 'kleur',
    url: 'http://example.org/kleur',
    status: 'active',
    content: 'complete',
    caseSensitive: true,
    property: [{ code: 'soort', type: 'string' }],
    concept: [
      {
        code: 'warm',
        display: 'Warm',
        concept: [
          {
            code: 'rood',
            display: 'Rood',
            designation: [{ language: 'en', value: 'red' }],
            property: [{ code: 'soort', valueString: 'basis' }],
          },
        ],
      },
    ],
  },
  ConceptMap: {
    resourceType: 'ConceptMap',
    id: 'kleuren',
    status: 'draft',
    sourceUri: 'http://example.org/fhir/ValueSet/kleuren',
    targetUri: 'http://example.org/fhir/ValueSet/colours',
    group: [
      {
        source: 'http://example.org/kleur',
        target: 'http://example.org/colour',
        element: [
          {
            code: 'rood',
            target: [
              {
                code: 'red',
                equivalence: 'equal',
                product: [{ property: 'http://example.org/p', system: 'http://example.org/s', code: 'a' }],
              },
            ],
          },
        ],
      },
    ],
  },
  OperationDefinition: {
    resourceType: 'OperationDefinition',
    id: 'zoek',
    name: 'Zoek',
    status: 'draft',
    kind: 'operation',
    code: 'zoek',
    resource: ['Patient'],
    system: false,
    type: true,
    instance: false,
    parameter: [
      { name: 'naam', use: 'in', min: 0, max: '1', type: 'string', searchType: 'string' },
      {
        name: 'uit',
        use: 'out',
        min: 1,
        max: '*',
        part: [{ name: 'deel', use: 'out', min: 0, max: '1', type: 'code' }],
      },
    ],
  },
  SearchParameter: {
    resourceType: 'SearchParameter',
    id: 'merk',
    url: 'http://example.org/fhir/SearchParameter/merk',
    name: 'merk',
    status: 'active',
    code: 'merk',
    base: ['Device'],
    type: 'string',
    description: 'Merk van het hulpmiddel',
    expression: 'Device.manufacturer',
    xpathUsage: 'normal',
    xpath: 'f:Device/f:manufacturer',
  },
  CapabilityStatement: {
    resourceType: 'CapabilityStatement',
    id: 'server',
    status: 'active',
    date: '2020-01-01',
    kind: 'capability',
    description: 'Een server',
    fhirVersion: '3.0.2',
    acceptUnknown: 'extensions',
    format: ['json', 'application/fhir+xml'],
    rest: [
      {
        mode: 'server',
        resource: [
          {
            type: 'Patient',
            interaction: [{ code: 'read' }],
            searchParam: [{ name: 'name', type: 'string' }],
          },
        ],
        searchParam: [{ name: '_id', type: 'token' }],
      },
    ],
  },
  StructureDefinition: {
    resourceType: 'StructureDefinition',
    id: 'merk',
    url: 'http://example.org/fhir/StructureDefinition/merk',
    name: 'Merk',
    status: 'draft',
    fhirVersion: '3.0.2',
    kind: 'complex-type',
    abstract: false,
    contextType: 'resource',
    context: ['Device'],
    type: 'Extension',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
    derivation: 'constraint',
    differential: {
      element: [
        { id: 'Extension', path: 'Extension', max: '1' },
        { id: 'Extension.url', path: 'Extension.url', fixedUri: 'http://example.org/fhir/StructureDefinition/merk' },
        { id: 'Extension.valueString', path: 'Extension.valueString', min: 1, type: [{ code: 'string' }] },
      ],
    },
  },
  GraphDefinition: {
    resourceType: 'GraphDefinition',
    id: 'patient',
    name: 'Patient',
    status: 'draft',
    start: 'Patient',
    link: [
      {
        path: 'Patient.managingOrganization',
        target: [{ type: 'Organization', link: [{ path: 'Organization.partOf', target: [{ type: 'Organization' }] }] }],
      },
    ],
  },
  ImplementationGuide: {
    resourceType: 'ImplementationGuide',
    id: 'gids',
    url: 'http://example.org/fhir/ImplementationGuide/gids',
    name: 'Gids',
    status: 'draft',
    page: {
      source: 'index.html',
      title: 'Begin',
      kind: 'page',
      page: [{ source: 'b.html', title: 'Meer', kind: 'page' }],
    },
  },
  NamingSystem: {
    resourceType: 'NamingSystem',
    id: 'nummer',
    name: 'Nummer',
    status: 'draft',
    kind: 'identifier',
    date: '2020-01-01',
    uniqueId: [
      { type: 'oid', value: '1.2.3.4', preferred: false },
      { type: 'uri', value: 'http://example.org/nummer', preferred: true },
    ],
  },
};
