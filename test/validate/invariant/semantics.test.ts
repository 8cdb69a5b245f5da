import { describe, expect, it } from 'vitest';
import { compileInvariant } from '../../../src/validate/invariant/compile-invariant';
import { expressions } from './expressions';
import { evaluate, observation, onResource, onValue, outcome, patient } from './support';

for (const [subject, { hold, break: broken }] of Object.entries(expressions)) {
  describe(`FHIRPath ${subject}`, () => {
    it.each(hold)('%s', (expression) => {
      expect(evaluate(expression, onResource(patient))).toEqual({ outcome: 'holds' });
      expect(compileInvariant(expression).how).toBe('native');
    });
    it.each(broken)('not: %s', (expression) => {
      expect(evaluate(expression, onResource(patient)).outcome).toBe('broken');
    });
  });
}

describe('an error of FHIRPath breaks the invariant and says why, as the reference engine does', () => {
  it.each([
    ['name.given and true', '2 items stand where one boolean is needed'],
    ['name.where(given).exists()', '2 items stand where one boolean is needed'],
    ['name.given.single().exists()', 'single needs one item, found 2'],
    ["1 > 'a'", 'values of type number and string have no order'],
    ["name.given + 'x' = 'y'", "'+' needs one item, found 2"],
    ['name.given.length() = 2', 'length needs one item, found 2'],
    ['name.given.allTrue()', 'a value of type string stands where a boolean is needed'],
  ])('%s', (expression, reason) => {
    expect(evaluate(expression, onResource(patient))).toEqual({ outcome: 'broken', reason });
  });
});

describe('what STU3 and Nictiz write', () => {
  it.each<[name: string, expression: string, value: unknown, type: string, expected: string]>([
    ['ele-1: only an id', 'hasValue() | (children().count() > id.count())', { id: 'a' }, 'Coding', 'broken'],
    ['ele-1: nothing', 'hasValue() | (children().count() > id.count())', {}, 'Coding', 'broken'],
    ['ele-1: a child', 'hasValue() | (children().count() > id.count())', { id: 'a', code: 'b' }, 'Coding', 'holds'],
    ['ele-1: a value', 'hasValue() | (children().count() > id.count())', 0, 'integer', 'holds'],
    ['ele-1: empty text', 'hasValue() | (children().count() > id.count())', '', 'string', 'broken'],
    ['family from inside HumanName finds nothing', 'name.family.exists()', { family: 'J' }, 'HumanName', 'broken'],
    [
      'country is no part of postalCode',
      "(country in 'nl' | 'nld').not() or matches('^[0-9]{4}[A-Z]{2}$')",
      '1234AB',
      'string',
      'holds',
    ],
    [
      'country is no part of postalCode',
      "(country in 'nl' | 'nld').not() or matches('^[0-9]{4}[A-Z]{2}$')",
      '1234 AB',
      'string',
      'broken',
    ],
    ['a string as an alternative is true', "code = 'a' or 'b'", { code: 'c' }, 'Coding', 'holds'],
    [
      'mad-3 compares a boolean with a string',
      "notGiven = 'false'",
      { notGiven: false },
      'MedicationAdministration',
      'holds',
    ],
    [
      'mny-1: a code alone',
      "(code or value.empty()) and (system.empty() or system = 'x')",
      { code: 'EUR' },
      'Money',
      'holds',
    ],
    [
      'ait-2: != with nothing on a side',
      "verificationStatus!='entered-in-error' or clinicalStatus.empty()",
      { clinicalStatus: 'active' },
      'AllergyIntolerance',
      'holds',
    ],
    [
      'eld-12: a choice by its type',
      "valueSet.is(uri).not() or valueSet.as(uri).startsWith('http:')",
      { valueSetUri: 'ftp:x' },
      'Element',
      'broken',
    ],
    ['status is not read out of statusDate', 'status.exists()', { statusDate: '2018' }, 'Goal', 'broken'],
    [
      'an element that holds nothing is not there',
      'coding.exists() or text.exists()',
      { coding: [{}] },
      'CodeableConcept',
      'broken',
    ],
  ])('%s', (_name, expression, value, type, expected) => {
    expect(outcome(expression, onValue(value, type))).toBe(expected);
  });

  it('an empty tail of a choice is its own element', () => {
    expect(
      outcome('value is Quantity and value.value > 5 and valueQuantity.value <= 10', onResource(observation)),
    ).toBe('holds');
    expect(outcome("component.value.ofType(string) = 's'", onResource(observation))).toBe('holds');
    expect(outcome('effective as dateTime <= issued', onResource(observation))).toBe('holds');
  });

  it('a primitive with only an extension is there but has no value', () => {
    const twin = { extension: [{ url: 'http://x', valueCode: 'unknown' }] };
    expect(outcome('exists() and hasValue().not() and extension.exists()', onValue(undefined, 'date', twin))).toBe(
      'holds',
    );
  });
});
