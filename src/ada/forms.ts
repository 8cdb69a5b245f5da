import type { AdaShape } from '../bgz/define/ada';
import { type AdaElement, attribute, child } from './element';
import { boolean, code, moment, productNumber, text } from './leaves';
import { type Draft, leaveOut } from './reading';
import { patientReference } from './subject';
import { one, type Reader, readChildren } from './table';

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

/** Readers of values that ADA does not write as it writes others of their schema. */
export const forms: Readonly<Record<NonNullable<AdaShape['form']>, Reader>> = {
  'number-as-code': productNumber,
  'code-with-words': codeWithWords,
  patient: patientReference,
  'flag-or-unknown': orUnknown(boolean, 'unknown'),
  'moment-or-unknown': orUnknown(moment),
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
