import type { Json } from '../json';
import type { Node } from '../tree';
import { type Operator, perNode, replace } from './operator';

/** An operator that puts malformed values where one of the types stands. */
const malformed = (
  name: string,
  types: readonly string[],
  values: Record<string, Json | ((old: Json) => Json)>,
): Operator =>
  perNode(name, (node: Node) =>
    types.includes(node.type) && node.name !== 'url' && node.name !== 'div'
      ? Object.entries(values).map(([variant, value]) =>
          replace(node, (old) => (typeof value === 'function' ? value(old) : value), variant),
        )
      : [],
  );

const numbers = ['decimal', 'integer', 'positiveInt', 'unsignedInt'];

export const primitiveOperators: Operator[] = [
  malformed('date-format', ['date'], {
    dutch: '31-12-2019',
    'no dashes': '20191231',
    'with time': '2019-12-31T10:00:00Z',
    'two-digit year': '19-12-31',
    'one-digit month': '2019-1-05',
    words: 'vorige week',
  }),
  malformed('dateTime-format', ['dateTime'], {
    dutch: '31-12-2019',
    'no zone': '2019-12-31T10:00:00',
    'no seconds': '2019-12-31T10:00Z',
    'hour only': '2019-12-31T10',
    blank: '2019-12-31 10:00:00Z',
    'hour 24': '2019-12-31T24:30:00Z',
    'minute 60': '2019-12-31T10:60:00Z',
    'zone without colon': '2019-12-31T10:00:00+0100',
    'zone too large': '2019-12-31T10:00:00+15:00',
  }),
  malformed('instant-format', ['instant'], { date: '2019-12-31', 'no zone': '2019-12-31T10:00:00', month: '2019-12' }),
  malformed('nonexistent-date', ['date', 'dateTime'], {
    'february 30': '2020-02-30',
    'february 29': '2019-02-29',
    'april 31': '2020-04-31',
    'month 13': '2020-13-01',
    'day 0': '2020-01-00',
  }),
  malformed('code-whitespace', ['code'], {
    leading: (old) => ` ${old}`,
    trailing: (old) => `${old} `,
    double: 'a  b',
    tab: 'a\tb',
  }),
  malformed('id-format', ['id'], { long: 'x'.repeat(65), underscore: 'a_b', blank: 'a b', slash: 'a/b' }),
  malformed('uri-format', ['uri'], {
    blank: 'http://example.org/a b',
    'bare oid': '2.16.840.1.113883',
    'bad oid': 'urn:oid:2.16.x',
    'bad uuid': 'urn:uuid:123',
    'leading blank': ' http://example.org',
  }),
  malformed('boolean-as-string', ['boolean'], { true: 'true', yes: 'ja', digit: 1 }),
  malformed('number-as-string', numbers, { string: (old) => String(old), comma: '1,5' }),
  malformed('integer-range', ['integer', 'positiveInt', 'unsignedInt'], {
    fraction: 1.5,
    negative: -1,
    zero: 0,
    large: 2147483648,
  }),
  malformed('string-whitespace', ['string'], {
    blank: '   ',
    leading: (old) => ` ${old}`,
    trailing: (old) => `${old}\n`,
    'control character': 'a\u0007b',
  }),
  malformed('base64-format', ['base64Binary'], { letters: '%%%%', length: 'abc', blank: 'YWJj ZGVm' }),
  malformed('time-format', ['time'], { 'no seconds': '10:00', 'hour 25': '25:00:00', zone: '10:00:00Z' }),
];
