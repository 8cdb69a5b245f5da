import { describe, expect, it } from 'vitest';
import { bodyHeight, ucum } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'h-1', heightValue: ucum(183, 'cm'), heightDateTime: '2026-05-04' };

const UNIT = 'the unit cm of UCUM';

const invalid: Invalid[] = [
  ['no height', { heightValue: undefined }, 'missing heightValue NL-CM:12.2.2', 'amount'],
  ['no moment', { heightDateTime: undefined }, 'missing heightDateTime NL-CM:12.2.4', 'YYYY'],
  ['metres', { heightValue: ucum(1.83, 'm') }, 'invalid-value heightValue.unit NL-CM:12.2.2', UNIT],
  ['inches', { heightValue: ucum(72, '[in_i]') }, 'invalid-value heightValue.unit NL-CM:12.2.2', UNIT],
  ['a position of another list', { position: '33586001' }, 'not-in-codelist position NL-CM:12.2.5', 'lying (102538003'],
  ['a status that FHIR does not have', { status: 'done' }, 'invalid-value status NL-CM:12.2.1', 'final'],
];

describe('BodyHeight (Lichaamslengte)', () => {
  it('accepts the least a record can hold, and one with every concept', () => {
    expect(issuesOf(bodyHeight, valid)).toEqual([]);
    for (const one of sample.bodyHeights ?? []) expect(issuesOf(bodyHeight, one)).toEqual([]);
    expect(bodyHeight({ ...valid, position: 'lying' }).position).toMatchObject({ code: '102538003' });
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(bodyHeight, valid, given);
  });
});
