import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { packageOf, profileOf } from './fixtures/packages';
import { eachCase, type Json, linesOf, onlyIssue, validator } from './fixtures/support';

const BASE = 'https://x.example/fhir';
const UUID = 'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7';
const patient = { resourceType: 'Patient', id: 'a', gender: 'male' };
const bundle = (type: string, ...entry: readonly Json[]): Json => ({ resourceType: 'Bundle', type, entry });
const entry = (fullUrl: string, resource: Json, parts: Json = {}): Json => ({ fullUrl, resource, ...parts });
const atA = entry(`${BASE}/Patient/a`, patient);

describe('fullUrl', () => {
  it.each([
    ['an absolute URL that ends with type and id', `${BASE}/Patient/a`],
    ['urn:uuid', UUID],
    ['urn:oid', 'urn:oid:2.16.840.1'],
    ['another absolute URI', 'https://x.example/documenten/a'],
    ['a URL that is not of a server and ends with something else', 'https://x.example/dossier/1234'],
    ['a URL with a name before its end that is no resource type', 'https://x.example/Dossier/1234'],
  ])('may be %s', async (_, fullUrl) => {
    expect(linesOf(await validator.validate(bundle('collection', entry(fullUrl, patient))))).toEqual([]);
  });

  it('of a resource without id may be any but that of a resource on a server', async () => {
    const withoutId = { resourceType: 'Patient', gender: 'male' };
    const given = bundle('collection', entry('https://x.example/dossier/1234', withoutId));
    expect(linesOf(await validator.validate(given))).toEqual([]);
  });

  it('with a UUID in capitals is told there, and what refers to it is not', async () => {
    const report = await validator.validate(
      bundle(
        'collection',
        entry(UUID.toUpperCase().replace('URN:UUID', 'urn:uuid'), { resourceType: 'Patient' }),
        entry(`${BASE}/Patient/b`, {
          resourceType: 'Patient',
          id: 'b',
          link: [{ other: { reference: UUID }, type: 'seealso' }],
        }),
      ),
    );
    expect(linesOf(report)).toEqual(['error primitive-format Bundle.entry[0].fullUrl']);
    expect(onlyIssue(report, 'primitive-format').message).toContain('a UUID in lower case');
  });

  eachCase([
    ...[
      ['a relative one', 'Patient/a'],
      ['one that names its kind in capitals', 'urn:UUID:53fefa32-fcbb-4ff8-8a92-55ee120877b7'],
      ['one with its scheme in capitals', 'URN:UUID:53fefa32-fcbb-4ff8-8a92-55ee120877b7'],
      ['another type', `${BASE}/Practitioner/a`],
      ['another id', `${BASE}/Patient/b`],
      ['an id only', 'a'],
    ].map(([what, fullUrl]) => ({
      what: `${what}`,
      broken: bundle('collection', entry(`${fullUrl}`, patient)),
      right: bundle('collection', atA),
      told: 'error bundle-full-url Bundle.entry[0].fullUrl',
    })),
    {
      what: 'a URL of a resource without id',
      broken: bundle('collection', entry(`${BASE}/Patient/a`, { resourceType: 'Patient', gender: 'male' })),
      right: bundle('collection', entry(UUID, { resourceType: 'Patient', gender: 'male' })),
      told: 'error bundle-full-url Bundle.entry[0].fullUrl',
    },
    {
      what: 'with a version (bdl-8)',
      broken: bundle('collection', entry(`${BASE}/Patient/a/_history/1`, patient)),
      right: bundle('collection', atA),
      told: 'error invariant:bdl-8 Bundle.entry[0]',
    },
    ...['collection', 'searchset'].map((type) => ({
      what: `missing in a ${type}`,
      broken: bundle(type, atA, { resource: { ...patient, id: 'b' } }),
      right: bundle(type, atA),
      told: 'error bundle-full-url-missing Bundle.entry[1]',
    })),
  ]);

  it('may be missing where resources are still to be created', async () => {
    const create = { resource: patient, request: { method: 'POST', url: 'Patient' } };
    for (const type of ['batch', 'transaction']) {
      expect(linesOf(await validator.validate(bundle(type, create)))).toEqual([]);
    }
  });
});

