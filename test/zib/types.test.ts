import { describe, expectTypeOf, it } from 'vitest';
import {
  type AllergyIntolerance,
  type AllergyIntoleranceInput,
  allergyIntolerance,
  type BgzRecordsInput,
  bgzRecords,
  type CodedConcept,
  type DeepReadonly,
  type Mended,
  medicationAgreement,
  medicationUse,
  type ParseOptions,
  type ParseResult,
  type PatientInput,
  type Problem,
  type ProblemInput,
  type patient,
  type pharmaceuticalProduct,
  prk,
  problem,
  type RecordOf,
  snomed,
  ucum,
  type ZibIssue,
} from '../../src/zib/index';

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
