import { isSnomedConceptId } from '../check-digits';

/** Longer texts are no expression that anybody wrote. */
const LONGEST = 4096;

/**
 * Whether a text is a postcoordinated expression in SNOMED CT compositional grammar whose concepts, the focus and those
 * of the refinement, all have the form of a concept id. Whether they exist is for a terminology to say.
 * Source: SNOMED International, Compositional Grammar v2.3.1, normative specification.
 */
export function isSnomedExpression(text: string): boolean {
  if (text.length > LONGEST) return false;
  let at = 0;

  /** Passes over what fits at this place; undefined when nothing does. */
  function take(form: RegExp): string | undefined {
    form.lastIndex = at;
    const [found] = form.exec(text) ?? [];
    if (found !== undefined) at += found.length;
    return found;
  }
  const sign = (form: RegExp): boolean => {
    take(BLANKS);
    return take(form) !== undefined;
  };

  function concept(): boolean {
    take(BLANKS);
    const id = take(DIGITS);
    if (id === undefined || !isSnomedConceptId(id)) return false;
    const before = at;
    if (sign(TERM)) return true;
    at = before;
    return !sign(BAR);
  }

  function value(): boolean {
    if (sign(CONCRETE)) return true;
    if (!sign(OPEN)) return concept();
    return expression() && sign(CLOSE);
  }

  function attributes(): boolean {
    do {
      if (!concept() || !sign(EQUALS) || !value()) return false;
    } while (sign(COMMA_WITHIN));
    return true;
  }

  function refinement(): boolean {
    let grouped = sign(OPEN_GROUP);
    for (;;) {
      if (!attributes() || (grouped && !sign(CLOSE_GROUP))) return false;
      if (sign(OPEN_GROUP_NEXT)) grouped = true;
      else return true;
    }
  }

  function expression(): boolean {
    do {
      if (!concept()) return false;
    } while (sign(PLUS));
    return !sign(COLON) || refinement();
  }

  take(STATUS);
  const whole = expression();
  take(BLANKS);
  return whole && at === text.length;
}

const BLANKS = /[ \t\r\n]*/y;
const STATUS = /[ \t\r\n]*(?:===|<<<)/y;
const DIGITS = /\d+/y;
const TERM = /\|[^|]*\|/y;
const BAR = /\|/y;
const CONCRETE = /#[+-]?\d+(?:\.\d+)?|"(?:[^"\\]|\\["\\])*"|(?:TRUE|FALSE)\b/iy;
const OPEN = /\(/y;
const CLOSE = /\)/y;
const OPEN_GROUP = /\{/y;
const CLOSE_GROUP = /\}/y;
const OPEN_GROUP_NEXT = /,?[ \t\r\n]*\{/y;
const COMMA_WITHIN = /,(?![ \t\r\n]*\{)/y;
const EQUALS = /=/y;
const PLUS = /\+/y;
const COLON = /:/y;
