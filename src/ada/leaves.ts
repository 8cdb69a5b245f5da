import { decimalForm, plainText } from '../fhir/written-numbers';
import { type AdaElement, attribute, CONTENT, isBlank } from './element';
import { content, leaveOut, noteMended, type Reading, reportUnknown } from './reading';
import { resolveMoment } from './relative-date';
import { type Reader, reportText } from './table';

const NULL_FLAVOR_OID = '2.16.840.1.113883.5.1008';
const UCUM_OID = '2.16.840.1.113883.6.8';

const ABSENT = 'the records have no place for why this value is absent';

const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?$/;

/** A decimal as it is written: text where a number would lose something of it (`1.50`), as where it is none. */
const decimal = (value: string): number | string =>
  DECIMAL.test(value) && (!decimalForm.test(value) || plainText(Number(value)) === value) ? Number(value) : value;

/** Leaves out what is undefined, so that a draft only holds what the instance says. */
function given(parts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

/**
 * An element without elements in it. What is wrong with its value is left to the zib schema, which knows the rules.
 *
 * @param taken attributes with content that the reader says something of; another one is listed as not read
 */
function leaf(taken: readonly string[], read: Reader): Reader {
  return (element, reading) => {
    reportText(element, reading);
    for (const inner of element.children) reportUnknown(reading, inner);
    if (isBlank(element)) return noteBlanks(element, reading);
    for (const name of CONTENT)
      if (!taken.includes(name) && attribute(element, name) !== undefined)
        leaveOut(
          reading,
          element,
          name === 'nullFlavor' ? ABSENT : 'the record has no place for this beside the value',
          name,
        );
    return read(element, reading);
  };
}

/** Attributes of a leaf that hold something blank say nothing, and are named. */
function noteBlanks(element: AdaElement, reading: Reading): undefined {
  for (const name of CONTENT)
    if (element.attributes[name] !== undefined) noteMended(reading, element, 'blank-text', name);
}

/** A leaf with a `value`; why a value is absent has no place in the records unless it is a code. */
function valued(
  read: (value: string, element: AdaElement, reading: Reading) => unknown,
  ...also: readonly string[]
): Reader {
  return leaf(['value', ...also], (element, reading) => {
    const value = content(element, 'value', reading);
    return value === undefined ? undefined : read(value, element, reading);
  });
}

/** Text as the clinician wrote it. */
export const text = valued((value) => value);

/** `true` or `false`. */
export const boolean = valued((value) => ({ true: true, false: false })[value] ?? value);

/** A decimal number. */
export const number = valued((value) => decimal(value));

/** A whole number. */
export const wholeNumber = valued((value) => (DECIMAL.test(value) ? Number(value) : value));

/** A date, with or without time, absolute or relative to T. */
export const moment = valued((value, _element, reading) => resolveMoment(value, reading.today));

/** A time of day. ADA gives it as a moment, whose date means nothing. */
export const timeOfDay = valued((value) => /(?:^|T|\{)(\d{2}:\d{2}(?::\d{2})?)/.exec(value)?.[1] ?? value);

/** What a coded element has beside the code: its words, and its row number in the codelist, which says nothing. */
const WITH_CODE = ['code', 'value', 'displayName'];

/** The code of a codelist alone, for records that hold a short name. */
export const codeOnly = leaf(WITH_CODE, (element, reading) => {
  const code = content(element, 'code', reading);
  if (code === undefined && attribute(element, 'displayName') !== undefined)
    leaveOut(reading, element, 'the record has no place for words without a code', 'displayName');
  return code;
});

/** An identification number: `root` (OID of the register) and `value`. */
export const identifier = valued(
  (value, element, reading) => ({ system: content(element, 'root', reading) ?? '', value }),
  'root',
);

/** A product number that ADA holds as a code; its display, or why there is none, has no place beside a number. */
export const productNumber = leaf(WITH_CODE, (element, reading) => {
  if (attribute(element, 'displayName') !== undefined)
    leaveOut(reading, element, 'the record has no place for the name of a number', 'displayName');
  const system = content(element, 'codeSystem', reading);
  const value = content(element, 'code', reading);
  if (system === NULL_FLAVOR_OID) {
    leaveOut(reading, element, ABSENT, 'code');
    return undefined;
  }
  return value === undefined && system === undefined ? undefined : { system: system ?? '', value: value ?? '' };
});

/** A coded value. The row number in `value` says nothing to a receiver. */
export const code = leaf([...WITH_CODE, 'nullFlavor', 'originalText'], (element, reading) => {
  const read = (name: string) => content(element, name, reading);
  const [system, code] = [read('codeSystem'), read('code')];
  const nullFlavor = read('nullFlavor') ?? (system === NULL_FLAVOR_OID ? code : undefined);
  const words = { display: read('displayName'), originalText: read('originalText') };
  if (nullFlavor !== undefined) return given({ nullFlavor, ...words });
  return given({ system, code, version: read('codeSystemVersion'), ...words });
});

/** The NullFlavors that say no more than that there is no value. */
const absences: ReadonlySet<unknown> = new Set(['NI', 'UNK', 'ASKU', 'NASK', 'NAV', 'MSK', 'NA']);

/**
 * A code of a codelist that need not be there. Why it is not there is kept where the codelist has it, and else left out, as of any other
 * value: the record would be refused for what is not known.
 *
 * @param takes whether the codelist has a NullFlavor
 */
export const optionalCode =
  (takes: (nullFlavor: string) => boolean): Reader =>
  (element, reading) => {
    const value = code(element, reading) as
      | { readonly nullFlavor?: string; readonly originalText?: string }
      | undefined;
    const { nullFlavor, originalText } = value ?? {};
    if (nullFlavor === undefined || originalText !== undefined) return value;
    if (!absences.has(nullFlavor) || takes(nullFlavor)) return value;
    leaveOut(reading, element, ABSENT);
    return undefined;
  };

/** A quantity of a measurement: `value` and a UCUM `unit`. */
export const quantity = valued((value, element, reading) => {
  const unit = content(element, 'unit', reading);
  return given({
    value: decimal(value),
    unit: unit === undefined ? undefined : { system: UCUM_OID, code: unit, display: unit },
  });
});

/** A quantity as it was measured: it need not have a unit. */
export const amount: Reader = quantity;

/** `< 5`: an amount that is known to lie above or below. */
const BOUND = /^(<=|>=|<|>)\s*(-?\d.*)$/;

/** What was measured; the bound of it, where that is all that is known. */
const measured = valued((value, element, reading) => {
  const unit = content(element, 'unit', reading);
  const [, comparator, number] = BOUND.exec(value) ?? [];
  return {
    quantity: given({
      comparator,
      value: decimal(number ?? value),
      unit: unit === undefined ? undefined : { system: UCUM_OID, code: unit, display: unit },
    }),
  };
});

const inForm =
  (property: string, read: Reader): Reader =>
  (element, reading) => {
    const value = read(element, reading);
    return value === undefined ? undefined : { [property]: value };
  };

/** Values of any type, by the name that ADA has for the type. */
const byDatatype: Readonly<Record<string, Reader>> = {
  quantity: measured,
  decimal: measured,
  count: measured,
  integer: measured,
  code: inForm('coded', code),
  ordinal: inForm('coded', code),
  string: inForm('text', text),
  text: inForm('text', text),
  boolean: inForm('boolean', boolean),
  datetime: inForm('dateTime', moment),
  date: inForm('dateTime', moment),
  time: inForm('time', timeOfDay),
};

/** A value of any type: by its type, else by what it holds. */
export const anyValue: Reader = (element, reading) => {
  const { datatype = '' } = element.attributes;
  const known = Object.hasOwn(byDatatype, datatype) ? byDatatype[datatype] : undefined;
  if (known !== undefined) return known(element, reading);
  if (attribute(element, 'code') !== undefined || attribute(element, 'nullFlavor') !== undefined)
    return byDatatype.code?.(element, reading);
  return attribute(element, 'unit') === undefined ? byDatatype.text?.(element, reading) : measured(element, reading);
};

/** Names of time units in instances, and their UCUM code. */
const timeUnits: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    s: ['s', 'sec', 'seconde', 'seconden', 'second', 'seconds'],
    min: ['min', 'minuut', 'minuten', 'minute', 'minutes'],
    h: ['h', 'uur', 'uren', 'hour', 'hours'],
    d: ['d', 'dag', 'dagen', 'day', 'days'],
    wk: ['wk', 'week', 'weken', 'weeks'],
    mo: ['mo', 'maand', 'maanden', 'month', 'months'],
    a: ['a', 'jaar', 'jaren', 'year', 'years'],
  }).flatMap(([ucum, names]) => names.map((name) => [name, ucum])),
);

/** A length of time: `value` and a Dutch or UCUM `unit`. */
export const duration = valued((value, element, reading) => {
  const unit = content(element, 'unit', reading);
  const known =
    unit !== undefined && Object.hasOwn(timeUnits, unit.toLowerCase()) ? timeUnits[unit.toLowerCase()] : unit;
  return given({ value: decimal(value), unit: known });
});
