import { describe, expect, it } from 'vitest';
import { errorsOf, linesOf, parameter, validator } from './fixtures/support';

interface Format {
  /** The choice name of the type in `Parameters.parameter.value[x]`. */
  readonly name: string;
  readonly valid: readonly unknown[];
  /** Values that are not written as the type is. */
  readonly malformed?: readonly unknown[];
  /** Values of the right form that are on no calendar or clock. */
  readonly impossible?: readonly unknown[];
  /** Values of another JSON type. */
  readonly mistyped: readonly unknown[];
}

const long = (length: number): string => 'a'.repeat(length);
const uuid = 'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7';

/** STU3 datatypes.html#primitive and the regular expressions of its primitive definitions. */
const formats: readonly Format[] = [
  { name: 'valueBoolean', valid: [true, false], mistyped: ['true', 1, 0] },
  {
    name: 'valueInteger',
    valid: [0, 1, -1, 2_147_483_647, -2_147_483_648, 1e3],
    malformed: [1.5, 2_147_483_648, -2_147_483_649, 1e20],
    mistyped: ['1', true],
  },
  {
    name: 'valueUnsignedInt',
    valid: [0, 1, 2_147_483_647],
    malformed: [-1, 0.5, 2_147_483_648],
    mistyped: ['0', false],
  },
  {
    name: 'valuePositiveInt',
    valid: [1, 2_147_483_647],
    malformed: [0, -1, 1.5, 2_147_483_648],
    mistyped: ['1', true],
  },
  {
    name: 'valueDecimal',
    valid: [0, -0.5, 1.25, 1e-10, 123456789.123456, 1e21],
    mistyped: ['1.0', '1,5', true],
  },
  {
    name: 'valueString',
    valid: ['a', ' a ', 'é', '😀', '<b>&', 'regel\r\n\tregel', long(1_048_576)],
    malformed: ['\u0000', 'a\u0008b', 'a\u001f', long(1_048_577)],
    mistyped: [1, true],
  },
  {
    name: 'valueMarkdown',
    valid: ['# a\n\n* b', 'a'],
    malformed: ['a\u0007'],
    mistyped: [1],
  },
  {
    name: 'valueUri',
    valid: [
      'http://x.example/a?b=c#d',
      'urn:oid:2.16.840.1.113883.2.4.6.3',
      uuid,
      'mailto:a@x.example',
      'relatief/pad',
      '#a',
      'urn:ietf:rfc:3986',
      'oids',
    ],
    malformed: [
      'http://x.example/a b',
      ' http://x.example',
      'http://x.example\n',
      'urn:oid:2.16.',
      'urn:oid:2.16.840.01',
      'urn:oid:3.16',
      'urn:oid:abc',
      'urn:uuid:53fefa32-fcbb-4ff8-8a92',
      'urn:uuid:g3fefa32-fcbb-4ff8-8a92-55ee120877b7',
      'urn:uuid:53FEFA32-fcbb-4ff8-8a92-55ee120877b7',
      'oid:2.16.840.1.113883.2.4.6.3',
      'uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7',
    ],
    mistyped: [1, true],
  },
  {
    name: 'valueOid',
    valid: ['urn:oid:1.2', 'urn:oid:0.9.2342', 'urn:oid:2.16.840.1.113883.2.4.6.3'],
    malformed: ['1.2.3', 'urn:oid:1', 'urn:oid:3.1', 'urn:oid:1.02', 'urn:oid:1.2.', 'URN:OID:1.2', uuid],
    mistyped: [1.2],
  },
  {
    name: 'valueId',
    valid: ['a', 'A-1.b', '0', long(64), '-', '.'],
    malformed: [long(65), 'a b', 'a_b', 'é', 'a/b', 'a\n', '#a'],
    mistyped: [1, true],
  },
  {
    name: 'valueCode',
    valid: ['a', 'a b', 'a-b_c', '<=', 'é'],
    malformed: [' a', 'a ', 'a  b', 'a\tb ', '\n'],
    mistyped: [1, true],
  },
  {
    name: 'valueBase64Binary',
    valid: ['YQ==', 'YWI=', 'YWJj', 'YWJj\nYWJj', '+/+/', 'YW Jj', `${'YWJj'.repeat(20_000)}YQ==`],
    malformed: [
      ...['YQ', 'YQ=', 'Y===', 'YW*j', 'YQ==YQ==', 'data:;base64,YQ==', 'YW-j', 'YW_j', 'YWJá', 'ŁWJj', 'ŁŁŁŁ'],
      `${'YWJj'.repeat(16_383)}YQ==${'YWJj'.repeat(9)}YQ==`,
      `${'YWJj'.repeat(20_000)}Ł===`,
    ],
    mistyped: [1],
  },
  {
    name: 'valueDate',
    valid: ['2019', '2019-02', '2019-02-28', '2020-02-29', '2000-02-29', '2400-02-29', '0001-01-01', '9999-12-31'],
    malformed: [
      '19',
      '201',
      '20190',
      '2019-2',
      '2019-02-3',
      '2019/02/03',
      '20190203',
      '2019-02-03T10:00:00Z',
      ' 2019',
      '2019-',
      '2019-02-28 ',
    ],
    impossible: [
      '2019-02-29',
      '1900-02-29',
      '2100-02-29',
      '2019-02-30',
      '2019-04-31',
      '2019-13',
      '2019-00',
      '2019-01-00',
      '2019-01-32',
      '0000',
      '0000-01-01',
    ],
    mistyped: [2019, true],
  },
  {
    name: 'valueDateTime',
    valid: [
      '2019',
      '2019-02',
      '2020-02-29',
      '2019-02-03T00:00:00Z',
      '2019-02-03T23:59:59.999999+01:00',
      '2019-02-03T10:00:00+14:00',
      '2019-02-03T10:00:00-14:00',
      '2019-02-03T10:00:00+13:59',
      '2019-02-03T10:00:00-00:00',
      '2016-12-31T23:59:60Z',
    ],
    malformed: [
      '2019-02-03T10:00',
      '2019-02-03T10:00Z',
      '2019-02-03T10:00:00',
      '2019-02-03T10',
      '2019-02-03 10:00:00Z',
      '2019-02T10:00:00Z',
      '2019-02-03T10:00:00z',
      '2019-02-03T10:00:00+1:00',
      '2019-02-03T10:00:00+0100',
      '2019-02-03T10:00:00.Z',
      '20190203100000',
    ],
    impossible: [
      '2019-02-29T10:00:00Z',
      '2019-02-03T24:00:00Z',
      '2019-02-03T25:00:00Z',
      '2019-02-03T10:60:00Z',
      '2019-02-03T10:00:61Z',
      '2019-02-03T10:00:00+14:01',
      '2019-02-03T10:00:00-15:00',
      '2019-02-03T10:00:00+01:60',
      '0000-01-01T00:00:00Z',
    ],
    mistyped: [1549188000],
  },
  {
    name: 'valueInstant',
    valid: ['2019-02-03T10:00:00Z', '2019-02-03T10:00:00.123+01:00', '2020-02-29T23:59:59-12:00'],
    malformed: ['2019', '2019-02-03', '2019-02-03T10:00:00', '2019-02-03T10:00Z', 'nu'],
    impossible: ['2019-02-29T10:00:00Z', '2019-02-03T24:00:00Z', '2019-02-03T10:00:00+14:01'],
    mistyped: [0],
  },
  {
    name: 'valueTime',
    valid: ['00:00:00', '23:59:59', '10:00:00.5'],
    malformed: ['10:00', '10', '1:00:00', '10:00:00Z', '10:00:00+01:00', '10:00:00.'],
    impossible: ['24:00:00', '10:60:00', '10:00:61'],
    mistyped: [10],
  },
];

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 20)}… (${text.length - 2} characters)` : text;
};

describe.each(formats)('$name', ({ name, valid, malformed = [], impossible = [], mistyped }) => {
  const place = `Parameters.parameter[0].${name}`;

  it.each(valid.map((value) => [shown(value), value]))('accepts %s', async (_, value) => {
    expect(linesOf(await validator.validate(parameter(name, value)))).toEqual([]);
  });

  const wrong = [
    ...malformed.map((value) => [shown(value), 'primitive-format', value]),
    ...impossible.map((value) => [shown(value), 'impossible-date', value]),
    ...mistyped.map((value) => [shown(value), 'json-type', value]),
  ];
  it.each(wrong)('refuses %s as %s', async (_, rule, value) => {
    expect(linesOf(await validator.validate(parameter(name, value)))).toEqual([`error ${rule} ${place}`]);
  });

  it.runIf(typeof valid[0] === 'string')('refuses the empty string as empty-value', async () => {
    expect(errorsOf(await validator.validate(parameter(name, '')))).toEqual([`error empty-value ${place}`]);
  });
});

describe('messages about primitives', () => {
  it('say what the type expects and never repeat the value', async () => {
    for (const { name, malformed = [], impossible = [], mistyped } of formats) {
      for (const value of [...malformed, ...impossible, ...mistyped]) {
        if (typeof value !== 'string' || value.length < 5) continue;
        const { issues } = await validator.validate(parameter(name, value));
        for (const { message } of issues) expect(message).not.toContain(value);
      }
    }
  });
});

describe('ids of resources', () => {
  it.each([
    ['64 characters', long(64), []],
    ['65 characters', long(65), ['error primitive-format Patient.id']],
    ['an underscore', 'a_b', ['error primitive-format Patient.id']],
    ['a space', 'a b', ['error primitive-format Patient.id']],
    ['a number', 12, ['error json-type Patient.id']],
  ])('%s', async (_, id, told) => {
    expect(errorsOf(await validator.validate({ resourceType: 'Patient', id }))).toEqual(told);
  });

  it('names a resource by its id only when that is a technical id', async () => {
    const named = await validator.validate({ resourceType: 'Patient', id: 'p-1', foo: 1 });
    const unnamed = await validator.validate({ resourceType: 'Patient', id: 'Jan Jansen', foo: 1 });
    expect(named.issues[0]?.resource).toBe('Patient/p-1');
    expect(new Set(unnamed.issues.map(({ resource }) => resource))).toEqual(new Set(['Patient']));
  });
});
