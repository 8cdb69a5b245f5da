import type { Syntax } from '../../validate/invariant/syntax';

type Call = Extract<Syntax, { kind: 'call' }>;

const CHOOSE = new Set(['where', 'exists']);

/** What finds items rather than a verdict: `telecom.where(value.hasValue())`. */
const findsItems = (syntax: Syntax): boolean =>
  syntax.kind === 'member' || (syntax.kind === 'call' && ['where', 'extension', 'resolve'].includes(syntax.name));

function criterion(syntax: Syntax): Syntax {
  const inner = byFirst(syntax);
  return findsItems(inner) ? { kind: 'call', target: inner, name: 'first', arguments: [] } : inner;
}

const call = (syntax: Call, target: Syntax | undefined): Syntax => ({
  ...syntax,
  ...(target && { target }),
  arguments: syntax.arguments.map(CHOOSE.has(syntax.name) ? criterion : byFirst),
});

/**
 * The expression with criteria that find several items taken by the first of these, as the engine takes them that the scripts were tried
 * with: `contact.where(telecom.where(value.hasValue()))`. FHIRPath itself has no answer where it is not one boolean.
 */
export function byFirst(syntax: Syntax): Syntax {
  switch (syntax.kind) {
    case 'member':
      return syntax.target ? { ...syntax, target: byFirst(syntax.target) } : syntax;
    case 'call':
      return call(syntax, syntax.target && byFirst(syntax.target));
    case 'index':
      return { ...syntax, target: byFirst(syntax.target), index: byFirst(syntax.index) };
    case 'sign':
    case 'type':
      return { ...syntax, operand: byFirst(syntax.operand) };
    case 'binary':
      return { ...syntax, left: byFirst(syntax.left), right: byFirst(syntax.right) };
    default:
      return syntax;
  }
}
