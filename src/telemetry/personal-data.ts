/** A signed or encrypted token in its compact form, and the header of a request that carries one. */
// Not from within a run of its own characters: each start would be tried to the end of the run, which takes its square.
const TOKEN = /(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*){1,4}|\b(?:bearer|dpop)[\s+:=]+[\w.~+/=-]{8,}/gi;

/** A login in the header of a request: base64, which no word is. */
const LOGIN = /\b(?:basic|Basic|BASIC)[\s+]+(?=[a-z0-9+/]*[A-Z0-9])[A-Za-z0-9+/]{8,}={0,2}/g;

/** 256 bits in base64url: an authorization base as this software makes it. Not hexadecimal, which is shorter or longer. */
const BASE = /(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{43}(?![\w-])/g;

/** At most so many characters, and never half of one: half a surrogate pair is no text, and PostgreSQL refuses it. */
export const cutTo = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;

/** What a token or login begins with, and the run of signs that a base is: first looks that cost a fraction of the whole ones. */
const BEGIN = /eyJ|bearer|dpop|basic/i;
const RUN = /(?<![\w-])[\w-]{43}/;
const LONGEST_BASE = 43;

/** True when a text surely holds no token. False says nothing. */
export const holdsNoToken = (text: string): boolean =>
  !BEGIN.test(text) && (text.length < LONGEST_BASE || !RUN.test(text));

/** True for printable ASCII, which most texts of a line are: nothing in it forges one. */
export const isPlainText = (text: string): boolean => !/[^\x20-\x7e]/.test(text);

/** Puts `put` in place of everything that looks like a token. */
export const withoutTokens = (text: string, put: string): string =>
  text.replace(TOKEN, put).replace(LOGIN, put).replace(BASE, put);