describe('the same resource twice', () => {
  const versioned = (versionId: string): Json => entry(`${BASE}/Patient/a`, { ...patient, meta: { versionId } });

  it('is told once, at the second', async () => {
    const report = await validator.validate(bundle('collection', atA, atA));
    expect(linesOf(report)).toEqual(['error bundle-duplicate Bundle.entry[1]']);
    expect(onlyIssue(report, 'bundle-duplicate').message).toBe('The same resource is already in entry 0.');
  });

  eachCase([
    {
      what: 'by urn',
      broken: bundle('collection', entry(UUID, patient), entry(UUID, { ...patient, id: 'b' })),
      right: bundle('collection', entry(UUID, patient), entry(`${BASE}/Patient/b`, { ...patient, id: 'b' })),
      told: 'error bundle-duplicate Bundle.entry[1]',
    },
    {
      what: 'in the same version',
      broken: bundle('collection', versioned('1'), versioned('1')),
      right: bundle('collection', versioned('1'), versioned('2')),
      told: 'error bundle-duplicate Bundle.entry[1]',
    },
  ]);
});

describe('invariants of a Bundle', () => {
  const request = { method: 'GET', url: 'Patient/a' };
  eachCase([
    {
      what: 'bdl-1: a total in a collection',
      broken: { ...bundle('collection', atA), total: 1 },
      right: { ...bundle('searchset', atA), total: 1 },
      told: 'error invariant:bdl-1 Bundle',
    },
    {
      what: 'bdl-2: search in a collection',
      broken: bundle('collection', { ...atA, search: { mode: 'match' } }),
      right: bundle('searchset', { ...atA, search: { mode: 'match' } }),
      told: 'error invariant:bdl-2 Bundle',
    },
    {
      what: 'bdl-3: a request in a collection',
      broken: bundle('collection', { ...atA, request }),
      right: bundle('transaction', { ...atA, request }),
      told: 'error invariant:bdl-3 Bundle',
    },
    {
      what: 'bdl-4: a response in a collection',
      broken: bundle('collection', { ...atA, response: { status: '200' } }),
      right: bundle('batch-response', { ...atA, response: { status: '200' } }),
      told: 'error invariant:bdl-4 Bundle',
    },
    {
      what: 'bdl-5: an entry with nothing in it',
      broken: bundle('searchset', atA, { fullUrl: `${BASE}/Patient/b` }),
      right: bundle('searchset', atA, entry(`${BASE}/Patient/b`, { resourceType: 'Patient', id: 'b' })),
      told: 'error invariant:bdl-5 Bundle.entry[1]',
    },
  ]);
});

describe('what comes first', () => {
  const composition = {
    resourceType: 'Composition',
    id: 'c',
    status: 'final',
    type: { text: 'x' },
    subject: { reference: 'Patient/a' },
    date: '2020',
    author: [{ display: 'x' }],
    title: 'x',
  };
  const meta = { lastUpdated: '2020-01-01T10:00:00Z' };
  const document = (...entries: readonly Json[]) => ({
    ...bundle('document', ...entries),
    meta,
    identifier: { system: 'urn:oid:1.2', value: '1' },
  });
  const atC = entry(`${BASE}/Composition/c`, composition);

  eachCase([
    {
      what: 'a document starts with its Composition',
      broken: document(atA, atC),
      right: document(atC, atA),
      told: 'error bundle-first-entry Bundle',
    },
    {
      what: 'a document holds something',
      broken: document(atA),
      told: 'error bundle-first-entry Bundle',
    },
    {
      what: 'a message starts with its MessageHeader',
      broken: bundle('message', atA),
      told: 'error bundle-first-entry Bundle',
    },
    {
      what: 'a document has an identifier (bdl-9)',
      broken: { ...document(atC, atA), identifier: undefined },
      right: document(atC, atA),
      told: 'error invariant:bdl-9 Bundle',
    },
    {
      what: 'a document has a date of its own',
      broken: { ...document(atC, atA), meta: { versionId: '1' } },
      right: document(atC, atA),
      told: 'error bundle-document-date Bundle',
    },
    {
      what: 'a document without meta has no date',
      broken: { ...document(atC, atA), meta: undefined },
      told: 'error bundle-document-date Bundle',
    },
    {
      what: 'a document holds what its Composition refers to',
      broken: document(atC),
      right: document(atC, atA),
      told: 'error bundle-reference Bundle.entry[0].resource.subject',
    },
  ]);
});

