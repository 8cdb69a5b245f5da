import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { bgzRecords } from '../../src/zib/index';
import { bgzRecordsJsonSchema } from '../../src/zib/json-schema';
import { sample, sampleJson } from './sample';

const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false });
const validate = ajv.compile(bgzRecordsJsonSchema());

type Json = { [key: string]: unknown };
const patient = { identificationNumbers: [{ system: '1.2.3', value: '1' }] };
const coded = { system: 'http://snomed.info/sct', code: '48867003' };
const problem = { id: 'p', problemName: coded, problemStatus: 'active' };
const withProblem = (change: Json): Json => ({ patient, problems: [{ ...problem, ...change }] });
const withPatient = (change: Json): Json => ({ patient: { ...patient, ...change } });

describe('JSON Schema of BgzRecords', () => {
  it('accepts every concept at once, as an adapter writes it', () => {
    validate(sampleJson());
    expect(validate.errors).toBeNull();
  });

  it('accepts what the builder made of it', () => {
    validate(JSON.parse(JSON.stringify(bgzRecords(sample))));
    expect(validate.errors).toBeNull();
  });

  it.each<[string, Json]>([
    ['no patient', { problems: [] }],
    ['an unknown group', { patient, vaccinations: [] }],
    ['an unknown property', withProblem({ kleur: 'rood' })],
    ['no problem name', withProblem({ problemName: undefined })],
    ['a coded value that is none', withProblem({ problemName: true })],
    ['a coded value with a reason why there is none', withProblem({ problemName: { ...coded, nullFlavor: 'OTH' } })],
    ['a coded value with neither', withProblem({ problemName: { version: '1' } })],
    ['a required value that is null', withProblem({ problemName: null })],
    ['a required value that is blank', withProblem({ id: ' ' })],
    ['an unknown nullFlavor', withProblem({ problemName: { nullFlavor: 'ONBEKEND' } })],
    ['a word outside a codelist', withProblem({ problemStatus: 'resolved' })],
    ['a code outside a closed codelist', withProblem({ problemStatus: coded })],
    ['a nullFlavor outside a closed codelist', withProblem({ problemStatus: { nullFlavor: 'UNK' } })],
    ['a date in Dutch notation', withProblem({ problemStartDate: '22-06-2008' })],
    ['a number as text', withProblem({ comment: 1 })],
    ['an empty name', withPatient({ nameInformation: {} })],
    ['a date of birth with time', withPatient({ dateOfBirth: '1950-01-01T10:00' })],
    ['no identification number', withPatient({ identificationNumbers: [] })],
    ['a source that is nobody', withProblem({ informationSource: {} })],
    [
      'a source that is two',
      withProblem({ informationSource: { patient: true, contactPerson: { relationship: 'SIS' } } }),
    ],
    ['a fraction as id', withProblem({ id: 1.5 })],
    ['one record that is no list', { patient, problems: problem }],
  ])('refuses %s, as the builder does', (_name, records) => {
    const json = JSON.parse(JSON.stringify(records));
    expect(validate(json)).toBe(false);
    expect(bgzRecords.parse(json).ok).toBe(false);
  });

  it.each<[string, Json]>([
    ['null for what may be left out', withProblem({ comment: null, problemType: null, informationSource: null })],
    ['null in a list', { patient, problems: [null, problem] }],
    ['blank text', withProblem({ comment: ' ', problemStartDate: '' })],
    ['blanks around text and moments', withProblem({ id: ' p', problemStartDate: ' 2008 ' })],
    ['a blank between date and time', withProblem({ problemStartDate: '2008-06-22 23:00:00' })],
    ['a whole number as id and as code', withProblem({ id: 1, problemName: { ...coded, code: 48867003 } })],
    ['a code without system', withProblem({ problemName: { code: '48867003' } })],
    ['a name in place of a code', withProblem({ problemName: 'astma' })],
    ['words without a code', withProblem({ problemName: { originalText: 'astma' } })],
    ['a code of a list without its system', withProblem({ problemStatus: { code: '55561003' } })],
    ['a country as text', withPatient({ addressInformation: [{ country: 'NL' }] })],
  ])('accepts %s, which the builder mends', (_name, records) => {
    validate(JSON.parse(JSON.stringify(records)));
    expect(validate.errors).toBeNull();
    const result = bgzRecords.parse(records);
    expect(result.ok && result.mended.length).toBeGreaterThan(0);
  });

  it('names and describes every part for editors', () => {
    const { $id, title, $defs, properties } = bgzRecordsJsonSchema() as { [key: string]: Json };
    expect([$id, title]).toEqual([expect.stringMatching(/bgz-records\.schema\.json$/), expect.stringContaining('BgZ')]);
    expect(Object.keys($defs ?? {}).filter((name) => name.startsWith('__'))).toEqual([]);
    expect(properties).toHaveProperty('problems.description', 'NL-CM:5.1.1 Problem (Probleem)');
    expect($defs).toHaveProperty(
      'Problem.properties.problemName.description',
      'NL-CM:5.1.3 ProblemName (ProbleemNaam)',
    );
    expect($defs).toHaveProperty(
      'InstructionsForUse.properties.dosageInstructions.items.properties.dose.description',
      'NL-CM:9.12.19940 Dose (Keerdosis)',
    );
  });

  it('describes every property of a record that has a concept', () => {
    const text = JSON.stringify(bgzRecordsJsonSchema());
    // A concept inside a part that several zibs share is described there, in the words of the part.
    const shared = /\.(author|informationSource|generalPractitioners|payerPerson)\.|\.count\./;
    const missing = bgzRecords.concepts
      .filter((row) => row.record !== '' && !shared.test(row.record))
      .filter((row) => !text.includes(`"${row.id} ${row.name} (${row.dutch})"`));
    expect(missing.map((row) => `${row.record} ${row.id}`)).toEqual([]);
  });
});
