import { nearest } from './did-you-mean';
import { asIs, type Phrase, phrases } from './phrase';
import { typeNames } from './type-names';

const said = phrases({
  meant: { en: '"{name}" (did you mean "{meant}"?)', nl: '"{name}" (bedoeld is misschien "{meant}")' },
  hidden: { en: '(name not shown)', nl: '(naam niet getoond)' },
});

/** Says that something has a name which is not told. */
export const hiddenName: Phrase = said.hidden;

/**
 * A name that a sender gave to something, as a message may tell it. A sender may name a property, an element or a type anything,
 * after a person too: only a known name is repeated, and one that is a slip of the finger away from a known one.
 *
 * @param known The names it may have.
 * @param otherwise What is said of any other.
 */
export function toldName(name: string, known: readonly string[], otherwise = hiddenName): Phrase {
  if (known.includes(name)) return asIs(`"${name}"`);
  const meant = nearest(name, known);
  return meant === undefined ? otherwise : said.meant({ name: name.replace(/[^\w.:-]/g, '?'), meant });
}

/** A type of resource that a sender names, by the same rule. */
export const toldType = (type: string): Phrase => toldName(type, typeNames);

/** Whether a type may stand in the path or the label of a place, by the same rule. */
export const isToldType = (type: string): boolean =>
  typeNames.includes(type) || (/^[A-Za-z]+$/.test(type) && nearest(type, typeNames) !== undefined);
