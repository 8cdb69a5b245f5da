import { isBsn } from '../fhir/bsn';

/**
 * Ids that are made, not given out: digits in them mean nothing. UUID, hexadecimal runs such as trace ids and hashes, and the
 * root of the OIDs of HL7.
 */
const MADE =
  /(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,64}|2\.16\.840\.1\.113883)(?![0-9a-z])/gi;

/** A text that is nothing but a UUID, as most ids of the trail are. */
const ONLY_MADE = /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What people and forms put between the digits of a number, and what is not seen there. */
const GAP = String.raw`[\s\p{Z}\p{Pd}\p{Default_Ignorable_Code_Point}\u00b7\u2022._,:'’+/\\]{1,3}`;

/** Most texts hold nothing like it, and every line of the trail passes here: the first look is a cheap one. */
const MAY = /(?:\d\D{0,3}){7}\d|[^\x20-\x7e]/;
const MAY_HOLD = new RegExp(String.raw`(?:[\p{Nd}\p{No}](?:${GAP})?){7}[\p{Nd}\p{No}]`, 'u');
const DIGITS = /[\p{Nd}\p{No}]+/gu;
const ONLY_A_GAP = new RegExp(`^${GAP}$`, 'u');

/** Digits of a number at most, with one too many. */
const MOST = 10;

/** A day or a time of day, as whole or at its start: digits with signs between them that are no number. */
const MOMENT = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}:\d{2})(?!\d)/;

/** What the digit of another script or form stands for. Unicode keeps the ten digits of a script together, zero first. */
function plainDigit(sign: string): string {
  const plain = sign.normalize('NFKC');
  if (/^\d$/.test(plain)) return plain;
  const code = sign.codePointAt(0) ?? 0;
  if (!/\p{Nd}/u.test(sign)) return '';
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** Digits of a text that stand together, as plain ones. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** No more than a gap stands between it and the group before. */
  readonly joined: boolean;
}

/** True for a short text without anything but gaps; most are one plain sign. */
const isGap = (between: string): boolean =>
  between.length <= 6 && (between === ' ' || between === '.' || between === '-' || ONLY_A_GAP.test(between));

function groupsIn(text: string): readonly Group[] {
  const groups: Group[] = [];
  for (const { 0: run, index } of text.matchAll(DIGITS)) {
    const before = groups.at(-1);
    const joined = before !== undefined && isGap(text.slice(before.end, index));
    // A run that is longer than any number is not worth reading.
    const digits = /^\d+$/.test(run) || run.length > 2 * MOST ? run : [...run].map(plainDigit).join('');
    groups.push({ start: index, end: index + run.length, digits, joined });
  }
  return groups;
}

/** How far from nine digits a number may be: `nine` not at all, `near` one fewer or one more. */
export type Lengths = 'nine' | 'near';

/** A BSN, one whose zero in front was lost, or one with a digit too many at either end. */
function isNumber(digits: string, lengths: Lengths): boolean {
  if (digits.length === 9) return isBsn(digits);
  if (digits.length === 10 && digits.startsWith('0') && isBsn(digits.slice(1))) return true;
  if (lengths === 'nine') return false;
  return digits.length === 8 ? isBsn(`0${digits}`) : isBsn(digits.slice(1)) || isBsn(digits.slice(0, 9));
}

/** The last of the groups that, from this one on, are one number; undefined when none are. Nine digits before any other count. */
function lastOf(text: string, groups: readonly Group[], from: number, lengths: Lengths): number | undefined {
  const first = groups[from];
  let digits = '';
  let found: number | undefined;
  for (let at = from; first !== undefined; at++) {
    const group = groups[at];
    if (group === undefined || (at > from && !group.joined)) break;
    digits += group.digits;
    if (digits.length > MOST) break;
    if (digits.length < 8 || !isNumber(digits, lengths)) continue;
    if (at > from && MOMENT.test(text.slice(first.start, group.end))) continue;
    found = at;
    if (digits.length === 9) break;
  }
  return found;
}

function replaceIn(text: string, put: string, lengths: Lengths): string {
  if (!MAY_HOLD.test(text)) return text;
  const groups = groupsIn(text);
  let result = '';
  let done = 0;
  for (let from = 0; from < groups.length; from++) {
    const last = lastOf(text, groups, from, lengths);
    const [first, end] = [groups[from], groups[last ?? from]?.end];
    if (last === undefined || first === undefined || end === undefined) continue;
    result += text.slice(done, first.start) + put;
    done = end;
    from = last;
  }
  return result + text.slice(done);
}

/**
 * Puts `put` in place of every number that passes the 11-test (spec identifiers-and-codes §1.1), in digits of any script or
 * width, also with blanks, dots, dashes and the like between them.
 *
 * @param lengths `nine`: nine digits, or ten with a zero in front. `near`: one digit fewer or more too.
 */
export function withoutBsn(text: string, put: string, lengths: Lengths = 'nine'): string {
  if (!MAY.test(text) || ONLY_MADE.test(text)) return text;
  let result = '';
  let from = 0;
  for (const match of text.matchAll(MADE)) {
    result += replaceIn(text.slice(from, match.index), put, lengths) + match[0];
    from = match.index + match[0].length;
  }
  return result + replaceIn(text.slice(from), put, lengths);
}

/** Puts `put` in place of every run of eight to ten digits: what stands beside a BSN may be one with a slip in it. */
export const withoutNear = (text: string, put: string): string => text.replace(/(?<!\d)\d{8,10}(?!\d)/g, put);
