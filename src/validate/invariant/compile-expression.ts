import { restfulParts } from '../walk/bundle-index';
import { calculate, concatenate, negate } from './arithmetic';
import { distinct } from './equality';
import { collectionFunctions, indexNode, itemAt } from './functions/collections';
import { conversionFunctions } from './functions/conversions';
import { elementFunctions, isType, ofType } from './functions/elements';
import { type Argument, absent, type FunctionTable, oneInteger } from './functions/entry';
import { existenceFunctions } from './functions/existence';
import { mathFunctions } from './functions/math';
import { stringFunctions } from './functions/strings';
import { element, member, type Node, type Nodes, nothing, pushMembers, system } from './node';
import { decisions, logic } from './operators';
import { typeFunctions } from './parser';
import { asCollects, asDecides, type Collects, type Decides } from './scope';
import type { BinaryOperator, Syntax } from './syntax';
import { saidOfExpressions, ToldProblem } from './told-problem';
import { isTypeName } from './type-names';
import { isOfType } from './types';

/** The expression is FHIRPath but uses something our compiler does not know. */
export class UnknownConstruct extends ToldProblem {}

/** The expression calls a function in a way no FHIRPath engine has an answer to. */
export class WrongUse extends ToldProblem {}

const functions: FunctionTable = {
  ...existenceFunctions,
  ...collectionFunctions,
  ...stringFunctions,
  ...conversionFunctions,
  ...elementFunctions,
  ...mathFunctions,
};

const focusOf: Collects = (scope) => scope.focus;

/** Compiles to whichever of the two forms the expression naturally has. */
type Compiled = { readonly collects: Collects } | { readonly decides: Decides };

/** Compiles an expression that is wanted as a collection. */
export function compileCollects(syntax: Syntax): Collects {
  const compiled = compile(syntax);
  return 'collects' in compiled ? compiled.collects : asCollects(compiled.decides);
}

/** Compiles an expression that is wanted as a boolean; comparisons and the like then build no collection. */
export function compileDecides(syntax: Syntax): Decides {
  const compiled = compile(syntax);
  return 'decides' in compiled ? compiled.decides : asDecides(compiled.collects);
}

function compile(syntax: Syntax): Compiled {
  switch (syntax.kind) {
    case 'literal':
      return constant([system(syntax.value, syntax.type)]);
    case 'quantity':
      return constant([system({ value: syntax.value, code: unitCode(syntax) }, 'quantity')]);
    case 'nothing':
      return constant(nothing);
    case 'variable':
      return { collects: variable(syntax.name) };
    case 'special':
      return { collects: special(syntax.name) };
    case 'member':
      return { collects: path(syntax.target, syntax.name) };
    case 'call':
      return call(syntax);
    case 'index':
      return { collects: indexer(syntax) };
    case 'sign':
      return { collects: sign(syntax) };
    case 'type':
      return typed(syntax);
    case 'binary':
      return binary(syntax.operator, syntax.left, syntax.right);
  }
}

/** Calendar words that last as long as a UCUM unit; a calendar year or month does not. */
const ucumOfWord: Readonly<Record<string, string>> = {
  week: 'wk',
  day: 'd',
  hour: 'h',
  minute: 'min',
  second: 's',
  millisecond: 'ms',
};

function unitCode({ unit, calendar }: Extract<Syntax, { kind: 'quantity' }>): string {
  if (!calendar) return unit;
  const word = unit.replace(/s$/, '');
  return ucumOfWord[word] ?? word;
}

function constant(nodes: Nodes): Compiled {
  return { collects: () => nodes };
}

const codeSystems: Readonly<Record<string, string>> = {
  ucum: 'http://unitsofmeasure.org',
  sct: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
};

function variable(name: string): Collects {
  if (name === 'resource') return ({ context }) => [element(context.resource, undefined, undefined)];
  if (name === 'rootResource') return ({ context }) => [element(context.rootResource, undefined, undefined)];
  if (name === 'context') return ({ root }) => [root];
  if (name === 'extension') {
    return ({ context }) => (context.extension ? [element(context.extension, undefined, 'Extension')] : nothing);
  }
  const text = variableText(name);
  if (text === undefined) throw new UnknownConstruct(saidOfExpressions.unknown({ name: `%${name}` }));
  const nodes: Nodes = [system(text, 'string')];
  return () => nodes;
}

function variableText(name: string): string | undefined {
  if (Object.hasOwn(codeSystems, name)) return codeSystems[name];
  if (name.startsWith('vs-')) return `http://hl7.org/fhir/ValueSet/${name.slice(3)}`;
  return name.startsWith('ext-') ? `http://hl7.org/fhir/StructureDefinition/${name.slice(4)}` : undefined;
}

function special(name: string): Collects {
  if (name === '$this') return focusOf;
  if (name === '$index') return ({ index }) => indexNode(index);
  if (name === '$total') return ({ total }) => total;
  throw new UnknownConstruct(saidOfExpressions.unknown({ name }));
}

function path(target: Syntax | undefined, name: string): Collects {
  const wanted = member(name);
  const step = (input: Nodes): Nodes => {
    if (input.length === 0) return nothing;
    const found: Node[] = [];
    for (const node of input) pushMembers(node, wanted, found);
    return found;
  };
  if (target) {
    const collects = compileCollects(target);
    return (scope) => step(collects(scope));
  }
  // At the head a capital stands for a type: Patient.name asked of a Patient is its name.
  if (/^[A-Z]/.test(name)) return ({ focus }) => focus.filter((node) => isOfType(node, name));
  return ({ focus }) => step(focus);
}

