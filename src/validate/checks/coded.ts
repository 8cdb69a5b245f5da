import { isJson } from '../../fhir/json';
import { hasScheme, systems } from '../../fhir/naming-systems';
import { isBsn } from '../../terminology/check-digits';
import { codeFormFault } from '../../terminology/code-forms';
import { type Cursor, placeIn } from '../walk/cursor';

/** A code as an element holds it. */
export interface Coded {
  readonly system: string | undefined;
  readonly code: string;
  readonly display: string | undefined;
  /** Edition or version of the system, as the Coding names it. */
  readonly version: string | undefined;
  /** Where the code stands: the `code` of a Coding or Quantity, or the element itself. */
  readonly at: Cursor;
  /** The Coding or Quantity itself. */
  readonly holder: object | undefined;
}

const PRINTABLE = /^[\w.\-:+/%*{}[\]()^]{1,64}$/;

/** True when a row of digits in a code, or all of its digits, may be a BSN. */
const holdsBsn = (code: string): boolean => [code.replace(/\D/g, ''), ...(code.match(/\d+/g) ?? [])].some(isBsn);

/** A code as a message may repeat it: not when it is anything but a code, or could be a BSN. */
export function shownCode({ system, code }: Pick<Coded, 'system' | 'code'>): string {
  const known = (system === systems.snomed || system === systems.loinc) && codeFormFault(system, code) === undefined;
  // The terms in an expression are free text.
  const bare = code.replace(/\|[^|]*\|/g, '').trim();
  const plain = PRINTABLE.test(bare) && (known || !holdsBsn(bare)) ? bare : '…';
  return system && hasScheme(system) && system.length < 120 ? `${plain} (${system})` : plain;
}

/** The code of a Coding or a Quantity; undefined when it holds none. */
export function codedOf(value: unknown, at: Cursor): Coded | undefined {
  if (!isJson(value) || typeof value.code !== 'string' || value.code === '') return undefined;
  return {
    // A code without a system is no code of any value set, unlike an element of type code, which has none by nature.
    system: typeof value.system === 'string' ? value.system : '',
    code: value.code,
    display: typeof value.display === 'string' ? value.display : undefined,
    version: typeof value.version === 'string' ? value.version : undefined,
    at: placeIn(at, 'code', -1, 'code'),
    holder: value,
  };
}
