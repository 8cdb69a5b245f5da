import { describe, expectTypeOf, it } from 'vitest';
import {
  type AllergyIntolerance,
  allergyIntolerance,
  bgzRecords,
  type CodedConcept,
  type DeepReadonly,
  medicationAgreement,
  medicationUse,
  type Problem,
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
const use = { id: 'mg', useIndicator: true, productUsed: { productName: 'paracetamol' } };

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
    expectTypeOf<RecordOf<'problems'>>().toEqualTypeOf<Problem>();
  });

  it('code helpers keep the literal code', () => {
    expectTypeOf(snomed('3718001').code).toEqualTypeOf<'3718001'>();
    expectTypeOf(prk('17469')).toExtend<CodedConcept>();
    expectTypeOf(ucum(1, 'mg').value).toEqualTypeOf<number>();
  });
});
