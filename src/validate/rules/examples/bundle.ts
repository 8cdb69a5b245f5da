import type { Json } from '../../../fhir/json';

const url = (id: string): string => `https://example.org/fhir/Patient/${id}`;
const patientOf = (id: string, more: Json = {}) => ({ resourceType: 'Patient', id, ...more });
const entryOf = (id: string, more: Json = {}) => ({ fullUrl: url(id), resource: patientOf(id, more) });
const bundle = (type: string, entry: readonly Json[], more: Json = {}) => ({
  resourceType: 'Bundle',
  type,
  ...more,
  entry,
});
const composition = (more: Json = {}) => ({
  fullUrl: 'https://example.org/fhir/Composition/c',
  resource: {
    resourceType: 'Composition',
    id: 'c',
    status: 'final',
    type: { text: 'Brief' },
    subject: { reference: 'Patient/p' },
    date: '2020',
    author: [{ reference: 'Patient/p' }],
    title: 'Brief',
    ...more,
  },
});
const documentHead = {
  identifier: { system: 'https://example.org/documents', value: '1' },
  meta: { lastUpdated: '2020-01-01T12:00:00Z' },
};
const document = (entry: readonly Json[], more: Json = {}) => bundle('document', entry, { ...documentHead, ...more });

export const bundleExamples = {
  'bundle-full-url': {
    wrong: bundle('collection', [{ fullUrl: 'Patient/p', resource: patientOf('p') }]),
    right: bundle('collection', [entryOf('p')]),
  },
  'bundle-full-url-missing': {
    wrong: bundle('collection', [{ resource: patientOf('p') }]),
    right: bundle('collection', [entryOf('p')]),
  },
  'bundle-duplicate': {
    wrong: bundle('collection', [entryOf('p'), entryOf('p')]),
    right: bundle('collection', [entryOf('p'), entryOf('q')]),
  },
  'bundle-first-entry': {
    wrong: document([entryOf('p')]),
    right: document([composition(), entryOf('p')]),
  },
  'bundle-document-date': {
    wrong: document([composition(), entryOf('p')], { meta: undefined }),
    right: document([composition(), entryOf('p')]),
  },
  'bundle-outcome': {
    wrong: bundle('searchset', [{ ...entryOf('p'), search: { mode: 'outcome' } }]),
    right: bundle('searchset', [{ ...entryOf('p'), search: { mode: 'match' } }]),
  },
  'bundle-reference': {
    wrong: document([composition()]),
    right: document([composition(), entryOf('p')]),
  },
  'bundle-incomplete': {
    wrong: bundle('collection', [entryOf('p', { link: [{ other: { reference: 'Patient/q' }, type: 'seealso' }] })]),
    right: bundle('collection', [
      entryOf('p', { link: [{ other: { reference: 'Patient/q' }, type: 'seealso' }] }),
      entryOf('q'),
    ]),
  },
} as const;

const SELF = { link: [{ relation: 'self', url: 'https://example.org/fhir/Patient?_id=p' }] };
const CLAIM = { meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] } };
const options = { rules: ['bgz-msz'] };

/** A searchset the national qualification has nothing against, but for what is said otherwise. */
const answer = (resource: Json = {}, more: Json = {}, fullUrl = url('p')) =>
  bundle('searchset', [{ fullUrl, resource: { ...patientOf('p'), ...CLAIM, ...resource } }], { ...SELF, ...more });
const asserted = (wrong: Json, right: Json = answer()) => ({ wrong, right, options });
const married = (coding: Json) => answer({ maritalStatus: { coding: [coding] } });
const MARITAL = 'http://hl7.org/fhir/v3/MaritalStatus';

export const bgzMszExamples = {
  'bgz-msz-2': asserted({ resourceType: 'Patient', ...CLAIM }),
  'bgz-msz-3': asserted(
    bundle(
      'searchset',
      [{ fullUrl: 'https://example.org/patient', resource: { resourceType: 'Patient', ...CLAIM } }],
      SELF,
    ),
  ),
  'bgz-msz-4': asserted(answer({}, {}, 'urn:example:p')),
  'bgz-msz-5': asserted(answer({ meta: undefined })),
  'bgz-msz-6': asserted(answer({}, { total: 2 }), answer({}, { total: 1 })),
  'bgz-msz-7': asserted(answer({}, { link: undefined })),
  'bgz-msz-8': asserted(answer({ animal: { species: { coding: [{ code: 'hond', display: 'Hond' }] } } })),
  'bgz-msz-9': {
    ...asserted(
      married({ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.2.0.1.1', code: 'M', display: 'Gehuwd' }),
      married({ system: MARITAL, code: 'M', display: 'Married' }),
    ),
    also: ['system-value-set'],
  },
  'bgz-msz-10': asserted(
    married({ system: MARITAL, code: 'M' }),
    married({ system: MARITAL, code: 'M', display: 'Married' }),
  ),
  'bgz-msz-11': asserted(
    answer({ managingOrganization: { reference: 'https://example.com/fhir/Organization/o' } }),
    answer({ managingOrganization: { reference: 'https://example.com/fhir/Organization/o', display: 'Ziekenhuis' } }),
  ),
  'bgz-msz-12': asserted(
    answer({ identifier: [{ system: 'https://example.org/patients' }] }),
    answer({ identifier: [{ system: 'https://example.org/patients', value: '1' }] }),
  ),
} as const;
