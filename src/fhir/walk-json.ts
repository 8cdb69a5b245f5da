import { isJson } from './json';
import { stringEnd } from './json-positions';
import { type Pointer, pointerKey } from './text-position';
import { decimalForm, keepWritten } from './written-numbers';

interface Level {
  /** Of an object, the names met in it. */
  readonly names: Set<string> | undefined;
  /** The property or position the walk is at; empty between two properties. */
  step: string | number;
  /** The type of the resource that an object is, once told. */
  type?: string;
}

/** What a walk tells on its way. */
interface Visitor {
  /** A property that its object has already. */
  repeated?(path: Pointer, offset: number): void;
  number?(path: Pointer, text: string): void;
  /** A text, or the name of a property; as it is written, with its quotes. */
  string?(levels: readonly Level[], text: string): void;
}

/** Digits that say the same whatever the type: no exponent, no zeros at the end of a fraction, no minus before nothing. */
const PLAIN = /^(?:0|-?[1-9]\d*|-?\d+\.\d*[1-9])$/;
const NUMBER = /[-+.\deE]+/y;

const pathOf = (levels: readonly Level[]): Pointer => levels.map(({ step }) => step).filter((step) => step !== '');

/** Walks JSON text, which may end too early, and gives what is open where it ends. */
function walkJson(text: string, end: number, visitor: Visitor): readonly Level[] {
  const levels: Level[] = [];
  let string: { readonly start: number; readonly end: number } | undefined;
  for (let at = 0; at < end; at++) {
    const char = text.charAt(at);
    const level = levels.at(-1);
    if (char === '"') {
      string = { start: at, end: stringEnd(text, at) };
      visitor.string?.(levels, text.slice(string.start, string.end));
      at = string.end - 1;
    } else if (char === '{') levels.push({ names: new Set(), step: '' });
    else if (char === '[') levels.push({ names: undefined, step: 0 });
    else if (char === '}' || char === ']') levels.pop();
    else if (char === ',' && level) level.step = typeof level.step === 'number' ? level.step + 1 : '';
    else if (char === ':' && level?.names && string) {
      const name = JSON.parse(text.slice(string.start, string.end)) as string;
      level.step = name;
      if (level.names.has(name)) visitor.repeated?.(pathOf(levels), string.start);
      level.names.add(name);
    } else if (visitor.number && (char === '-' || (char >= '0' && char <= '9'))) {
      NUMBER.lastIndex = at;
      const number = NUMBER.exec(text)?.[0] ?? char;
      visitor.number(pathOf(levels), number);
      at += number.length - 1;
    }
  }
  return levels;
}

/** A property given twice in one object. */
export interface RepeatedProperty {
  readonly property: string;
  readonly path: Pointer;
  readonly offset: number;
}

/** Properties that an object of a JSON text gives more than once; `JSON.parse` keeps the last and says nothing. */
export function repeatedProperties(text: string): readonly RepeatedProperty[] {
  const found: RepeatedProperty[] = [];
  walkJson(text, text.length, {
    repeated: (path, offset) => found.push({ property: String(path.at(-1)), path, offset }),
  });
  return found;
}

/** The numbers of a JSON text whose value does not tell how they are written, as they are written, by the steps to them. */
export function writtenNumbers(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  walkJson(text, text.length, {
    number: (path, number) => {
      // Of a property given twice the last counts.
      if (PLAIN.test(number)) found.delete(pointerKey(path));
      else found.set(pointerKey(path), number);
    },
  });
  return found;
}

/** Numbers that are written otherwise than JavaScript would write them: zeros at the end, or more digits than it keeps. */
const MAY_BE_ODD = /\d[\d.]{15}|\.\d*0(?!\d)|-0/;

/**
 * Has the value of a JSON text keep how its decimals are written: FHIR says that `1.50` is another than `1.5`.
 *
 * @param value what `JSON.parse` made of the text; the numbers are kept by its objects, see `keepWritten`
 */
export function keepNumbers(text: string, value: unknown): void {
  if (!MAY_BE_ODD.test(text)) return;
  walkJson(text, text.length, {
    number(path, number) {
      if (!decimalForm.test(number) || String(Number(number)) === number) return;
      let holder = value;
      for (const step of path.slice(0, -1))
        holder =
          isJson(holder) || Array.isArray(holder) ? (holder as Record<string | number, unknown>)[step] : undefined;
      // Of a property given twice the last counts, and lists of decimals FHIR does not have.
      if (isJson(holder)) keepWritten(holder, String(path.at(-1)), number);
    },
  });
}

/**
 * What names the place where a JSON text breaks off: the types of the resources that are open there, each where it stands. For
 * that and nothing else: a list is an object by position.
 *
 * @param offset A place up to which the text is sound.
 */
export function begunAt(text: string, offset: number): unknown {
  let root: string | undefined;
  const levels = walkJson(text, offset, {
    string(open, written) {
      const level = open.at(-1);
      if (level?.step === 'resourceType') level.type ??= /^"([A-Za-z]{1,40})"$/.exec(written)?.[1];
      root ??= open[0]?.type;
    },
  });
  // Behind the end nothing is open; what was is the resource all the same.
  let begun: unknown = levels.length === 0 ? { resourceType: root } : undefined;
  for (const { type, step } of [...levels].reverse()) {
    const inner = step === '' || begun === undefined ? {} : { [step]: begun };
    begun = type === undefined ? inner : { resourceType: type, ...inner };
  }
  return begun;
}

/** The steps to a place in JSON text that is sound up to there. */
export const pathAt = (text: string, offset: number): Pointer => pathOf(walkJson(text, offset, {}));
