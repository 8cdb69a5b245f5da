import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../../src/fhir/definitions/definitions';
import type { ElementNode } from '../../../src/fhir/definitions/element-node';
import { createSnapshots, type Snapshot, type Snapshots } from '../../../src/fhir/definitions/snapshot';
import type { FhirPackage } from '../../../src/fhir/package/fhir-package';
import { typeNames } from '../../../src/validate/invariant/type-names';
import { packageOf, profileOf } from '../../validate/fixtures/packages';
import { HL7, type Json, NICTIZ } from '../../validate/fixtures/support';

const url = (name: string): string => `http://x.example/${name}`;
type Resource = FhirPackage['resources'][number];

const snapshotsOf = (...resources: readonly Resource[]): Snapshots =>
  createSnapshots(definitionsOf([packageOf(...resources)]));

function snapshot(snapshots: Snapshots, canonical: string): Snapshot {
  const found = snapshots.of(canonical);
  if (!found) throw new Error(`no snapshot of ${canonical}`);
  return found;
}

/** The node at a path below the root; `name:slice` takes the slice. */
function nodeAt(snapshots: Snapshots, { root }: Snapshot, path: string): ElementNode {
  return path.split('.').reduce((at, step) => {
    const [name, slice] = step.split(':');
    const child = snapshots.childrenOf(at, root).find((one) => one.name === name);
    const found = slice === undefined ? child : child?.slices?.find((one) => one.slice === slice);
    if (!found) throw new Error(`no ${step} in ${at.path}`);
    return found;
  }, root);
}

/** The facts a test is about. */
const facts = ({ min, max, profile }: ElementNode): Json => ({ min, max, profile });

describe('the bundled definitions', () => {
  const definitions = definitionsOf();
  const snapshots = createSnapshots(definitions);

  it('are all there', () => {
    expect(definitions.urls().length).toBe(803);
    expect(definitions.packages).toEqual([
      'hl7.fhir.r3.core#3.0.2',
      'nictiz.fhir.nl.stu3.bgzmsz#2.0.0-beta',
      'nictiz.fhir.nl.stu3.zib2017#2.2.18',
    ]);
    expect(definitions.refused).toEqual([]);
  });

  it('unfold, each and every one, with nothing left over', () => {
    const problems = definitions.urls().flatMap((canonical) => {
      const found = snapshots.of(canonical);
      return found ? found.problems.map(({ en }) => `${canonical}: ${en}`) : [`${canonical}: not unfolded`];
    });
    // HL7's profile consentdirective speaks of Contract.actor, which STU3 calls Contract.agent.
    expect(problems.filter((problem) => !problem.startsWith(`${HL7}/consentdirective: Contract.`))).toEqual([]);
    expect(problems).toHaveLength(6);
  });

  it('tell a type from a profile, an extension or a logical model of the same place', () => {
    for (const name of ['vitalsigns', 'devicemetricobservation', 'SimpleQuantity', 'flag-detail', 'MetadataResource']) {
      expect(definitions.get(`${HL7}/${name}`), name).toBeDefined();
      expect(definitions.type(name), name).toBeUndefined();
    }
    const own = profileOf(`${HL7}/Patient`, 'Patient', [{ id: 'Patient.name', path: 'Patient.name', min: 1 }]);
    expect(definitionsOf([packageOf(own)]).type('Patient')).toEqual(definitions.type('Patient'));
  });

  it('hold every type of STU3', () => {
    const missing = [...typeNames].filter((name) => !definitions.type(name));
    expect(missing).toEqual(['SimpleQuantity']);
  });

  it('are found by canonical, with a version when that is the one', () => {
    const canonical = `${NICTIZ}/zib-AllergyIntolerance`;
    const version = definitions.get(canonical)?.version;
    expect(version).toBeDefined();
    expect(definitions.get(`${canonical}|${version}`)?.url).toBe(canonical);
    expect(definitions.get(`${canonical}|0.0.0`)).toBeUndefined();
    expect(definitions.get(`${canonical}x`)).toBeUndefined();
    expect(definitions.type('Patient')?.url).toBe(`${HL7}/Patient`);
    expect(definitions.type('patient')).toBeUndefined();
  });

  it('say what Nictiz says (zib-AllergyIntolerance)', () => {
    const allergy = snapshot(snapshots, `${NICTIZ}/zib-AllergyIntolerance`);
    const code = nodeAt(snapshots, allergy, 'code');
    expect(facts(code)).toEqual({ min: 1, max: 1, profile: `${NICTIZ}/zib-AllergyIntolerance` });
    expect(code.concepts).toContain('NL-CM:8.2.2');
    const note = nodeAt(snapshots, allergy, 'onset[x]');
    expect(note.max).toBe(1);
  });
});

