import { describe, expect, it } from 'vitest';
import { readAda } from '../../src/ada';
import { propertiesWithForms } from '../../src/bgz/parts/code/systems-by-form';
import { isCountry } from '../../src/terminology/countries';
import {
  administrationAgreement,
  allergyIntolerance,
  bgzRecords,
  bsn,
  code,
  healthProfessional,
  hpk,
  identification,
  type Mended,
  type MendedKind,
  medicalDevice,
  mendings,
  patient,
  pharmaceuticalProduct,
  prk,
  problem,
  snomed,
} from '../../src/zib';
import { agreement, bricks, c, document, instance, problemBlock, problems, read, TODAY, v } from '../ada/instances';

type Loose = Readonly<Record<string, unknown>>;

const base = { id: 'p', problemName: snomed('48867003', 'bradycardie'), problemStatus: 'active' };
const person = { identificationNumbers: [bsn('999999990')] };
const lines = (mended: readonly Mended[]) => mended.map(({ at, what }) => `${at} ${what}`);

interface Case {
  readonly what: MendedKind;
  readonly found: string;
  /** A change to a problem. */
  readonly given: Loose;
  readonly kept: Loose;
  readonly mended: readonly string[];
}

/** Blemishes of a problem: what is given, what is kept and what is said. */
const cases: readonly Case[] = [
  { what: 'null', found: 'null for a text', given: { comment: null }, kept: {}, mended: ['comment null'] },
  {
    what: 'null',
    found: 'null for a list',
    given: { identificationNumbers: null },
    kept: {},
    mended: ['identificationNumbers null'],
  },
  {
    what: 'null',
    found: 'null in a list',
    given: { identificationNumbers: [null, identification('1.2.3', 'x')] },
    kept: { identificationNumbers: [{ system: 'urn:oid:1.2.3', value: 'x' }] },
    mended: ['identificationNumbers[0] null'],
  },
  {
    what: 'null',
    found: 'an object in which everything is null',
    given: { informationSource: { healthProfessional: { nameInformation: { firstNames: null, initials: null } } } },
    kept: {},
    mended: [
      'informationSource.healthProfessional.nameInformation.firstNames null',
      'informationSource.healthProfessional.nameInformation.initials null',
    ],
  },
  {
    what: 'empty-object',
    found: 'an object without parts, where none is required',
    given: { informationSource: { healthProfessional: { role: 'RESP', contactInformation: {} } } },
    kept: {
      informationSource: {
        healthProfessional: { role: code('http://hl7.org/fhir/v3/ParticipationType', 'RESP', 'Hoofdbehandelaar') },
      },
    },
    mended: ['informationSource.healthProfessional.contactInformation empty-object'],
  },
  { what: 'blank-text', found: 'empty text', given: { comment: '' }, kept: {}, mended: ['comment blank-text'] },
  {
    what: 'blank-text',
    found: 'blanks',
    given: { comment: ' \t\u00a0\u200b' },
    kept: {},
    mended: ['comment blank-text'],
  },
  {
    what: 'blank-text',
    found: 'blank for a moment',
    given: { problemStartDate: '' },
    kept: {},
    mended: ['problemStartDate blank-text'],
  },
  {
    what: 'blank-text',
    found: 'blank for a code',
    given: { problemType: ' ' },
    kept: {},
    mended: ['problemType blank-text'],
  },
  ...[' ', '\t', '\n', '\u00a0', '\u2003', '\u3000', '\ufeff', '\u200b'].map((blank) => ({
    what: 'outer-blanks' as const,
    found: `U+${blank.charCodeAt(0).toString(16)} around text`,
    given: { comment: `${blank}twee  regels\nen een ${blank}` },
    kept: { comment: 'twee  regels\nen een' },
    mended: ['comment outer-blanks'],
  })),
  {
    what: 'outer-blanks',
    found: 'blanks around system and code',
    given: { problemName: { system: ' http://snomed.info/sct', code: '48867003\t', display: 'bradycardie' } },
    kept: {},
    mended: ['problemName.system outer-blanks', 'problemName.code outer-blanks'],
  },
  {
    what: 'outer-blanks',
    found: 'a blank around a short name',
    given: { problemStatus: ' active' },
    kept: {},
    mended: ['problemStatus outer-blanks'],
  },
  { what: 'outer-blanks', found: 'a blank around an id', given: { id: 'p ' }, kept: {}, mended: ['id outer-blanks'] },
  {
    what: 'date-object',
    found: 'a winter instant',
    given: { problemStartDate: new Date('2026-03-01T09:00:00Z') },
    kept: { problemStartDate: '2026-03-01T10:00:00+01:00' },
    mended: ['problemStartDate date-object'],
  },
  {
    what: 'date-object',
    found: 'a summer instant with milliseconds',
    given: { problemStartDate: new Date('2026-07-01T22:30:00.250Z') },
    kept: { problemStartDate: '2026-07-02T00:30:00.250+02:00' },
    mended: ['problemStartDate date-object'],
  },
  {
    what: 'date-object',
    found: 'an instant of when the Dutch clock was no whole minute ahead',
    given: { problemStartDate: new Date('1920-01-01T12:00:00Z') },
    kept: { problemStartDate: expect.stringMatching(/^1920-01-01T12:(00:00Z|00:00\+00:00|20:00\+00:20)$/) },
    mended: ['problemStartDate date-object'],
  },
  {
    what: 'date-notation',
    found: 'a date and time of a database',
    given: { problemStartDate: '2026-03-01 10:00:00', problemEndDate: '2026-03-01 11:00' },
    kept: { problemStartDate: '2026-03-01T10:00:00', problemEndDate: '2026-03-01T11:00' },
    mended: ['problemStartDate date-notation', 'problemEndDate date-notation'],
  },
  {
    what: 'date-notation',
    found: 'zones as databases write them',
    given: { problemStartDate: '2026-03-01 10:00:00 +01:00', problemEndDate: '2026-03-01T11:00+01' },
    kept: { problemStartDate: '2026-03-01T10:00:00+01:00', problemEndDate: '2026-03-01T11:00+01:00' },
    mended: ['problemStartDate date-notation', 'problemEndDate date-notation'],
  },
  {
    what: 'number-as-text',
    found: 'a number as id',
    given: { id: 4711 },
    kept: { id: '4711' },
    mended: ['id number-as-text'],
  },
  {
    what: 'number-as-text',
    found: 'a bigint as id',
    given: { id: 9007199254740993n },
    kept: { id: '9007199254740993' },
    mended: ['id number-as-text'],
  },
  {
    what: 'number-as-text',
    found: 'numbers as code and identification number',
    given: {
      problemName: { system: 'http://snomed.info/sct', code: 48867003, display: 'bradycardie' },
      identificationNumbers: [{ system: '1.2.3', value: 12 }],
    },
    kept: { identificationNumbers: [{ system: 'urn:oid:1.2.3', value: '12' }] },
    mended: ['identificationNumbers[0].value number-as-text', 'problemName.code number-as-text'],
  },
  {
    what: 'number-as-text',
    found: 'a BSN of eight digits as number',
    given: { subject: { system: '2.16.840.1.113883.2.4.6.3', value: 12345672 } },
    kept: { subject: bsn('012345672') },
    mended: ['subject.value number-as-text'],
  },
  {
    what: 'leading-zeros',
    found: 'a padded G-Standaard number',
    given: { problemName: { system: '2.16.840.1.113883.2.4.4.1.750', code: '00001237', display: 'X' } },
    kept: { problemName: { system: 'urn:oid:2.16.840.1.113883.2.4.4.1.750', code: '1237', display: 'X' } },
    mended: ['problemName.code leading-zeros'],
  },
  {
    what: 'code-system',
    found: 'a code of a concept with one system',
    given: { problemAnatomicalLocation: { code: '80891009', display: 'hart' } },
    kept: { problemAnatomicalLocation: snomed('80891009', 'hart') },
    mended: ['problemAnatomicalLocation code-system'],
  },
  {
    what: 'code-system',
    found: 'a code of a closed list',
    given: { problemStatus: { code: '55561003' } },
    kept: {},
    mended: ['problemStatus code-system'],
  },
  {
    what: 'code-as-text',
    found: 'a code of a concept with many systems',
    given: { problemName: { code: 'K78', display: 'boezemfibrilleren' } },
    kept: { problemName: { nullFlavor: 'OTH', originalText: 'boezemfibrilleren (K78)' } },
    mended: ['problemName code-as-text'],
  },
  {
    what: 'code-as-text',
    found: 'a name in place of a code',
    given: { problemName: 'astma' },
    kept: { problemName: { nullFlavor: 'OTH', originalText: 'astma' } },
    mended: ['problemName code-as-text'],
  },
  {
    what: 'code-as-text',
    found: 'a display alone',
    given: { problemName: { display: 'astma' } },
    kept: { problemName: { nullFlavor: 'OTH', originalText: 'astma' } },
    mended: ['problemName code-as-text'],
  },
];

