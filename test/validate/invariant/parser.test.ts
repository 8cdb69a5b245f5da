import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/validate/invariant/parser';
import type { Syntax } from '../../../src/validate/invariant/syntax';

/** Writes what was parsed with every bracket in place. */
function show(syntax: Syntax | undefined): string {
  if (!syntax) return '';
  switch (syntax.kind) {
    case 'literal':
      return JSON.stringify(syntax.value);
    case 'quantity':
      return `${syntax.value} ${syntax.calendar ? syntax.unit : JSON.stringify(syntax.unit)}`;
    case 'nothing':
      return '{}';
    case 'variable':
      return `%${syntax.name}`;
    case 'special':
      return syntax.name;
    case 'member':
      return `${dotted(syntax.target)}${syntax.name}`;
    case 'call':
      return `${dotted(syntax.target)}${syntax.name}(${syntax.arguments.map(show).join(', ')})`;
    case 'index':
      return `${show(syntax.target)}[${show(syntax.index)}]`;
    case 'sign':
      return `${syntax.operator}${show(syntax.operand)}`;
    case 'type':
      return `(${show(syntax.operand)} ${syntax.operator} ${syntax.type})`;
    case 'binary':
      return `(${show(syntax.left)} ${syntax.operator} ${show(syntax.right)})`;
  }
}

function dotted(target: Syntax | undefined): string {
  return target ? `${show(target)}.` : '';
}

describe('the FHIRPath parser', () => {
  it.each([
    ['a or b and c', '(a or (b and c))'],
    ['a implies b or c', '(a implies (b or c))'],
    ['a or b xor c', '((a or b) xor c)'],
    ["country in 'nl' | 'nld'", '(country in ("nl" | "nld"))'],
    ["a = 'x' and b in c", '((a = "x") and (b in c))'],
    ['a is Patient = b', '((a is Patient) = b)'],
    ['a | b is Patient', '((a | b) is Patient)'],
    ['a < b = c', '((a < b) = c)'],
    ['a + b * c - d', '((a + (b * c)) - d)'],
    ['a & b | c', '((a & b) | c)'],
    ['a - -1', '(a - -1)'],
    ['-a.b[0]', '-a.b[0]'],
    ["'#'+id in %resource.descendants().reference", '(("#" + id) in %resource.descendants().reference)'],
    ['a.where($this = 1)[0].b', 'a.where(($this = 1))[0].b'],
    ['a.is(FHIR.code)', 'a.is("FHIR.code")'],
    ['(a as Quantity).value', '(a as Quantity).value'],
    ['contains.contains(contains contains contains)', 'contains.contains((contains contains contains))'],
    ['as.is and div.mod', '(as.is and div.mod)'],
    ['`div`.`is`', 'div.is'],
    ["5 'mg' + 2 days", '(5 "mg" + 2 days)'],
    ['@2018-05-01T10:00 > @T10:00', '("2018-05-01T10:00" > "10:00")'],
    ['@2018T = { }', '("2018" = {})'],
    ['true and trueish', '(true and trueish)'],
    ['%`vs-a b` = %"ext-c" /* why */ // not', '(%vs-a b = %ext-c)'],
    [String.raw`'a\'\\\/\u0041\n'`, JSON.stringify("a'\\/A\n")],
  ])('reads %s', (expression, expected) => {
    expect(show(parse(expression))).toBe(expected);
  });

  it.each([
    ['', 'found the end, expected an expression'],
    ['a..b', "found '.' at 2, expected a name"],
    ['a.', 'found the end, expected a name'],
    ['a b', "found 'b' at 2, expected an operator or the end"],
    ['(a', "found the end, expected ')'"],
    ['a[1', "found the end, expected ']'"],
    ['f(a,)', "found ')' at 4, expected an expression"],
    ["'abc", `unexpected "'" at 0`],
    ['a = "b"', 'unexpected "\\"" at 4'],
    ['a is', 'found the end, expected a type name'],
    [String.raw`'\x'`, String.raw`unknown escape \x at 0`],
    ['a # b', 'unexpected "#" at 2'],
  ])('refuses %j and says where', (expression, message) => {
    expect(() => parse(expression)).toThrow(message);
  });
});
