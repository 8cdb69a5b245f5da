import { describe, expect, it } from 'vitest';
import { meantNumber, shownNumber } from '../../src/bgz/parts/quantity/shown-number';
import { bgzRecords, bsn, medicationAgreement, patient, procedureRequest, snomed, type ZibIssue } from '../../src/zib';
import type { Parser } from './support';

type Language = 'nl' | 'en';
type Asked = {
  readonly parse: (input: unknown, options?: { readonly language: Language }) => ReturnType<Parser['parse']>;
};

const issues = (zib: Asked, input: unknown, language: Language): readonly ZibIssue[] => {
  const result = zib.parse(input, { language });
  return result.ok ? [] : result.issues;
};
/** What is found and allowed at a place. */
const at = (zib: Asked, input: unknown, place: string, language: Language = 'en') => {
  const found = issues(zib, input, language).filter((issue) => issue.at === place);
  return found.map((issue) => `${issue.found}; ${issue.allowed}`);
};

const person = { id: 'pat-1', identificationNumbers: [bsn('999999990')] };
const mg = { system: 'http://unitsofmeasure.org', code: 'mg' };
const STEP = 'instructionsForUse.dosageInstructions[0]';
const agreement = (step: object) => ({
  id: 'm-1',
  agreementDateTime: '2026-03-01',
  agreedMedicine: { productName: 'ibuprofen' },
  instructionsForUse: { dosageInstructions: [step] },
});