const clean = problem(base as Parameters<typeof problem>[0]);
const isJson = (given: Loose): boolean =>
  !/Date|bigint/.test(
    Object.values(given)
      .map((one) => (one instanceof Date ? 'Date' : typeof one))
      .join(),
  );

describe('what is mended', () => {
  it.each(cases)('$found by a builder', ({ given, kept, mended }) => {
    const result = problem.parse({ ...base, ...given });
    expect(result.ok ? result.record : result.issues).toEqual({ ...clean, ...kept });
    expect(lines(result.mended)).toEqual(mended);
    expect(problem({ ...base, ...given } as Parameters<typeof problem>[0])).toEqual({ ...clean, ...kept });
  });

  it.each(cases.filter(({ given }) => isJson(given)))('$found in JSON of a patient', ({ given, kept, mended }) => {
    const json = JSON.parse(
      JSON.stringify({
        patient: {
          ...person,
          identificationNumbers: [...person.identificationNumbers, bsn('012345672')].slice(
            given.subject ? 1 : 0,
            given.subject ? 2 : 1,
          ),
        },
        problems: [null, { ...base, ...given }],
      }),
    );
    const result = bgzRecords.parse(json);
    expect(result.ok ? result.record.problems : result.issues).toEqual([{ ...clean, ...kept }]);
    expect(lines(result.mended)).toEqual(['problems[0] null', ...mended.map((line) => `problems[1].${line}`)]);
  });

  it('has a case for every row of the table', () => {
    const here = new Set([...cases.map(({ what }) => what), 'country-code', 'midnight', 'unit-in-words']);
    expect([...here].sort()).toEqual(Object.keys(mendings).sort());
  });

  it('is told again by whoever holds the built record', () => {
    const built = problem({ ...base, comment: null } as Parameters<typeof problem>[0]);
    expect(lines(problem.parse(built).mended)).toEqual(['comment null']);
    expect(lines(bgzRecords.parse({ patient: person, problems: [built] }).mended)).toEqual([
      'problems[0].comment null',
    ]);
  });

  it('leaves a clean record alone', () => {
    const result = problem.parse(structuredClone(base));
    expect(result.mended).toEqual([]);
  });
});

