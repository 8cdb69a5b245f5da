import type { Json } from '../../fhir/json';
import { asIs, type Phrase } from '../../fhir/phrase';
import type { Node, Nodes } from '../../validate/invariant/node';
import { ask, type Queried } from '../../validate/invariant/query';
import { truthOf } from '../../validate/invariant/scope';
import type { Syntax } from '../../validate/invariant/syntax';
import type { Cause } from '../asserts/verdict';
import { queried, syntaxOf } from '../run/find';
import { said } from '../words';
import { type Place, placeOf, placesOf } from './places';
import { shown } from './shown';
import { textOfSyntax } from './text-of';

type Call = Extract<Syntax, { kind: 'call' }>;

/** What an expression is asked of, and where that stands. */
interface Room {
  readonly resource: Queried;
  readonly places: ReadonlyMap<unknown, Place>;
  /** Where the focus stands: of a primitive, where what holds it does. */
  readonly near: Place | undefined;
}

/** More are hardly read, and each costs a look at the whole answer. */
const MOST_CAUSES = 20;

const truth = (syntax: Syntax, focus: Nodes, { resource }: Room): boolean => {
  try {
    return truthOf(ask(syntax, resource, focus)) === true;
  } catch {
    return false;
  }
};

const nodesOf = (syntax: Syntax | undefined, focus: Nodes, { resource }: Room): Nodes => {
  if (syntax === undefined) return focus;
  try {
    return ask(syntax, resource, focus);
  } catch {
    return [];
  }
};

const nameAtEnd = (syntax: Syntax): string | undefined =>
  syntax.kind === 'member'
    ? syntax.name
    : syntax.kind === 'call' && syntax.target
      ? nameAtEnd(syntax.target)
      : undefined;

type Causes = readonly Cause[];

/** Something that is missing or otherwise, where the room is. */
const told = ({ near }: Room, what: Phrase): Causes => [{ resource: near?.resource, at: near?.path, what }];

/** The same room, nearer to an item. */
const nearer = (room: Room, item: Node | undefined): Room => ({
  ...room,
  near: placeOf(item, room.places) ?? room.near,
});

const conjuncts = (syntax: Syntax): readonly Syntax[] =>
  syntax.kind === 'binary' && syntax.operator === 'and'
    ? [...conjuncts(syntax.left), ...conjuncts(syntax.right)]
    : [syntax];

/** The items that come nearest to a criterion: most of its parts hold. Only these can have been meant. */
function nearest(items: Nodes, criterion: Syntax, room: Room): Nodes {
  const parts = conjuncts(criterion);
  const scored = items.map((item) => ({ item, holds: parts.filter((part) => truth(part, [item], room)).length }));
  const best = Math.max(...scored.map(({ holds }) => holds));
  return scored.filter(({ holds }) => holds === best).map(({ item }) => item);
}

/** What keeps `where(criterion)` from finding something among the items. */
function whyNoneFits(items: Nodes, criterion: Syntax, room: Room): Causes {
  const candidates = nearest(items, criterion, room);
  // Of many that are equally far off none is the one: what is asked for is not there at all.
  if (candidates.length > 3) return told(room, said.noneWhere({ criterion: textOfSyntax(criterion) }));
  return candidates.flatMap((item) => whyNoneOf(conjuncts(criterion), [item], nearer(room, item)));
}

/** What keeps those parts from being true that are not. */
const whyNoneOf = (parts: readonly Syntax[], focus: Nodes, room: Room): Causes =>
  parts.filter((part) => !truth(part, focus, room)).flatMap((part) => whyNot(part, focus, room));

/** What keeps an expression from finding anything. */
function whyEmpty(syntax: Syntax, focus: Nodes, room: Room): Causes {
  const { target } = syntax as { target?: Syntax };
  const before = nodesOf(target, focus, room);
  const around = nearer(room, before[0]);
  if (before.length === 0 && target !== undefined) return whyEmpty(target, focus, room);
  if (syntax.kind === 'member') {
    return before.flatMap((item) => told(nearer(room, item), said.lacks({ name: syntax.name })));
  }
  if (syntax.kind === 'call' && syntax.name === 'where' && syntax.arguments[0])
    return whyNoneFits(before, syntax.arguments[0], around);
  if (syntax.kind === 'call' && syntax.name === 'extension')
    return told(around, said.lacksExtension({ url: literalOf(syntax.arguments[0]) }));
  if (syntax.kind === 'call' && syntax.name === 'resolve') return told(around, said.notResolved);
  return told(around, said.nothingAt({ expression: textOfSyntax(syntax) }));
}

const literalOf = (syntax: Syntax | undefined): string =>
  syntax?.kind === 'literal' ? String(syntax.value) : syntax ? textOfSyntax(syntax) : '';

