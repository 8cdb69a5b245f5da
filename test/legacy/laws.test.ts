import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourcesOf } from '../../src';
import {
  type CodeKind,
  type Field,
  type Reading,
  type RegisterKind,
  readCode,
  readDate,
  readDosage,
  readGender,
  readIdentifier,
  readMaritalStatus,
  readMoment,
  readName,
  readNumber,
  readResult,
  readThesaurus,
} from '../../src/legacy';
import { createValidator } from '../../src/validate';
import {
  bsn,
  healthProfessional,
  laboratoryTestResult,
  loinc,
  medicationAgreement,
  patient,
  prk,
  problem,
  snomed,
} from '../../src/zib';
import { runs } from '../effort';

const numbers = [bsn('999990019')];
const person = (rest: object) => patient.parse({ identificationNumbers: numbers, ...rest });
const diagnosis = (rest: object) =>
  problem.parse({ id: 'd', problemName: snomed('48867003'), problemStatus: 'active', ...rest });
const resulting = (testResult: unknown) =>
  laboratoryTestResult.parse({
    id: 'l',
    resultStatus: 'final',
    laboratoryTests: [{ testCode: loinc('718-7', 'Hb'), testResult }],
  });
const agreement = (instructionsForUse: unknown) => ({
  id: 'm',
  agreementDateTime: '2026-03-01T10:00:00+01:00',
  prescriber: { identificationNumbers: [{ system: '2.16.528.1.1007.3.1', value: '000001111' }] },
  agreedMedicine: { productCodes: [prk('17469', 'paracetamol')] },
  instructionsForUse,
});

const codeKinds = 'gpk prk hpk zi snk ssk atc icpc icd10 snomed loinc dhdDiagnosis dhdProcedure'.split(
  ' ',
) as CodeKind[];
const registerKinds = 'bsn agb uzovi big ura uzi'.split(' ') as RegisterKind[];

/** Each helper, and the record that its value goes into. */
const helpers: Readonly<
  Record<
    string,
    { readonly read: (field: Field) => Reading<unknown>; readonly build: (value: unknown) => { ok: boolean } }
  >
> = {
  readDate: { read: readDate, build: (dateOfBirth) => person({ dateOfBirth }) },
  readMoment: { read: readMoment, build: (problemStartDate) => diagnosis({ problemStartDate }) },
  readDosage: { read: readDosage, build: (value) => medicationAgreement.parse(agreement(value)) },
  readGender: { read: readGender, build: (gender) => person({ gender }) },
  readMaritalStatus: { read: readMaritalStatus, build: (maritalStatus) => person({ maritalStatus }) },
  readName: { read: readName, build: (nameInformation) => person({ nameInformation }) },
  ...Object.fromEntries(
    codeKinds.map((kind) => [
      `readCode ${kind}`,
      {
        read: (field: Field) => readCode(kind, field),
        build: (problemName: unknown) => diagnosis({ problemName: problemName ?? snomed('48867003') }),
      },
    ]),
  ),
  ...Object.fromEntries(
    registerKinds.map((kind) => [
      `readIdentifier ${kind}`,
      {
        read: (field: Field) => readIdentifier(kind, field),
        build: (number: unknown) =>
          kind === 'bsn'
            ? patient.parse({ identificationNumbers: number === undefined ? numbers : [number] })
            : healthProfessional.parse({
                identificationNumbers: number === undefined ? [] : [number],
                nameInformation: { unstructuredName: 'arts' },
              }),
      },
    ]),
  ),
  readNumber: {
    read: readNumber,
    build: (value) => resulting(value === undefined ? undefined : { quantity: { value } }),
  },
  readResult: { read: readResult, build: (value) => resulting(value) },
  'readResult with this unit': { read: (field) => readResult('5,0', field), build: (value) => resulting(value) },
  readThesaurus: {
    read: (field) => readThesaurus('diagnosis', { dhd: field, term: field, snomed: field, icd10: field }),
    build: (problemName) => diagnosis({ problemName: problemName ?? snomed('48867003') }),
  },
};

const digits = (from: number, to: number) => fc.stringMatching(new RegExp(`^[0-9]{${from},${to}}$`));
const dosageText = fc
  .tuple(
    fc.stringMatching(/^[0-9]{1,2}(-[0-9])?[DWM][0-9]{1,2}([.,][05]|½)?(-[0-9]½?)?(T|C|ML)$/),
    fc.constantFrom('', ' ZN', ' zo nodig', ' ZN ZN', ' bij pijn', ' 1D1T'),
  )
  .map((parts) => parts.join(''));

