import { describe, expectTypeOf, it } from 'vitest';
import type { Sources } from '../../src/index';
import {
  type AllergyIntolerance,
  type AllergyIntoleranceInput,
  agb,
  allergyIntolerance,
  type BgzRecords,
  type BgzRecordsInput,
  bgzRecords,
  big,
  bsn,
  type CodedConcept,
  country,
  type DeepReadonly,
  healthcareProvider,
  healthProfessional,
  identification,
  type Mended,
  medicationAgreement,
  medicationUse,
  type ParseOptions,
  type ParseResult,
  type PatientInput,
  type Problem,
  type ProblemInput,
  patient,
  type pharmaceuticalProduct,
  prk,
  problem,
  type RecordOf,
  snomed,
  ucum,
  ura,
  uzi,
  type ZibGroup,
  type ZibIssue,
} from '../../src/zib';

/** Type-checked by `npm run types`; nothing here runs. */
const compile = (_code: () => unknown): void => {};

const agent = snomed('3718001', 'koemelk');
const use = {
  id: 'mg',
  registrationDateTime: '2026-01-02',
  useIndicator: true,
  productUsed: { productName: 'paracetamol' },
};

describe('types an editor completes', () => {
  it('codelists are literal unions', () => {
    type Status = Extract<Parameters<typeof allergyIntolerance>[0]['allergyStatus'], string>;
    expectTypeOf<Status>().toEqualTypeOf<'active' | 'completed' | 'obsolete' | 'nullified'>();
    type Criticality = Extract<Parameters<typeof allergyIntolerance>[0]['criticality'], string>;
    expectTypeOf<'mild' | '255604002'>().toExtend<Criticality>();
    type Role = Extract<NonNullable<RecordOf<'healthProfessionals'>['role']>['code'], string>;
    expectTypeOf<Role>().toEqualTypeOf<string>();

    compile(() => allergyIntolerance({ id: 'a', causativeAgent: agent, allergyStatus: 'active' }));
    // @ts-expect-error not a code of the list
    compile(() => allergyIntolerance({ id: 'a', causativeAgent: agent, allergyStatus: 'foo' }));
    // @ts-expect-error not a code of the list, in the full form
    compile(() => allergyIntolerance({ id: 'a', causativeAgent: agent, criticality: snomed('48867003') }));
    compile(() => allergyIntolerance({ id: 'a', causativeAgent: agent, criticality: snomed('255604002') }));
    // @ts-expect-error unknown property
    compile(() => allergyIntolerance({ id: 'a', causativeAgent: agent, kleur: 'rood' }));
    // @ts-expect-error a coded value is never a bare string
    compile(() => problem({ id: 'p', problemName: 'astma', problemStatus: 'active' }));
    // @ts-expect-error no unit of time in Dutch
    compile(() => medicationUse({ ...use, periodOfUse: { duration: { value: 1, unit: 'dag' } } }));
    compile(() => medicationUse({ ...use, periodOfUse: { duration: { value: 1, unit: 'd' } } }));
  });

  it('a record is readonly at every depth', () => {
    const record = {} as AllergyIntolerance;
    const [reaction] = record.reactions ?? [];
    compile(() => {
      // @ts-expect-error readonly
      record.comment = 'x';
      // @ts-expect-error a readonly list
      record.reactions?.push({ symptoms: [] });
      // @ts-expect-error readonly inside a list
      if (reaction) reaction.reactionDescription = 'x';
    });
    expectTypeOf<AllergyIntolerance>().toEqualTypeOf<DeepReadonly<AllergyIntolerance>>();
  });

  it('a coded value tells code and nullFlavor apart', () => {
    const name = {} as Problem['problemName'];
    expectTypeOf(name).toEqualTypeOf<CodedConcept>();
    if (name.nullFlavor === undefined) expectTypeOf(name.system).toEqualTypeOf<string>();
    else expectTypeOf(name.code).toEqualTypeOf<undefined>();
  });

  it('builders accept what builders made', () => {
    const one = {} as ReturnType<typeof problem>;
    const who = {} as ReturnType<typeof patient>;
    const medicine = {} as ReturnType<typeof pharmaceuticalProduct>;
    compile(() => bgzRecords({ patient: who, problems: [one] }));
    compile(() => problem({ ...one, comment: 'anders' }));
    compile(() => medicationAgreement({ id: 'm', agreementDateTime: '2026', agreedMedicine: medicine }));
    compile(() => bgzRecords({} as ReturnType<typeof bgzRecords>));
  });

  it('parse answers a discriminated result', () => {
    compile(() => {
      const result = problem.parse({});
      if (result.ok) expectTypeOf(result.record).toEqualTypeOf<Problem>();
      else expectTypeOf(result.issues).toEqualTypeOf<readonly ZibIssue[]>();
    });
    expectTypeOf(problem.parse).parameter(0).toEqualTypeOf<unknown>();
    expectTypeOf<Extract<ParseResult<Problem>, { ok: true }>>()
      .toHaveProperty('mended')
      .toEqualTypeOf<readonly Mended[]>();
    expectTypeOf<RecordOf<'problems'>>().toEqualTypeOf<Problem>();
  });

  it('parse is typed like the builder for an editor, and takes anything', () => {
    type Typed = typeof problem.parse extends {
      (input: infer I, options?: ParseOptions): unknown;
      (input: unknown, options?: ParseOptions): unknown;
    }
      ? I
      : never;
    expectTypeOf<Typed>().toEqualTypeOf<Parameters<typeof problem>[0]>();
    compile(() => problem.parse({ id: 'p', problemName: agent, problemStatus: 'active' }, { language: 'nl' }));
    compile(() => problem.parse(JSON.parse('null') as unknown));
  });

  it('the input of every zib has a name', () => {
    expectTypeOf<AllergyIntoleranceInput>().toExtend<Parameters<typeof allergyIntolerance>[0]>();
    expectTypeOf<ProblemInput>().toExtend<Parameters<typeof problem>[0]>();
    expectTypeOf<PatientInput>().toExtend<Parameters<typeof patient>[0]>();
    expectTypeOf<BgzRecordsInput>().toExtend<Parameters<typeof bgzRecords>[0]>();
    expectTypeOf<AllergyIntoleranceInput['allergyStatus']>()
      .extract<string>()
      .toEqualTypeOf<'active' | 'completed' | 'obsolete' | 'nullified'>();
  });

  it('the lists of a patient are those of the zib groups', () => {
    type Listed = { [G in ZibGroup]: NonNullable<BgzRecords[G]> extends readonly (infer R)[] ? R : BgzRecords[G] };
    expectTypeOf<keyof BgzRecords>().toEqualTypeOf<ZibGroup>();
    expectTypeOf<keyof BgzRecordsInput>().toEqualTypeOf<ZibGroup>();
    expectTypeOf<Listed>().toEqualTypeOf<{ [G in ZibGroup]: RecordOf<G> }>();
    expectTypeOf<BgzRecords['patient']>().not.toBeNullable();
    expectTypeOf<undefined>().toExtend<BgzRecords['problems']>();
    expectTypeOf<null>().toExtend<BgzRecordsInput['problems']>();
  });

  it('what a source has is accepted as it is: null, Date and a whole number as key', () => {
    compile(() =>
      problem({ id: 4711, problemName: agent, problemStatus: 'active', comment: null, problemStartDate: new Date(0) }),
    );
    // @ts-expect-error a number is no text
    compile(() => problem({ id: 'p', problemName: agent, problemStatus: 'active', comment: 4711 }));
    // @ts-expect-error what is required is not null
    compile(() => problem({ id: null, problemName: agent, problemStatus: 'active' }));
  });

  it('code helpers keep the literal code', () => {
    expectTypeOf(snomed('3718001').code).toEqualTypeOf<'3718001'>();
    expectTypeOf(prk('17469')).toExtend<CodedConcept>();
    expectTypeOf(ucum('1.50', 'mg').value).toEqualTypeOf<number | string>();
  });
});