describe('a profile', () => {
  it('puts its facts over those of its base, and keeps the rest', () => {
    const snapshots = snapshotsOf(
      profileOf(url('one'), 'Patient', [
        { id: 'Patient.name', path: 'Patient.name', min: 1, mustSupport: true },
        { id: 'Patient.gender', path: 'Patient.gender', min: 1 },
      ]),
    );
    const one = snapshot(snapshots, url('one'));
    expect(one.problems).toEqual([]);
    expect(facts(nodeAt(snapshots, one, 'name'))).toEqual({
      min: 1,
      max: Number.POSITIVE_INFINITY,
      profile: url('one'),
    });
    expect(nodeAt(snapshots, one, 'gender').binding).toEqual({
      strength: 'required',
      valueSet: 'http://hl7.org/fhir/ValueSet/administrative-gender',
    });
    expect(facts(nodeAt(snapshots, one, 'birthDate'))).toEqual({ min: 0, max: 1, profile: `${HL7}/Patient` });
  });

  it('adds its invariants, and replaces those of the same key', () => {
    const constraint = (key: string, expression: string): Json => ({ key, severity: 'error', human: 'x', expression });
    const snapshots = snapshotsOf(
      profileOf(url('one'), 'Patient', [
        {
          id: 'Patient.contact',
          path: 'Patient.contact',
          constraint: [constraint('own-1', 'name.exists()'), constraint('pat-1', 'true')],
        },
      ]),
    );
    const { invariants } = nodeAt(snapshots, snapshot(snapshots, url('one')), 'contact');
    expect(invariants.map(({ key, source, expression }) => [key, source, expression])).toEqual([
      ['ele-1', `${HL7}/Patient`, expect.any(String)],
      ['own-1', url('one'), 'name.exists()'],
      ['pat-1', url('one'), 'true'],
    ]);
  });

  it('keeps the value set of its base where its binding names none', () => {
    const snapshots = snapshotsOf(
      profileOf(url('one'), 'Patient', [
        { id: 'Patient.gender', path: 'Patient.gender', binding: { strength: 'required' } },
      ]),
    );
    expect(nodeAt(snapshots, snapshot(snapshots, url('one')), 'gender').binding?.valueSet).toBe(
      'http://hl7.org/fhir/ValueSet/administrative-gender',
    );
  });

  it('asks that value set as strictly as its binding says, and never less strictly than its base', () => {
    const stated = (strength: string) => ({
      id: 'Patient.maritalStatus',
      path: 'Patient.maritalStatus',
      binding: { strength },
    });
    const snapshots = snapshotsOf(
      profileOf(url('one'), 'Patient', [stated('required')]),
      profileOf(url('two'), 'Patient', [stated('example')]),
    );
    const valueSet = 'http://hl7.org/fhir/ValueSet/marital-status';
    const bindingIn = (name: string) => nodeAt(snapshots, snapshot(snapshots, url(name)), 'maritalStatus').binding;
    expect(bindingIn('one')).toEqual({ strength: 'required', valueSet });
    expect(bindingIn('two')).toEqual({ strength: 'extensible', valueSet });
  });

  it('repeats what the base lets repeat, whatever maximum it sets', () => {
    const snapshots = snapshotsOf(
      profileOf(url('one'), 'Patient', [{ id: 'Patient.name', path: 'Patient.name', max: '1' }]),
    );
    const name = nodeAt(snapshots, snapshot(snapshots, url('one')), 'name');
    expect([name.max, name.repeats]).toEqual([1, true]);
  });

  it('is known by its snapshot when it has no differential', () => {
    const snapshots = snapshotsOf(
      profileOf(url('one'), 'Patient', [], {
        differential: undefined,
        snapshot: {
          element: [
            { id: 'Patient', path: 'Patient' },
            { id: 'Patient.name', path: 'Patient.name', min: 1 },
          ],
        },
      }),
    );
    expect(nodeAt(snapshots, snapshot(snapshots, url('one')), 'name').min).toBe(1);
  });
});

