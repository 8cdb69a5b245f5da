import { stringEnd } from '../../fhir/json-positions';

/** What a JSON text holds that `JSON.parse` does not tell. */
export interface JsonScan {
  /** How many properties all its objects have: every colon outside a string follows one. */
  readonly properties: number;
  /** Whether some number is written in a way that a number of JavaScript does not keep: `1e3`, `1.0`, `-0`. */
  readonly oddNumbers: boolean;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether the point, sign or exponent here makes a number odd: `120.0` has a fraction of nothing but zeros. */
function isOdd(text: string, at: number, code: number): boolean {
  if (code === 46) {
    let next = at + 1;
    while (text.charCodeAt(next) === 48) next++;
    return next > at + 1 && !isDigit(text.charCodeAt(next));
  }
  if (code === 45) return text.charCodeAt(at + 1) === 48 && text.charCodeAt(at + 2) !== 46;
  // The e of true and false follows a letter.
  return isDigit(text.charCodeAt(at - 1));
}

/** Looks once at everything outside the strings of a JSON text. */
export function scanJson(text: string): JsonScan {
  let properties = 0;
  let oddNumbers = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) at = stringEnd(text, at) - 1;
    else if (code === 58) properties++;
    else if ((code === 46 || code === 45 || code === 101 || code === 69) && !oddNumbers)
      oddNumbers = isOdd(text, at, code);
  }
  return { properties, oddNumbers };
}