describe('a code without system, or a name in place of a code', () => {
  const country = (given: unknown) => {
    const result = patient.parse({ ...person, addressInformation: [{ country: given }] });
    return result.ok ? result.record.addressInformation?.[0]?.country : result.issues;
  };
  const iso = 'urn:iso:std:iso:3166';
  const gba = 'urn:oid:2.16.840.1.113883.2.4.4.16.34';

  it.each<[unknown, object]>([
    ['NL', { system: iso, code: 'NL' }],
    ['nl', { system: iso, code: 'NL' }],
    [
      { code: 'BE', display: 'België' },
      { system: iso, code: 'BE', display: 'België' },
    ],
    ['6030', { system: gba, code: '6030' }],
    [
      { code: 6030, display: 'Nederland' },
      { system: gba, code: '6030', display: 'Nederland' },
    ],
    ['Nederland', { nullFlavor: 'OTH', originalText: 'Nederland' }],
    [{ code: 'Nederland' }, { nullFlavor: 'OTH', originalText: 'Nederland' }],
    [{ display: 'Nederland' }, { nullFlavor: 'OTH', originalText: 'Nederland' }],
    [
      { code: 'NLD', display: 'Nederland' },
      { nullFlavor: 'OTH', originalText: 'Nederland (NLD)' },
    ],
  ])('country %j becomes %j', (given, kept) => {
    expect(country(given)).toEqual(kept);
  });

  it('says that a country code was in lower case', () => {
    const result = patient.parse({ ...person, addressInformation: [{ country: 'nl' }] });
    expect(lines(result.mended)).toEqual([
      'addressInformation[0].country code-system',
      'addressInformation[0].country country-code',
    ]);
  });

  it.each([
    ['nl', 'NL'],
    ['NL', 'NL'],
  ])('country %s with its system becomes %s, and says so', (code, kept) => {
    const country = { system: '1.0.3166.1.2.2', code };
    const result = patient.parse({ ...person, addressInformation: [{ country }] });
    expect(result.ok && result.record.addressInformation?.[0]?.country).toMatchObject({ code: kept });
    expect(lines(result.mended)).toEqual(code === kept ? [] : ['addressInformation[0].country country-code']);
  });

  const AGB = '2.16.840.1.113883.2.4.6.7';
  it.each<[string, object]>([
    ['an AGB specialism as number', { specialty: { system: AGB, code: 320 } }],
    ['an AGB specialism of three digits', { specialty: { system: AGB, code: '320' } }],
    ['an AGB specialism as number without system', { specialty: 320 }],
    ['the same with its term', { specialty: { code: 320, display: 'Cardiologie' } }],
    ['an AGB number', { identificationNumbers: [{ system: '2.16.840.1.113883.2.4.6.1', value: 1234567 }] }],
    ['a UZI number', { identificationNumbers: [{ system: '2.16.528.1.1007.3.1', value: 12345678 }] }],
  ])('%s is refused: the zeros in front are lost', (_what, wrong) => {
    const result = healthProfessional.parse(wrong);
    expect(result.ok ? result.record : result.issues.map(({ code }) => code)).toEqual([
      expect.stringMatching(/^(invalid-code|invalid-identifier|missing)$/),
    ]);
  });

  it.each([1, { system: '2.16.840.1.113883.2.4.4.16.32', code: 1 }])('nationality %j is refused', (nationality) => {
    const result = patient.parse({ ...person, nationalities: [nationality] });
    expect(result.ok ? result.record : result.issues).toHaveLength(1);
    expect(patient.parse({ ...person, nationalities: ['0001'] }).ok).toBe(true);
  });

  it.each([
    ['1950-07-02 00:00:00', '1950-07-02'],
    ['1950-07-02T00:00:00.000', '1950-07-02'],
    ['1950-07-02 00:00', '1950-07-02'],
  ])('a date of birth %s is a date, and says so', (given, kept) => {
    const result = patient.parse({ ...person, dateOfBirth: given });
    expect(result.ok && result.record.dateOfBirth).toBe(kept);
    expect(lines(result.mended)).toEqual(['dateOfBirth midnight']);
  });

  it.each(['1950-07-02 00:00:01', '1950-07-02T00:00:00Z', '1950-07-02 12:00'])(
    'a date of birth %s is refused',
    (given) => {
      expect(patient.parse({ ...person, dateOfBirth: given }).ok).toBe(false);
    },
  );

  it.each(['\u00ad', '\u3164', '\u2066\u2069', '\ufe0f', '\u2800', '\u{e0020}'])('%j alone is no text', (comment) => {
    const result = problem.parse({ ...base, comment });
    expect(result.ok && result.record).toEqual(clean);
    expect(lines(result.mended)).toEqual(['comment blank-text']);
    const beside = problem.parse({ ...base, comment: `❤${comment}` });
    expect(beside.ok && beside.record.comment).toBe(`❤${comment}`);
  });

  it.each<[unknown, object]>([
    ['01.015', { system: 'http://fhir.nl/fhir/NamingSystem/uzi-rolcode', code: '01.015' }],
    [{ code: ' 0320' }, { system: 'urn:oid:2.16.840.1.113883.2.4.6.7', code: '0320' }],
    ['huisarts', { nullFlavor: 'OTH', originalText: 'huisarts' }],
  ])('specialty %j becomes %j', (specialty, kept) => {
    const result = healthProfessional.parse({ specialty });
    expect(result.ok ? result.record.specialty : result.issues).toEqual(kept);
  });

  it('never guesses the level of a product number', () => {
    const result = pharmaceuticalProduct.parse({ productCodes: ['17469', 'M01AE01', prk('\t00017469')] });
    expect(result.ok ? result.record.productCodes : result.issues).toEqual([
      { nullFlavor: 'OTH', originalText: '17469' },
      { system: 'http://www.whocc.no/atc', code: 'M01AE01' },
      prk('17469'),
    ]);
  });

  it('keeps a code outside an open list by its form, else as text; a closed list refuses it', () => {
    const symptom = (given: object) => {
      const result = allergyIntolerance.parse({
        id: 'a',
        causativeAgent: snomed('3718001'),
        reactions: [{ symptoms: [given] }],
      });
      return result.ok ? result.record.reactions?.[0]?.symptoms[0] : result.issues;
    };
    expect(symptom({ code: '271807003' })).toMatchObject({ system: 'http://snomed.info/sct', code: '271807003' });
    expect(symptom({ code: '48867003' })).toMatchObject({ system: 'http://snomed.info/sct', code: '48867003' });
    expect(symptom({ code: 'jeuk', display: 'jeuk' })).toMatchObject({ nullFlavor: 'OTH', originalText: 'jeuk' });
    expect(problem.parse({ ...base, problemStatus: { code: 'oud' } }).ok).toBe(false);
  });

  it('knows only properties that records have', () => {
    const used = new Set<string>();
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of Object.entries(value)) {
        used.add(name);
        visit(inner);
      }
    };
    for (const zib of [
      patient,
      healthProfessional,
      allergyIntolerance,
      problem,
      medicalDevice,
      administrationAgreement,
    ])
      for (const row of zib.concepts) for (const step of row.record.split('.')) used.add(step);
    visit(bgzRecords.concepts.map((row) => Object.fromEntries(row.record.split('.').map((step) => [step, 1]))));
    const inParts = [
      'ingredientCode',
      'productCodes',
      'pharmaceuticalForm',
      'specialty',
      'departmentSpecialty',
      'country',
    ];
    expect(propertiesWithForms.filter((name) => !used.has(name) && !inParts.includes(name))).toEqual([]);
  });
});