describe('a profile on a profile', () => {
  const derived = (name: string, base: string, element: readonly Json[]): Resource =>
    profileOf(url(name), 'Patient', element, { baseDefinition: url(base) });
  const snapshots = snapshotsOf(
    derived('third', 'second', [
      { id: 'Patient.name', path: 'Patient.name', max: '2' },
      { id: 'Patient.identifier:b', path: 'Patient.identifier', sliceName: 'b' },
      { id: 'Patient.identifier:b.system', path: 'Patient.identifier.system', min: 1, fixedUri: url('b') },
    ]),
    profileOf(url('first'), 'Patient', [
      { id: 'Patient.name', path: 'Patient.name', min: 1 },
      {
        id: 'Patient.identifier',
        path: 'Patient.identifier',
        slicing: { discriminator: [{ type: 'value', path: 'system' }], rules: 'open' },
      },
      { id: 'Patient.identifier:a', path: 'Patient.identifier', sliceName: 'a', min: 1 },
      { id: 'Patient.identifier:a.system', path: 'Patient.identifier.system', min: 1, fixedUri: url('a') },
    ]),
    derived('second', 'first', [
      { id: 'Patient.birthDate', path: 'Patient.birthDate', min: 1 },
      { id: 'Patient.identifier:a', path: 'Patient.identifier', sliceName: 'a', max: '1' },
    ]),
    derived('orphan', 'nowhere', [{ id: 'Patient.name', path: 'Patient.name', min: 1 }]),
    profileOf(url('ring'), 'Patient', [], {
      baseDefinition: url('ring'),
      differential: { element: [{ path: 'Patient' }] },
    }),
  );
  const third = snapshot(snapshots, url('third'));

  it('holds the facts of all, in whichever order they were given', () => {
    expect(facts(nodeAt(snapshots, third, 'name'))).toEqual({ min: 1, max: 2, profile: url('third') });
    expect(facts(nodeAt(snapshots, third, 'birthDate'))).toEqual({ min: 1, max: 1, profile: url('second') });
  });

  it('narrows a slice of its base and adds one', () => {
    const a = nodeAt(snapshots, third, 'identifier:a');
    expect(facts(a)).toEqual({ min: 1, max: 1, profile: url('second') });
    expect(nodeAt(snapshots, third, 'identifier:a.system').fixed).toEqual(['uri', url('a')]);
    expect(nodeAt(snapshots, third, 'identifier:b.system').fixed).toEqual(['uri', url('b')]);
    expect(nodeAt(snapshots, third, 'identifier').slices?.map(({ slice }) => slice)).toEqual(['a', 'b']);
  });

  it('does not change its base', () => {
    const first = snapshot(snapshots, url('first'));
    expect(facts(nodeAt(snapshots, first, 'name'))).toEqual({
      min: 1,
      max: Number.POSITIVE_INFINITY,
      profile: url('first'),
    });
    expect(nodeAt(snapshots, first, 'identifier').slices?.map(({ slice }) => slice)).toEqual(['a']);
  });

  it('cannot be unfolded when a base is missing, or is itself', () => {
    expect(snapshots.of(url('orphan'))).toBeUndefined();
    expect(snapshots.of(url('ring'))).toBeUndefined();
    expect(snapshots.of(url('nowhere'))).toBeUndefined();
  });
});

