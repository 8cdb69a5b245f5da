import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { packageOf, profileOf } from './fixtures/packages';
import { eachCase, HL7, type Json, linesOf, onlyIssue, validator } from './fixtures/support';

const BASE = 'https://x.example/fhir';
const patient = (parts: Json): Json => ({ resourceType: 'Patient', ...parts });
const of = (reference: string): Json => patient({ managingOrganization: { reference } });
const organization = { resourceType: 'Organization', name: 'O' };

const collection = (...entry: readonly Json[]): Json => ({ resourceType: 'Bundle', type: 'collection', entry });
const entry = (resource: Json, fullUrl = `${BASE}/${resource.resourceType}/${resource.id}`): Json => ({
  fullUrl,
  resource,
});
const UUID = 'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7';
const OID = 'urn:oid:2.16.840.1.1';

describe('the form of a reference', () => {
  it.each([
    'Organization/1',
    'Organization/1/_history/2',
    `${BASE}/Organization/1`,
    `${BASE}/Organization/1/_history/2`,
    'https://elders.example/iets-anders',
    UUID,
    OID,
  ])('%s leads elsewhere, which is counted', async (reference) => {
    const report = await validator.validate(of(reference));
    expect(report.issues).toEqual([]);
    expect(report.unverified.references).toBe(1);
  });

  it.each([
    '1',
    'Organization',
    'organization/1',
    'Organization/',
    '/Organization/1',
    'Organization/a_b',
    'de huisarts',
    'Organization/1/2',
  ])('%s leads nowhere', async (reference) => {
    expect(linesOf(await validator.validate(of(reference)))).toEqual([
      'error reference-form Patient.managingOrganization',
    ]);
  });

  it('white space leads nowhere either', async () => {
    const lines = linesOf(await validator.validate(of('   ')));
    expect(lines).toContain('error reference-form Patient.managingOrganization');
  });

  it('a display or an identifier alone is no fault', async () => {
    for (const managingOrganization of [{ display: 'O' }, { identifier: { system: 'urn:oid:1.2', value: '1' } }]) {
      const report = await validator.validate(patient({ managingOrganization }));
      expect(report.issues).toEqual([]);
      expect(report.unverified.references).toBe(0);
    }
  });
});

describe('a search in place of a reference', () => {
  const inBundle = (type: string, reference: string): Json => ({
    resourceType: 'Bundle',
    type,
    entry: [
      {
        fullUrl: UUID,
        resource: of(reference),
        ...(type === 'transaction' || type === 'batch' ? { request: { method: 'POST', url: 'Patient' } } : {}),
      },
    ],
  });
  const search = 'Organization?identifier=http://x.example/agb|01234567';
  const at = 'Bundle.entry[0].resource.managingOrganization';

  eachCase([
    ...['batch', 'collection', 'searchset'].map((type) => ({
      what: `is read in a transaction only, not in a ${type} (STU3 http.html, conditional references)`,
      broken: inBundle(type, search),
      right: inBundle('transaction', search),
      told: `error reference-form ${at}`,
    })),
    {
      what: 'nor outside a Bundle',
      broken: of(search),
      right: of('Organization/1'),
      told: 'error reference-form Patient.managingOrganization',
    },
    {
      what: 'is about a type that the element allows',
      broken: inBundle('transaction', 'Practitioner?identifier=1'),
      right: inBundle('transaction', 'Organization?identifier=1'),
      told: `error reference-target ${at}`,
    },
    ...['Organization?', '?identifier=1', 'organization?identifier=1'].map((reference) => ({
      what: `says what to look for: ${reference}`,
      broken: inBundle('transaction', reference),
      told: `error reference-form ${at}`,
    })),
  ]);

  it('is told as what it is', async () => {
    expect(onlyIssue(await validator.validate(of(search)), 'reference-form').message).toContain('in a transaction');
  });
});

