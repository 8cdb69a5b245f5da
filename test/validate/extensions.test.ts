import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { extensionOf, packageOf, profileOf } from './fixtures/packages';
import { eachCase, HL7, type Json, lineOf, NICTIZ, onlyIssue, validator } from './fixtures/support';

const url = (name: string): string => `http://x.example/${name}`;
const patient = (parts: Json): Json => ({ resourceType: 'Patient', ...parts });
const text = (name: string): Json => ({ url: url(name), valueString: 'x' });

const own = createValidator({
  packages: [
    packageOf(
      extensionOf(url('on-patient'), ['Patient'], ['string']),
      extensionOf(url('on-name'), ['HumanName'], ['string']),
      extensionOf(url('on-family'), ['HumanName.family'], ['string']),
      extensionOf(url('on-contact-name'), ['Patient.contact.name'], ['string']),
      extensionOf(url('on-birth-date'), ['Patient.birthDate'], ['string']),
      extensionOf(url('on-code'), ['code', 'Coding'], ['string']),
      extensionOf(url('on-choice'), ['Observation.value[x]'], ['string']),
      extensionOf(url('on-two'), ['Observation', 'Patient.contact'], ['string']),
      extensionOf(url('on-resource'), ['Resource'], ['string']),
      extensionOf(url('on-anything'), ['*'], ['string']),
      extensionOf(url('modifier'), ['Patient'], ['boolean'], { isModifier: true }),
      profileOf(
        url('complex'),
        'Extension',
        [
          { id: 'Extension', path: 'Extension' },
          {
            id: 'Extension.extension:first',
            path: 'Extension.extension',
            sliceName: 'first',
            min: 1,
            max: '1',
            type: [{ code: 'Extension' }],
          },
          { id: 'Extension.extension:first.url', path: 'Extension.extension.url', fixedUri: 'first' },
          {
            id: 'Extension.extension:first.value[x]',
            path: 'Extension.extension.value[x]',
            min: 1,
            type: [{ code: 'boolean' }],
          },
          {
            id: 'Extension.extension:second',
            path: 'Extension.extension',
            sliceName: 'second',
            max: '1',
            type: [{ code: 'Extension' }],
          },
          { id: 'Extension.extension:second.url', path: 'Extension.extension.url', fixedUri: 'second' },
          { id: 'Extension.extension:second.valueString', path: 'Extension.extension.valueString', maxLength: 3 },
          { id: 'Extension.url', path: 'Extension.url', fixedUri: url('complex') },
          { id: 'Extension.value[x]', path: 'Extension.value[x]', max: '0' },
        ],
        { contextType: 'resource', context: ['Patient'] },
      ),
    ),
  ],
});

