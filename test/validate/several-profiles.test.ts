import { describe, expect, it } from 'vitest';
import { createValidator, type ValidationIssue } from '../../src/validate';
import { runs } from '../effort';
import { bgzSeeds } from '../oracle/bgz/seeds';
import { mutate } from '../oracle/mutate';

const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition';
const NL_CORE = 'http://fhir.nl/fhir/StructureDefinition';
const STU3 = 'http://hl7.org/fhir/StructureDefinition';

/** Profiles that share what they say nothing about: one made of the other, two of one base, and a base itself. */
const several: Readonly<Record<string, readonly string[]>> = {
  Condition: [`${NICTIZ}/zib-Problem`, `${NICTIZ}/BgZ-Problem`, `${STU3}/Condition`],
  Patient: [`${NL_CORE}/nl-core-patient`, `${NICTIZ}/BgZ-Patient`],
};

const hasSeveral = ({ resource }: { readonly resource: { readonly resourceType?: unknown } }) =>
  Object.hasOwn(several, String(resource.resourceType));
const seeds = bgzSeeds.flatMap(({ seeds: ofProfile }) => ofProfile).filter(hasSeveral);
const mutants = mutate(seeds, { random: 31, perOperator: runs(6), longestSeed: 9000 }).filter(hasSeveral);

const validator = createValidator();
const told = ({ rule, severity, expression, message }: ValidationIssue) =>
  [rule, severity, expression, message].join(' | ');

/** Told once of all codes of a system, with how many there are. */
const isOfOne = ({ rule }: ValidationIssue) => rule !== 'code-unverifiable';

/** A profile on Bundle that says something of its entries, so that they are looked at by it as well. */
const ownBundle = {
  name: 'own',
  version: '1.0.0',
  resources: [
    {
      resourceType: 'StructureDefinition',
      url: 'http://example.org/fhir/StructureDefinition/own-bundle',
      name: 'OwnBundle',
      status: 'active',
      kind: 'resource',
      abstract: false,
      type: 'Bundle',
      baseDefinition: `${STU3}/Bundle`,
      derivation: 'constraint',
      differential: { element: [{ id: 'Bundle.entry', path: 'Bundle.entry', min: 1 }] },
    },
  ],
};

describe('a resource that must conform to several profiles', () => {
  it('has the issues that each of them finds, once', async () => {
    for (const { id, resource } of [...seeds, ...mutants]) {
      const { meta: _claims, ...plain } = resource;
      const profiles = several[String(resource.resourceType)] ?? [];
      for (const order of [profiles, [...profiles].reverse()]) {
        const report = await validator.validate(plain, { profiles: order });
        const issues = report.issues.filter(isOfOne);
        const alone = await Promise.all(order.map((one) => validator.validate(plain, { profiles: [one] })));
        const each = new Set(alone.flatMap((one) => one.issues.filter(isOfOne).map(told)));
        expect(new Set(issues.map(told)), id).toEqual(each);
        expect(issues.length, id).toBe(each.size);
      }
    }
  });

  it('has each of its references that lead out counted once', async () => {
    const problem = {
      resourceType: 'Condition',
      meta: { profile: several.Condition },
      code: { text: 'Hoesten' },
      subject: { reference: 'Patient/1' },
      context: { reference: 'Encounter/1' },
      asserter: { reference: 'Practitioner/1' },
    };
    const { unverified } = await validator.validate(problem);
    expect(unverified.references).toBe(3);
  });

  it('has those in the entries of a Bundle counted once too', async () => {
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        {
          resource: {
            resourceType: 'Flag',
            status: 'active',
            code: { text: 'x' },
            subject: { reference: 'Patient/1' },
          },
        },
      ],
    };
    const { unverified } = await createValidator({ packages: [ownBundle] }).validate(bundle, {
      profiles: [`${STU3}/Bundle`, 'http://example.org/fhir/StructureDefinition/own-bundle'],
    });
    expect(unverified.references).toBe(1);
  });
});
