import { describe, expect, it } from 'vitest';
import { extensionOf, valueSetOf } from './fixtures/packages';
import { observation, patient, S, slicing, URL, withProfile } from './fixtures/slicing';
import { eachCase, type Json, lineOf, onlyIssue } from './fixtures/support';

/** Patient.identifier in two slices by system: `a` once and required, `b` at most once. */
const identifiers = (rules: string, ordered = false): readonly Json[] => [
  { id: 'Patient.identifier', path: 'Patient.identifier', ...slicing(rules, [['value', 'system']], ordered) },
  { id: 'Patient.identifier:a', path: 'Patient.identifier', sliceName: 'a', min: 1, max: '1' },
  { id: 'Patient.identifier:a.system', path: 'Patient.identifier.system', min: 1, fixedUri: 'http://x.example/a' },
  { id: 'Patient.identifier:a.value', path: 'Patient.identifier.value', min: 1 },
  { id: 'Patient.identifier:b', path: 'Patient.identifier', sliceName: 'b', max: '1' },
  { id: 'Patient.identifier:b.system', path: 'Patient.identifier.system', min: 1, fixedUri: 'http://x.example/b' },
];
const numbered = (name: string, parts: Json = { value: '1' }): Json => ({
  system: `http://x.example/${name}`,
  ...parts,
});
const a = numbered('a');
const b = numbered('b');
const other = numbered('c');

describe('counting slices', () => {
  eachCase(
    [
      {
        what: 'a required slice that is absent while the element is there',
        broken: patient({ identifier: [b] }),
        right: patient({ identifier: [b, a] }),
        told: 'error slice-min Patient',
        profile: URL,
      },
      {
        what: 'a required slice that is absent with the element',
        broken: patient({}),
        right: patient({ identifier: [a] }),
        told: 'error slice-min Patient',
        profile: URL,
      },
      {
        what: 'a slice that occurs too often, told at the last member',
        broken: patient({ identifier: [a, b, other, b] }),
        right: patient({ identifier: [a, b, other] }),
        told: 'error slice-max Patient.identifier[3]',
        profile: URL,
      },
      {
        what: 'a member that lacks what its slice requires',
        broken: patient({ identifier: [b, numbered('a', { use: 'usual' })] }),
        right: patient({ identifier: [numbered('b', { use: 'usual' }), a] }),
        told: 'error cardinality-min Patient.identifier[1]',
        profile: URL,
      },
      {
        what: 'what a slice says does not hold outside it',
        broken: patient({ identifier: [{ use: 'usual' }] }),
        right: patient({ identifier: [a, { use: 'usual' }] }),
        told: 'error slice-min Patient',
      },
    ],
    withProfile('Patient', identifiers('open')),
  );

  it('names the slice and the numbers', async () => {
    const own = withProfile('Patient', identifiers('open'));
    const few = onlyIssue(await own.validate(patient({})), 'slice-min');
    const many = onlyIssue(await own.validate(patient({ identifier: [a, b, b] })), 'slice-max');
    expect(few.message).toBe('Slice "a" of Patient.identifier is required: at least 1, found 0.');
    expect(many.message).toBe('Slice "b" of Patient.identifier may occur at most 1 time(s); found 2.');
  });
});

describe('closed slicing', () => {
  eachCase(
    [
      {
        what: 'refuses what is in no slice',
        broken: patient({ identifier: [a, other, b] }),
        right: patient({ identifier: [b, a] }),
        told: 'error slice-unmatched Patient.identifier[1]',
        profile: URL,
      },
      {
        what: 'refuses each such repetition by itself',
        broken: patient({ identifier: [a, other, other] }),
        right: patient({ identifier: [a] }),
        told: ['error slice-unmatched Patient.identifier[1]', 'error slice-unmatched Patient.identifier[2]'],
      },
    ],
    withProfile('Patient', identifiers('closed')),
  );
});

describe('slicing that is open at the end', () => {
  eachCase(
    [
      {
        what: 'wants what is in no slice last',
        broken: patient({ identifier: [a, other, b] }),
        right: patient({ identifier: [b, a, other, other] }),
        told: 'error slice-order Patient.identifier[2]',
        profile: URL,
      },
    ],
    withProfile('Patient', identifiers('openAtEnd')),
  );

  it('says what the slice comes before, which may be in no slice', async () => {
    const ordered = withProfile('Patient', identifiers('openAtEnd', true));
    const told = async (identifier: readonly Json[]) =>
      onlyIssue(await ordered.validate(patient({ identifier })), 'slice-order').message;
    expect(await told([b, a])).toMatch(/ must come before "[^"…]+"\.$/);
    expect(await told([a, other, b])).toMatch(/ must come before what is in no slice\.$/);
  });
});

