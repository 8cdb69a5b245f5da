/** A literal's kind, which is also its System type written small. */
export type LiteralKind = 'string' | 'boolean' | 'integer' | 'decimal' | 'date' | 'dateTime' | 'time';

/** An operator with two operands that are expressions. */
export type BinaryOperator =
  | '*'
  | '/'
  | 'div'
  | 'mod'
  | '+'
  | '-'
  | '&'
  | '|'
  | '<'
  | '<='
  | '>'
  | '>='
  | '='
  | '!='
  | '~'
  | '!~'
  | 'in'
  | 'contains'
  | 'and'
  | 'or'
  | 'xor'
  | 'implies';

/** A parsed FHIRPath expression. A missing `target` means: the focus the expression is asked of. */
export type Syntax =
  | { readonly kind: 'literal'; readonly type: LiteralKind; readonly value: string | number | boolean }
  | { readonly kind: 'quantity'; readonly value: number; readonly unit: string; readonly calendar: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'special'; readonly name: string }
  | { readonly kind: 'member'; readonly target?: Syntax; readonly name: string }
  | { readonly kind: 'call'; readonly target?: Syntax; readonly name: string; readonly arguments: readonly Syntax[] }
  | { readonly kind: 'index'; readonly target: Syntax; readonly index: Syntax }
  | { readonly kind: 'sign'; readonly operator: '+' | '-'; readonly operand: Syntax }
  | { readonly kind: 'type'; readonly operator: 'is' | 'as'; readonly operand: Syntax; readonly type: string }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Syntax; readonly right: Syntax };