describe('what a Bundle should hold and does not', () => {
  const linked = (id: string, ...references: readonly string[]): Json => ({
    resourceType: 'Patient',
    id,
    link: references.map((reference) => ({ other: { reference }, type: 'seealso' })),
  });
  const told = async (given: Json) =>
    (await validator.validate(given)).issues
      .filter(({ rule }) => rule === 'bundle-incomplete')
      .map(({ severity, expression, message }) => ({ severity, expression, message }));
  const self = (query: string) => ({ link: [{ relation: 'self', url: `${BASE}/MedicationStatement?${query}` }] });
  const use = {
    resourceType: 'MedicationStatement',
    id: 'm',
    medicationReference: { reference: 'Medication/x' },
    subject: { reference: 'Patient/a' },
  };
  const atM = entry(`${BASE}/MedicationStatement/m`, use);

  it('is told once for a collection, with the number of references and where the first stands', async () => {
    const given = bundle(
      'collection',
      atA,
      entry(`${BASE}/Patient/b`, linked('b', 'Patient/a', 'Patient/c')),
      entry(`${BASE}/Patient/d`, linked('d', `${BASE}/Patient/c`, 'https://elders.example/fhir/Patient/c')),
    );
    expect(await told(given)).toEqual([
      {
        severity: 'information',
        expression: 'Bundle',
        message:
          'References to resources that this collection Bundle should hold and does not: 2; the first stands at Bundle.entry[1].resource.link[1].other.',
      },
    ]);
    const { issues } = await validator.validate(given, { language: 'nl' });
    expect(issues.map(({ message }) => message)).toContain(
      'Verwijzingen naar resources die in deze collection-Bundle horen en er niet in staan: 2; de eerste staat bij Bundle.entry[1].resource.link[1].other.',
    );
  });

  it('is not the target of a search that did not ask for it', async () => {
    expect(await told({ ...bundle('searchset', atM), ...self('patient=a') })).toEqual([]);
  });

  it('is the target that the self link of a searchset asks to include', async () => {
    const asked = (query: string, ...more: readonly Json[]) =>
      told({ ...bundle('searchset', atM, ...more), ...self(query) });
    const medication = { resourceType: 'Medication', id: 'x', code: { text: 'x' } };
    expect(await asked('_include=MedicationStatement:medication')).toMatchObject([
      { message: expect.stringContaining('this searchset Bundle should hold and does not: 1;') },
    ]);
    expect(await asked('_include=MedicationStatement%3Apatient')).toHaveLength(1);
    expect(await asked('_include=MedicationRequest:medication')).toEqual([]);
    expect(await asked('_include=MedicationStatement:medication', entry(`${BASE}/Medication/x`, medication))).toEqual(
      [],
    );
  });

  it('is not what a resource that came along refers to', async () => {
    const include = { ...atM, search: { mode: 'include' } };
    expect(await told({ ...bundle('searchset', include), ...self('_include=MedicationStatement:medication') })).toEqual(
      [],
    );
  });

  it('is what nobody could find: a relative reference where the fullUrl gives no base', async () => {
    expect(await told(bundle('searchset', entry(UUID, linked('b', 'Patient/c'))))).toHaveLength(1);
    expect(await told(bundle('searchset', entry(`${BASE}/Patient/b`, linked('b', 'Patient/c'))))).toEqual([]);
  });

  it('is nothing in a history, a batch or a transaction', async () => {
    for (const type of ['history', 'batch', 'transaction']) {
      const request = { method: 'PUT', url: 'Patient/b' };
      const given = bundle(type, entry(`${BASE}/Patient/b`, linked('b', 'Patient/c'), { request }));
      expect(await told(given)).toEqual([]);
    }
  });
});

describe('the outcome entry of a search', () => {
  const outcome = {
    resourceType: 'OperationOutcome',
    id: 'o',
    issue: [{ severity: 'warning', code: 'informational' }],
  };
  const mode = { search: { mode: 'outcome' } };
  eachCase([
    {
      what: 'holds an OperationOutcome',
      broken: bundle('searchset', { ...atA, ...mode }),
      right: bundle('searchset', atA, entry(`${BASE}/OperationOutcome/o`, outcome, mode)),
      told: 'error bundle-outcome Bundle.entry[0].resource',
    },
  ]);
});

