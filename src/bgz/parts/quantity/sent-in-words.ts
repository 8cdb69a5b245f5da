import type * as z from 'zod';
import { type Mender, mendedBy, menderOf, note } from '../../define/mender';

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** On one line: behind a line break nobody would know that it is still the unit. */
const onOneLine = (words: unknown): unknown =>
  typeof words === 'string' && /[\t\r\n]/.test(words) ? words.replace(/\s+/g, ' ').trim() : words;

/** A unit by its code and one term, on one line: the code's own or, where there is no code, the words of the record. */
function inWords(unit: Loose): Loose {
  const inOrder = unit.nullFlavor === undefined ? ['display', 'originalText'] : ['originalText', 'display'];
  const [first, second] = inOrder.filter((name) => unit[name] !== undefined);
  const dropped = ['version', 'translations', ...(second === undefined ? [] : [second])];
  const kept = Object.entries(unit).filter(([name]) => !dropped.includes(name));
  const isSame = dropped.every((name) => unit[name] === undefined || unit[name] === unit[inOrder[0] ?? '']);
  const term = first === undefined ? undefined : onOneLine(unit[first]);
  if (first === undefined || term === unit[first]) return isSame ? unit : Object.fromEntries(kept);
  return { ...Object.fromEntries(kept), [first]: term };
}

/**
 * Marks what holds an amount that FHIR has no Quantity for, so that it is sent as text: of its unit is kept what the text
 * tells. The rest is not sent, which the record's `mended` says.
 *
 * @param property where the amount is
 * @param isText whether this amount is one; left out, every one
 */
export function sentInWords<S extends z.core.$ZodType>(
  schema: S,
  property: string,
  isText: (amount: Loose) => boolean = () => true,
): S {
  const mendParts = menderOf(schema);
  const mender: Mender = (value, mending) => {
    const given = mendParts(value, mending);
    const amount = isObject(given) ? given[property] : undefined;
    if (!isObject(given) || !isObject(amount) || !isObject(amount.unit) || !isText(amount)) return given;
    const unit = inWords(amount.unit);
    if (unit === amount.unit) return given;
    note(mending, 'unit-in-words', property, 'unit');
    return { ...given, [property]: { ...amount, unit } };
  };
  return mendedBy(schema, mender);
}
