import { medicationUseStatus } from '../../../src/bgz/medication-use/status';
import { statusAt } from '../../../src/bgz/parts/clock-status/stu3';
import { codeableConcept } from '../../../src/bgz/parts/code/stu3';
import { period } from '../../../src/bgz/parts/period-of-use/stu3';
import { unitInWords } from '../../../src/bgz/parts/quantity/stu3';
import { systems } from '../../../src/fhir/naming-systems';
import type { CodedConcept, Coding, MedicationUse, PharmaceuticalProduct } from '../../../src/zib';
import { isCoded, isObject, type Json } from '../../properties/law/places';
import { now } from '../stu3-support';
import type { Difference } from '../way-back';

/** Every code of a product stands by itself, the reasons why there is none behind them; the text is the name. */
function product({ productCodes = [], productName, ...rest }: PharmaceuticalProduct): Json {
  const holdsCode = productCodes.some((one) => one.nullFlavor === undefined || (one.translations ?? []).length > 0);
  const unknown = holdsCode ? undefined : productCodes.find((one) => one.nullFlavor !== undefined);
  const name =
    productName ??
    productCodes.find((one) => one.originalText !== undefined)?.originalText ??
    (unknown && codeableConcept(unknown).text);
  const codes = productCodes.flatMap((one): CodedConcept[] => {
    const { translations = [], originalText, display, ...own } = one;
    if (originalText !== undefined && originalText !== name) return [one];
    if (one.nullFlavor === undefined)
      return [{ ...own, ...(display !== undefined && { display }) } as Coding, ...translations];
    return one === unknown ? [own as CodedConcept] : [one];
  });
  const inOrder = [
    ...codes.filter((one) => one.nullFlavor === undefined),
    ...codes.filter((one) => one.nullFlavor !== undefined),
  ];
  return {
    ...rest,
    ...(codes.length > 0 && { productCodes: inOrder }),
    ...(name !== undefined && { productName: name }),
  };
}

/** Words for a postcode: without a figure in it, it is read as words. */
export const withPostcodes = (record: Json): Json =>
  JSON.parse(JSON.stringify(record).replaceAll('"postcode":"woorden"', '"postcode":"1000 AA"')) as Json;

/** One word stands beside the one code of an amount: its term, where that stands there again it is the record's own. */
function unit(value: CodedConcept, isDose: boolean): unknown {
  if (value.nullFlavor !== undefined) return value;
  const { originalText, ...own } = value;
  const codes: readonly Coding[] = [value, ...(value.translations ?? [])];
  if (isDose && codes.every(({ system }) => system !== systems.gstandaardUnit)) {
    const isSaid = [own.display ?? own.code, unitInWords(own)].includes(originalText ?? '');
    return isSaid ? own : value;
  }
  const word = originalText ?? own.display ?? own.code;
  if (own.version === undefined && (own.display ?? word) === word) return { ...own, display: word };
  return word === (own.display ?? own.code) ? own : value;
}

const inWords = (value: unknown) => ({ nullFlavor: 'OTH', originalText: unitInWords(value as CodedConcept) });

/** A speed with two bounds, whose time is in the words of the unit. */
function speed(value: unknown): unknown {
  const { amount, per } = value as { amount: Json; per: Json };
  if (amount.nominalValue !== undefined) return value;
  return {
    amount: { ...amount, unit: inWords(amount.unit) },
    per: Number(per.value) === 1 ? { ...per, value: 1 } : per,
  };
}

const asText = (value: unknown): unknown =>
  typeof value === 'string' && String(Number(value)) === value ? Number(value) : value;

/** A bound that is sent more precise than it is registered goes along as it was. */
const bound =
  (name: 'start' | 'end'): Difference['back'] =>
  (value, record) => {
    const { startDateTime: start, endDateTime: end } = record.periodOfUse as Record<string, string | undefined>;
    const isRefined = period(start, end)?.[`_${name}`] !== undefined;
    return isRefined ? { start, end }[name] : value;
  };

/** What comes back in another form in every zib of medication. */
export const medicationDifferences: readonly Difference[] = [
  {
    at: /^(productUsed|agreedMedicine|medicine)$/,
    why: 'Medication.code is a list of codes and one text',
    back: (value) => product(value as PharmaceuticalProduct),
  },
  {
    at: /administrationTimes$/,
    why: 'a time of day has its seconds in FHIR',
    back: (value) => (typeof value === 'string' && value.length === 5 ? `${value}:00` : value),
  },
  {
    at: /\.frequency\.count\.\w+$/,
    why: 'a number of times is a whole number in FHIR, written without a fraction',
    back: Number,
  },
  {
    at: /(?<!identification|identificationNumbers|medicationTreatment)\.value$|(nominal|minimum|maximum)Value$/,
    why: 'a decimal in text is read as a number where that is written the same',
    back: asText,
  },
  {
    at: /\.administeringSpeed$/,
    why: 'FHIR has no room for the time of a range of speeds but in the words of its unit',
    back: speed,
  },
  {
    at: /(?<!dose|maximumDose\.amount)\.unit$/,
    why: 'an amount has one word for its unit',
    back: (value) => (isCoded(value) ? unit(value as unknown as CodedConcept, false) : value),
  },
  {
    at: /(dose|maximumDose\.amount)\.unit$/,
    why: 'an amount has one word for its unit, and a dose a code of the G-Standaard or none',
    back: (value) => (isCoded(value) ? unit(value as unknown as CodedConcept, true) : value),
  },
  { at: /^periodOfUse\.startDateTime$/, why: 'as registered', back: bound('start') },
  { at: /^periodOfUse\.endDateTime$/, why: 'as registered', back: bound('end') },
  {
    at: /^canceledIndicator$/,
    why: 'that an agreement stands is what FHIR says by saying nothing',
    back: (value) => (value === true ? true : undefined),
  },
];

/** A measurement goes into a note, its unit in words and its moment as it was written. */
export const measurements: readonly Difference[] = (['bodyHeight', 'bodyWeight'] as const).flatMap((name) => [
  {
    at: new RegExp(`^${name}\\.value$`),
    why: 'a note has words for a unit',
    back: (value) => (isObject(value) ? { ...value, unit: inWords((value as Json).unit) } : value),
  },
  {
    at: new RegExp(`^${name}\\.dateTime$`),
    why: 'a note has the moment as it was written',
    back: (_value, record) => (record[name] as Json).dateTime,
  },
]);

/** A status that the stop type says, or the clock by the period of use, is none that was stated. */
export const useStatus: Difference = {
  at: /^$/,
  why: 'FHIR wants a status, and does not tell whether the source stated it: one that the clock says is none',
  back: (value, record) => {
    const { status, stopType, periodOfUse } = record as unknown as MedicationUse;
    const said = { '1': 'on-hold', '2': 'stopped' }[stopType?.code ?? ''];
    const { startDateTime: start, endDateTime: end } = periodOfUse ?? {};
    const byClock = said ?? statusAt(medicationUseStatus, { start, end }, now, {});
    const { status: _own, ...rest } = value as Json;
    return status === undefined || status === byClock ? rest : { ...rest, status };
  },
};