describe('ordered slicing', () => {
  eachCase(
    [
      {
        what: 'wants the slices in the profile’s order',
        broken: patient({ identifier: [b, a] }),
        right: patient({ identifier: [a, b] }),
        told: 'error slice-order Patient.identifier[1]',
        profile: URL,
      },
      {
        what: 'lets what is in no slice stand between, when open',
        broken: patient({ identifier: [other, b, other, a] }),
        right: patient({ identifier: [other, a, other, b, other] }),
        told: 'error slice-order Patient.identifier[3]',
      },
    ],
    withProfile('Patient', identifiers('open', true)),
  );

  it('lets a slice occur several times in a row', async () => {
    const own = withProfile('Patient', [
      ...identifiers('open', true).filter(({ id }) => id !== 'Patient.identifier:b'),
      { id: 'Patient.identifier:b', path: 'Patient.identifier', sliceName: 'b', max: '*' },
    ]);
    expect((await own.validate(patient({ identifier: [a, b, b, b] }))).issues).toEqual([]);
  });

  it('is not asked of slices that are not ordered', async () => {
    const own = withProfile('Patient', identifiers('open'));
    expect((await own.validate(patient({ identifier: [b, other, a] }))).verdict).toBe('conforms');
  });
});

describe('slices of slices', () => {
  describe('re-slicing (a, a/b)', () => {
    const own = withProfile('Patient', [
      { id: 'Patient.telecom', path: 'Patient.telecom', ...slicing('open', [['value', 'system']]) },
      {
        id: 'Patient.telecom:phone',
        path: 'Patient.telecom',
        sliceName: 'phone',
        ...slicing('closed', [['value', 'use']]),
      },
      { id: 'Patient.telecom:phone.system', path: 'Patient.telecom.system', min: 1, fixedCode: 'phone' },
      { id: 'Patient.telecom:phone/home', path: 'Patient.telecom', sliceName: 'phone/home', min: 1, max: '1' },
      { id: 'Patient.telecom:phone/home.use', path: 'Patient.telecom.use', min: 1, fixedCode: 'home' },
      { id: 'Patient.telecom:phone/work', path: 'Patient.telecom', sliceName: 'phone/work' },
      { id: 'Patient.telecom:phone/work.use', path: 'Patient.telecom.use', min: 1, fixedCode: 'work' },
      { id: 'Patient.telecom:phone/work.rank', path: 'Patient.telecom.rank', min: 1 },
    ]);
    const phone = (use: string, parts: Json = {}): Json => ({ system: 'phone', use, value: '1', ...parts });
    const mail = { system: 'email', use: 'old', value: 'a' };
    eachCase(
      [
        {
          what: 'is counted within its slice',
          broken: patient({ telecom: [mail, phone('work', { rank: 1 })] }),
          right: patient({ telecom: [mail, phone('home'), phone('work', { rank: 1 })] }),
          told: 'error slice-min Patient',
        },
        {
          what: 'is closed within its slice only',
          broken: patient({ telecom: [phone('home'), phone('mobile')] }),
          right: patient({ telecom: [phone('home'), mail] }),
          told: 'error slice-unmatched Patient.telecom[1]',
        },
        {
          what: 'has rules of its own',
          broken: patient({ telecom: [phone('home'), phone('work')] }),
          right: patient({ telecom: [phone('home')] }),
          told: 'error cardinality-min Patient.telecom[1]',
        },
      ],
      own,
    );
  });

  describe('an element sliced within a slice', () => {
    const own = withProfile('Patient', [
      { id: 'Patient.contact', path: 'Patient.contact', ...slicing('open', [['value', 'gender']]) },
      { id: 'Patient.contact:her', path: 'Patient.contact', sliceName: 'her' },
      { id: 'Patient.contact:her.gender', path: 'Patient.contact.gender', min: 1, fixedCode: 'female' },
      { id: 'Patient.contact:her.telecom', path: 'Patient.contact.telecom', ...slicing('open', [['value', 'system']]) },
      { id: 'Patient.contact:her.telecom:mail', path: 'Patient.contact.telecom', sliceName: 'mail', min: 1 },
      {
        id: 'Patient.contact:her.telecom:mail.system',
        path: 'Patient.contact.telecom.system',
        min: 1,
        fixedCode: 'email',
      },
    ]);
    const contact = (gender: string, system: string): Json => ({
      gender,
      name: { family: 'V' },
      telecom: [{ system, value: '1' }],
    });
    eachCase(
      [
        {
          what: 'is told at the member',
          broken: patient({ contact: [contact('male', 'phone'), contact('female', 'phone')] }),
          right: patient({ contact: [contact('male', 'phone'), contact('female', 'email')] }),
          told: 'error slice-min Patient.contact[1]',
        },
      ],
      own,
    );
  });
});

