import { saidOfExpressions, ToldProblem } from './told-problem';

/** What a piece of a FHIRPath expression is. */
export type TokenKind =
  | 'name'
  | 'delimited'
  | 'string'
  | 'number'
  | 'moment'
  | 'variable'
  | 'special'
  | 'symbol'
  | 'end';

/** One piece of a FHIRPath expression; `text` is without quotes and escapes. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Where it starts in the expression, counted from 0. */
  readonly at: number;
}

/** The expression is no FHIRPath, or holds something our compiler does not know. */
export class SyntaxProblem extends ToldProblem {}

const space = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;

const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  [
    'moment',
    /@(?:T\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?|\d{4}(?:-\d\d(?:-\d\d)?)?(?:T(?:\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)/y,
  ],
  ['number', /\d+(?:\.\d+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['string', /'(?:[^'\\]|\\[\s\S])*'/y],
  ['delimited', /`(?:[^`\\]|\\[\s\S])*`/y],
  // STU3 still wrote %"vs-name" where later releases write %`vs-name`.
  ['variable', /%(?:[A-Za-z_][A-Za-z0-9_-]*|`[^`]*`|"[^"]*"|'[^']*')/y],
  ['special', /\$[a-z]+/y],
  ['symbol', /<=|>=|!=|!~|[()[\]{}.,|&+\-*/=~<>]/y],
];

const escapes: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n', f: '\f' };

function plainText(text: string, at: number): string {
  return text.replace(
    /\\(?:u([0-9A-Fa-f]{4})|([\s\S]))/g,
    (whole, hex: string | undefined, char: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      const plain = char !== undefined && `'"\`\\/`.includes(char) ? char : escapes[char ?? ''];
      if (plain === undefined) throw new SyntaxProblem(saidOfExpressions.unknownEscape({ escape: whole, at }));
      return plain;
    },
  );
}

function content(kind: TokenKind, text: string, at: number): string {
  if (kind === 'string' || kind === 'delimited') return plainText(text.slice(1, -1), at);
  if (kind === 'variable') return /^%[`"']/.test(text) ? text.slice(2, -1) : text.slice(1);
  return kind === 'moment' ? text.slice(1) : text;
}

/** Cuts an expression into tokens, the last one being `end`; throws a `SyntaxProblem`. */
export function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    space.lastIndex = at;
    if (space.test(expression)) at = space.lastIndex;
    if (at >= expression.length) break;
    const token = tokenAt(expression, at);
    if (!token) {
      const found = JSON.stringify(expression.charAt(at));
      throw new SyntaxProblem(saidOfExpressions.unexpectedCharacter({ found, at }));
    }
    tokens.push({ kind: token.kind, text: content(token.kind, token.raw, at), at });
    at += token.raw.length;
  }
  tokens.push({ kind: 'end', text: '', at });
  return tokens;
}

function tokenAt(expression: string, at: number): { readonly kind: TokenKind; readonly raw: string } | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(expression);
    if (match) return { kind, raw: match[0] };
  }
  return undefined;
}
