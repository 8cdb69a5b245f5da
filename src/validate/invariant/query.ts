import { compileCollects } from './compile-expression';
import { element, type Nodes, nothing } from './node';
import { parse } from './parser';
import type { Collects } from './scope';
import type { Syntax } from './syntax';

/** What a query is asked of. */
export interface Queried {
  /** The resource, which `%resource` is as well. */
  readonly resource: Readonly<Record<string, unknown>>;
  /** Follows a reference within what was given; undefined when it is not at hand. */
  resolve(reference: string): Readonly<Record<string, unknown>> | undefined;
}

const compiled = new WeakMap<Syntax, Collects>();

function compiledOf(syntax: Syntax): Collects {
  const known = compiled.get(syntax) ?? compileCollects(syntax);
  compiled.set(syntax, known);
  return known;
}

/** The resource itself as the focus of a query. */
export const wholeOf = ({ resource }: Queried): Nodes => [element(resource, undefined, undefined)];

/**
 * What a FHIRPath expression finds, or a part of one: as the expression says it, where {@link compileInvariant} knows what its author
 * meant and turns a collection into a verdict.
 *
 * @param focus What the expression is asked of: the whole resource, or the items that a part before it found.
 * @throws {EvaluationProblem} When the data have no answer to it: two items where one is needed.
 * @throws {UnknownConstruct | WrongUse} When our compiler does not know what it uses.
 */
export function ask(syntax: Syntax, queried: Queried, focus = wholeOf(queried)): Nodes {
  const collects = compiledOf(syntax);
  const { resource } = queried;
  const context = {
    value: resource,
    type: typeof resource.resourceType === 'string' ? resource.resourceType : '',
    resource,
    rootResource: resource,
    resolve: queried.resolve,
  };
  const notes = { outOfReach: undefined, assumed: false, unanswered: undefined, openIs: undefined, open: undefined };
  const [root = element(resource, undefined, undefined)] = wholeOf(queried);
  return collects({ context, notes, root, focus, index: 0, total: nothing });
}

/** The expression as it is taken apart; throws a `SyntaxProblem` that tells what was found where. */
export const parseQuery = (expression: string): Syntax => parse(expression);
