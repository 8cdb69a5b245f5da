import { largeValues, smallValues } from './hostile-values';
import type { Random } from './random';

const BITS = ['"', '\\', '{', '}', '[', ']', ',', ':', '\n', '\r\n', ' ', '\u0000', '\ud83d', '\ufeff', '0', '-', 'e'];
const XML_BITS = [
  '<',
  '>',
  '&',
  ';',
  '/',
  '="',
  "'",
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x ?>',
  '&amp;',
  '&#0;',
  '<f:a',
];

function span(text: string, random: Random): readonly [number, number] {
  const start = random.below(text.length + 1);
  return [start, Math.min(text.length, start + random.below(random.below(4) === 0 ? 2000 : 12))];
}

type Edit = (text: string, random: Random) => string;

const edits: readonly [Edit, ...Edit[]] = [
  // One bit of one character flips.
  (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << random.below(8))) + text.slice(at + 1);
  },
  (text, random) => {
    const at = random.below(text.length + 1);
    const bit = random.below(3) === 0 ? random.pick(smallValues) : random.pick(random.below(2) === 0 ? BITS : XML_BITS);
    return text.slice(0, at) + bit + text.slice(at);
  },
  (text, random) => {
    const [start, end] = span(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = span(text, random);
    return text.slice(0, end) + text.slice(start, end) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = span(text, random);
    const at = random.below(text.length + 1);
    return text.slice(0, at) + text.slice(start, end) + text.slice(at);
  },
  (text, random) => (random.below(8) === 0 ? text.slice(0, random.below(text.length + 1)) : text),
  (text, random) => {
    if (random.below(30) !== 0) return text;
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(largeValues) + text.slice(at);
  },
];

/** A text with so many random edits: characters flipped, pieces put in, taken out, doubled and moved, the end cut off. */
export function mutateText(text: string, times: number, random: Random): string {
  let edited = text;
  for (let i = 0; i < times; i++) edited = random.pick(edits)(edited, random);
  return edited;
}