describe('resources in entries', () => {
  it('are checked where they stand, and named', async () => {
    const report = await validator.validate(bundle('collection', atA, entry(UUID, { ...patient, active: 'ja' })));
    const issue = onlyIssue(report, 'json-type');
    expect(issue.expression).toBe('Bundle.entry[1].resource.active');
    expect(issue.resource).toBe('Patient/a');
    expect(report.resources).toBe(3);
  });

  it('of a Bundle in a Bundle are checked as well', async () => {
    const inner = { ...bundle('collection', entry(UUID, { ...patient, active: 'ja' })), id: 'b' };
    const report = await validator.validate(bundle('collection', entry(`${BASE}/Bundle/b`, inner)));
    expect(linesOf(report)).toEqual(['error json-type Bundle.entry[0].resource.entry[0].resource.active']);
  });
});

describe('profiles that lead from resource to resource', () => {
  const url = (name: string): string => `http://x.example/${name}`;
  const target = (path: string, name: string): Json => ({
    id: path,
    path,
    type: [{ code: 'Reference', targetProfile: url(name) }],
  });
  const own = createValidator({
    packages: [
      packageOf(
        profileOf(url('part'), 'Organization', [
          target('Organization.partOf', 'part'),
          { id: 'Organization.telecom', path: 'Organization.telecom', min: 1 },
        ]),
        profileOf(url('episode'), 'EpisodeOfCare', [target('EpisodeOfCare.managingOrganization', 'part')]),
      ),
    ],
  });
  const telecom = [{ system: 'phone', value: '1' }];
  const organization = (id: string, partOf: string | undefined, parts: Json = { telecom }): Json =>
    entry(`${BASE}/Organization/${id}`, {
      resourceType: 'Organization',
      id,
      name: 'O',
      ...(partOf !== undefined && { partOf: { reference: `Organization/${partOf}` } }),
      ...parts,
    });
  const meta = { meta: { profile: [url('part')] }, telecom };
  const episodeAt = (id: string, target: string): Json =>
    entry(`${BASE}/EpisodeOfCare/${id}`, {
      resourceType: 'EpisodeOfCare',
      id,
      meta: { profile: [url('episode')] },
      status: 'active',
      patient: { display: 'x' },
      managingOrganization: { reference: `Organization/${target}` },
    });
  const episode = episodeAt('e', 'a');

  it('end when they lead in a circle, which is right', async () => {
    const circle = bundle('collection', organization('a', 'b', meta), organization('b', 'a', meta));
    const self = bundle('collection', organization('a', 'a', meta));
    const long = bundle('collection', episode, organization('a', 'b'), organization('b', 'c'), organization('c', 'a'));
    for (const given of [circle, self, long]) expect((await own.validate(given)).issues).toEqual([]);
  });

  it('are followed over three levels', async () => {
    const right = bundle(
      'collection',
      episode,
      organization('a', 'b'),
      organization('b', 'c'),
      organization('c', undefined),
    );
    expect((await own.validate(right)).issues).toEqual([]);
    const told = ['error reference-target-profile Bundle.entry[0].resource.managingOrganization'];
    for (const broken of [
      [organization('a', 'b', {}), organization('b', undefined)],
      [organization('a', 'b'), organization('b', 'c', {}), organization('c', undefined)],
      [organization('a', 'b'), organization('b', 'c'), organization('c', undefined, {})],
      [organization('a', 'b'), organization('b', 'a', {})],
    ]) {
      expect(linesOf(await own.validate(bundle('collection', episode, ...broken)))).toEqual(told);
    }
  });

  it('give the same verdict in whichever order the entries stand', async () => {
    const circle = [organization('a', 'b', {}), organization('b', 'a')];
    const episodes = [episodeAt('e1', 'a'), episodeAt('e2', 'b')];
    for (const order of [episodes, [...episodes].reverse()]) {
      const { issues } = await own.validate(bundle('collection', ...order, ...circle));
      expect(issues.map(({ resource }) => resource).sort()).toEqual(['EpisodeOfCare/e1', 'EpisodeOfCare/e2']);
    }
  });

  it('end where everything refers to everything', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const linked = createValidator({
      packages: [packageOf(profileOf(url('linked'), 'Patient', [target('Patient.link.other', 'linked')]))],
    });
    const people = names.map((id) =>
      entry(`${BASE}/Patient/${id}`, {
        ...patient,
        id,
        link: names.map((other) => ({ other: { reference: `Patient/${other}` }, type: 'seealso' })),
      }),
    );
    const report = await linked.validate(bundle('collection', ...people), { profiles: [url('linked')] });
    expect(report.issues).toEqual([]);
    expect(report.resources).toBe(9);
  });
});
