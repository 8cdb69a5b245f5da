import { asIs, type Phrase } from '../../fhir/phrase';
import { SyntaxProblem, type Token, tokenize } from './lexer';
import type { BinaryOperator, Syntax } from './syntax';
import { saidOfExpressions } from './told-problem';

/**
 * How tightly an operator binds, as FHIRPath 1.0 (the release STU3 refers to) orders them: `is` and `as` stand
 * between comparison and equality, where FHIRPath 2.0 moved them above `|`.
 */
const binding: Readonly<Record<string, number>> = {
  implies: 1,
  or: 2,
  xor: 2,
  and: 3,
  in: 4,
  contains: 4,
  '=': 5,
  '~': 5,
  '!=': 5,
  '!~': 5,
  is: 6,
  as: 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '|': 8,
  '+': 9,
  '-': 9,
  '&': 9,
  '*': 10,
  '/': 10,
  div: 10,
  mod: 10,
};

const calendarUnits = /^(?:year|month|week|day|hour|minute|second|millisecond)s?$/;

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

const end: Token = { kind: 'end', text: '', at: 0 };

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.at] ?? end;
}

function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.at += 1;
  return token;
}

function skip(cursor: Cursor, symbol: string): boolean {
  const token = peek(cursor);
  if (token.kind !== 'symbol' || token.text !== symbol) return false;
  cursor.at += 1;
  return true;
}

function expect(cursor: Cursor, symbol: string): void {
  if (!skip(cursor, symbol)) throw unexpected(peek(cursor), asIs(`'${symbol}'`));
}

function unexpected({ kind, text, at }: Token, expected: Phrase): SyntaxProblem {
  return new SyntaxProblem(
    kind === 'end' ? saidOfExpressions.foundEnd({ expected }) : saidOfExpressions.found({ found: text, at, expected }),
  );
}

/** Parses a FHIRPath expression; throws a `SyntaxProblem` that says what was found and where. */
export function parse(expression: string): Syntax {
  const cursor: Cursor = { tokens: tokenize(expression), at: 0 };
  const syntax = parseOperators(cursor, 0);
  if (peek(cursor).kind !== 'end') throw unexpected(peek(cursor), saidOfExpressions.operatorOrEnd);
  return syntax;
}

function parseOperators(cursor: Cursor, above: number): Syntax {
  let left = parseSigned(cursor);
  for (;;) {
    const token = peek(cursor);
    const strength = token.kind === 'symbol' || token.kind === 'name' ? binding[token.text] : undefined;
    if (strength === undefined || strength <= above) return left;
    cursor.at += 1;
    left =
      token.text === 'is' || token.text === 'as'
        ? { kind: 'type', operator: token.text, operand: left, type: parseTypeName(cursor) }
        : { kind: 'binary', operator: token.text as BinaryOperator, left, right: parseOperators(cursor, strength) };
  }
}

function parseSigned(cursor: Cursor): Syntax {
  if (skip(cursor, '-')) return { kind: 'sign', operator: '-', operand: parseSigned(cursor) };
  if (skip(cursor, '+')) return { kind: 'sign', operator: '+', operand: parseSigned(cursor) };
  return parseSteps(cursor, parseTerm(cursor));
}

function parseSteps(cursor: Cursor, start: Syntax): Syntax {
  let target = start;
  for (;;) {
    if (skip(cursor, '.')) {
      target = parseInvocation(cursor, target);
    } else if (skip(cursor, '[')) {
      target = { kind: 'index', target, index: parseOperators(cursor, 0) };
      expect(cursor, ']');
    } else {
      return target;
    }
  }
}

function parseTerm(cursor: Cursor): Syntax {
  if (skip(cursor, '(')) {
    const inner = parseOperators(cursor, 0);
    expect(cursor, ')');
    return inner;
  }
  if (skip(cursor, '{')) {
    expect(cursor, '}');
    return { kind: 'nothing' };
  }
  const token = peek(cursor);
  if (token.kind === 'name' || token.kind === 'delimited') return parseInvocation(cursor, undefined);
  cursor.at += 1;
  if (token.kind === 'string') return { kind: 'literal', type: 'string', value: token.text };
  if (token.kind === 'number') return parseNumber(cursor, token.text);
  if (token.kind === 'moment') return momentLiteral(token.text);
  if (token.kind === 'variable') return { kind: 'variable', name: token.text };
  if (token.kind === 'special') return { kind: 'special', name: token.text };
  throw unexpected(token, saidOfExpressions.expression);
}

function parseNumber(cursor: Cursor, text: string): Syntax {
  const next = peek(cursor);
  const calendar = next.kind === 'name' && calendarUnits.test(next.text);
  if (calendar || next.kind === 'string') {
    cursor.at += 1;
    return { kind: 'quantity', value: Number(text), unit: next.text, calendar };
  }
  return { kind: 'literal', type: text.includes('.') ? 'decimal' : 'integer', value: Number(text) };
}

function momentLiteral(text: string): Syntax {
  if (text.startsWith('T')) return { kind: 'literal', type: 'time', value: text.slice(1) };
  const type = text.includes('T') ? 'dateTime' : 'date';
  return { kind: 'literal', type, value: text.endsWith('T') ? text.slice(0, -1) : text };
}

/** Functions whose argument names a type instead of being an expression. */
export const typeFunctions: ReadonlySet<string> = new Set(['is', 'as', 'ofType']);

function parseInvocation(cursor: Cursor, target: Syntax | undefined): Syntax {
  const token = take(cursor);
  if (token.kind === 'special' && target === undefined) return { kind: 'special', name: token.text };
  if (token.kind !== 'name' && token.kind !== 'delimited') throw unexpected(token, saidOfExpressions.name);
  if (token.kind === 'delimited' || !skip(cursor, '(')) {
    if (target === undefined && token.kind === 'name' && (token.text === 'true' || token.text === 'false')) {
      return { kind: 'literal', type: 'boolean', value: token.text === 'true' };
    }
    return { kind: 'member', target, name: token.text };
  }
  if (typeFunctions.has(token.text)) {
    const type = parseTypeName(cursor);
    expect(cursor, ')');
    return { kind: 'call', target, name: token.text, arguments: [{ kind: 'literal', type: 'string', value: type }] };
  }
  const found: Syntax[] = [];
  if (!skip(cursor, ')')) {
    do found.push(parseOperators(cursor, 0));
    while (skip(cursor, ','));
    expect(cursor, ')');
  }
  return { kind: 'call', target, name: token.text, arguments: found };
}

function parseTypeName(cursor: Cursor): string {
  const bracketed = skip(cursor, '(');
  const first = take(cursor);
  if (first.kind !== 'name' && first.kind !== 'delimited') throw unexpected(first, saidOfExpressions.typeName);
  let name = first.text;
  if (skip(cursor, '.')) name += `.${take(cursor).text}`;
  if (bracketed) expect(cursor, ')');
  return name;
}