function whyNotEqual(syntax: Extract<Syntax, { kind: 'binary' }>, focus: Nodes, room: Room): Causes {
  const { left, right, operator } = syntax;
  const found = nodesOf(left, focus, room);
  if (found.length === 0) return whyEmpty(left, focus, room);
  const expected = `${operator} ${textOfSyntax(right)}`;
  const holder = left.kind === 'member' ? nodesOf(left.target, focus, room)[0] : undefined;
  const name = left.kind === 'special' ? room.near?.path.match(/\.(\w+)$/)?.[1] : nameAtEnd(left);
  const isCount = left.kind === 'call' && left.name === 'count';
  return told(
    nearer(room, holder),
    said.isOtherwise({
      what: holder && left.kind === 'member' ? left.name : textOfSyntax(left),
      found: isCount ? asIs(String(found[0]?.value)) : shown(found, name),
      expected,
    }),
  );
}

/** Items that are there and should not be. */
function whyThere(syntax: Syntax | undefined, focus: Nodes, room: Room): Causes {
  const expression = syntax ? textOfSyntax(syntax) : '$this';
  const isChosen = syntax?.kind === 'call' && syntax.name === 'where' && syntax.arguments[0];
  const what = isChosen ? said.isSo({ expression: textOfSyntax(isChosen) }) : said.shouldNotBe({ expression });
  return nodesOf(syntax, focus, room).flatMap((item) => told(nearer(room, item), what));
}

/** Whether a call only takes one of what stands before it. */
const takesOne = (name: string): boolean => name === 'first' || name === 'last';

function whyCallNot(syntax: Call, focus: Nodes, room: Room): Causes {
  const { name, target } = syntax;
  const [criterion] = syntax.arguments;
  if (name === 'all' && criterion) {
    return nodesOf(target, focus, room).flatMap((item) => whyNoneOf([criterion], [item], nearer(room, item)));
  }
  if (name === 'not' && target) return whyNotNot(target, focus, room);
  if (name === 'empty') return whyThere(target, focus, room);
  if (takesOne(name) && target) return whyNot(target, focus, room);
  if (name === 'exists' && criterion) {
    const items = nodesOf(target, focus, room);
    if (items.length > 0) return whyNoneFits(items, criterion, nearer(room, items[0]));
    return target ? whyEmpty(target, focus, room) : [];
  }
  if (name === 'exists' || name === 'hasValue') {
    const items = nodesOf(target, focus, room);
    if (items.length === 0 && target) return whyEmpty(target, focus, room);
    return told(nearer(room, items[0]), said.noValueAt({ expression: target ? textOfSyntax(target) : '$this' }));
  }
  const items = nodesOf(syntax, focus, room);
  if (items.length === 0) return whyEmpty(syntax, focus, room);
  return told(room, said.isNot({ expression: textOfSyntax(syntax) }));
}

/** What makes something true that should not be. */
function whyNotNot(syntax: Syntax, focus: Nodes, room: Room): Causes {
  if (syntax.kind === 'call' && syntax.name === 'exists') return whyThere(syntax.target, focus, room);
  if (syntax.kind === 'call' && syntax.name === 'empty' && syntax.target) return whyEmpty(syntax.target, focus, room);
  return told(room, said.isSo({ expression: textOfSyntax(syntax) }));
}

/** What keeps an expression from being true. */
function whyNot(syntax: Syntax, focus: Nodes, room: Room): Causes {
  if (syntax.kind === 'binary') {
    const { operator, left, right } = syntax;
    if (operator === 'and' || operator === 'or') return whyNoneOf([left, right], focus, room);
    if (operator === 'implies') return whyNot(right, focus, room);
    return whyNotEqual(syntax, focus, room);
  }
  if (syntax.kind === 'call') return whyCallNot(syntax, focus, room);
  if (syntax.kind === 'member' && nodesOf(syntax, focus, room).length === 0) return whyEmpty(syntax, focus, room);
  return told(room, said.isNot({ expression: textOfSyntax(syntax) }));
}

/**
 * What would have to be otherwise in an answer for the expression of an assert to be true, and where: what is missing, or has another
 * value, in the resource that comes nearest to what is asked for.
 */
export function because(expression: string, resource: Json): readonly Cause[] {
  const asked = queried(resource);
  const places = placesOf(resource);
  const focus = [{ value: resource, twin: undefined, type: undefined, system: false }];
  const causes = whyNot(syntaxOf(expression), focus, { resource: asked, places, near: places.get(resource) });
  const distinct = new Map(causes.map((cause) => [`${cause.at} ${cause.what.en}`, cause]));
  return [...distinct.values()].slice(0, MOST_CAUSES);
}