describe('where an extension may stand', () => {
  const observation = { resourceType: 'Observation', status: 'final', code: { text: 'x' } };
  const inName = (name: string): Json => patient({ name: [{ family: 'V', extension: [text(name)] }] });
  const inFamily = (name: string): Json => patient({ name: [{ family: 'V', _family: { extension: [text(name)] } }] });
  const inContact = (name: string): Json =>
    patient({
      contact: [{ name: { family: 'V', extension: [text(name)] }, telecom: [{ system: 'phone', value: '1' }] }],
    });
  const onPatient = (name: string): Json => patient({ extension: [text(name)] });
  const inGender = (name: string): Json => patient({ gender: 'male', _gender: { extension: [text(name)] } });

  eachCase(
    [
      {
        what: 'a resource',
        broken: inName('on-patient'),
        right: onPatient('on-patient'),
        told: 'error extension-context Patient.name[0].extension[0]',
        profile: url('on-patient'),
      },
      {
        what: 'a datatype, wherever it is used',
        broken: onPatient('on-name'),
        right: inName('on-name'),
        told: 'error extension-context Patient.extension[0]',
      },
      {
        what: 'a datatype within a backbone element',
        broken: inGender('on-name'),
        right: inContact('on-name'),
        told: 'error extension-context Patient.gender.extension[0]',
      },
      {
        what: 'an element of a datatype',
        broken: inName('on-family'),
        right: inFamily('on-family'),
        told: 'error extension-context Patient.name[0].extension[0]',
      },
      {
        what: 'an element of a resource',
        broken: inName('on-contact-name'),
        right: inContact('on-contact-name'),
        told: 'error extension-context Patient.name[0].extension[0]',
      },
      {
        what: 'a primitive element of a resource',
        broken: inGender('on-birth-date'),
        right: patient({ _birthDate: { extension: [text('on-birth-date')] } }),
        told: 'error extension-context Patient.gender.extension[0]',
      },
      {
        what: 'a primitive type',
        broken: inFamily('on-code'),
        right: inGender('on-code'),
        told: 'error extension-context Patient.name[0].family.extension[0]',
      },
      {
        what: 'a choice, in any of its types',
        broken: { ...observation, extension: [text('on-choice')] },
        right: { ...observation, valueQuantity: { value: 1, extension: [text('on-choice')] } },
        told: 'error extension-context Observation.extension[0]',
      },
      {
        what: 'a choice that is a primitive',
        broken: { ...observation, _comment: { extension: [text('on-choice')] } },
        right: { ...observation, valueString: 'y', _valueString: { extension: [text('on-choice')] } },
        told: 'error extension-context Observation.comment.extension[0]',
      },
      {
        what: 'one of two',
        broken: onPatient('on-two'),
        right: { ...observation, extension: [text('on-two')] },
        told: 'error extension-context Patient.extension[0]',
      },
      {
        what: 'any resource, but no datatype',
        broken: inName('on-resource'),
        right: onPatient('on-resource'),
        told: 'error extension-context Patient.name[0].extension[0]',
      },
    ],
    own,
  );

  it('allows anywhere what is for any element', async () => {
    for (const given of [
      onPatient('on-anything'),
      inName('on-anything'),
      inFamily('on-anything'),
      inContact('on-anything'),
    ]) {
      expect((await own.validate(given)).issues).toEqual([]);
    }
  });

  it('names both places', async () => {
    const issue = onlyIssue(await own.validate(inName('on-patient')), 'extension-context');
    expect(issue.message).toBe(
      'Extension http://x.example/on-patient may not be used on Patient.name; allowed: Patient.',
    );
  });

  it('Address.line (bundled: iso21090-ADXP-streetName)', async () => {
    const street = { url: `${HL7}/iso21090-ADXP-streetName`, valueString: 'Laan' };
    const right = patient({ address: [{ line: ['Laan 1'], _line: [{ extension: [street] }] }] });
    expect((await validator.validate(right)).issues).toEqual([]);
    const broken = await validator.validate(patient({ address: [{ line: ['Laan 1'], extension: [street] }] }));
    expect(broken.issues.map(lineOf)).toEqual(['error extension-context Patient.address[0].extension[0]']);
  });

  describe('in a value of the element that a definition describes', () => {
    const street = { url: `${HL7}/iso21090-ADXP-streetName`, valueString: 'Laan' };
    const twin = { extension: [street] };
    const describing = (path: string, values: Json): Json => ({
      resourceType: 'StructureDefinition',
      url: url('described'),
      name: 'Described',
      status: 'draft',
      kind: path.startsWith('Address') ? 'complex-type' : 'resource',
      abstract: false,
      type: path.split('.')[0],
      baseDefinition: `${HL7}/${path.split('.')[0]}`,
      derivation: 'constraint',
      differential: { element: [{ id: path, path, ...values }] },
    });
    const place = 'StructureDefinition.differential.element[0]';
    const issuesOf = async (given: Json) => (await validator.validate(given)).issues.map(lineOf);

    it.each([
      ['an example', { example: [{ label: 'laan', valueString: 'Laan 1', _valueString: twin }] }],
      ['a fixed value', { fixedString: 'Laan 1', _fixedString: twin }],
      ['a pattern', { patternString: 'Laan 1', _patternString: twin }],
    ])('%s of Address.line may hold what Address.line may', async (_, values) => {
      expect(await issuesOf(describing('Address.line', values))).toEqual([]);
    });

    it('is not told to be wrong where the path does not tell the type', async () => {
      expect(await issuesOf(describing('Patient.address.line', { fixedString: 'a', _fixedString: twin }))).toEqual([
        `information extension-not-evaluated ${place}.fixedString.extension[0]`,
      ]);
    });

    it('is no excuse for the definition itself', async () => {
      expect(await issuesOf(describing('Address.line', { extension: [street] }))).toEqual([
        `error extension-context ${place}.extension[0]`,
      ]);
    });
  });
});