describe('slices without a slicing entry', () => {
  const EXTENSION = 'http://x.example/extension';
  const own = withProfile(
    'Patient',
    [
      {
        id: 'Patient.extension:own',
        path: 'Patient.extension',
        sliceName: 'own',
        min: 1,
        max: '1',
        type: [{ code: 'Extension', profile: EXTENSION }],
      },
    ],
    extensionOf(EXTENSION, ['Patient'], ['string']),
  );
  const extended = (...urls: readonly string[]): Json =>
    patient({ extension: urls.map((url) => ({ url, valueString: 'x' })) });
  eachCase(
    [
      {
        what: 'extensions are told apart by url',
        broken: extended('http://x.example/other'),
        right: extended('http://x.example/other', EXTENSION),
        told: 'error slice-min Patient',
      },
      {
        what: 'an extension too many',
        broken: extended(EXTENSION, EXTENSION),
        right: extended(EXTENSION),
        told: 'error slice-max Patient.extension[1]',
      },
    ],
    own,
  );
});

describe('slicing that cannot be decided', () => {
  it.each([
    ['without discriminators', { slicing: { rules: 'closed' } }],
    ['by a value the slice says nothing about', slicing('closed', [['value', 'value']])],
    ['by a type of discriminator STU3 does not have', slicing('closed', [['position', '$this']])],
  ])('%s is said, and nobody is blamed for it', async (_, row) => {
    const own = withProfile('Patient', [
      { id: 'Patient.identifier', path: 'Patient.identifier', ...row },
      { id: 'Patient.identifier:a', path: 'Patient.identifier', sliceName: 'a', min: 1 },
      { id: 'Patient.identifier:a.system', path: 'Patient.identifier.system', min: 1, fixedUri: 'http://x.example/a' },
    ]);
    const report = await own.validate(patient({ identifier: [b] }));
    expect(report.issues.map(lineOf)).toEqual(['information slice-undecidable Patient']);
    expect(report.issues[0]?.profile).toBe(URL);
  });

  eachCase(
    [
      {
        what: 'a value that is of two slices',
        broken: patient({ telecom: [{ system: 'phone', use: 'home', value: '1' }] }),
        right: patient({ telecom: [{ system: 'phone', use: 'work', value: '1' }] }),
        told: 'error slice-ambiguous Patient.telecom[0]',
        profile: URL,
      },
    ],
    withProfile('Patient', [
      { id: 'Patient.telecom', path: 'Patient.telecom', ...slicing('open', [['value', '$this']]) },
      {
        id: 'Patient.telecom:phone',
        path: 'Patient.telecom',
        sliceName: 'phone',
        patternContactPoint: { system: 'phone' },
      },
      { id: 'Patient.telecom:home', path: 'Patient.telecom', sliceName: 'home', patternContactPoint: { use: 'home' } },
    ]),
  );
});

describe('slices told apart by value sets', () => {
  const LIST = 'http://x.example/list';
  const listed = (valueSet: string, max = '1'): readonly Json[] => [
    { id: 'Observation.category', path: 'Observation.category', ...slicing('closed', [['value', '$this']]) },
    {
      id: 'Observation.category:listed',
      path: 'Observation.category',
      sliceName: 'listed',
      min: 1,
      max,
      binding: { strength: 'required', valueSetReference: { reference: valueSet } },
    },
  ];
  const of = (...codes: readonly string[]): Json =>
    observation({ category: codes.map((code) => ({ coding: [{ system: S, code }] })) });

  it('count what is in the list, against the maximum too', async () => {
    const by = withProfile('Observation', listed(LIST), valueSetOf(LIST, { [S]: ['a', 'b'] }));
    const { issues } = await by.validate(of('a', 'b', 'c'));
    expect(
      issues
        .filter(({ severity }) => severity === 'error')
        .map(lineOf)
        .sort(),
    ).toEqual(['error slice-max Observation.category[1]', 'error slice-unmatched Observation.category[2]']);
  });

  it.each([
    ['is not at hand', []],
    ['cannot tell of a code', [valueSetOf(LIST, { [S]: [] })]],
  ])('are said not to be told apart when the value set %s', async (_, more) => {
    const report = await withProfile('Observation', listed(LIST), ...more).validate(of('a'));
    expect(report.verdict).toBe('conforms');
    const { expression, message } = onlyIssue(report, 'slice-undecidable');
    expect(expression).toBe('Observation');
    expect(message).toContain(`slice "listed" is told apart by value set ${LIST}`);
  });
});
