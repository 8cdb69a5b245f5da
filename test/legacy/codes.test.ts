import { describe, expect, it } from 'vitest';
import { type CodeKind, readCode, readIdentifier, readThesaurus } from '../../src/legacy';
import {
  atc,
  dhdDiagnosis,
  dhdProcedure,
  gpk,
  hpk,
  icd10,
  icpc1,
  loinc,
  prk,
  snk,
  snomed,
  ssk,
  zi,
} from '../../src/zib';
import { codesOf, wordsOf } from './support';

describe('readCode', () => {
  it.each([
    ['gpk', 8133, gpk('8133')],
    ['prk', '00017469', prk('00017469')],
    ['hpk', '1234567', hpk('1234567')],
    ['zi', '12345678', zi('12345678')],
    ['snk', 1, snk('1')],
    ['ssk', '0000000012345', ssk('0000000012345')],
    ['atc', 'n02be01', atc('N02BE01')],
    ['atc', 'N02', atc('N02')],
    ['icpc', 'a91', icpc1('A91')],
    ['icpc', 'A91.01', icpc1('A91.01')],
    ['icpc', 'a9101', icpc1('A91.01')],
    ['icd10', 'r00.1', icd10('R00.1')],
    ['snomed', 48867003, snomed('48867003')],
    ['snomed', ' 48867003 ', snomed('48867003')],
    ['loinc', '85354-9', loinc('85354-9')],
    ['dhdDiagnosis', '0000004711', dhdDiagnosis('0000004711')],
    ['dhdProcedure', 4711, dhdProcedure('4711')],
  ] as const)('reads %s %j', (kind, field, value) => {
    expect(readCode(kind, field)).toEqual({ ok: true, value });
    expect(readCode(kind, field, 'woorden').value).toEqual({ ...value, display: 'woorden' });
  });

  it.each<[CodeKind, string | number, string]>([
    ['gpk', '123456789', '123456789'],
    ['prk', 'PRK17469', 'PRK17469'],
    ['prk', -5, '-5'],
    ['atc', 'N02BE1', 'N02BE1'],
    ['icpc', 'A9', 'A9'],
    ['icpc', 'A91.1', 'A91.1'],
    ['icd10', 'hart', 'hart'],
    ['snomed', '48867004', '48867004'],
    ['snomed', '48867003 |a  b|', '48867003 |a  b|'],
    ['loinc', '85354-8', '85354-8'],
    ['dhdDiagnosis', '12345678901', '12345678901'],
  ])('keeps %s %j as text and tells so', (kind, field, text) => {
    const bare = readCode(kind, field);
    expect(bare.value).toEqual({ nullFlavor: 'OTH', originalText: text });
    expect(codesOf(bare)).toEqual(['not-of-system']);
    expect(wordsOf(bare)).not.toContain(text);
    expect(readCode(kind, field, 'woorden').value).toEqual({ nullFlavor: 'OTH', originalText: `woorden (${text})` });
  });

  it('takes noughts for no code, and words alone as text', () => {
    expect(readCode('prk', 0)).toEqual({ ok: true, value: undefined });
    expect(readCode('gpk', '00000000', 'zalf op recept')).toEqual({
      ok: true,
      value: { nullFlavor: 'OTH', originalText: 'zalf op recept' },
    });
    expect(readCode('icpc', null, null)).toEqual({ ok: true, value: undefined });
  });

  it('tells a SNOMED CT code that a number has lost digits of', () => {
    const reading = readCode('snomed', Number('11000146104999107'), 'astma');
    expect(codesOf(reading)).toEqual(['wrong-type']);
    expect(reading.value).toEqual({ nullFlavor: 'OTH', originalText: 'astma' });
  });

  it('knows no other system', () => {
    expect(() => readCode('gstandaard' as never, '1')).toThrow(/kind.*'gpk'/);
    expect(wordsOf(readCode('icpc', 'A9', undefined, { language: 'nl' }))).toContain('Code (ICPC): gevonden tekst');
  });
});