describe('the value of an extension', () => {
  const extended = (extension: Json): Json => patient({ extension: [extension] });

  eachCase(
    [
      {
        what: 'of another type than its definition says',
        broken: extended({ url: url('on-patient'), valueBoolean: true }),
        right: extended(text('on-patient')),
        told: 'error choice-type Patient.extension[0].valueBoolean',
        profile: url('on-patient'),
      },
      {
        what: 'absent',
        broken: extended({ url: url('on-patient') }),
        told: ['error cardinality-min Patient.extension[0]', 'error invariant:ext-1 Patient.extension[0]'],
      },
      {
        what: 'and parts together (ext-1)',
        broken: extended({ url: url('unknown'), valueString: 'x', extension: [{ url: 'a', valueString: 'x' }] }),
        right: extended({ url: url('unknown'), valueString: 'x' }),
        told: 'error invariant:ext-1 Patient.extension[0]',
      },
      {
        what: 'of a type no extension can have',
        broken: extended({ url: url('unknown'), valueHumanname: {} }),
        told: ['error invariant:ext-1 Patient.extension[0]', 'error unknown-property Patient.extension[0]'],
      },
    ],
    own,
  );
});

describe('what an extension is called', () => {
  const extended = (extension: Json): Json => patient({ extension: [extension] });

  eachCase(
    [
      {
        what: 'one that is not known is said, and is no fault',
        broken: extended(text('unknown')),
        right: extended(text('on-patient')),
        told: 'information extension-unknown Patient.extension[0]',
      },
      {
        what: 'the url of a type',
        broken: extended({ url: `${HL7}/Patient`, valueString: 'x' }),
        right: extended(text('on-patient')),
        told: 'error extension-definition Patient.extension[0]',
      },
      {
        what: 'the url of a profile, in a modifierExtension',
        broken: patient({ modifierExtension: [{ url: `${NICTIZ}/zib-Problem`, valueBoolean: true }] }),
        told: 'error extension-definition Patient.modifierExtension[0]',
      },
      {
        what: 'the url of what all extensions are made from',
        broken: extended({ url: `${HL7}/Extension`, valueString: 'x' }),
        told: 'error extension-definition Patient.extension[0]',
      },
      ...['1.0.0', '9.9.9'].map((version) => ({
        what: `a url with version ${version}`,
        broken: extended({ ...text('on-patient'), url: `${url('on-patient')}|${version}` }),
        right: extended(text('on-patient')),
        told: 'error fixed-value Patient.extension[0].url',
        profile: url('on-patient'),
      })),
      {
        what: 'a scheme that is none',
        broken: extended({ url: '1:2', valueString: 'x' }),
        right: extended({ url: url('on-patient'), valueString: 'x' }),
        told: 'error extension-url Patient.extension[0]',
      },
      {
        what: 'only extensions in place of a url, for which XML has no room',
        broken: extended({ _url: { extension: [text('unknown')] }, valueString: 'x' }),
        told: ['error cardinality-min Patient.extension[0]', 'error unknown-property Patient.extension[0]'],
      },
      {
        what: 'extensions beside a url',
        broken: extended({ ...text('on-patient'), _url: { extension: [text('unknown')] } }),
        right: extended(text('on-patient')),
        told: 'error unknown-property Patient.extension[0]',
      },
      {
        what: 'a relative url outside an extension',
        broken: extended({ url: 'on-patient', valueString: 'x' }),
        right: extended(text('on-patient')),
        told: 'error extension-url Patient.extension[0]',
      },
      {
        what: 'no url',
        broken: extended({ valueString: 'x' }),
        right: extended(text('on-patient')),
        told: 'error cardinality-min Patient.extension[0]',
      },
      {
        what: 'an empty url',
        broken: extended({ url: '', valueString: 'x' }),
        told: 'error empty-value Patient.extension[0].url',
      },
    ],
    own,
  );

  it('still looks at the form of one that is not known', async () => {
    const report = await own.validate(extended({ url: url('unknown'), valueDate: '2019-02-29' }));
    expect(report.issues.map(lineOf)).toEqual([
      'error impossible-date Patient.extension[0].valueDate',
      'information extension-unknown Patient.extension[0]',
    ]);
  });
});

describe('modifier extensions', () => {
  const modified = { url: url('modifier'), valueBoolean: true };

  eachCase(
    [
      {
        what: 'one that is not known must be refused',
        broken: patient({ modifierExtension: [text('unknown')] }),
        right: patient({ modifierExtension: [modified] }),
        told: 'error modifier-extension-unknown Patient.modifierExtension[0]',
      },
      {
        what: 'a modifier in extension',
        broken: patient({ extension: [modified] }),
        right: patient({ modifierExtension: [modified] }),
        told: 'error extension-modifier Patient.extension[0]',
        profile: url('modifier'),
      },
      {
        what: 'no modifier in modifierExtension',
        broken: patient({ modifierExtension: [text('on-patient')] }),
        right: patient({ extension: [text('on-patient')] }),
        told: 'error extension-modifier Patient.modifierExtension[0]',
      },
      {
        what: 'a datatype has none',
        broken: patient({ name: [{ family: 'V', modifierExtension: [modified] }] }),
        told: 'error unknown-property Patient.name[0]',
      },
    ],
    own,
  );
});

