import type { exchangeInvariants } from '../../invariants/exchange';
import { type ExamplesOf, on } from '../example';
import { questionnaireExamples } from './questionnaire';

const subject = { reference: 'Patient/p' };
const entryOf = (more: object = {}) => ({
  entry: [{ fullUrl: 'https://example.org/fhir/Patient/p', resource: { resourceType: 'Patient', id: 'p' }, ...more }],
});
const bundle = on({ resourceType: 'Bundle', type: 'collection' });
const head = {
  resourceType: 'Composition',
  status: 'final',
  type: { text: 'Brief' },
  subject,
  date: '2020-01-31',
  author: [{ reference: 'Practitioner/a' }],
  title: 'Brief',
};
const composition = on(head);
const list = on({ resourceType: 'List', status: 'current', mode: 'snapshot' });
const item = { reference: 'Condition/c' };
const source = { type: 'source', resource: item };
const alternate = { type: 'alternate', resource: { reference: 'Condition/d' } };

export const exchangeExamples = {
  ...questionnaireExamples,
  'bdl-1': bundle({ total: 1, ...entryOf() }, entryOf()),
  'bdl-2': bundle(entryOf({ search: { mode: 'match' } }), entryOf()),
  'bdl-3': bundle(entryOf({ request: { method: 'GET', url: 'Patient/p' } }), entryOf()),
  'bdl-4': bundle(entryOf({ response: { status: '200' } }), entryOf()),
  'bdl-5': bundle(entryOf({ resource: undefined }), entryOf()),
  'bdl-7': { elsewhere: 'bundle-duplicate' },
  'bdl-8': bundle(entryOf({ fullUrl: 'https://example.org/fhir/Patient/p/_history/1' }), entryOf()),
  'bdl-9': on({
    resourceType: 'Bundle',
    type: 'document',
    meta: { lastUpdated: '2020-01-31T09:00:00Z' },
    entry: [
      {
        fullUrl: 'https://example.org/fhir/Composition/c',
        resource: { ...head, id: 'c', author: [{ display: 'x' }], subject: { display: 'x' } },
      },
    ],
  })({}, { identifier: { system: 'https://example.org/documents', value: '1' } }),
  'cmp-1': composition({ section: [{ title: 'x' }] }, { section: [{ title: 'x', entry: [item] }] }),
  'cmp-2': composition(
    { section: [{ emptyReason: { text: 'x' }, entry: [item] }] },
    {
      section: [
        {
          emptyReason: { text: 'x' },
          text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Geen</div>' },
        },
      ],
    },
  ),
  'grp-1': on({ resourceType: 'Group', type: 'person', member: [{ entity: subject }] })(
    { actual: false },
    { actual: true },
  ),
  'inv-1 of Parameters': on({ resourceType: 'Parameters' })(
    { parameter: [{ name: 'x' }] },
    { parameter: [{ name: 'x', valueString: 'y' }] },
  ),
  'inv-1 of Task': on({ resourceType: 'Task', status: 'requested', intent: 'order' })(
    { authoredOn: '2020-01-31', lastModified: '2020-01-30' },
    { authoredOn: '2020-01-30', lastModified: '2020-01-31' },
  ),
  'lnk-1': on({ resourceType: 'Linkage' })({ item: [source] }, { item: [source, alternate] }),
  'lst-1': list({ emptyReason: { text: 'x' }, entry: [{ item }] }, { emptyReason: { text: 'x' } }),
  'lst-2': list({ entry: [{ deleted: true, item }] }, { mode: 'changes', entry: [{ deleted: true, item }] }),
  'ppc-1': on({ resourceType: 'Consent', status: 'active', patient: subject })(
    {},
    { policyRule: 'https://example.org/policy' },
  ),
  'sev-1': on({
    resourceType: 'AuditEvent',
    type: { system: 'http://hl7.org/fhir/audit-event-type', code: 'rest' },
    recorded: '2020-01-31T09:00:00Z',
    agent: [{ requestor: true }],
    source: { identifier: { value: 'a' } },
  })({ entity: [{ name: 'x', query: 'AAAA' }] }, { entity: [{ name: 'x' }] }),
} as const satisfies ExamplesOf<typeof exchangeInvariants>;
