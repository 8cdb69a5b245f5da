import { systems } from '../../../fhir/naming-systems';
import { plainText } from '../../../fhir/written-numbers';
import type { FhirNode } from '../../define/fhir-node';
import { sameContent } from '../../define/same-content';
import { type CodedConcept, type Coding, isNullFlavor } from '../code/code';
import { isFlavorTerm } from '../code/null-flavor-terms';
import { readCoding } from '../code/read';
import { unitInWords } from './stu3';
import { readTimeUnit, timeUnitOf } from './time-unit';
import type { Duration, Quantity, QuantityRange } from './zib';

/** A decimal as FHIR and a record write it. */
export const DECIMAL = String.raw`(?:0|[1-9]\d*)(?:\.\d+)?`;

/** A decimal in words, as a number where that is how it is written. */
export const decimalOf = (text: string): number | string => (plainText(Number(text)) === text ? Number(text) : text);

/** The codes that stand beside the word of a unit. */
function codesBeside(node: FhirNode): readonly Coding[] {
  const beside = node.beside('unit')?.extensions('iso21090-SC-coding') ?? [];
  return beside.flatMap((one) => {
    const coding = one.open('valueCoding');
    return (coding && readCoding(coding)) ?? [];
  });
}

/** The one code that a Quantity has room for; a code without its system stays. */
function ownCode(node: FhirNode): Coding | undefined {
  const [system, code] = [node.peek('system'), node.peek('code')];
  if (typeof system !== 'string' || typeof code !== 'string') return undefined;
  node.take('system');
  node.take('code');
  return { system, code };
}

const withTerm = (code: Coding, display: string | undefined): Coding =>
  display === undefined ? code : { ...code, display };

const isTermOf = (code: Coding | undefined, word: string | undefined): boolean =>
  code !== undefined && word === (code.display ?? code.code);

/**
 * The unit of an amount: reverse of `quantity` and `doseQuantity`. The word is the term of the code; where the code stands beside
 * it with a term of its own, the word is that of the record. An amount without any unit says that there is no information.
 */
function readUnit(node: FhirNode): CodedConcept {
  const beside = codesBeside(node);
  const word = node.text('unit');
  const own = ownCode(node);
  const again = own && beside.find(({ system, code }) => system === own.system && code === own.code);
  const codes = own === undefined || again !== undefined ? beside : [withTerm(own, word), ...beside];
  const isTerm = own !== undefined && again === undefined;
  const nothing = codes.find(({ system, code }) => system === systems.nullFlavor && isNullFlavor(code));
  const [first, ...others] = codes;
  if (nothing !== undefined && isNullFlavor(nothing.code)) {
    const { code: nullFlavor, display } = nothing;
    const isSaid = isTerm || isTermOf(again, word) || isFlavorTerm(nullFlavor, word ?? '');
    const translations = codes.filter((one) => one !== nothing);
    return {
      nullFlavor,
      ...(display !== undefined && display !== word && { display }),
      ...(word !== undefined && !isSaid && { originalText: word }),
      ...(translations.length > 0 && { translations }),
    };
  }
  if (first === undefined) return word === undefined ? { nullFlavor: 'NI' } : { nullFlavor: 'OTH', originalText: word };
  const shown = again ?? first;
  const isSaid = isTerm || isTermOf(shown, word) || word === unitInWords(first);
  return {
    ...first,
    ...(word !== undefined && !isSaid && { originalText: word }),
    ...(others.length > 0 && { translations: others }),
  };
}

/** Whether it says "less than", or that this is not known: then it is no amount. */
export const isCompared = (json: Readonly<Record<string, unknown>>): boolean =>
  json.comparator !== undefined || json._comparator !== undefined;

/** The same of an element that is being read. */
export const isBound = (node: FhirNode): boolean =>
  isCompared({ comparator: node.peek('comparator'), _comparator: node.peek('_comparator') });

/** An amount with its unit. A bound is no amount of a record, and stays. */
export function readQuantity(node: FhirNode): Quantity | undefined {
  if (isBound(node)) return undefined;
  const value = node.decimal('value');
  return value === undefined ? undefined : { value, unit: readUnit(node) };
}

/** A length of time, in UCUM or by the word for its unit. */
export function readDuration(node: FhirNode): Duration | undefined {
  const isLength = !isBound(node) && typeof node.peek('value') === 'number';
  const unit = isLength ? readTimeUnit(node, 'code', 'unit') : undefined;
  const value = unit === undefined ? undefined : node.decimal('value');
  if (unit === undefined || value === undefined) return undefined;
  node.drop('system', systems.ucum);
  return { value, unit };
}

const unitOf = (side: unknown): object => {
  const { value: _value, ...unit } = (side ?? {}) as Record<string, unknown>;
  return unit;
};

/**
 * A range with one unit. Sides in two units are no range of a record: read nothing then, inside an element that is read as a
 * whole.
 */
export function readRange(node: FhirNode): QuantityRange | undefined {
  const units = [unitOf(node.peek('low')), unitOf(node.peek('high'))];
  const stated = units.filter((one) => Object.keys(one).length > 0);
  if (stated[1] !== undefined && !sameContent(stated[0], stated[1])) return undefined;
  const [low, high] = [node.whole('low', readQuantity), node.whole('high', readQuantity)];
  // Such as a side that says "less than".
  if (node.peek('low') !== undefined || node.peek('high') !== undefined) return undefined;
  const [one] = [low, high].filter((side, i) => side !== undefined && Object.keys(units[i] ?? {}).length > 0);
  const unit = (one ?? low ?? high)?.unit;
  if (unit === undefined) return undefined;
  return {
    ...(low !== undefined && { minimumValue: low.value }),
    ...(high !== undefined && { maximumValue: high.value }),
    unit,
  };
}

/** An amount per time whose time is in the unit, as in `ml/uur`. */
interface PerTime {
  readonly unit: CodedConcept;
  readonly per: Duration;
}

const inWords = new RegExp(String.raw`^(.+)/(?:(${DECIMAL}) )?([A-Za-z]+)$`);

/** `ml/uur`, `milliliter (mL)/2 uur`: the amount and the time. */
function splitWords(words: string | undefined): { readonly amount: string; readonly per: Duration } | undefined {
  const [, amount, number, time] = inWords.exec(words ?? '') ?? [];
  const unit = timeUnitOf(time ?? '');
  if (amount === undefined || unit === undefined) return undefined;
  return { amount, per: { value: number === undefined ? 1 : decimalOf(number), unit } };
}

/**
 * The amount and the time of a unit that holds both: in words, as a speed with two bounds is written, or as a code of UCUM
 * (`mL/h`). Of words the amount stays words: which code they stood for is not told.
 */
export function splitPerTime(unit: CodedConcept): PerTime | undefined {
  if (unit.translations !== undefined) return undefined;
  if (unit.nullFlavor !== undefined) {
    const split = unit.nullFlavor === 'OTH' && unit.display === undefined ? splitWords(unit.originalText) : undefined;
    return split && { unit: { nullFlavor: 'OTH', originalText: split.amount }, per: split.per };
  }
  const [, code, time = ''] = /^(.+)\/([a-z]+)$/.exec(unit.system === systems.ucum ? unit.code : '') ?? [];
  const timeUnit = timeUnitOf(time);
  if (code === undefined || timeUnit !== time || unit.version !== undefined || unit.originalText !== undefined)
    return undefined;
  const display = splitWords(unit.display)?.amount ?? code;
  return { unit: { system: unit.system, code, display }, per: { value: 1, unit: timeUnit } };
}