/** What columns hold: near to what is read, and anything. */
const fields = fc.oneof(
  digits(1, 14),
  fc.stringMatching(/^[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}( [0-9]{1,2}:[0-9]{2})?$/),
  dosageText,
  fc.stringMatching(/^[<>]?=? ?-?[0-9]{1,4}[.,][0-9]{1,3} ?(mmol[/]l|mmHg|E[/]l)?$/),
  fc.constantFrom('mmHg', '10E9/l', 'G/l', 'µmol/l', '>120'),
  fc.stringMatching(/^[A-Za-z][0-9]{2}[.]?[0-9A-Z]{0,4}$/),
  fc.constantFrom('M', 'V', 'O', 'gehuwd', 'onbekend', '48867003', '85354-9', '999990019', '00000000'),
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.integer(),
  fc.bigInt(),
  fc.double(),
  fc.constantFrom(null, undefined),
) as fc.Arbitrary<Field>;

/** Whether there is more in a field than blanks, and the noughts by which systems say that there is nothing. */
const saysSomething = (field: Field): boolean =>
  /[^\s0\-/.T:\p{Default_Ignorable_Code_Point}\u0085\u2800\u180e]/u.test(String(field ?? ''));

describe.each(Object.entries(helpers))('%s', (_name, { read, build }) => {
  it('gives only what a builder accepts, and says so whenever it gives less than stood there', () => {
    fc.assert(
      fc.property(fields, (field) => {
        const { ok, value } = read(field);
        expect(build(value).ok).toBe(true);
        if (ok && value === undefined) expect(saysSomething(field)).toBe(false);
      }),
      { numRuns: runs(300) },
    );
  });

  it('never throws, whatever it is given', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
        getPrototypeOf: () => {
          throw new Error('no');
        },
      },
    );
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const odd of [{}, [], hostile, proxy, Symbol('x'), () => 1, true, Number.NaN, Object.create(null)]) {
      const reading = read(odd as never);
      expect([reading.ok, reading.value]).toEqual([false, undefined]);
    }
    fc.assert(
      fc.property(fc.anything(), (odd) => void read(odd as never)),
      { numRuns: runs(300) },
    );
  });
});

describe('a text that is not understood', () => {
  const textual = ['readDosage', 'readMaritalStatus', 'readName', ...codeKinds.map((kind) => `readCode ${kind}`)];

  it.each(textual)('stays in what %s gives', (name) => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ minLength: 1 }), dosageText), (text) => {
        const reading = helpers[name]?.read(text);
        if (reading === undefined || reading.ok || reading.issues[0]?.code === 'unwritable') return;
        expect(
          Object.values(reading.value ?? {})
            .map(String)
            .join(' '),
        ).toContain(text.trim());
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('a dosage that is understood', () => {
  /** The code that a record says, in one way of writing. */
  function codeOf(value: ReturnType<typeof readDosage>['value']): string {
    const [step] = value?.dosageInstructions ?? [];
    const span = (one: object | null | undefined) => {
      const { nominalValue, minimumValue, maximumValue } = (one ?? {}) as Readonly<Record<string, unknown>>;
      return nominalValue === undefined ? `${minimumValue}-${maximumValue}` : String(nominalValue);
    };
    const { count, per } = step?.administeringSchedule?.frequency ?? {};
    const word = /tablet/.test(value?.description ?? '') ? 'T' : 'C';
    const as = step?.asNeeded === undefined ? '' : ' ZN';
    return `${span(count)}${per?.unit === 'd' ? 'D' : 'W'}${span(step?.dose)}${word}${as}`;
  }

  /** The same of the text, by other means than the helper. */
  const plain = (text: string) =>
    text
      .toUpperCase()
      .replace(/( ZN| ZO NODIG)+$/, ' ZN')
      .replace(/(\d*)½/g, (_half, whole: string) => `${whole === '' ? 0 : whole}.5`)
      .replace(/,/g, '.')
      .replace(/(\d)\.0(?!\d)/g, '$1');

  it('says what the text says, no more and no less', () => {
    let understood = 0;
    fc.assert(
      fc.property(dosageText, (text) => {
        const reading = readDosage(text);
        if (!reading.ok) return;
        understood++;
        expect(codeOf(reading.value)).toBe(plain(text));
        expect(reading.value?.description?.endsWith(`(${text})`)).toBe(true);
      }),
      { numRuns: runs(2_000) },
    );
    expect(understood).toBeGreaterThan(runs(100));
  });

  it('is sent as FHIR that conforms', async () => {
    const validator = createValidator();
    for (const text of ['2D1T', '1-2D½C', '1W1T ZN', '3D1-2T', '2D1T bij pijn']) {
      const record = medicationAgreement(agreement(readDosage(text).value) as never);
      const resources = resourcesOf(
        { patient: patient({ identificationNumbers: numbers }), medicationAgreements: [record] },
        { now: new Date('2026-11-30T12:00:00Z') },
      );
      const reports = await Promise.all(resources.map((resource) => validator.validate(resource)));
      expect(reports.flatMap(({ issues }) => issues).filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(JSON.stringify(resources)).toContain(text);
    }
  });
});