describe('what is refused as before', () => {
  it.each<[string, Loose, string]>([
    ['an invalid Date', { problemStartDate: new Date(Number.NaN) }, 'problemStartDate'],
    ['a Date before 1800', { problemStartDate: new Date('1700-01-01T00:00:00Z') }, 'problemStartDate'],
    ['a fraction as id', { id: 1.5 }, 'id'],
    ['a number beyond 2^53 as id', { id: 2 ** 53 + 2 }, 'id'],
    ['a fraction as code', { problemName: { system: '1.2.3', code: 1.5 } }, 'problemName.code'],
    ['a number as free text', { comment: 12 }, 'comment'],
    ['a required value that is null', { id: null }, 'id'],
    ['a required value that is blank', { problemName: ' ' }, 'problemName'],
    ['a required value in which everything is null', { problemName: { system: null, code: '' } }, 'problemName'],
    ['a misspelt property that is null', { commentaar: null }, 'commentaar'],
    ['a nullFlavor where a text stands', { comment: { nullFlavor: 'UNK' } }, 'comment'],
    ['a nullFlavor where a moment stands', { problemStartDate: { nullFlavor: 'UNK' } }, 'problemStartDate'],
    ['a time of a database where a date stands', { problemStartDate: '2026-03-01 25:00' }, 'problemStartDate'],
    [
      'a BSN of seven digits as number',
      { subject: { system: '2.16.840.1.113883.2.4.6.3', value: 1234567 } },
      'subject.value',
    ],
    ['a URA that lost its zeros', { subject: { system: '2.16.528.1.1007.3.3', value: 1234 } }, 'subject.value'],
  ])('%s', (_name, given, at) => {
    const result = problem.parse({ ...base, ...given });
    expect(result.ok || result.issues.map((issue) => issue.at)).toEqual([at]);
  });

  it('names the place of a value as it was given, also behind dropped items', () => {
    const result = bgzRecords.parse({ patient: person, problems: [null, '', { ...base, comment: 5 }] });
    expect(result.ok || result.issues.map((issue) => issue.at)).toEqual(['problems[2].comment']);
  });
});

