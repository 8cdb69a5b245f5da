import type { Language } from '../bgz/define/language';
import type { Definitions } from '../fhir/definitions/definitions';
import type { ElementNode, SourcedInvariant } from '../fhir/definitions/element-node';
import { createSnapshots } from '../fhir/definitions/snapshot';
import type { BindingRow, TypeRow } from '../fhir/definitions/table';
import { asIs, type Phrase, phrases } from '../fhir/phrase';
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

const say = phrases({
  unbound: { en: '{strength} binding without a value set', nl: 'binding {strength} zonder waardelijst' },
  bound: { en: '{strength} binding {valueSet} ({name:phrase})', nl: 'binding {strength} {valueSet} ({name:phrase})' },
  unknown: { en: 'not known here, so not checked', nl: 'hier niet bekend, dus niet gecontroleerd' },
  slices: { en: 'slices told apart by {by:phrase}; {rules}', nl: 'slices onderscheiden door {by:phrase}; {rules}' },
  nothing: { en: 'nothing', nl: 'niets' },
  ordered: { en: 'ordered', nl: 'geordend' },
  is: { en: 'is {value}', nl: 'is {value}' },
  holds: { en: 'holds at least {value}', nl: 'bevat minstens {value}' },
  atMostFrom: { en: 'codes at most from {valueSet}', nl: 'codes hoogstens uit {valueSet}' },
  leads: { en: 'zib codes lead here by {map}', nl: 'zib-codes leiden hierheen door {map}' },
  atLeast: { en: 'at least {value}', nl: 'minstens {value}' },
  atMost: { en: 'at most {value}', nl: 'hoogstens {value}' },
  characters: { en: 'at most {count} characters', nl: 'hoogstens {count} tekens' },
  supported: { en: 'must be supported', nl: 'moet worden ondersteund (must support)' },
  modifies: { en: 'modifies the meaning of its resource', nl: 'verandert de betekenis van de resource (modifier)' },
  invariants: { en: 'invariants {keys}', nl: 'invarianten {keys}' },
  unchecked: {
    en: 'has no expression, so a machine cannot check it',
    nl: 'heeft geen expressie, dus een machine kan het niet controleren',
  },
  on: { en: 'on {base}', nl: 'op {base}' },
  titleInvariants: { en: 'Invariants', nl: 'Invarianten' },
  notUnderstood: { en: 'Not understood, and not checked', nl: 'Niet begrepen, en niet gecontroleerd' },
});

const cardinality = ({ min, max }: ElementNode): string => `${min}..${max === Number.POSITIVE_INFINITY ? '*' : max}`;

function typeText({ code, profiles = [], targets = [] }: TypeRow): string {
  const about = [...profiles, ...targets].map(lastPart);
  return about.length === 0 ? code : `${code}(${about.join(' | ')})`;
}

/** A value set with its name: the canonicals of the zib codelists are numbers only. */
function bindingText({ strength, valueSet }: BindingRow, codelists: Codelists): Phrase {
  if (valueSet === undefined) return say.unbound({ strength });
  const known = codelists.valueSet(valueSet)?.name;
  return say.bound({ strength, valueSet, name: known === undefined ? say.unknown : asIs(known) });
}

function detailsOf(node: ElementNode, { codelists, language }: Told): string[] {
  const { slicing, binding, minValue, maxValue, maxLength } = node;
  const by = slicing?.discriminators.map(({ type, path }) => `${type} ${path}`).join(', ');
  const slices = slicing && say.slices({ by: by ? asIs(by) : say.nothing, rules: slicing.rules })[language];
  const details: readonly (Phrase | string | false | undefined)[] = [
    slices && `${slices}${slicing?.ordered ? `, ${say.ordered[language]}` : ''}`,
    node.fixed && say.is({ value: JSON.stringify(node.fixed[1]) }),
    node.pattern && say.holds({ value: JSON.stringify(node.pattern[1]) }),
    binding && bindingText(binding, codelists),
    binding?.maxValueSet !== undefined && say.atMostFrom({ valueSet: binding.maxValueSet }),
    binding?.conceptMap !== undefined && say.leads({ map: binding.conceptMap }),
    minValue && say.atLeast({ value: JSON.stringify(minValue[1]) }),
    maxValue && say.atMost({ value: JSON.stringify(maxValue[1]) }),
    maxLength !== undefined && say.characters({ count: maxLength }),
    node.mustSupport && say.supported,
    node.isModifier && say.modifies,
    node.invariants.length > 0 && say.invariants({ keys: node.invariants.map(({ key }) => key).join(', ') }),
  ];
  return details.flatMap((one) =>
    one === undefined || one === false ? [] : typeof one === 'string' ? [one] : [one[language]],
  );
}

/** By what elements are told. */
interface Told {
  readonly codelists: Codelists;
  readonly language: Language;
}

function rowsOf(node: ElementNode, told: Told, depth = 0): Row[] {
  const name = node.slice === undefined ? node.name : `${node.name}:${node.slice}`;
  const own: Row = {
    label: '  '.repeat(depth) + name,
    card: cardinality(node),
    types: node.types.map(typeText).join(' | ') || (node.contentReference ?? ''),
    concepts: (node.concepts ?? []).join(' '),
    details: detailsOf(node, told),
  };
  // What may not be there has nothing below it to check.
  if (node.max === 0) return [own];
  const below = [
    ...(node.slices ?? []).flatMap((slice) => rowsOf(slice, told, depth + 1)),
    ...(node.children ?? []).flatMap((child) => rowsOf(child, told, depth + 1)),
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

function invariantLines(root: ElementNode, language: Language): string[] {
  const byKey = new Map(invariantsIn(root).map((one) => [`${one.key} ${one.source}`, one]));
  const sorted = [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return sorted.flatMap(({ key, severity, source, expression }) => [
    `  ${key} (${severity}, ${lastPart(source)})`,
    `      ${expression ?? say.unchecked[language]}`,
  ]);
}

/**
 * A definition as the validator sees it, for a developer: every element with its cardinality, types, zib concepts, slices,
 * fixed values, bindings and invariants. The codelists give the value sets their names. Below an element whose parts no profile speaks of, its type's definition holds.
 *
 * @throws {UsageError} When the definition or one it rests on is not known.
 */
export function profileText(url: string, definitions: Definitions, told: Told): string {
  const snapshot = createSnapshots(definitions).of(url);
  if (snapshot === undefined) throw new UsageError(`${url} rests on a definition that is not known.`);
  const { table, root, problems } = snapshot;
  const { language } = told;
  const invariants = invariantLines(root, language);
  const lines = [
    `${table.name}${table.version === undefined ? '' : ` ${table.version}`}`,
    table.url,
    ...(table.base === undefined ? [] : [say.on({ base: table.base })[language]]),
    '',
    ...rowLines(rowsOf(root, told)),
    ...(invariants.length > 0 ? ['', say.titleInvariants[language], ...invariants] : []),
    ...(problems.length > 0 ? ['', say.notUnderstood[language], ...problems.map((one) => `  ${one}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}
