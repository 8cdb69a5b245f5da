import { describe, expect, it } from 'vitest';
import { laboratoryTestResult, loinc, ucum } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const test = { testCode: loinc('2951-2', 'Natrium'), testResult: { quantity: ucum(138, 'mmol/L') } };
const valid = { id: 'lab-1', laboratoryTests: [test] };
const tests = (...more: object[]) => ({ laboratoryTests: more.map((one) => ({ ...test, ...one })) });
const result = (testResult: object) => tests({ testResult });
const v2 = (code: string) => ({ system: 'http://hl7.org/fhir/v2/0078', code });

const invalid: readonly Invalid[] = [
  [
    'neither a panel nor a test',
    { laboratoryTests: [] },
    'missing (record) NL-CM:13.1.1',
    'a panelOrBattery, or a test',
  ],
  [
    'a test without a code',
    { laboratoryTests: [{ testResult: { text: 'x' } }] },
    'missing laboratoryTests[0].testCode NL-CM:13.1.8',
    'coded value',
  ],
  [
    'a result in two forms',
    result({ text: 'x', boolean: true }),
    'invalid-value laboratoryTests[0].testResult NL-CM:13.1.10',
    'exactly one of quantity, coded',
  ],
  [
    'a range from high to low',
    result({ range: { minimumValue: 2, maximumValue: -1 } }),
    'invalid-value laboratoryTests[0].testResult.range.maximumValue NL-CM:13.1.10',
    'at or above minimumValue',
  ],
  [
    'a flag of no list',
    tests({ resultFlags: ['odd'] }),
    'not-in-codelist laboratoryTests[0].resultFlags[0] NL-CM:13.1.14',
    'high (281302008',
  ],
  [
    'a flag of FHIR that the zib has a code for',
    tests({ resultFlags: [v2('H')] }),
    'not-in-codelist laboratoryTests[0].resultFlags[0] NL-CM:13.1.14',
    'that the list has no code for',
  ],
  [
    'words beside one of several flags',
    tests({ resultFlags: ['low', { ...v2('N'), originalText: 'normaal' }] }),
    'invalid-value laboratoryTests[0].resultFlags[1].originalText NL-CM:13.1.14',
    'codes alone',
  ],
  ['a status that is no status', { resultStatus: 'done' }, 'not-in-codelist resultStatus NL-CM:13.1.6', 'final (final'],
  [
    'two statuses',
    { resultStatus: 'final', status: 'cancelled' },
    'invalid-value status NL-CM:13.1.1',
    'either resultStatus or status',
  ],
  [
    'a test called off in a result that was called off',
    { status: 'cancelled', ...tests({ status: 'cancelled' }) },
    'invalid-value laboratoryTests[0].status NL-CM:13.1.1',
    'no status of a test',
  ],
  [
    'two tests by one key',
    tests({ id: 'a' }, { id: 'a' }),
    'duplicate-id laboratoryTests[1].id NL-CM:13.1.3',
    'no other test of this result',
  ],
  ['a specimen of nothing', { specimen: {} }, 'missing specimen NL-CM:13.1.2', 'something that is known'],
  [
    'a moment of collection beside a period with bounds',
    { specimen: { collectionDateTime: '2024', collectionPeriod: { endDateTime: '2024' } } },
    'invalid-value specimen.collectionDateTime NL-CM:13.1.17',
    'either collectionDateTime',
  ],
  [
    'a begin with a duration that is no moment of collection',
    { specimen: { collectionPeriod: { startDateTime: '2024', duration: { value: 1, unit: 'd' } } } },
    'invalid-value specimen.collectionPeriod.startDateTime NL-CM:13.1.24',
    'as collectionDateTime',
  ],
];

describe('LaboratoryTestResult (LaboratoriumUitslag)', () => {
  it.each((sample.laboratoryTestResults ?? []).map((one) => [one.id, one] as const))('accepts %s', (_id, one) => {
    expect(issuesOf(laboratoryTestResult, one)).toEqual([]);
  });

  it.each([
    ['a panel of which nothing is known yet', { laboratoryTests: undefined, panelOrBattery: loinc('24326-1') }],
    ['an amount below nought, without a unit', result({ quantity: { value: '-0.50' } })],
    ['several tests without a name for them', tests({}, {})],
  ])('accepts %s', (_name, change) => {
    expect(issuesOf(laboratoryTestResult, { ...valid, ...change })).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(laboratoryTestResult, valid, given);
  });
});
