import type { Language } from '../../bgz/define/language';
import { ucum as ucumAmount } from '../../bgz/parts/quantity/zib';
import {
  type CodeKind,
  type RegisterKind,
  readCode,
  readDate,
  readDosage,
  readGender,
  readIdentifier,
  readMaritalStatus,
  readMoment,
  readName,
  readResult,
  readThesaurus,
  type ThesaurusKind,
} from '../../legacy';

/** A name that reads the same in both languages, or comes in both. */
type ColumnName = string | Readonly<Record<Language, string>>;

/** A column of an example row. */
export interface Column {
  /** What comes behind the name of the column of the property: `_code`; or the whole name, without the one of the property. */
  readonly suffix?: ColumnName;
  readonly name?: ColumnName;
  /** Its type in TypeScript; `input` is that of the property, `item` that of one in its list. */
  readonly type: 'string' | 'string | null' | 'number' | 'boolean' | 'input' | 'item';
  readonly example: string | number | boolean;
}

/** How a property is filled from an example row. */
export interface Filled {
  readonly columns: readonly Column[];
  /**
   * The expression that fills it.
   *
   * @param columns names of its columns, in their order
   */
  readonly write: (columns: readonly string[]) => string;
  /** The expression may be `undefined`, which a required property does not take. */
  readonly maybe?: true;
  /** What the expression uses of `bgz-facade/legacy`, of `bgz-facade/zib` and of the project's own `tell.ts`. */
  readonly legacy?: readonly string[];
  readonly zib?: readonly string[];
  readonly own?: readonly string[];
  /** What the builder is given for the example. */
  readonly value: unknown;
}

/** The name in a language. */
export const columnWord = (name: ColumnName, language: Language): string =>
  typeof name === 'string' ? name : name[language];

const column = (name = ''): string => `row.${name}`;
const quoted = (text = ''): string => `'${text}'`;
const taken = (reading: string, name: string | undefined): string => `taken(${reading}, tell, ${quoted(name)})`;

/** A value of the codelist or the words of a property, as it is. */
export const code = (example: string): Filled => ({
  columns: [{ type: 'input', example }],
  write: ([own]) => column(own),
  value: example,
});

/** A list with one such value. */
export const oneCode = (example: string): Filled => ({
  columns: [{ type: 'item', example }],
  write: ([own]) => `[${column(own)}]`,
  value: [example],
});

export const text = (example: string): Filled => ({
  columns: [{ type: 'string | null', example }],
  write: ([own]) => column(own),
  value: example,
});

export const flag = (example: boolean): Filled => ({
  columns: [{ type: 'boolean', example }],
  write: ([own]) => column(own),
  value: example,
});

/** A code with its term, of a system that is known of the column. */
export const coded = (kind: CodeKind, example: string, term: string): Filled => ({
  columns: [
    { suffix: '_code', type: 'string', example },
    { suffix: '_term', type: 'string', example: term },
  ],
  write: ([own, words]) => taken(`readCode('${kind}', ${column(own)}, ${column(words)})`, own),
  maybe: true,
  legacy: ['readCode', 'taken'],
  value: readCode(kind, example, term).value,
});

/** A concept of a DHD thesaurus with the SNOMED CT code that comes with it. */
export const thesaurus = (kind: ThesaurusKind, dhd: string, snomedCode: string, term: string): Filled => ({
  columns: [
    { suffix: '_dhd', type: 'string', example: dhd },
    { suffix: '_snomed', type: 'string', example: snomedCode },
    { suffix: '_term', type: 'string', example: term },
  ],
  write: ([id, own, words]) =>
    taken(`readThesaurus('${kind}', { dhd: ${column(id)}, snomed: ${column(own)}, term: ${column(words)} })`, own),
  maybe: true,
  legacy: ['readThesaurus', 'taken'],
  value: readThesaurus(kind, { dhd, snomed: snomedCode, term }).value,
});

/** A date with or without a time, as an old column has it. */
export const moment = (example: string): Filled => ({
  columns: [{ type: 'string', example }],
  write: ([own]) => taken(`readMoment(${column(own)})`, own),
  maybe: true,
  legacy: ['readMoment', 'taken'],
  value: readMoment(example).value,
});

export const date = (example: string): Filled => ({
  columns: [{ type: 'string', example }],
  write: ([own]) => taken(`readDate(${column(own)})`, own),
  maybe: true,
  legacy: ['readDate', 'taken'],
  value: readDate(example).value,
});

/** An amount in a unit of UCUM that is the same in each row. Decimals are text: how precise they are is part of what was measured. */
export const amount = (example: string, unit: string): Filled => ({
  columns: [{ type: 'string', example }],
  write: ([own]) => `ucum(orRefused(${taken(`readNumber(${column(own)})`, own)}), ${quoted(unit)})`,
  legacy: ['readNumber', 'taken'],
  zib: ['ucum'],
  own: ['orRefused'],
  value: ucumAmount(example, unit),
});