describe('what an object is', () => {
  const wrong = { patient: person, medicationAgreements: ['x'], medicalDevices: [3], problems: {}, procedures: 'x' };

  it('is told by its properties, the required ones first', () => {
    expect(at(bgzRecords, wrong, 'medicationAgreements[0]')[0]).toMatch(
      /^text of 1 character; an object with id, agreementDateTime, agreedMedicine \(optional: identificationNumbers, .*comment\)$/,
    );
    expect(at(bgzRecords, wrong, 'medicalDevices[0]')[0]).toMatch(
      /^the number 3; an object with id, product \(optional: identificationNumbers, /,
    );
    const { agreedMedicine: _without, ...bare } = agreement({});
    expect(at(medicationAgreement, bare, 'agreedMedicine')).toEqual([
      'nothing; an object with any of id, productCodes, productName, description, pharmaceuticalForm, ingredients',
    ]);
    const named = { ...person, nameInformation: { lastName: 'Jansen' } };
    expect(at(patient, named, 'nameInformation.lastName')).toEqual([
      'text of 6 characters; an object with lastName (optional: prefix)',
    ]);
  });

  it('is told of a list of them too, but where an item has another form as well', () => {
    expect(at(bgzRecords, wrong, 'problems')[0]).toMatch(
      /^an object; a list of objects with id, problemName, problemStatus \(optional: /,
    );
    expect(at(patient, { ...person, nationalities: { code: '0001' } }, 'nationalities')).toEqual(['an object; a list']);
  });

  it('is told in Dutch', () => {
    expect(at(bgzRecords, wrong, 'medicalDevices[0]', 'nl')[0]).toMatch(
      /^het getal 3; een object met id, product \(mag ook: identificationNumbers, /,
    );
    expect(at(bgzRecords, wrong, 'procedures', 'nl')[0]).toMatch(/^tekst van 1 teken; een lijst van objecten met id, /);
  });

  it('is told of a number that may be a range', () => {
    const step = { dose: 500, administeringSchedule: { frequency: { count: 3, per: { value: 1, unit: 'd' } } } };
    expect(at(medicationAgreement, agreement(step), `${STEP}.administeringSchedule.frequency.count`)).toEqual([
      'the number 3; one number as { nominalValue }, or a range as { minimumValue, maximumValue }',
    ]);
    expect(at(medicationAgreement, agreement(step), `${STEP}.dose`, 'nl')).toEqual([
      'het getal 500; een hoeveelheid als { nominalValue, unit }, of een bereik als { minimumValue, maximumValue, unit }',
    ]);
  });
});

describe('a property that does not exist', () => {
  it.each<[string, Asked, object, string, string]>([
    [
      'in a dose',
      medicationAgreement,
      agreement({ dose: { value: 500, unit: mg } }),
      `${STEP}.dose.value`,
      'unit, nominalValue, minimumValue, maximumValue',
    ],
    [
      'in the unit of a dose',
      medicationAgreement,
      agreement({ dose: { nominalValue: 500, unit: { ...mg, naam: 'x' } } }),
      `${STEP}.dose.unit.naam`,
      'system, code, display, version, nullFlavor, originalText, translations',
    ],
    [
      'in the full form of a value from a codelist',
      patient,
      { ...person, gender: { code: 'F', naam: 'x' } },
      'gender.naam',
      'system, code, display, version, nullFlavor, originalText, translations',
    ],
    [
      'in a record of a patient',
      bgzRecords,
      { patient: { ...person, generalPractitioners: [{ naam: 'x' }] } },
      'patient.generalPractitioners[0].naam',
      'healthProfessional, healthcareProvider',
    ],
  ])('%s is refused with those that do', (_, zib, input, place, names) => {
    expect(at(zib, input, place)).toEqual([`a property that does not exist here; one of ${names}`]);
    expect(at(zib, input, place, 'nl')).toEqual([`een eigenschap die hier niet bestaat; een van ${names}`]);
  });
});

describe('a combination that is not allowed', () => {
  const request = { id: 'r-1', procedureType: snomed('71388002'), orderStatus: 'active', requestStatus: 'active' };

  it.each<[Asked, object, string, string, string]>([
    [
      medicationAgreement,
      agreement({ dose: { unit: mg } }),
      `${STEP}.dose`,
      'none of nominalValue, minimumValue, maximumValue',
      'geen van nominalValue, minimumValue, maximumValue',
    ],
    [
      medicationAgreement,
      agreement({ dose: { nominalValue: 1, maximumValue: 2, unit: mg } }),
      `${STEP}.dose`,
      'nominalValue, maximumValue together',
      'nominalValue, maximumValue samen',
    ],
    [
      medicationAgreement,
      { ...agreement({}), prescriptionReasons: [{ id: 'p-1' }] },
      'prescriptionReasons[0]',
      'only id',
      'alleen id',
    ],
    [
      procedureRequest,
      request,
      'requestStatus',
      'orderStatus, requestStatus together',
      'orderStatus, requestStatus samen',
    ],
    [
      patient,
      { ...person, maritalStatus: { version: '1' } },
      'maritalStatus',
      'none of system, code, nullFlavor',
      'geen van system, code, nullFlavor',
    ],
  ])('%# says of what', (zib, input, place, english, dutch) => {
    expect(at(zib, input, place)[0]?.split(';')[0]).toBe(english);
    expect(at(zib, input, place, 'nl')[0]?.split(';')[0]).toBe(dutch);
  });
});

describe('a number written otherwise', () => {
  const dosed = (nominalValue: unknown) =>
    issues(medicationAgreement, agreement({ dose: { nominalValue, unit: mg } }), 'en').map((issue) => [
      issue.found,
      issue.suggestion,
    ]);

  it.each<[string, string | undefined]>([
    ['1,5', '1.5'],
    ['0,50', '0.50'],
    ['1e3', '1000'],
    ['1.5E+2', '150'],
    ['5e-1', '0.5'],
    ['.5', '0.5'],
    ['01.50', '1.50'],
    ['+2', '2'],
    ['2.', '2'],
    ['1,000', undefined],
    ['1.000,5', undefined],
    ['-1,5', undefined],
    ['5e-7', undefined],
  ])('%s is shown where an amount belongs, and read as %s', (text, meant) => {
    expect(dosed(text)).toEqual([[`"${text}"`, meant]]);
  });

  it('is shown too when it is too low, no whole number, or text where only a number may stand', () => {
    expect(dosed('-1')).toEqual([['"-1"', undefined]]);
    const step = {
      sequenceNumber: '2',
      administeringSchedule: { frequency: { count: { nominalValue: '1.5' }, per: { value: '0', unit: 'd' } } },
    };
    expect(
      issues(medicationAgreement, agreement(step), 'nl')
        .map(({ found }) => found)
        .sort(),
    ).toEqual(['"0"', '"1.5"', '"2"']);
  });

  it.each([
    '12345678,',
    '1-2',
    '01-02-57',
    '12.03.57',
    '99999999,0',
    '999999990,1',
    '0612345678e',
    'Jansen',
    '500 mg',
    '1,5 mg',
    '1234567,8901',
  ])('is hidden when it is %s: it may be the number or the name of somebody', (text) => {
    expect(dosed(text).map(([found]) => found)).toEqual([`text of ${text.length} characters`]);
    expect([shownNumber(text), meantNumber(text)]).toEqual([undefined, undefined]);
  });

  it('is never shown where an identification number belongs', () => {
    const numbers = [{ ...bsn('1,5') }];
    expect(JSON.stringify(issues(patient, { ...person, identificationNumbers: numbers }, 'en'))).not.toContain('1,5');
  });
});