describe('ADA', () => {
  const land = (attributes: string) =>
    document(
      `<demografie_en_identificatie><patient id="pat"><adresgegevens>${`<land ${attributes}/>`}</adresgegevens>${v('identificatienummer', '999999990', 'root="2.16.840.1.113883.2.4.6.3"')}</patient></demografie_en_identificatie>`,
    );
  const said = (xml: string): string[] => {
    const result = readAda(xml, { now: TODAY });
    return result.ok ? result.mended.map(({ path, what }) => `${path.split('/').slice(-2).join('/')} ${what}`) : [];
  };

  it('reads a country without system, and a name in its place', () => {
    const codes = (xml: string) => read(xml).records.patient.addressInformation?.[0]?.country;
    const coded = land('code="NL" displayName="Nederland"');
    expect(codes(coded)).toEqual({ system: 'urn:iso:std:iso:3166', code: 'NL', display: 'Nederland' });
    expect(said(coded)).toEqual(['adresgegevens/land code-system']);
    const named = land('displayName="Nederland"');
    expect(codes(named)).toEqual({ nullFlavor: 'OTH', originalText: 'Nederland' });
    expect(said(named)).toEqual(['adresgegevens/land code-as-text']);
  });

  it('reads a specialty with a leading blank and a PRK with a leading tab, and says so once', () => {
    const xml = instance(
      agreement('', '<voorschrijver><zorgverlener datatype="reference" value="zv"/></voorschrijver>').replace(
        /<product>.*<\/product>/,
        '<product datatype="reference" value="pr"/>',
      ),
      bricks(
        `<zorgverlener id="zv">${c('specialisme', ' 0320', '2.16.840.1.113883.2.4.6.7', 'Cardiologie')}</zorgverlener>`,
        `<product id="pr">${c('product_code', '&#9;00017469', '2.16.840.1.113883.2.4.4.10', 'IBUPROFEN&#160;')}</product>`,
      ),
    );
    const { records } = read(xml);
    const [first] = records.medicationAgreements ?? [];
    expect(first?.prescriber?.specialty).toMatchObject({ code: '0320' });
    expect(first?.agreedMedicine.productCodes).toEqual([prk('17469', 'IBUPROFEN')]);
    expect(said(xml).sort()).toEqual([
      'product/product_code leading-zeros',
      'product_code/@code outer-blanks',
      'product_code/@displayName outer-blanks',
      'specialisme/@code outer-blanks',
    ]);
  });

  it('keeps the version of every code system', () => {
    const block = problemBlock('p').replace('<probleem_naam ', '<probleem_naam codeSystemVersion="2025-11-04" ');
    expect(read(instance(problems(block))).records.problems?.[0]?.problemName).toMatchObject({ version: '2025-11-04' });
  });

  it('takes blank text for absent, and names it', () => {
    const xml = instance(problems(problemBlock('p', v('toelichting', '&#160; '))));
    expect(read(xml).records.problems?.[0]).not.toHaveProperty('comment');
    expect(said(xml)).toEqual(['toelichting/@value blank-text']);
  });
});

