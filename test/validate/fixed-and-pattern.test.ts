import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { packageOf, profileOf } from './fixtures/packages';
import { eachCase, type Json, onlyIssue } from './fixtures/support';

const profile = 'http://x.example/profile';
const concept = { coding: [{ system: 'http://x.example/s', code: 'a' }] };
const absent = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};
const own = createValidator({
  packages: [
    packageOf(
      profileOf(profile, 'Observation', [
        { id: 'Observation.status', path: 'Observation.status', fixedCode: 'final' },
        { id: 'Observation.category', path: 'Observation.category', fixedCodeableConcept: concept },
        { id: 'Observation.code', path: 'Observation.code', patternCodeableConcept: concept },
        {
          id: 'Observation.identifier',
          path: 'Observation.identifier',
          patternIdentifier: { system: 'http://x.example/i' },
        },
        { id: 'Observation.comment', path: 'Observation.comment', maxLength: 5 },
        {
          id: 'Observation.effectiveDateTime',
          path: 'Observation.effectiveDateTime',
          minValueDateTime: '2000-01-01',
          maxValueDateTime: '2020-06',
        },
        {
          id: 'Observation.valueQuantity',
          path: 'Observation.valueQuantity',
          minValueQuantity: { value: 0, system: 'http://unitsofmeasure.org', code: 'mg' },
          maxValueQuantity: { value: 10, system: 'http://unitsofmeasure.org', code: 'mg' },
        },
        {
          id: 'Observation.referenceRange.age.low.value',
          path: 'Observation.referenceRange.age.low.value',
          minValueDecimal: 1,
          maxValueDecimal: 3,
        },
      ]),
    ),
  ],
});
const right = { resourceType: 'Observation', meta: { profile: [profile] }, status: 'final', code: concept };
const also = (parts: Json): Json => ({ ...right, ...parts });

describe('fixed values', () => {
  eachCase(
    [
      {
        what: 'another primitive value',
        broken: also({ status: 'amended' }),
        right,
        told: 'error fixed-value Observation.status',
        profile,
      },
      {
        what: 'a complex value with more in it than is fixed',
        broken: also({ category: [{ ...concept, text: 'x' }] }),
        right: also({ category: [concept] }),
        told: 'error fixed-value Observation.category[0]',
        profile,
      },
      {
        what: 'a complex value with less in it than is fixed',
        broken: also({ category: [{ coding: [{ code: 'a' }] }] }),
        right: also({ category: [{ coding: [{ code: 'a', system: 'http://x.example/s' }] }] }),
        told: 'error fixed-value Observation.category[0]',
      },
      {
        what: 'each repetition is held to it',
        broken: also({ category: [concept, { text: 'x' }] }),
        right: also({ category: [concept, concept] }),
        told: 'error fixed-value Observation.category[1]',
      },
      {
        what: 'a reason in place of the value',
        broken: also({ status: undefined, _status: absent }),
        right,
        told: ['error binding-missing Observation.status', 'error fixed-value Observation.status'],
        profile,
      },
      {
        what: 'an extension beside the value',
        broken: also({ _status: absent }),
        right: also({ _status: { id: 'a' } }),
        told: 'error fixed-value Observation.status',
        profile,
      },
    ],
    own,
  );

  it('shows what the profile fixes, not what was given', async () => {
    const { message } = onlyIssue(await own.validate(also({ category: [{ text: 'Geheim' }] })), 'fixed-value');
    expect(message).toContain('"code":"a"');
    expect(message).not.toContain('Geheim');
  });
});

describe('patterns', () => {
  eachCase(
    [
      {
        what: 'a value that lacks part of it',
        broken: also({ code: { coding: [{ system: 'http://x.example/s', code: 'b' }] } }),
        right: also({
          code: {
            text: 'x',
            coding: [
              { system: 'http://x.example/t', code: 'b' },
              { ...concept.coding[0], display: 'y' },
            ],
          },
        }),
        told: 'error pattern-value Observation.code',
        profile,
      },
      {
        what: 'a value in which two codings hold half of it each',
        broken: also({
          code: {
            coding: [
              { system: 'http://x.example/s', code: 'b' },
              { system: 'http://x.example/t', code: 'a' },
            ],
          },
        }),
        right,
        told: 'error pattern-value Observation.code',
      },
      {
        what: 'each repetition is held to it',
        broken: also({
          identifier: [
            { system: 'http://x.example/i', value: '1' },
            { system: 'http://x.example/j', value: '1' },
          ],
        }),
        right: also({ identifier: [{ system: 'http://x.example/i', value: '1' }, { system: 'http://x.example/i' }] }),
        told: 'error pattern-value Observation.identifier[1]',
      },
    ],
    own,
  );
});

describe('lengths and limits', () => {
  const mg = (value: number): Json => ({ value, system: 'http://unitsofmeasure.org', code: 'mg' });
  const range = (value: number): Json => also({ referenceRange: [{ text: 'x', age: { low: { value } } }] });

  eachCase(
    [
      {
        what: 'too long',
        broken: also({ comment: 'abcdef' }),
        right: also({ comment: 'abcde' }),
        told: 'error max-length Observation.comment',
        profile,
      },
      {
        what: 'a date before the minimum',
        broken: also({ effectiveDateTime: '1999-12-31' }),
        right: also({ effectiveDateTime: '2000-01-01' }),
        told: 'error min-value Observation.effectiveDateTime',
        profile,
      },
      {
        what: 'a year before the minimum',
        broken: also({ effectiveDateTime: '1999' }),
        right: also({ effectiveDateTime: '2000' }),
        told: 'error min-value Observation.effectiveDateTime',
      },
      {
        what: 'a date after the maximum',
        broken: also({ effectiveDateTime: '2020-07-01' }),
        right: also({ effectiveDateTime: '2020-06-30' }),
        told: 'error max-value Observation.effectiveDateTime',
        profile,
      },
      {
        what: 'a quantity below the minimum',
        broken: also({ valueQuantity: mg(-0.1) }),
        right: also({ valueQuantity: mg(0) }),
        told: 'error min-value Observation.valueQuantity',
      },
      {
        what: 'a quantity above the maximum',
        broken: also({ valueQuantity: mg(10.1) }),
        right: also({ valueQuantity: mg(10) }),
        told: 'error max-value Observation.valueQuantity',
      },
      {
        what: 'a number below the minimum',
        broken: range(0.9),
        right: range(1),
        told: 'error min-value Observation.referenceRange[0].age.low.value',
      },
      {
        what: 'a number above the maximum',
        broken: range(3.01),
        right: range(3),
        told: 'error max-value Observation.referenceRange[0].age.low.value',
      },
    ],
    own,
  );

  it('does not compare a quantity in another unit, nor a date that may be either side', async () => {
    for (const parts of [
      { valueQuantity: { value: 5000, system: 'http://unitsofmeasure.org', code: 'ug' } },
      { effectiveDateTime: '2020' },
    ]) {
      expect((await own.validate(also(parts))).verdict).toBe('conforms');
    }
  });
});
