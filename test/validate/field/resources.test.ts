import { eachFieldCase, reference, xml } from './support';

eachFieldCase({
  'every resource type of STU3 is known': [
    {
      what: 'a Slot conforms',
      input: {
        resourceType: 'Slot',
        schedule: reference('Schedule/1'),
        status: 'free',
        start: '2026-01-01T10:00:00+01:00',
        end: '2026-01-01T10:20:00+01:00',
      },
    },
    {
      what: 'a RiskAssessment without a status does not',
      input: { resourceType: 'RiskAssessment', subject: reference('Patient/1') },
      told: ['error cardinality-min RiskAssessment'],
    },
    {
      what: 'a referral in XML, contained and referred to, conforms',
      input: xml(
        '<contained><ReferralRequest><id value="r"/><status value="active"/><intent value="order"/><subject><reference value="#"/></subject></ReferralRequest></contained><extension url="http://example.org/zie"><valueReference><reference value="#r"/></valueReference></extension>',
      ),
    },
  ],
  'CapabilityStatement.format holds MIME types, or xml, json and ttl': [
    ...(
      [
        ['ttl', 'application/fhir+json'],
        ['application/fhir+xml', 'xml', 'json'],
      ] as const
    ).map((format) => ({
      what: format.join(', '),
      input: {
        resourceType: 'CapabilityStatement',
        status: 'active',
        date: '2026',
        kind: 'capability',
        fhirVersion: '3.0.2',
        acceptUnknown: 'both',
        format,
        description: 'een server',
        rest: [{ mode: 'server' }],
      },
    })),
  ],
  'an invariant about an element that is absent holds': [
    {
      what: 'opd-2: a parameter without a search type, and with one of type string',
      input: {
        resourceType: 'OperationDefinition',
        name: 'Zoek',
        status: 'draft',
        kind: 'query',
        code: 'zoek',
        system: false,
        type: true,
        instance: false,
        parameter: [
          { name: 'a', use: 'in', min: 0, max: '1', type: 'Coding' },
          { name: 'b', use: 'in', min: 0, max: '1', type: 'string', searchType: 'token' },
        ],
      },
    },
    {
      what: 'ras-2: a risk in words',
      input: {
        resourceType: 'RiskAssessment',
        status: 'final',
        subject: reference('Patient/1'),
        prediction: [{ outcome: { text: 'val' }, qualitativeRisk: { text: 'hoog' } }],
      },
    },
    {
      what: 'ras-2: a probability over 100',
      input: {
        resourceType: 'RiskAssessment',
        status: 'final',
        subject: reference('Patient/1'),
        prediction: [{ outcome: { text: 'val' }, probabilityDecimal: 101 }],
      },
      told: ['error invariant:ras-2 RiskAssessment.prediction[0]'],
    },
  ],
  'per-1: start and end of unlike precision cannot be compared': [
    {
      what: 'a day and the time on it',
      input: {
        resourceType: 'Patient',
        name: [{ text: 'naam', period: { start: '2019-03-01', end: '2019-03-01T09:00:00+01:00' } }],
      },
      told: ['error period-precision Patient.name[0].period'],
    },
  ],
  'a system names a code system': [
    {
      what: "HL7's url of a value set, one that is not at hand",
      input: {
        resourceType: 'Organization',
        name: 'Praktijk',
        type: [{ coding: [{ system: 'http://hl7.org/fhir/ValueSet/soorten', code: 'a' }] }],
      },
      told: ['error system-value-set Organization.type[0].coding[0].system'],
    },
    {
      what: 'the OID of LOINC, which has a URL of its own',
      input: {
        resourceType: 'Observation',
        status: 'final',
        code: { coding: [{ system: 'urn:oid:2.16.840.1.113883.6.1', code: '8480-6' }] },
      },
      told: ['warning system-oid Observation.code.coding[0].system'],
    },
    {
      what: 'the OID of UCUM',
      input: {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'gewicht' },
        valueQuantity: { value: 70, unit: 'kg', system: 'urn:oid:2.16.840.1.113883.6.8', code: 'kg' },
      },
      told: ['warning system-oid Observation.valueQuantity.system'],
    },
  ],
});