function call(syntax: Extract<Syntax, { kind: 'call' }>): Compiled {
  const entry = Object.hasOwn(functions, syntax.name) ? functions[syntax.name] : undefined;
  if (!entry) throw new UnknownConstruct(saidOfExpressions.unknownFunction({ name: syntax.name }));
  const count = syntax.arguments.length;
  const [least, most] = entry.arguments;
  if (count < least || count > most) throw new WrongUse(saidOfExpressions.argumentCount({ name: syntax.name, count }));
  const target = syntax.target ? compileCollects(syntax.target) : focusOf;
  const [first = absent, second = absent, third = absent] = syntax.arguments.map(argument);
  if (typeFunctions.has(syntax.name)) knownType(first.literal);
  if ('step' in entry) {
    const step = entry.step([first, second, third], count);
    return { collects: (scope) => step(target(scope), scope) };
  }
  const predicate = entry.predicate([first, second, third], count);
  return { decides: (scope) => predicate(target(scope), scope) };
}

function argument(syntax: Syntax): Argument {
  return {
    collects: compileCollects(syntax),
    decides: compileDecides(syntax),
    literal: syntax.kind === 'literal' && typeof syntax.value === 'string' ? syntax.value : undefined,
  };
}

function indexer(syntax: Extract<Syntax, { kind: 'index' }>): Collects {
  const target = compileCollects(syntax.target);
  const index = argument(syntax.index);
  return (scope) => itemAt(target(scope), oneInteger(index, scope, '[ ]'));
}

function sign(syntax: Extract<Syntax, { kind: 'sign' }>): Collects {
  const operand = compileCollects(syntax.operand);
  return syntax.operator === '-' ? (scope) => negate(operand(scope)) : operand;
}

function knownType(name: string | undefined): void {
  if (name === undefined || !isTypeName(name))
    throw new UnknownConstruct(saidOfExpressions.noType({ name: name ?? '' }));
}

/** Lets what is asked of be a target that is not at hand, of which a RESTful reference tells the type and nothing else. */
function withTypesOfReferences(collects: Collects): Collects {
  return (scope) => {
    const { context } = scope;
    const resolve = (reference: string) => {
      const { type } = restfulParts(reference) ?? {};
      return context.resolve(reference) ?? (type === undefined ? undefined : { resourceType: type });
    };
    return collects({ ...scope, context: { ...context, resolve } });
  };
}

function typed(syntax: Extract<Syntax, { kind: 'type' }>): Compiled {
  knownType(syntax.type);
  const target = compileCollects(syntax.operand);
  const resolves = syntax.operand.kind === 'call' && syntax.operand.name === 'resolve';
  const operand = resolves ? withTypesOfReferences(target) : target;
  if (syntax.operator === 'is') return { decides: (scope) => isType(operand(scope), syntax.type) };
  return { collects: (scope) => ofType(operand(scope), syntax.type) };
}

function binary(operator: BinaryOperator, left: Syntax, right: Syntax): Compiled {
  const connect = logic[operator];
  if (connect) return { decides: connect(compileDecides(left), compileDecides(right)) };
  const a = compileCollects(left);
  const b = compileCollects(right);
  const decide = decisions[operator];
  if (decide) return { decides: (scope) => decide(a(scope), b(scope), scope) };
  if (operator === '|') return { collects: (scope) => distinct([...a(scope), ...b(scope)]) };
  if (operator === '&') return { collects: (scope) => concatenate(a(scope), b(scope)) };
  return { collects: (scope) => calculate(operator, a(scope), b(scope)) };
}

/**
 * What an invariant's expression comes to; several items count as true, as `hasValue() | …` of ele-1 needs. A premise
 * about what is absent comes to nothing, and then nothing is demanded: `searchType implies type = 'string'` (opd-2) and
 * `probability is decimal implies …` (ras-2) hold where there is no searchType and no probability.
 */
export function compileVerdict(syntax: Syntax): Decides {
  if (syntax.kind === 'binary' && syntax.operator === 'implies') {
    const premise = compileDecides(syntax.left);
    const demand = compileVerdict(syntax.right);
    return (scope) => premise(scope) !== true || demand(scope);
  }
  if (syntax.kind === 'binary' && syntax.operator === 'and' && holdsImplication(syntax)) {
    const [left, right] = [compileVerdict(syntax.left), compileVerdict(syntax.right)];
    return (scope) => left(scope) === true && right(scope);
  }
  const compiled = compile(syntax);
  if ('decides' in compiled) return compiled.decides;
  return (scope) => {
    const nodes = compiled.collects(scope);
    const value = nodes.length === 1 ? nodes[0]?.value : undefined;
    return typeof value === 'boolean' ? value : nodes.length > 0;
  };
}

const holdsImplication = (syntax: Syntax): boolean =>
  syntax.kind === 'binary' &&
  (syntax.operator === 'implies' ||
    (syntax.operator === 'and' && (holdsImplication(syntax.left) || holdsImplication(syntax.right))));
