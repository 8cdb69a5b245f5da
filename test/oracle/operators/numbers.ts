import { isObject, type Json, type JsonObject } from '../json';
import { type Operator, perNode, replace } from './operator';

/** Before a number that is to be written as it stands: JavaScript would write it in its own way. */
const mark = '\u0002';
const marked = /"\\u0002([^"]+)"/g;

const holdsMark = (value: Json): boolean =>
  typeof value === 'string'
    ? value.startsWith(mark)
    : Array.isArray(value)
      ? value.some(holdsMark)
      : isObject(value) && Object.values(value).some(holdsMark);

/** The text of a resource with numbers written as an operator here asked; undefined when there are none. */
export const textWithNumbers = (resource: JsonObject): string | undefined =>
  holdsMark(resource) ? JSON.stringify(resource).replace(marked, '$1') : undefined;

const decimals = ['1e3', '1E400', '1.5e-2', '-0', '1.50', '0.0', '-0.5', '100000000000000000000', '1e-400'];
const integers = ['1.0', '1e1', '1E400', '-0', '10', '1.5', '2147483648', '100000000000000000000'];

export const numberOperators: Operator[] = [
  perNode('number-written', ({ type, ...node }) => {
    const forms = type === 'decimal' ? decimals : /^(?:integer|positiveInt|unsignedInt)$/.test(type) ? integers : [];
    return forms.map((form) => replace({ ...node, type }, () => `${mark}${form}`, form));
  }),
];
