import type { Syntax } from '../../validate/invariant/syntax';

const inBrackets = (parts: readonly Syntax[]): string => `(${parts.map((part) => textOfSyntax(part)).join(', ')})`;
const after = (target: Syntax | undefined): string => (target === undefined ? '' : `${textOfSyntax(target)}.`);

/** An expression, or a part of one, as FHIRPath. */
export function textOfSyntax(syntax: Syntax): string {
  switch (syntax.kind) {
    case 'literal':
      return syntax.type === 'string' ? `'${syntax.value}'` : String(syntax.value);
    case 'quantity':
      return `${syntax.value} '${syntax.unit}'`;
    case 'nothing':
      return '{}';
    case 'variable':
      return `%${syntax.name}`;
    case 'special':
      return syntax.name;
    case 'member':
      return `${after(syntax.target)}${syntax.name}`;
    case 'call':
      return `${after(syntax.target)}${syntax.name}${inBrackets(syntax.arguments)}`;
    case 'index':
      return `${textOfSyntax(syntax.target)}[${textOfSyntax(syntax.index)}]`;
    case 'sign':
      return `${syntax.operator}${textOfSyntax(syntax.operand)}`;
    case 'type':
      return `${textOfSyntax(syntax.operand)} ${syntax.operator} ${syntax.type}`;
    case 'binary':
      return `${textOfSyntax(syntax.left)} ${syntax.operator} ${textOfSyntax(syntax.right)}`;
  }
}
