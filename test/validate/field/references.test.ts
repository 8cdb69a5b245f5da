import { expect, it } from 'vitest';
import { validator } from '../fixtures/support';
import { collection, div, eachFieldCase, reference } from './support';

const team = (member: unknown) => ({
  resourceType: 'CareTeam',
  participant: [{ member, onBehalfOf: reference('Organization/1') }],
});

eachFieldCase({
  'only a RESTful fullUrl ends with the id of the resource': [
    {
      what: 'documents, queries and names of other schemes',
      input: collection(
        ...[
          'https://epd.example/documenten/2026/brief.xml',
          'https://epd.example/zoek?nummer=1',
          'https://epd.example/Patient/1/samenvatting',
          'urn:isbn:9780000000000',
        ].map((fullUrl) => ({ fullUrl, resource: { resourceType: 'Patient', id: 'p1', active: true } })),
      ),
    },
    {
      what: 'a RESTful one of another id',
      input: collection({
        fullUrl: 'https://epd.example/fhir/Patient/2',
        resource: { resourceType: 'Patient', id: '1', active: true },
      }),
      told: ['error bundle-full-url Bundle.entry[0].fullUrl'],
    },
  ],
  'a UUID is lower case': [
    {
      what: 'in a fullUrl',
      input: collection({
        fullUrl: 'urn:uuid:0D3F5FE2-8A0B-4B7E-9C43-0F1A6F1E0000',
        resource: { resourceType: 'Patient', active: true },
      }),
      told: ['error primitive-format Bundle.entry[0].fullUrl'],
    },
  ],
  'a transaction may refer by a search': [
    {
      what: 'in a Bundle of type transaction',
      input: {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          {
            fullUrl: 'urn:uuid:0d3f5fe2-8a0b-4b7e-9c43-0f1a6f1e0000',
            resource: {
              resourceType: 'Observation',
              status: 'final',
              code: { text: 'gewicht' },
              subject: reference('Patient?identifier=http://example.org/nummer|1'),
            },
            request: { method: 'POST', url: 'Observation' },
          },
        ],
      },
    },
  ],
  'dom-3: the narrative may be what refers to a contained resource': [
    {
      what: 'a link',
      input: {
        resourceType: 'Patient',
        text: div('<p>Zie <a href="#bijlage">de bijlage</a></p>'),
        contained: [{ resourceType: 'Binary', id: 'bijlage', contentType: 'application/pdf', content: 'AAAA' }],
      },
    },
    {
      what: 'its name alone is no reference',
      input: {
        resourceType: 'Patient',
        text: div('<p>Zie #bijlage</p>'),
        contained: [{ resourceType: 'Binary', id: 'bijlage', contentType: 'application/pdf', content: 'AAAA' }],
      },
      told: ['error invariant:dom-3 Patient'],
    },
  ],
  'ctm-1: a reference tells the type of what it leads to, also when that is not at hand': [
    { what: 'a practitioner', input: team(reference('Practitioner/1')) },
    { what: 'a practitioner of another server', input: team(reference('https://epd.example/fhir/Practitioner/1')) },
    {
      what: 'a patient',
      input: team(reference('Patient/1')),
      told: ['error invariant:ctm-1 CareTeam.participant[0]'],
    },
    {
      what: 'who is named only resolves to nothing, which is no practitioner',
      input: team({ display: 'dokter' }),
      told: ['error invariant:ctm-1 CareTeam.participant[0]'],
    },
    {
      what: 'and so does who has a number only',
      input: team({ identifier: { system: 'http://fhir.nl/fhir/NamingSystem/agb-z', value: '01000002' } }),
      told: ['error invariant:ctm-1 CareTeam.participant[0]'],
    },
  ],
});

it('an invariant about somebody whose type cannot be told is said to be not evaluated', async () => {
  const { issues } = await validator.validate(team(reference('urn:uuid:0d3f5fe2-8a0b-4b7e-9c43-0f1a6f1e0000')));
  expect(issues.map(({ rule }) => rule)).toEqual(['invariant-not-evaluated']);
});
