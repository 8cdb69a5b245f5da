import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { packageOf, profileOf } from './fixtures/packages';
import { eachCase, errorsOf, HL7, type Json, lineOf, linesOf, NICTIZ, onlyIssue, validator } from './fixtures/support';

const NAMED = 'http://x.example/named';
const BORN = 'http://x.example/born';
const ANY = 'http://x.example/any';
const TEXTED = 'http://x.example/texted';
const own = createValidator({
  packages: [
    packageOf(
      profileOf(NAMED, 'Patient', [{ id: 'Patient.name', path: 'Patient.name', min: 1 }], { version: '2.0.0' }),
      profileOf(BORN, 'Patient', [{ id: 'Patient.birthDate', path: 'Patient.birthDate', min: 1 }]),
      profileOf(ANY, 'Resource', [{ id: 'Resource.id', path: 'Resource.id', min: 1 }]),
      profileOf(TEXTED, 'DomainResource', [{ id: 'DomainResource.text', path: 'DomainResource.text', min: 1 }]),
    ),
  ],
});
const patient = (profile: readonly unknown[], parts: Json = {}): Json => ({
  resourceType: 'Patient',
  meta: { profile },
  ...parts,
});
const name = [{ family: 'V' }];

it('refuses an option of one call that is not known, and one of another type', async () => {
  const call = (options: object) => createValidator().validate({ resourceType: 'Patient', active: true }, options);
  await expect(call({ profile: ['x'] })).rejects.toThrow('validate: `profile` is not known; did you mean `profiles`?');
  await expect(call({ rules: 'bgz-msz' })).rejects.toThrow(TypeError);
  expect((await call({ language: 'nl' })).verdict).toBe('conforms');
});

describe('a claim of an abstract type', () => {
  it.each(['Resource', 'DomainResource'])('of %s asks what the type of the resource asks', async (name) => {
    const given = { resourceType: 'Patient', meta: { profile: [`http://hl7.org/fhir/StructureDefinition/${name}`] } };
    expect(linesOf(await validator.validate({ ...given, gender: 'male' }))).toEqual([]);
    expect(linesOf(await validator.validate({ ...given, gender: 'x' }))).toEqual([
      'error binding-required Patient.gender',
    ]);
  });
});

describe('a claim in meta.profile', () => {
  eachCase(
    [
      {
        what: 'is held to its profile',
        broken: patient([NAMED]),
        right: patient([NAMED], { name }),
        told: 'error cardinality-min Patient',
        profile: NAMED,
      },
      {
        what: 'of several is held to each',
        broken: patient([NAMED, BORN]),
        right: patient([NAMED, BORN], { name, birthDate: '2020' }),
        told: ['error cardinality-min Patient', 'error cardinality-min Patient'],
      },
      {
        what: 'of an unknown profile is a warning, at its own place',
        broken: patient([`${HL7}/Patient`, 'http://x.example/unknown']),
        right: patient([`${HL7}/Patient`]),
        told: 'warning profile-unknown Patient.meta.profile[1]',
      },
      {
        what: 'of a profile about another type',
        broken: patient([`${NICTIZ}/zib-AllergyIntolerance`]),
        right: patient([NAMED], { name }),
        told: 'error profile-type Patient.meta.profile[0]',
      },
      {
        what: 'that is relative',
        broken: patient(['StructureDefinition/named']),
        right: patient([NAMED], { name }),
        told: 'error profile-url Patient.meta.profile[0]',
      },
      {
        what: 'that is no text',
        broken: patient([5]),
        told: 'error json-type Patient.meta.profile[0]',
      },
      {
        what: 'of a profile on any resource',
        broken: patient([ANY]),
        right: patient([ANY], { id: 'a' }),
        told: 'error cardinality-min Patient',
        profile: ANY,
      },
      {
        what: 'with a version that is at hand',
        broken: patient([`${NAMED}|2.0.0`]),
        right: patient([`${NAMED}|2.0.0`], { name }),
        told: 'error cardinality-min Patient',
        profile: NAMED,
      },
      {
        what: 'with a version that is not',
        broken: patient([`${NAMED}|1.0.0`]),
        told: 'warning profile-unknown Patient.meta.profile[0]',
      },
    ],
    own,
  );

  it('is counted when it is not known, and the base is checked nonetheless', async () => {
    const report = await own.validate(patient(['http://x.example/unknown'], { foo: 1 }));
    expect(report.unverified.profiles).toEqual(['http://x.example/unknown']);
    expect(report.profiles).toEqual([`${HL7}/Patient`]);
    expect(linesOf(report)).toEqual([
      'error unknown-property Patient',
      'warning profile-unknown Patient.meta.profile[0]',
    ]);
  });

  it('names what was applied', async () => {
    const report = await own.validate(patient([NAMED, BORN], { name, birthDate: '2020' }));
    expect(report.profiles).toEqual([BORN, NAMED]);
  });

  it('of a contained resource and of an entry is held to as well', async () => {
    const contained = {
      resourceType: 'Patient',
      contained: [{ ...patient([NAMED]), id: 'a' }],
      link: [{ other: { reference: '#a' }, type: 'seealso' }],
    };
    expect(errorsOf(await own.validate(contained))).toEqual(['error cardinality-min Patient.contained[0]']);
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ fullUrl: 'urn:oid:1.2', resource: patient([NAMED]) }],
    };
    expect(errorsOf(await own.validate(bundle))).toEqual(['error cardinality-min Bundle.entry[0].resource']);
  });

  it('twice is told once', async () => {
    expect(linesOf(await own.validate(patient([NAMED, NAMED])))).toEqual(['error cardinality-min Patient']);
  });
});

