import { on } from '../example';

const head = {
  resourceType: 'CapabilityStatement',
  status: 'draft',
  date: '2020-01-31',
  kind: 'instance',
  fhirVersion: '3.0.2',
  acceptUnknown: 'no',
  format: ['json'],
};
const described = on({ ...head, description: 'x' });
const server = { mode: 'server' };
const serving = on({ ...head, description: 'x', rest: [server] });
const supported = { supportedMessage: [{ mode: 'sender', definition: { reference: 'MessageDefinition/a' } }] };
const endpoint = {
  endpoint: [
    { protocol: { system: 'http://hl7.org/fhir/message-transport', code: 'http' }, address: 'https://example.org' },
  ],
};
const document = (mode: string) => ({ mode, profile: { reference: 'StructureDefinition/a' } });
const interaction = [{ code: 'read' }];
const resources = (...types: readonly string[]) => ({
  rest: [{ mode: 'server', resource: types.map((type) => ({ type, interaction })) }],
});
const searches = (...names: readonly string[]) => ({
  rest: [
    {
      mode: 'server',
      resource: [{ type: 'Patient', interaction, searchParam: names.map((name) => ({ name, type: 'string' })) }],
    },
  ],
});

/** Of the publication invariants, those about capability statements. */
export const capabilityExamples = {
  'cpb-1': described({}, { rest: [server] }),
  'cpb-2': on({ ...head, rest: [server] })({}, { description: 'x' }),
  'cpb-3': described(
    { kind: 'capability', messaging: [{ ...endpoint, ...supported }] },
    { messaging: [{ ...endpoint, ...supported }] },
  ),
  'cpb-7': described(
    { document: [document('producer'), document('producer')] },
    { document: [document('producer'), document('consumer')] },
  ),
  'cpb-8': described({ rest: [server, server] }, { rest: [server, { mode: 'client' }] }),
  'cpb-9': described(resources('Patient', 'Patient'), resources('Patient', 'Condition')),
  'cpb-12': described(searches('name', 'name'), searches('name', 'family')),
  'cpb-14': serving({ kind: 'requirements', software: { name: 'x' } }, { kind: 'requirements' }),
  'cpb-15': serving(
    { kind: 'capability', implementation: { description: 'x' } },
    { implementation: { description: 'x' } },
  ),
  'cpb-16': described({ messaging: [{ documentation: 'x' }] }, { messaging: [{ documentation: 'x', ...supported }] }),
};