describe('code helpers', () => {
  it('pass what is to be mended on', () => {
    expect(pharmaceuticalProduct({ productCodes: [hpk(' 02919087')] }).productCodes).toEqual([hpk('2919087')]);
    expect(healthProfessional({ specialty: code(' 2.16.840.1.113883.2.4.6.7', '0320') }).specialty).toMatchObject({
      system: 'urn:oid:2.16.840.1.113883.2.4.6.7',
    });
  });
});

describe('a system is told by form only where one is possible', () => {
  const home = (country: string) => {
    const result = patient.parse({
      identificationNumbers: [bsn('999999990')],
      addressInformation: [{ placeOfResidence: 'Zeist', country }],
    });
    return result.ok ? result.record.addressInformation?.[0]?.country : undefined;
  };

  it.each(['NL', 'nl', 'GB', 'be', 'BQ', 'ZW'])('%s is a country of ISO 3166-1', (code) => {
    expect(home(code)).toEqual({ system: 'urn:iso:std:iso:3166', code: code.toUpperCase() });
  });

  it.each(['XX', 'uk', 'UK', 'EU', 'AN', 'YU', 'ZZ', 'NLD', 'N1'])('%s is none, and is kept as text', (code) => {
    expect(home(code)).toEqual({ nullFlavor: 'OTH', originalText: code });
  });

  it('knows 249 countries', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = letters.flatMap((first) => letters.map((second) => first + second));
    expect(codes.filter(isCountry)).toHaveLength(249);
  });

  it.each(['256349002', '3718001', '44054006', '17469', '1', '8712345678906'])(
    'the number %s alone is text wherever several systems have numbers',
    (number) => {
      const text = { nullFlavor: 'OTH', originalText: number };
      const allergy = allergyIntolerance.parse({
        id: 'a',
        causativeAgent: number,
        reactions: [{ specificSubstance: { code: number }, symptoms: ['271807003'] }],
      } as unknown);
      expect(allergy.ok && allergy.record.causativeAgent).toEqual(text);
      expect(allergy.ok && allergy.record.reactions?.[0]?.specificSubstance).toEqual(text);
      const product = pharmaceuticalProduct.parse({
        productCodes: [number],
        ingredients: [{ ingredientCode: number }],
      });
      expect(product.ok && product.record.productCodes).toEqual([text]);
      expect(product.ok && product.record.ingredients?.[0]?.ingredientCode).toEqual(text);
      const condition = problem.parse({ id: 'p', problemName: number, problemStatus: 'active' } as unknown);
      expect(condition.ok && condition.record.problemName).toEqual(text);
    },
  );
});