describe('a profile that is asked for', () => {
  const asked = (...profiles: readonly string[]) => ({ profiles });
  const bare = { resourceType: 'Patient' };

  eachCase(
    [
      {
        what: 'is held to without a claim',
        broken: bare,
        right: { ...bare, name },
        told: 'error cardinality-min Patient',
        profile: NAMED,
        options: asked(NAMED),
      },
      {
        what: 'comes beside the claims',
        broken: patient([BORN]),
        right: patient([BORN], { birthDate: '2020', name }),
        told: ['error cardinality-min Patient', 'error cardinality-min Patient'],
        options: asked(NAMED),
      },
      {
        what: 'is a warning when not known',
        broken: bare,
        told: 'warning profile-unknown Patient',
        options: asked('http://x.example/unknown'),
      },
      {
        what: 'about another type',
        broken: bare,
        told: 'error profile-type Patient',
        options: asked(`${NICTIZ}/zib-AllergyIntolerance`),
      },
      {
        what: 'on a Bundle is held to by the entries it is about',
        broken: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [
            { fullUrl: 'urn:oid:1.1', resource: { resourceType: 'Organization', name: 'O' } },
            { fullUrl: 'urn:oid:1.2', resource: bare },
            { fullUrl: 'urn:oid:1.3', resource: { ...bare, name } },
          ],
        },
        told: 'error cardinality-min Bundle.entry[1].resource',
        profile: NAMED,
        options: asked(NAMED),
      },
    ],
    own,
  );

  it('on a Bundle without any entry it is about has nothing to check, as in an answer without results', async () => {
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ fullUrl: 'urn:oid:1.1', resource: { resourceType: 'Organization', name: 'O' } }],
    };
    expect(await own.validate(bundle, asked(NAMED))).toMatchObject({ verdict: 'conforms', issues: [] });
  });

  it('on any resource is held to', async () => {
    expect(errorsOf(await own.validate(bare, asked(ANY)))).toEqual(['error cardinality-min Patient']);
  });

  it('on any resource with a narrative is held to', async () => {
    expect(errorsOf(await own.validate(bare, asked(TEXTED)))).toEqual(['error cardinality-min Patient']);
    expect(
      errorsOf(
        await own.validate(
          { ...bare, text: { status: 'empty', div: '<div xmlns="http://www.w3.org/1999/xhtml">a</div>' } },
          asked(TEXTED),
        ),
      ),
    ).toEqual([]);
  });

  it('of a Bundle is held to by the Bundle', async () => {
    const bundleProfile = 'http://x.example/bundle';
    const made = createValidator({
      packages: [packageOf(profileOf(bundleProfile, 'Bundle', [{ id: 'Bundle.total', path: 'Bundle.total', min: 1 }]))],
    });
    const report = await made.validate({ resourceType: 'Bundle', type: 'searchset' }, asked(bundleProfile));
    expect(errorsOf(report)).toEqual(['error cardinality-min Bundle']);
  });

  it('may be given to the validator once, and be replaced in a call', async () => {
    const made = createValidator({
      packages: [packageOf(profileOf(NAMED, 'Patient', [{ id: 'Patient.name', path: 'Patient.name', min: 1 }]))],
      profiles: [NAMED],
      language: 'nl',
    });
    const report = await made.validate(bare);
    expect(report.issues.map(lineOf)).toEqual(['error cardinality-min Patient']);
    expect(onlyIssue(report, 'cardinality-min').message).toBe('Patient.name is verplicht: minstens 1, gevonden 0.');
    expect((await made.validate(bare, { profiles: [] })).issues).toEqual([]);
  });
});

describe('a profile that is only partly usable', () => {
  const BROKEN = 'http://x.example/broken';
  const made = createValidator({
    packages: [
      packageOf(
        profileOf(BROKEN, 'Patient', [
          { id: 'Patient.nickname', path: 'Patient.nickname', min: 1 },
          { id: 'Patient.name', path: 'Patient.name', min: 1 },
        ]),
      ),
    ],
  });

  it('says by name what does not fit, once, and applies the rest', async () => {
    const entry = ['1', '2'].map((id) => ({ fullUrl: `urn:oid:1.${id}`, resource: patient([BROKEN], { id }) }));
    const report = await made.validate({ resourceType: 'Bundle', type: 'collection', entry });
    expect(linesOf(report)).toEqual([
      'error cardinality-min Bundle.entry[0].resource',
      'error cardinality-min Bundle.entry[1].resource',
      'warning profile-broken Bundle.entry[0].resource.meta.profile[0]',
    ]);
    expect(onlyIssue(report, 'profile-broken').message).toContain('nickname');
  });

  it('is valid where nobody claims it', async () => {
    expect((await validator.validate({ resourceType: 'Patient' })).issues).toEqual([]);
  });
});
