import type { Definitions } from '../fhir/definitions/definitions';
import type { ElementNode, SourcedInvariant } from '../fhir/definitions/element-node';
import { createSnapshots } from '../fhir/definitions/snapshot';
import type { BindingRow, TypeRow } from '../fhir/definitions/table';
import type { Codelists } from '../terminology/codelists/create-codelists';
import { lastPart } from './canonical';
import { UsageError } from './usage-error';

/** An element as a line of the tree with the rules below it. */
interface Row {
  readonly label: string;
  readonly card: string;
  readonly types: string;
  readonly concepts: string;
  readonly details: readonly string[];
}

const cardinality = ({ min, max }: ElementNode): string => `${min}..${max === Number.POSITIVE_INFINITY ? '*' : max}`;

function typeText({ code, profiles = [], targets = [] }: TypeRow): string {
  const about = [...profiles, ...targets].map(lastPart);
  return about.length === 0 ? code : `${code}(${about.join(' | ')})`;
}

/** A value set with its name: the canonicals of the zib codelists are numbers only. */
function bindingText({ strength, valueSet }: BindingRow, codelists: Codelists): string {
  if (valueSet === undefined) return `${strength} binding without a value set`;
  const name = codelists.valueSet(valueSet)?.name ?? 'not known here, so not checked';
  return `${strength} binding ${valueSet} (${name})`;
}

function detailsOf(node: ElementNode, codelists: Codelists): string[] {
  const { slicing, binding, minValue, maxValue, maxLength } = node;
  const by = slicing?.discriminators.map(({ type, path }) => `${type} ${path}`).join(', ');
  return [
    slicing && `slices told apart by ${by || 'nothing'}; ${slicing.rules}${slicing.ordered ? ', ordered' : ''}`,
    node.fixed && `is ${JSON.stringify(node.fixed[1])}`,
    node.pattern && `holds at least ${JSON.stringify(node.pattern[1])}`,
    binding && bindingText(binding, codelists),
    binding?.maxValueSet && `codes at most from ${binding.maxValueSet}`,
    binding?.conceptMap && `zib codes lead here by ${binding.conceptMap}`,
    minValue && `at least ${JSON.stringify(minValue[1])}`,
    maxValue && `at most ${JSON.stringify(maxValue[1])}`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    node.mustSupport && 'must be supported',
    node.isModifier && 'modifies the meaning of its resource',
    node.invariants.length > 0 && `invariants ${node.invariants.map(({ key }) => key).join(', ')}`,
  ].filter((line) => typeof line === 'string');
}

function rowsOf(node: ElementNode, codelists: Codelists, depth = 0): Row[] {
  const name = node.slice === undefined ? node.name : `${node.name}:${node.slice}`;
  const own: Row = {
    label: '  '.repeat(depth) + name,
    card: cardinality(node),
    types: node.types.map(typeText).join(' | ') || (node.contentReference ?? ''),
    concepts: (node.concepts ?? []).join(' '),
    details: detailsOf(node, codelists),
  };
  // What may not be there has nothing below it to check.
  if (node.max === 0) return [own];
  const below = [
    ...(node.slices ?? []).flatMap((slice) => rowsOf(slice, codelists, depth + 1)),
    ...(node.children ?? []).flatMap((child) => rowsOf(child, codelists, depth + 1)),
  ];
  return [own, ...below];
}

function rowLines(rows: readonly Row[]): string[] {
  const width = (pick: (row: Row) => string) => Math.min(44, Math.max(...rows.map((row) => pick(row).length)));
  const label = width((row) => row.label);
  const card = width((row) => row.card);
  return rows.flatMap((row) => {
    const head = [row.label.padEnd(label), row.card.padEnd(card), row.types, row.concepts].filter(
      (part) => part !== '',
    );
    const indent = ' '.repeat((/^ */.exec(row.label)?.[0].length ?? 0) + 4);
    return [head.join('  ').trimEnd(), ...row.details.map((detail) => `${indent}- ${detail}`)];
  });
}

function invariantsIn(node: ElementNode): SourcedInvariant[] {
  return [...node.invariants, ...[...(node.slices ?? []), ...(node.children ?? [])].flatMap(invariantsIn)];
}

function invariantLines(root: ElementNode): string[] {
  const byKey = new Map(invariantsIn(root).map((one) => [`${one.key} ${one.source}`, one]));
  const sorted = [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return sorted.flatMap(({ key, severity, source, expression }) => [
    `  ${key} (${severity}, ${lastPart(source)})`,
    `      ${expression ?? 'has no expression, so a machine cannot check it'}`,
  ]);
}

/**
 * A definition as the validator sees it, for a developer: every element with its cardinality, types, zib concepts, slices,
 * fixed values, bindings and invariants. The codelists give the value sets their names. Below an element whose parts no profile speaks of, its type's definition holds.
 *
 * @throws {UsageError} When the definition or one it rests on is not known.
 */
export function profileText(url: string, definitions: Definitions, codelists: Codelists): string {
  const snapshot = createSnapshots(definitions).of(url);
  if (snapshot === undefined) throw new UsageError(`${url} rests on a definition that is not known.`);
  const { table, root, problems } = snapshot;
  const invariants = invariantLines(root);
  const lines = [
    `${table.name}${table.version === undefined ? '' : ` ${table.version}`}`,
    table.url,
    ...(table.base === undefined ? [] : [`on ${table.base}`]),
    '',
    ...rowLines(rowsOf(root, codelists)),
    ...(invariants.length > 0 ? ['', 'Invariants', ...invariants] : []),
    ...(problems.length > 0 ? ['', 'Not understood, and not checked', ...problems.map((one) => `  ${one}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}