describe('readIdentifier', () => {
  const system = (name: string) => `http://fhir.nl/fhir/NamingSystem/${name}`;

  it.each([
    ['bsn', '999990019', 'bsn', '999990019'],
    ['bsn', '9999.90.019', 'bsn', '999990019'],
    ['bsn', 12345672, 'bsn', '012345672'],
    ['bsn', '12345672', 'bsn', '012345672'],
    ['agb', '01012345', 'agb-z', '01012345'],
    ['agb', '01-012345', 'agb-z', '01012345'],
    ['agb', 1012345, 'agb-z', '01012345'],
    ['uzovi', 101, 'uzovi', '0101'],
    ['big', 1234567890, 'big', '01234567890'],
    ['ura', 4711, 'ura', '00004711'],
    ['uzi', '000004711', 'uzi-nr-pers', '000004711'],
  ] as const)('reads %s %j', (kind, field, register, value) => {
    expect(readIdentifier(kind, field)).toEqual({ ok: true, value: { system: system(register), value } });
  });

  it('gives text its zeros back only where the column was one of numbers', () => {
    expect(codesOf(readIdentifier('agb', '1012345'))).toEqual(['not-of-register']);
    expect(readIdentifier('agb', '1012345', { wasNumber: true }).value?.value).toBe('01012345');
  });

  it.each([
    ['bsn', '999990018'],
    ['bsn', 9999901],
    ['bsn', '1999990019'],
    ['bsn', 'onbekend'],
    ['agb', 101234],
    ['agb', '010123456'],
    ['agb', 'A1012345'],
    ['uzovi', 10],
    ['big', -1234567890],
    ['ura', '123456789'],
  ] as const)('refuses %s %j and does not repeat it', (kind, field) => {
    const reading = readIdentifier(kind, field);
    expect(reading.value).toBeUndefined();
    expect(codesOf(reading)).toEqual(['not-of-register']);
    expect(wordsOf(reading)).not.toContain(String(field));
  });

  it('takes noughts for no number', () => {
    expect(readIdentifier('bsn', '000000000')).toEqual({ ok: true, value: undefined });
    expect(readIdentifier('agb', 0)).toEqual({ ok: true, value: undefined });
  });
});

describe('readThesaurus', () => {
  it('puts SNOMED CT in front, DHD and ICD-10 beside it, and keeps the term', () => {
    const row = { dhd: '0000004711', term: 'bradycardie', snomed: '48867003', icd10: 'R00.1' };
    expect(readThesaurus('diagnosis', row)).toEqual({
      ok: true,
      value: {
        ...snomed('48867003'),
        originalText: 'bradycardie',
        translations: [dhdDiagnosis('0000004711', 'bradycardie'), icd10('R00.1')],
      },
    });
    expect(readThesaurus('procedure', { dhd: 12, snomed: 80146002, snomedTerm: 'appendectomie' }).value).toEqual({
      ...snomed('80146002', 'appendectomie'),
      translations: [dhdProcedure('12')],
    });
  });

  it('tells what has no SNOMED CT code, and gives the rest', () => {
    const diagnosis = readThesaurus('diagnosis', { dhd: '4711', term: 'bradycardie', snomed: '' });
    expect(codesOf(diagnosis)).toEqual(['no-snomed']);
    expect(diagnosis.value).toEqual({ ...dhdDiagnosis('4711', 'bradycardie'), originalText: 'bradycardie' });
    const words = readThesaurus('diagnosis', { term: 'bradycardie' });
    expect(codesOf(words)).toEqual(['no-snomed']);
    expect(words.value).toEqual({ nullFlavor: 'OTH', originalText: 'bradycardie' });
  });

  it('keeps a code that is none in the words, and says of which column', () => {
    const reading = readThesaurus('diagnosis', { dhd: 'x', term: 'astma', snomed: '195967002' });
    expect(reading.value).toEqual({ nullFlavor: 'OTH', originalText: 'astma (195967002, x)' });
    expect(codesOf(reading)).toEqual(['not-of-system', 'not-of-system']);
    expect(wordsOf(reading)).toMatch(/Code \(SNOMED CT\).*Code \(DHD\)/);
  });

  it('reads an empty row as nothing, and refuses columns that it does not know', () => {
    expect(readThesaurus('diagnosis', { dhd: null, term: ' ', snomed: 0 })).toEqual({ ok: true, value: undefined });
    expect(() => readThesaurus('diagnosis', { thesaurus: '1' } as never)).toThrow(/thesaurus/);
  });
});