/** A product by its PRK. */
export const product = (prk: string, term: string): Filled => ({
  columns: [
    { suffix: '_prk', type: 'string', example: prk },
    { suffix: '_term', type: 'string', example: term },
  ],
  write: ([own, words]) =>
    `{ productCodes: [orRefused(${taken(`readCode('prk', ${column(own)}, ${column(words)})`, own)})] }`,
  legacy: ['readCode', 'taken'],
  own: ['orRefused'],
  value: { productCodes: [readCode('prk', prk, term).value] },
});

/** A medical device by its type. */
export const device = (example: string, term: string): Filled => ({
  columns: [
    { suffix: '_code', type: 'string', example },
    { suffix: '_term', type: 'string', example: term },
  ],
  write: ([own, words]) =>
    `{ productType: orRefused(${taken(`readCode('snomed', ${column(own)}, ${column(words)})`, own)}) }`,
  legacy: ['readCode', 'taken'],
  own: ['orRefused'],
  value: { productType: readCode('snomed', example, term).value },
});

/** Instructions for use by a dosage code. */
export const dosage = (example: string): Filled => ({
  columns: [{ name: { nl: 'dosering', en: 'dosage' }, type: 'string', example }],
  write: ([own]) => taken(`readDosage(${column(own)})`, own),
  maybe: true,
  legacy: ['readDosage', 'taken'],
  value: readDosage(example).value,
});

/** One number of a register, in a list. */
export const number = (kind: RegisterKind, example: string): Filled => ({
  columns: [{ name: kind, type: 'string', example }],
  write: ([own]) => `[orRefused(${taken(`readIdentifier('${kind}', ${column(own)})`, own)})]`,
  legacy: ['readIdentifier', 'taken'],
  own: ['orRefused'],
  value: [readIdentifier(kind, example).value],
});

export const name = (example: string): Filled => ({
  columns: [{ name: { nl: 'naam', en: 'name' }, type: 'string', example }],
  write: ([own]) => taken(`readName(${column(own)})`, own),
  maybe: true,
  legacy: ['readName', 'taken'],
  value: readName(example).value,
});

export const gender = (example: string): Filled => ({
  columns: [{ type: 'string', example }],
  write: ([own]) => taken(`readGender(${column(own)})`, own),
  maybe: true,
  legacy: ['readGender', 'taken'],
  value: readGender(example).value,
});

export const maritalStatus = (example: string): Filled => ({
  columns: [{ type: 'string', example }],
  write: ([own]) => taken(`readMaritalStatus(${column(own)})`, own),
  maybe: true,
  legacy: ['readMaritalStatus', 'taken'],
  value: readMaritalStatus(example).value,
});

/** One laboratory test with an amount as its result, in a list. */
export const laboratoryTest = (loinc: string, term: string, result: string, unit: string): Filled => ({
  columns: [
    { suffix: '_loinc', type: 'string', example: loinc },
    { suffix: '_term', type: 'string', example: term },
    { suffix: { nl: '_uitslag', en: '_result' }, type: 'string', example: result },
    { suffix: { nl: '_eenheid', en: '_unit' }, type: 'string', example: unit },
  ],
  write: ([own, words, outcome, units]) =>
    [
      '[',
      '      {',
      `        testCode: orRefused(${taken(`readCode('loinc', ${column(own)}, ${column(words)})`, own)}),`,
      `        testResult: ${taken(`readResult(${column(outcome)}, ${column(units)})`, outcome)},`,
      '      },',
      '    ]',
    ].join('\n'),
  legacy: ['readCode', 'readResult', 'taken'],
  own: ['orRefused'],
  value: [{ testCode: readCode('loinc', loinc, term).value, testResult: readResult(result, unit).value }],
});

/** One member of a care team by name, in a list. */
export const member = (example: string): Filled => ({
  columns: [{ name: { nl: 'lid_naam', en: 'member_name' }, type: 'string', example }],
  write: ([own]) =>
    `[{ healthProfessional: { nameInformation: orRefused(${taken(`readName(${column(own)})`, own)}) } }]`,
  legacy: ['readName', 'taken'],
  own: ['orRefused'],
  value: [{ healthProfessional: { nameInformation: readName(example).value } }],
});

export const insurer = (uzovi: string, example: string): Filled => ({
  columns: [
    { name: 'uzovi', type: 'string', example: uzovi },
    { suffix: { nl: '_naam', en: '_name' }, type: 'string', example },
  ],
  write: ([own, words]) =>
    `{ identificationNumber: ${taken(`readIdentifier('uzovi', ${column(own)})`, own)}, organizationName: ${column(words)} }`,
  legacy: ['readIdentifier', 'taken'],
  value: { identificationNumber: readIdentifier('uzovi', uzovi).value, organizationName: example },
});
