import type { AdaShape } from '../bgz/define/ada';
import { type AdaElement, attribute, child } from './element';
import { boolean, code, duration, identifier, moment, productNumber, text } from './leaves';
import { type Draft, leaveOut } from './reading';
import { patientReference } from './subject';
import { one, part, type Reader, readChildren, type Table } from './table';

/** A code in place or one element deeper; there the words beside a NullFlavor stand in `omschrijving`. */
const codeWithWords: Reader = (element, reading) => {
  const description = child(element, 'omschrijving');
  if (child(element, 'code') === undefined && description === undefined) return code(element, reading);
  const draft: Draft = {};
  readChildren(element, { code: one('code', code), omschrijving: one('words', text) }, draft, reading);
  if (description === undefined || draft.words === undefined) return draft.code;
  const coded = (draft.code ?? {}) as Draft;
  if (coded.originalText === undefined) return { ...coded, originalText: draft.words };
  if (coded.originalText !== draft.words) leaveOut(reading, description, 'the code has words of its own');
  return coded;
};

/** The NullFlavors that only say that something is not known. */
const saysUnknown = (element: AdaElement): boolean =>
  attribute(element, 'value') === undefined && ['NI', 'UNK'].includes(attribute(element, 'nullFlavor') ?? '');

/** A value, or what stands for that it is not known; a reason that says more is listed as not read. */
const orUnknown =
  (read: Reader, unknown?: 'unknown'): Reader =>
  (element, reading) => {
    if (saysUnknown(element)) return unknown;
    return read(element, reading) ?? (attribute(element, 'nullFlavor') === undefined ? undefined : unknown);
  };

/** A number, with its register where it has one. */
const numberOfAnyRegister: Reader = (element, reading) => {
  const number = identifier(element, reading) as { readonly system: string; readonly value: string } | undefined;
  return number?.system === '' ? { value: number.value } : number;
};

const bounds: Table = {
  begin_datum_tijd: one('startDateTime', moment),
  start_datum_tijd: one('startDateTime', moment),
  eind_datum_tijd: one('endDateTime', moment),
  tijds_duur: one('duration', duration),
};

/** A length of time in place, or bounds and a length in elements of their own. */
const periodOrDuration: Reader = (element, reading) => {
  if (element.children.length > 0) return part(bounds)(element, reading);
  const length = duration(element, reading);
  return length === undefined ? undefined : { duration: length };
};

/** Readers of values that ADA does not write as it writes others of their schema. */
export const forms: Readonly<Record<NonNullable<AdaShape['form']>, Reader>> = {
  'number-as-code': productNumber,
  'code-with-words': codeWithWords,
  patient: patientReference,
  'flag-or-unknown': orUnknown(boolean, 'unknown'),
  'moment-or-unknown': orUnknown(moment),
  'number-of-any-register': numberOfAnyRegister,
  'period-or-duration': periodOrDuration,
};

const isUnknown = (value: AdaElement | undefined): boolean =>
  attribute(value, 'value') === undefined && attribute(value, 'nullFlavor') !== undefined;

/** An amount of which only is said why it is not known is no amount; the reason is listed as not read. */
export const unlessUnknown =
  (value: string, read: Reader): Reader =>
  (element, reading) => {
    const amount = read(element, reading);
    return isUnknown(child(element, value)) ? undefined : amount;
  };