describe('contained targets', () => {
  eachCase([
    {
      what: '# and the id of nothing',
      broken: of('#o'),
      right: { ...of('#o'), contained: [{ ...organization, id: 'o' }] },
      told: 'error reference-unresolved Patient.managingOrganization',
    },
    {
      what: 'the id of a contained resource without #',
      broken: { ...of('o'), contained: [{ ...organization, id: 'o' }] },
      told: ['error invariant:dom-3 Patient', 'error reference-form Patient.managingOrganization'],
    },
    {
      what: 'of another type than the element allows',
      broken: { ...of('#p'), contained: [{ resourceType: 'Practitioner', id: 'p' }] },
      right: { ...of('#p'), contained: [{ ...organization, id: 'p' }] },
      told: 'error reference-target Patient.managingOrganization',
      profile: `${HL7}/Patient`,
    },
    {
      what: 'one contained resource refers to another',
      broken: {
        ...of('#o'),
        contained: [{ ...organization, id: 'o', partOf: { reference: '#q' } }],
      },
      right: {
        ...of('#o'),
        contained: [
          { ...organization, id: 'o', partOf: { reference: '#p' } },
          { ...organization, id: 'p' },
        ],
      },
      told: 'error reference-unresolved Patient.contained[0].partOf',
    },
    {
      what: '# alone outside a contained resource refers to itself',
      broken: patient({ link: [{ other: { reference: '#' }, type: 'seealso' }] }),
      right: patient({ link: [{ other: { reference: 'Patient/2' }, type: 'seealso' }] }),
      told: 'error reference-unresolved Patient.link[0].other',
    },
    {
      what: '# alone in a contained resource is the one around it',
      broken: {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'x' },
        contained: [{ resourceType: 'RelatedPerson', id: 'r', patient: { reference: '#' } }],
        performer: [{ reference: '#r' }],
      },
      right: patient({
        contained: [{ resourceType: 'RelatedPerson', id: 'r', patient: { reference: '#' } }],
        link: [{ other: { reference: '#r' }, type: 'seealso' }],
      }),
      told: 'error reference-target Observation.contained[0].patient',
    },
  ]);
});

describe('the type of the target', () => {
  eachCase(
    [
      ['a relative reference', 'Practitioner/1', 'Organization/1'],
      ['an absolute reference', `${BASE}/Practitioner/1`, `${BASE}/Organization/1`],
      ['a reference with a version', 'Practitioner/1/_history/2', 'Organization/1/_history/2'],
    ].map(([what, broken, right]) => ({
      what: `is told from ${what}`,
      broken: of(`${broken}`),
      right: of(`${right}`),
      told: 'error reference-target Patient.managingOrganization',
      profile: `${HL7}/Patient`,
    })),
  );

  it('names what was found and what is allowed', async () => {
    const report = await validator.validate(patient({ generalPractitioner: [{ reference: 'Patient/1' }] }));
    const { message, expression } = onlyIssue(report, 'reference-target');
    expect(message).toBe('The reference points to a resource of type Patient; allowed: Organization, Practitioner.');
    expect(expression).toBe('Patient.generalPractitioner[0]');
  });

  it('is free where the base allows any resource', async () => {
    const list = {
      resourceType: 'List',
      status: 'current',
      mode: 'working',
      entry: [{ item: { reference: 'Patient/1' } }, { item: { reference: 'Medication/1' } }],
    };
    expect(linesOf(await validator.validate(list))).toEqual([]);
  });
});

describe('targets in the Bundle', () => {
  const o = { ...organization, id: 'o' };
  const p = (reference: string): Json => ({ ...of(reference), id: 'p' });
  const elsewhere = `https://y.example/fhir/Organization/o`;

  it.each([
    ['relative, under the same base', entry(p('Organization/o')), entry(o)],
    ['relative with a version', entry(p('Organization/o/_history/3')), entry(o)],
    ['absolute', entry(p(`${BASE}/Organization/o`)), entry(o)],
    ['by urn:uuid', entry(p(UUID)), entry(o, UUID)],
    ['by urn:oid', entry(p(OID)), entry(o, OID)],
    ['relative, from an entry with a urn', entry(p('Organization/o'), UUID), entry(o)],
  ])('%s is found', async (_, from, to) => {
    const report = await validator.validate(collection(from, to));
    expect(report.issues).toEqual([]);
    expect(report.unverified.references).toBe(0);
  });

  it('an absolute reference to another server is not the entry of that name', async () => {
    const report = await validator.validate(collection(entry(p(elsewhere)), entry(o)));
    expect(report.issues).toEqual([]);
    expect(report.unverified.references).toBe(1);
  });

  eachCase([
    {
      what: 'a urn that no entry has',
      broken: collection(entry(p(UUID))),
      right: collection(entry(p(UUID)), entry(o, UUID)),
      told: 'error reference-unresolved Bundle.entry[0].resource.managingOrganization',
    },
    {
      what: 'a urn of a resource of another type',
      broken: collection(entry(p(UUID)), entry({ resourceType: 'Practitioner', id: 'x' }, UUID)),
      right: collection(entry(p(UUID)), entry(o, UUID)),
      told: 'error reference-target Bundle.entry[0].resource.managingOrganization',
    },
    {
      what: 'a contained resource of another entry is out of reach',
      broken: collection(
        entry(p('#o')),
        entry({ ...organization, id: 'q', contained: [{ ...organization, id: 'o' }], partOf: { reference: '#o' } }),
      ),
      told: 'error reference-unresolved Bundle.entry[0].resource.managingOrganization',
    },
  ]);
});