describe('an element that refers to another (contentReference)', () => {
  const snapshots = snapshotsOf(
    profileOf(url('sections'), 'Composition', [
      { id: 'Composition.section.title', path: 'Composition.section.title', min: 1 },
      { id: 'Composition.section.section.code', path: 'Composition.section.section.code', min: 1 },
    ]),
  );
  const sections = snapshot(snapshots, url('sections'));

  it('has the children of the other, as this profile has them', () => {
    expect(sections.problems).toEqual([]);
    expect(nodeAt(snapshots, sections, 'section.section.title').min).toBe(1);
    expect(nodeAt(snapshots, sections, 'section.section.code').min).toBe(1);
    expect(nodeAt(snapshots, sections, 'section.code').min).toBe(0);
  });

  it('to any depth', () => {
    expect(nodeAt(snapshots, sections, 'section.section.section.section.title').name).toBe('title');
  });
});

describe('a profile on a datatype', () => {
  const snapshots = snapshotsOf(
    profileOf(url('name'), 'HumanName', [{ id: 'HumanName.family', path: 'HumanName.family', min: 1 }]),
    profileOf(url('patient'), 'Patient', [
      { id: 'Patient.name', path: 'Patient.name', type: [{ code: 'HumanName', profile: url('name') }] },
    ]),
    profileOf(url('narrower'), 'Patient', [
      { id: 'Patient.name', path: 'Patient.name', type: [{ code: 'HumanName', profile: url('name') }] },
      { id: 'Patient.name.given', path: 'Patient.name.given', min: 1 },
    ]),
  );

  it('holds where it is used', () => {
    const patient = snapshot(snapshots, url('patient'));
    expect(facts(nodeAt(snapshots, patient, 'name.family'))).toEqual({ min: 1, max: 1, profile: url('name') });
    expect(nodeAt(snapshots, patient, 'contact.name.family').min).toBe(0);
  });

  it('holds beside what the profile that uses it says below it', () => {
    const narrower = snapshot(snapshots, url('narrower'));
    expect(nodeAt(snapshots, narrower, 'name.family').min).toBe(1);
    expect(facts(nodeAt(snapshots, narrower, 'name.given'))).toMatchObject({ min: 1, profile: url('narrower') });
  });
});

describe('a typed path', () => {
  const snapshots = snapshotsOf(
    profileOf(url('one'), 'Observation', [
      { id: 'Observation.valueQuantity', path: 'Observation.valueQuantity', min: 1 },
      { id: 'Observation.valueQuantity.unit', path: 'Observation.valueQuantity.unit', min: 1 },
    ]),
  );

  it('limits its choice to the type it names', () => {
    const one = snapshot(snapshots, url('one'));
    expect(one.problems).toEqual([]);
    expect(nodeAt(snapshots, one, 'value[x]').types.map(({ code }) => code)).toEqual(['Quantity']);
    expect(nodeAt(snapshots, one, 'value[x]:valueQuantity.unit').min).toBe(1);
  });
});

describe('an extension slice', () => {
  const EXTENSION = url('extension');
  const snapshots = snapshotsOf(
    profileOf(EXTENSION, 'Extension', [
      { id: 'Extension', path: 'Extension', max: '1' },
      { id: 'Extension.url', path: 'Extension.url', fixedUri: EXTENSION },
    ]),
    profileOf(url('one'), 'Patient', [
      {
        id: 'Patient.extension:own',
        path: 'Patient.extension',
        sliceName: 'own',
        type: [{ code: 'Extension', profile: EXTENSION }],
      },
    ]),
  );

  it('may occur as often as its definition says, where the profile says nothing', () => {
    expect(nodeAt(snapshots, snapshot(snapshots, url('one')), 'extension:own').max).toBe(1);
  });
});

describe('a broken differential', () => {
  const snapshots = snapshotsOf(
    profileOf(url('broken'), 'Patient', [
      { id: 'Patient.nickname', path: 'Patient.nickname', min: 1 },
      { id: 'Patient.name.maiden', path: 'Patient.name.maiden', min: 1 },
      { id: 'Patient.deceasedString', path: 'Patient.deceasedString', min: 1 },
      { id: 'Patient.gender', path: 'Patient.gender', min: 1 },
    ]),
    profileOf(url('heir'), 'Patient', [{ id: 'Patient.name', path: 'Patient.name', min: 1 }], {
      baseDefinition: url('broken'),
    }),
  );

  it('is told by name, and the rest of it is used', () => {
    const broken = snapshot(snapshots, url('broken'));
    expect(broken.problems.map((problem) => problem.nl.split(':')[0])).toEqual([
      'Patient.nickname',
      'Patient.name.maiden',
      'Patient.deceasedString',
    ]);
    expect(nodeAt(snapshots, broken, 'gender').min).toBe(1);
  });

  it('is told of what is derived from it as well', () => {
    expect(snapshot(snapshots, url('heir')).problems.length).toBe(3);
  });
});

