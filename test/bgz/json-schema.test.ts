import { Ajv2020 } from 'ajv/dist/2020';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bgzRecordsJsonSchema } from '../../src/bgz/json-schema';
import { bgzRecords } from '../../src/zib';
import { runs } from '../effort';
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
    ['an unknown group', { patient, inoculations: [] }],
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

  it.each<[string, Json]>([
    [
      'a party beside one that is null',
      withProblem({ informationSource: { patient: true, healthcareProvider: null } }),
    ],
    [
      'a party beside one of which all is null',
      withProblem({ informationSource: { patient: true, healthcareProvider: { organizationName: null } } }),
    ],
    [
      'a system that is null beside a NullFlavor',
      withProblem({ problemType: { system: null, nullFlavor: 'OTH', display: 'x' } }),
    ],
    [
      'a NullFlavor that is null in a closed list',
      withProblem({ problemStatus: { code: '55561003', nullFlavor: null } }),
    ],
    ['an object of nulls in a list', withPatient({ addressInformation: [{ street: null, country: { code: null } }] })],
    ['a code of a list as a number', withProblem({ problemStatus: 55561003 })],
    ['blank text for a yes or no', withPatient({ deathIndicator: '' })],
  ])('accepts %s, as the builder does', (_name, records) => {
    validate(JSON.parse(JSON.stringify(records)));
    expect(validate.errors).toBeNull();
    expect(bgzRecords.parse(records).ok).toBe(true);
  });

  it('accepts whatever the builder accepts of records with something changed, taken out or emptied', () => {
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]) => {
      if (path.length > 0) paths.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of Object.entries(value))
        walk(inner, [...path, Array.isArray(value) ? Number(name) : name]);
    };
    walk(sampleJson(), []);
    const emptied = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.keys(value).map((name) => [name, null]))
        : null;
    const others: readonly unknown[] = [
      null,
      '',
      ' ',
      'x',
      0,
      1,
      1.5,
      true,
      [],
      {},
      [null],
      { code: null },
      '2008',
      'NL',
    ];
    const change = fc.tuple(fc.nat(paths.length - 1), fc.nat(others.length));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const records = sampleJson() as Json;
        for (const [at, by] of changes) {
          const path = paths[at] ?? [];
          let holder: unknown = records;
          for (const step of path.slice(0, -1)) holder = (holder as Json | null)?.[step];
          const last = path.at(-1) ?? '';
          if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, last)) continue;
          (holder as Json)[last] = by === others.length ? emptied((holder as Json)[last]) : structuredClone(others[by]);
        }
        const accepted = bgzRecords.parse(records).ok;
        if (accepted && !validate(records)) throw new Error(JSON.stringify(validate.errors?.slice(0, 6)));
      }),
      { numRuns: runs(80), seed: 7 },
    );
  });

  it('names and describes every part for editors', () => {
    const { $id, title, $defs, properties } = bgzRecordsJsonSchema() as { [key: string]: Json };
    expect([$id, title]).toEqual([expect.stringMatching(/bgz-records\.schema\.json$/), expect.stringContaining('BgZ')]);
    expect(Object.keys($defs ?? {}).filter((name) => name.startsWith('__'))).toEqual([]);
    expect(properties).toHaveProperty('problems.description', 'NL-CM:5.1.1 Problem (Probleem)');
    expect($defs).toHaveProperty(
      'Problem.properties.problemName.description',
      'NL-CM:5.1.3 ProblemName (ProbleemNaam). SNOMED CT, ICD-10, ICPC …, or nullFlavor OTH with originalText for free text.',
    );
    expect($defs).toHaveProperty(
      'InstructionsForUse.properties.dosageInstructions.anyOf.0.items.anyOf.0.properties.dose.description',
      'NL-CM:9.12.19940 Dose (Keerdosis). Amount per administration.',
    );
  });

  it('is the same each time it is made', () => {
    expect(JSON.stringify(bgzRecordsJsonSchema())).toBe(JSON.stringify(bgzRecordsJsonSchema()));
  });

  it('describes every property of a record that has a concept', () => {
    const text = JSON.stringify(bgzRecordsJsonSchema());
    // A concept inside a part that several zibs share is described there, in the words of the part.
    const shared = /\.(author|informationSource|generalPractitioners|payerPerson)\.|\.count\./;
    const missing = bgzRecords.concepts
      .filter((row) => row.record !== '' && !shared.test(row.record))
      .filter((row) => {
        const names = `"${row.id} ${row.name} (${row.dutch})`;
        return !text.includes(`${names}"`) && !text.includes(`${names}. `);
      });
    expect(missing.map((row) => `${row.record} ${row.id}`)).toEqual([]);
  });
});