describe('profiles on the target', () => {
  const ORGANIZATION = 'http://x.example/organization';
  const PATIENT = 'http://x.example/patient';
  const CONTAINED = 'http://x.example/contained';
  const BUNDLED = 'http://x.example/bundled';
  const REFERENCED = 'http://x.example/referenced';
  const aggregated = (url: string, ...aggregation: readonly string[]) =>
    profileOf(url, 'Patient', [
      {
        id: 'Patient.managingOrganization',
        path: 'Patient.managingOrganization',
        type: [{ code: 'Reference', targetProfile: `${HL7}/Organization`, aggregation }],
      },
    ]);
  const own = createValidator({
    packages: [
      packageOf(
        profileOf(ORGANIZATION, 'Organization', [{ id: 'Organization.telecom', path: 'Organization.telecom', min: 1 }]),
        profileOf(PATIENT, 'Patient', [
          {
            id: 'Patient.managingOrganization',
            path: 'Patient.managingOrganization',
            type: [{ code: 'Reference', targetProfile: ORGANIZATION }],
          },
        ]),
        aggregated(CONTAINED, 'contained'),
        aggregated(BUNDLED, 'bundled'),
        aggregated(REFERENCED, 'referenced'),
      ),
    ],
  });
  const reachable = { ...organization, telecom: [{ system: 'phone', value: '1' }] };
  const claiming = (profile: string, reference: string, parts: Json = {}): Json => ({
    ...of(reference),
    id: 'p',
    meta: { profile: [profile] },
    ...parts,
  });
  const withContained = (target: Json, profile = PATIENT): Json =>
    claiming(profile, '#o', { contained: [{ ...target, id: 'o' }] });
  const withEntry = (target: Json, profile = PATIENT): Json =>
    collection(entry(claiming(profile, 'Organization/o')), entry({ ...target, id: 'o' }));

  eachCase(
    [
      {
        what: 'a contained target that does not conform',
        broken: withContained(organization),
        right: withContained(reachable),
        told: 'error reference-target-profile Patient.managingOrganization',
        profile: PATIENT,
      },
      {
        what: 'a bundled target that does not conform',
        broken: withEntry(organization),
        right: withEntry(reachable),
        told: 'error reference-target-profile Bundle.entry[0].resource.managingOrganization',
        profile: PATIENT,
      },
      {
        what: 'a target that claims the profile is told at the target',
        broken: withEntry({ ...organization, meta: { profile: [ORGANIZATION] } }),
        right: withEntry({ ...reachable, meta: { profile: [ORGANIZATION] } }),
        told: 'error cardinality-min Bundle.entry[1].resource',
        profile: ORGANIZATION,
      },
      {
        what: 'a target of another type than the profile is about',
        broken: claiming(PATIENT, 'Practitioner/1'),
        right: claiming(PATIENT, 'Organization/1'),
        told: 'error reference-target Patient.managingOrganization',
      },
    ],
    own,
  );

  it('looks at the entry under the same base, when another server’s has the same type and id', async () => {
    const from = entry(claiming(PATIENT, 'Organization/o'));
    const near = (resource: Json): Json => entry({ ...resource, id: 'o' });
    const far = (resource: Json): Json => entry({ ...resource, id: 'o' }, 'https://y.example/fhir/Organization/o');
    expect(linesOf(await own.validate(collection(from, far(organization), near(reachable))))).toEqual([]);
    expect(linesOf(await own.validate(collection(from, far(reachable), near(organization))))).toEqual([
      'error reference-target-profile Bundle.entry[0].resource.managingOrganization',
    ]);
  });

  it('may be free beside a limited one: then any target is right', async () => {
    const free = 'http://x.example/free';
    const made = createValidator({
      packages: [
        packageOf(
          profileOf(free, 'Patient', [
            {
              id: 'Patient.generalPractitioner',
              path: 'Patient.generalPractitioner',
              type: [{ code: 'Reference', targetProfile: `${HL7}/Organization` }, { code: 'Reference' }],
            },
          ]),
        ),
      ],
    });
    const given = patient({ meta: { profile: [free] }, generalPractitioner: [{ reference: 'Practitioner/1' }] });
    expect((await made.validate(given)).issues).toEqual([]);
  });

  describe('aggregation', () => {
    eachCase(
      [
        {
          what: 'contained: not elsewhere',
          broken: claiming(CONTAINED, 'Organization/1'),
          right: withContained(organization, CONTAINED),
          told: 'error reference-aggregation Patient.managingOrganization',
          profile: CONTAINED,
        },
        {
          what: 'contained: not in the Bundle',
          broken: withEntry(organization, CONTAINED),
          told: 'error reference-aggregation Bundle.entry[0].resource.managingOrganization',
        },
        {
          what: 'bundled: not elsewhere',
          broken: claiming(BUNDLED, 'Organization/1'),
          right: withEntry(organization, BUNDLED),
          told: 'error reference-aggregation Patient.managingOrganization',
          profile: BUNDLED,
        },
        {
          what: 'referenced: not contained',
          broken: withContained(organization, REFERENCED),
          right: claiming(REFERENCED, 'Organization/1'),
          told: 'error reference-aggregation Patient.managingOrganization',
          profile: REFERENCED,
        },
      ],
      own,
    );
  });
});