describe('definitions that cannot be used', () => {
  it.each([
    ['no url', { url: undefined }, /without url/],
    ['no type', { type: undefined }, /type and kind/],
    ['a kind that does not exist', { kind: 'primitive' }, /type and kind/],
    ['neither differential nor snapshot', { differential: undefined }, /neither differential nor snapshot/],
  ])('%s: refused with the reason', (_, parts, reason) => {
    const definitions = definitionsOf([packageOf(profileOf(url('one'), 'Patient', [{ path: 'Patient' }], parts))]);
    expect(definitions.refused).toEqual([expect.stringMatching(reason)]);
    expect(definitions.get(url('one'))).toBeUndefined();
  });
});

describe('packages in layers', () => {
  const allergy = `${NICTIZ}/zib-AllergyIntolerance`;
  const own = (name: string, version: string, min: number): FhirPackage => ({
    name,
    version,
    resources: [
      profileOf(allergy, 'AllergyIntolerance', [
        { id: 'AllergyIntolerance.onset[x]', path: 'AllergyIntolerance.onset[x]', min },
      ]),
    ],
  });

  it('a newer package of a bundled name replaces the bundled one altogether', () => {
    const definitions = definitionsOf([own('nictiz.fhir.nl.stu3.zib2017', '9.9.9', 1)]);
    expect(definitions.packages).toEqual([
      'nictiz.fhir.nl.stu3.zib2017#9.9.9',
      'hl7.fhir.r3.core#3.0.2',
      'nictiz.fhir.nl.stu3.bgzmsz#2.0.0-beta',
    ]);
    expect(definitions.get(`${NICTIZ}/zib-Problem`)).toBeUndefined();
    const snapshots = createSnapshots(definitions);
    expect(nodeAt(snapshots, snapshot(snapshots, allergy), 'onset[x]').min).toBe(1);
    expect(nodeAt(snapshots, snapshot(snapshots, allergy), 'code').min).toBe(0);
  });

  it('a part of the core leaves the types it lacks known', () => {
    const definitions = definitionsOf([own('hl7.fhir.r3.core', '3.0.1', 1)]);
    expect(definitions.get(allergy)?.elements).toHaveLength(1);
    expect(definitions.type('Appointment')?.url).toBe(`${HL7}/Appointment`);
    expect(definitions.packages.slice(0, 2)).toEqual(['hl7.fhir.r3.core#3.0.1', 'hl7.fhir.r3.core#3.0.2']);
  });

  it('a package of another name goes before the bundled ones', () => {
    const definitions = definitionsOf([own('example.package', '1.0.0', 1)]);
    expect(definitions.get(`${NICTIZ}/zib-Problem`)).toBeDefined();
    const snapshots = createSnapshots(definitions);
    expect(nodeAt(snapshots, snapshot(snapshots, allergy), 'onset[x]').min).toBe(1);
  });

  it('of two packages the last one wins', () => {
    const definitions = definitionsOf([own('one', '1.0.0', 0), own('two', '1.0.0', 1)]);
    const snapshots = createSnapshots(definitions);
    expect(nodeAt(snapshots, snapshot(snapshots, allergy), 'onset[x]').min).toBe(1);
  });

  it('a definition without a version is unfolded once, whatever versions are asked for', () => {
    const { resources } = own('one', '1.0.0', 1);
    const unversioned = resources.map(({ version: _, ...rest }) => rest) as unknown as readonly Resource[];
    const snapshots = createSnapshots(definitionsOf([{ ...own('one', '1.0.0', 1), resources: unversioned }]));
    const plain = snapshot(snapshots, allergy);
    for (const version of ['1', '2', 'anything']) expect(snapshots.of(`${allergy}|${version}`)).toBe(plain);
  });
});
