import { describe, expect, it } from 'vitest';
import { agb, big, bsn, type Identifier, identification, patient, ura, uzi, uzovi } from '../../../src/zib';
import { issuesOf, lineOf } from '../support';

const numbersOf = (...identificationNumbers: unknown[]) => {
  const result = patient.parse({ identificationNumbers });
  return result.ok ? result.record.identificationNumbers : result.issues.map(lineOf);
};

describe('identification numbers', () => {
  it.each(['999999990', '111222333', '012345672', '999909587', '999911259'])('accepts BSN %s', (value) => {
    expect(numbersOf(bsn(value))).toEqual([{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value }]);
  });

  it.each<[string, Identifier, string]>([
    ['a BSN that fails the 11-test', bsn('999999991'), 'a BSN: nine digits that pass the 11-test'],
    ['a BSN of eight digits', bsn('12345672'), 'a BSN'],
    ['a BSN of zeros', bsn('000000000'), 'a BSN'],
    ['a BSN with dots', bsn('9999.99.990'), 'a BSN'],
    ['a URA of seven digits', ura('1234567'), 'a URA: eight digits'],
    ['an AGB code of nine digits', agb('123456789'), 'an AGB code: eight digits'],
    ['a UZI number with letters', uzi('00001234A'), 'a UZI number: nine digits'],
    ['a BIG number of ten digits', big('1234567890'), 'a BIG number: eleven digits'],
    ['a UZOVI number of three digits', uzovi('123'), 'a UZOVI number: four digits'],
    ['a blank number', identification('1.2.3', ' '), 'text, or a whole number'],
  ])('refuses %s and does not repeat it', (_name, given, allowed) => {
    const [issue, ...others] = issuesOf(patient, { identificationNumbers: [given] });
    expect(others).toEqual([]);
    expect(issue?.at).toBe('identificationNumbers[0].value');
    expect(issue?.concept).toBe('NL-CM:0.1.7');
    expect(issue?.allowed).toContain(allowed);
    if (given.value.trim() !== '') expect(issue?.message).not.toContain(given.value);
  });

  it.each([ura('00001234'), agb('01234567'), uzi('000012345'), big('12345678901'), uzovi('9999')])(
    'accepts $value in $system',
    (given) => expect(numbersOf(given)).toEqual([given]),
  );

  it.each([
    ['2.16.840.1.113883.2.4.6.3', '999999990', 'http://fhir.nl/fhir/NamingSystem/bsn'],
    ['urn:oid:2.16.528.1.1007.3.3', '00001234', 'http://fhir.nl/fhir/NamingSystem/ura'],
    ['2.16.840.1.113883.2.4.6.1', '01234567', 'http://fhir.nl/fhir/NamingSystem/agb-z'],
    ['1.2.3.4', 'X-1', 'urn:oid:1.2.3.4'],
    ['urn:uuid', 'X-1', 'urn:uuid'],
  ])('normalises %s', (system, value, uri) => {
    expect(numbersOf({ system, value })).toEqual([{ system: uri, value }]);
    expect(identification(system, value)).toEqual({ system: uri, value });
  });

  it.each<[string, unknown, string[]]>([
    [
      'a word as system',
      { system: 'ziekenhuis', value: '1' },
      ['invalid-identifier identificationNumbers[0].system NL-CM:0.1.7'],
    ],
    ['a fraction as value', { system: '1.2.3', value: 1.5 }, ['wrong-type identificationNumbers[0].value NL-CM:0.1.7']],
    ['a bare string', '999999990', ['wrong-type identificationNumbers[0] NL-CM:0.1.7']],
    [
      'an unknown property beside a wrong BSN',
      { ...bsn('1'), type: 'BSN' },
      [
        'unknown-property identificationNumbers[0].type NL-CM:0.1.7',
        'invalid-identifier identificationNumbers[0].value NL-CM:0.1.7',
      ],
    ],
  ])('refuses %s', (_name, given, lines) => {
    expect(numbersOf(given)).toEqual(lines);
  });
});
