import { toCollection } from '../../../src/index';
import { anna, now, tom } from '../../facade/support';

/** Bundles to read resource by resource: what there is in one, and what may be wrong with one. */
export type Json = Readonly<Record<string, unknown>>;

const BASE = 'https://x.example/fhir';

/** What the demo patients have, as their collections. */
export const collections: readonly (Json & { readonly entry: readonly Json[] })[] = [anna, tom].map((records) =>
  JSON.parse(JSON.stringify(toCollection([records], { now: now() }))),
);

export const bundle = (type: string, entry: readonly unknown[], more: Json = {}): Json => ({
  resourceType: 'Bundle',
  type,
  ...more,
  entry,
});

export const entry = (resource: Json, more: Json = {}): Json => ({
  fullUrl: `${BASE}/${resource.resourceType}/${resource.id}`,
  resource,
  ...more,
});

export const patient: Json = {
  resourceType: 'Patient',
  id: 'a',
  meta: { profile: ['http://fhir.nl/fhir/StructureDefinition/nl-core-patient'], versionId: '1' },
  gender: 'male',
  birthDate: '2030-01-01',
};
export const practitioner: Json = { resourceType: 'Practitioner', id: 'p', name: [{ family: 'Arts' }], gender: 'mann' };
export const condition: Json = {
  resourceType: 'Condition',
  id: 'c',
  meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-Problem'] },
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '48867003', display: 'bradycardie' }] },
  subject: { reference: 'Patient/a' },
  onsetDateTime: '2019-01-01',
  asserter: { reference: 'Practitioner/p' },
  contained: [{ resourceType: 'Patient', id: 'in', name: [{}] }],
  evidence: [{ detail: [{ reference: '#in' }, { reference: 'Observation/gone' }] }],
};
const observation: Json = {
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
  subject: { reference: `${BASE}/Patient/a` },
  performer: [{ reference: 'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7' }],
  valueQuantity: { value: 0, system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
};
const self = (query: string): Json => ({ link: [{ relation: 'self', url: `${BASE}/${query}` }] });
const all = [entry(patient), entry(practitioner), entry(condition), entry(observation)];
const request = (method: string): Json => ({ request: { method, url: 'Patient' } });

/** Bundles of every type, and what is seldom in one. */
export const bundles: Readonly<Record<string, Json>> = {
  searchset: bundle('searchset', all, self('Condition?_include=Condition:subject')),
  'searchset with modes': bundle(
    'searchset',
    [
      entry(condition, { search: { mode: 'match' } }),
      entry(patient, { search: { mode: 'include' } }),
      entry({ resourceType: 'OperationOutcome', id: 'x', issue: [] }, { search: { mode: 'outcome' } }),
      entry(practitioner, { search: { mode: 'outcome' } }),
    ],
    { total: 7, ...self('Condition?_include=Condition:evidence-detail&_include=Condition:subject') },
  ),
  collection: bundle('collection', all, {
    identifier: { system: 'urn:x', value: '1' },
    meta: { tag: [{ code: 'x' }] },
  }),
  transaction: bundle('transaction', [
    { resource: { ...condition, subject: { reference: 'Patient?identifier=1' } }, ...request('POST') },
    { fullUrl: 'urn:uuid:53FEFA32-fcbb-4ff8-8a92-55ee120877b7', resource: practitioner, ...request('PUT') },
    { resource: observation },
  ]),
  batch: bundle('batch', [{ resource: patient, ...request('DELETE') }, { request: { method: 'GET', url: 'x' } }]),
  'batch-response': bundle('batch-response', [{ response: { status: '200', outcome: patient } }, {}]),
  history: bundle('history', [entry(patient), entry({ ...patient, meta: { versionId: '2' } }), entry(patient)]),
  document: bundle('document', [
    entry({
      resourceType: 'Composition',
      id: 'd',
      status: 'final',
      type: { text: 'x' },
      subject: { reference: 'Patient/a' },
      date: '2020-01-01',
      author: [{ reference: 'Practitioner/gone' }],
      title: 'x',
      section: [{ entry: [{ reference: 'Condition/c' }], section: [{ entry: [{ reference: 'Condition/gone' }] }] }],
    }),
    ...all,
  ]),
  'document that begins with another': bundle('document', all),
  message: bundle('message', [
    entry({ resourceType: 'MessageHeader', id: 'h', focus: [{ reference: 'Patient/a' }] }),
    entry(patient),
  ]),
  'of an unknown type': bundle('parcel', all),
  nested: bundle('collection', [
    entry({ ...bundle('collection', [...all, entry(patient)]), id: 'inner' }),
    entry({ ...bundle('collection', [entry(bundle('document', all))]), id: 'outer' }),
    entry(condition),
  ]),
  'duplicate fullUrls': bundle('collection', [...all, entry({ ...patient, gender: 'x' }), entry(practitioner)]),
  'entries that are none': bundle('collection', [
    null,
    [],
    'x',
    1,
    true,
    {},
    { resource: null },
    ...all,
    { resource: [] },
  ]),
  'resources that are none': bundle('collection', [
    { resource: 'x' },
    { resource: {} },
    entry({ resourceType: 'Pasient', id: 'a' }),
    { resource: { resourceType: 7, id: {} } },
    { resource: { id: 'a', meta: 'x' } },
    entry({ ...patient, meta: { profile: 'x', versionId: {} } }),
    { fullUrl: 7, resource: patient },
  ]),
  'without entries': bundle('collection', []),
  'with an entry that is no list': { resourceType: 'Bundle', type: 'collection', entry: entry(condition) },
  'with twins of entries': bundle('collection', all, { _entry: [{ id: 'x' }] }),
  'with properties nobody knows': bundle('collection', [{ ...entry(patient), resources: patient }, ...all], { x: 1 }),
  'claims a profile of another type': bundle('collection', all, { meta: { profile: [`${BASE}/x`] } }),
  'one large entry': bundle('collection', [
    entry({ ...condition, note: Array.from({ length: 300 }, (_, at) => ({ text: `n ${at}`, x: at })) }),
    entry(patient),
  ]),
  'patients that link to one another': bundle(
    'collection',
    Array.from({ length: 30 }, (_, at) =>
      entry({
        resourceType: 'Patient',
        id: `l${at}`,
        link: [{ other: { reference: `Patient/l${(at + 1) % 30}` }, type: 'seealso' }],
        generalPractitioner: [{ reference: 'Practitioner/p' }],
      }),
    ).concat(entry(practitioner)),
  ),
  'of no type': { type: 'collection', entry: all },
  'of another type': { resourceType: 'List', entry: all },
};

const spoil = (of: Json, from: string | RegExp, to: string): string => JSON.stringify(of).replace(from, to);
const { collection = {}, searchset = {} } = bundles;
const text = JSON.stringify(collection);
const middle = text.indexOf('"onsetDateTime"');

/** Texts that are no more than nearly that. */
export const texts: Readonly<Record<string, string>> = {
  'with a byte order mark': `\ufeff${text}`,
  indented: JSON.stringify(collection, undefined, 2),
  'with lines of Windows': JSON.stringify(searchset, undefined, '\t').replaceAll('\n', '\r\n'),
  'escaped names': text
    .replace('"entry"', '"entr\\u0079"')
    .replaceAll('"resource"', '"re\\u0073ource"')
    .replaceAll('"resourceType":"Patient"', '"resource\\u0054ype":"Pati\\u0065nt"'),
  'resource before fullUrl': JSON.stringify({
    entry: all.map(({ fullUrl, resource }) => ({ resource, fullUrl })),
    type: 'collection',
    resourceType: 'Bundle',
  }),
  'id before type': spoil(collection, '"resourceType":"Patient","id":"a"', '"id":"a","resourceType":"Patient"'),
  'entry twice': text.replace(/\}$/, `,"entry":${JSON.stringify(all.slice(0, 2))}}`),
  'entry twice, broken first': `{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"id":tru}}],"entry":[]}`,
  'entry twice, then none': text.replace(/\}$/, ',"entry":7}'),
  'resource twice': spoil(collection, '"resource":{', '"resource":{"resourceType":"Patient","x":1},"resource":{'),
  'resource twice, then none': spoil(collection, '"search"', '"x"').replace('}},{', '},"resource":null},{'),
  'resource twice, broken first': spoil(collection, '"resource":{', '"resource":{"a":1,},"resource":{'),
  'id twice': spoil(collection, '"id":"a"', '"id":"b","id":"a"'),
  'a property twice, deep down': spoil(collection, '"code":"48867003"', '"code":"1","code":"48867003"'),
  'a property twice in each': text.replaceAll('"id":', '"language":"nl","language":"nl","id":'),
  'properties of a prototype': spoil(collection, '"gender":"male"', '"__proto__":{"x":1},"constructor":1'),
  'an entry of a prototype': spoil(collection, '"resource"', '"__proto__":null,"resource"'),
  'odd numbers': text.replace('"value":0', '"value":1.50e2').replace('{"reference', '{"x":-0,"reference'),
  'broken in the middle': `${text.slice(0, middle)}?${text.slice(middle)}`,
  'a bad escape': spoil(collection, 'bradycardie', 'brady\\cardie'),
  'a comma too many': text.replace(/\]\}$/, ',]}'),
  'a comma too many in a resource': spoil(collection, '"gender":"male"', '"gender":"male",'),
  'a resource that goes on': spoil(collection, '"birthDate":"2030-01-01"}', '"birthDate":"2030-01-01"}.5'),
  'a number with a string in it': spoil(collection, '"type":"collection"', '"type":12"x,{'),
  'a bad number': text.replace('"value":0', '"value":00'),
  'something behind it': `${text} x`,
  'a bracket too many': `${text}]`,
  'ends early': text.slice(0, -1),
  'ends in an entry': text.slice(0, middle),
  'ends in a string': text.slice(0, text.indexOf('bradycardie') + 3),
  'nested too deep': text.replace('"value":0', `"value":${'['.repeat(300)}${']'.repeat(300)}`),
  'nested too deep, and broken': `${text.replace('"value":0', `"value":${'['.repeat(300)}`)}`,
  'broken, and then nested too deep': `${text.slice(0, 30)}"${text.slice(30)}${'['.repeat(300)}`,
  'nothing but blanks': '  ',
  'a list': `[${text}]`,
  'a letter that is no Latin one': text.replace('Arts', 'Łódź \u2028 😀'),
};