describe('what is mended compiles', () => {
  it('a bare code where its form tells the system, and never a bare diagnosis', () => {
    const person = { identificationNumbers: [bsn('999990019')] };
    compile(() => patient({ ...person, addressInformation: [{ country: 'nl' }], nationalities: ['0001'] }));
    compile(() => patient({ ...person, addressInformation: [{ country: country('NL') }] }));
    compile(() => healthProfessional({ specialty: '01.015' }));
    // @ts-expect-error a number is no country
    compile(() => patient({ ...person, addressInformation: [{ country: 31 }] }));
  });

  it('a column of type string where a codelist stands, in parse and not in the builder', () => {
    const row: { id: string; status: string } = { id: 'a-1', status: 'active' };
    // @ts-expect-error a text may be no code of the list
    compile(() => allergyIntolerance({ id: row.id, causativeAgent: agent, allergyStatus: row.status }));
    const parsed = () => allergyIntolerance.parse({ id: row.id, causativeAgent: agent, allergyStatus: row.status });
    expectTypeOf(parsed).returns.toEqualTypeOf<ParseResult<AllergyIntolerance>>();
  });

  it('a whole number as identification number, in every register', () => {
    compile(() => patient({ id: 4711, identificationNumbers: [bsn(999990019), identification('urn:oid:1.2.3', 12)] }));
    compile(() => healthProfessional({ identificationNumbers: [agb(12345678), uzi(123456789), big(12345678901n)] }));
    compile(() => healthcareProvider({ identificationNumbers: [ura(12345678)], organizationName: null }));
    expectTypeOf(bsn('999990019')).toEqualTypeOf<{ readonly system: string; readonly value: string }>();
    // @ts-expect-error no date is a number
    compile(() => bsn(new Date()));
  });
});

describe('a source may yield plain data', () => {
  it('as the builder accepts it', () => {
    const sources: Sources = {
      patient: () => [{ id: 1, identificationNumbers: [bsn(999990019)], nameInformation: null }],
      async *allergyIntolerances() {
        yield { id: 1, causativeAgent: agent, allergyStatus: 'active' as const, comment: null };
        yield allergyIntolerance({ id: 2, causativeAgent: agent });
        yield allergyIntolerance.parse({ id: 3 });
      },
      problems: async () => [{ id: 7n, problemName: agent, problemStatus: 'active', problemStartDate: new Date() }],
    };
    expectTypeOf(sources).toExtend<Sources>();
    // @ts-expect-error not a code of the list
    compile((): Sources => ({ ...sources, problems: () => [{ id: 1, problemName: agent, problemStatus: 'aktief' }] }));
    // @ts-expect-error the record of another zib
    compile((): Sources => ({ ...sources, problems: () => [allergyIntolerance({ id: 2, causativeAgent: agent })] }));
  });
});