describe('complex extensions', () => {
  const complex = (...extension: readonly Json[]): Json => patient({ extension: [{ url: url('complex'), extension }] });
  const first = { url: 'first', valueBoolean: true };

  eachCase(
    [
      {
        what: 'a part that is required and absent',
        broken: complex({ url: 'second', valueString: 'x' }),
        right: complex({ url: 'second', valueString: 'x' }, first),
        told: 'error slice-min Patient.extension[0]',
        profile: url('complex'),
      },
      {
        what: 'a part that occurs too often',
        broken: complex(first, first),
        right: complex(first),
        told: 'error slice-max Patient.extension[0].extension[1]',
      },
      {
        what: 'a part the definition does not name',
        broken: complex(first, { url: 'third', valueString: 'x' }),
        right: complex(first, { url: 'second', valueString: 'abc' }),
        told: 'error extension-part-unknown Patient.extension[0].extension[1]',
        profile: url('complex'),
      },
      {
        what: 'the type of a part',
        broken: complex({ url: 'first', valueString: 'ja' }),
        right: complex(first),
        told: 'error choice-type Patient.extension[0].extension[0].valueString',
      },
      {
        what: 'the rules of a part',
        broken: complex(first, { url: 'second', valueString: 'abcd' }),
        right: complex(first, { url: 'second', valueString: 'abc' }),
        told: 'error max-length Patient.extension[0].extension[1].valueString',
      },
      {
        what: 'a value where only parts may be',
        broken: patient({ extension: [{ url: url('complex'), valueString: 'x' }] }),
        told: ['error cardinality-max Patient.extension[0].valueString', 'error slice-min Patient.extension[0]'],
      },
    ],
    own,
  );

  it('allows a part to carry an extension with a url of its own', async () => {
    const report = await own.validate(complex(first, text('on-anything')));
    expect(report.issues).toEqual([]);
  });

  describe('patient-nationality (bundled)', () => {
    const nationality = (...extension: readonly Json[]): Json =>
      patient({ extension: [{ url: `${HL7}/patient-nationality`, extension }] });
    const code = { url: 'code', valueCodeableConcept: { text: 'Nederlandse' } };
    eachCase([
      {
        what: 'a misspelt part',
        broken: nationality({ url: 'Code', valueCodeableConcept: { text: 'Nederlandse' } }),
        right: nationality(code, { url: 'period', valuePeriod: { start: '2000' } }),
        told: 'error extension-part-unknown Patient.extension[0].extension[0]',
      },
      {
        what: 'a part twice',
        broken: nationality(code, code),
        right: nationality(code),
        told: 'error slice-max Patient.extension[0].extension[1]',
      },
    ]);
  });
});

describe('an extension that a profile requires beside a primitive', () => {
  const REQUIRED = url('required');
  const made = createValidator({
    packages: [
      packageOf(
        extensionOf(url('on-birth-date'), ['Patient.birthDate'], ['string']),
        profileOf(REQUIRED, 'Patient', [
          {
            id: 'Patient.birthDate.extension:own',
            path: 'Patient.birthDate.extension',
            sliceName: 'own',
            min: 1,
            type: [{ code: 'Extension', profile: url('on-birth-date') }],
          },
        ]),
      ),
    ],
  });
  const born = (parts: Json): Json => patient({ meta: { profile: [REQUIRED] }, ...parts });
  const extension = [text('on-birth-date')];

  eachCase(
    [
      {
        what: 'is missed where only the value is given',
        broken: born({ birthDate: '2020' }),
        right: born({ birthDate: '2020', _birthDate: { extension } }),
        told: 'error slice-min Patient.birthDate',
        profile: REQUIRED,
      },
      {
        what: 'is missed where another extension is given',
        broken: born({ birthDate: '2020', _birthDate: { extension: [text('unknown')] } }),
        right: born({ _birthDate: { extension } }),
        told: 'error slice-min Patient.birthDate',
      },
      {
        what: 'is not asked of a primitive that is absent',
        broken: born({ gender: 'x' }),
        right: born({}),
        told: 'error binding-required Patient.gender',
      },
    ],
    made,
  );
});
