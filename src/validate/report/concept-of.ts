import { ownTypes, sections, sectionsOfType } from '../../bgz/index';
import { type PlacedConcept, placedInRecords } from '../../bgz/placed-concepts';
import { fixedIn, sectionOfResource } from '../../bgz/section-of-resource';
import { extensionName } from '../../fhir/extensions';
import { isJson } from '../../fhir/json';
import { codedStep, codesIn, pathStep } from '../../fhir/path-step';
import type { ConceptSource, Language } from '../issue';
import type { Finding } from '../walk/run';

interface Row {
  readonly id: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly recordPath: string;
  /** The list of records that the path begins with. */
  readonly group: string;
  /** Where what holds it in the record is written to. */
  readonly under: readonly string[];
}

/** The path by each of its codes, and what has the code: what is wrong beside the value is about the concept too. */
function withEachCode(path: string): readonly string[] {
  const steps = path.split('.');
  const at = steps.findIndex((step) => pathStep(step).codes !== undefined);
  if (at < 0) return [path];
  const { name, codes = [] } = pathStep(steps[at] ?? '');
  return codes.flatMap((code) => {
    const holder = [...steps.slice(0, at), codedStep(name, [code])];
    return [holder.join('.'), [...holder, ...steps.slice(at + 1)].join('.')];
  });
}

function collect(
  concepts: readonly PlacedConcept[],
  record: string,
  under: readonly string[],
  rows: Map<string, Row[]>,
): void {
  for (const concept of concepts) {
    const recordPath = [record, concept.record].filter((part) => part !== '').join('.');
    const [group = ''] = recordPath.split('.');
    for (const path of concept.fhir.flatMap(withEachCode)) {
      const known = rows.get(path) ?? [];
      known.push({ id: concept.id, names: { en: concept.name, nl: concept.dutch }, recordPath, group, under });
      rows.set(path, known);
    }
    const held = concept.heldAt === undefined ? recordPath : `${recordPath}.${concept.heldAt}`;
    if (concept.holds) collect(concept.holds, held, concept.fhir, rows);
  }
}

/** How many steps two paths begin with alike. */
function stepsShared(path: string, other: string): number {
  const steps = path.split('.');
  const others = other.split('.');
  const end = steps.findIndex((step, at) => step !== others[at]);
  return end < 0 ? steps.length : end;
}

let made: ReadonlyMap<string, readonly Row[]> | undefined;

function rowsByPath(): ReadonlyMap<string, readonly Row[]> {
  if (made) return made;
  const rows = new Map<string, Row[]>();
  collect(placedInRecords(), '', [], rows);
  // A FHIR code with the zib code in an extension beside it is told by the concept of that extension.
  for (const [path, own] of [...rows]) {
    const element = path.slice(0, path.indexOf('.extension(code-specification)'));
    if (path.includes('.extension(code-specification)') && !rows.has(element)) rows.set(element, own);
  }
  // What is told of a resource by itself goes before what others hold of it whole; of several who may be meant, whoever
  // stands nearest goes first: a role in a contact is of whom the contact was with, not of who registered it.
  for (const [path, all] of rows) {
    const keys = new Set(sectionsOfType(path.split('.')[0] ?? '').map(({ key }): string => key));
    const isOwn = ({ group }: Row): number => Number(keys.has(group));
    const near = ({ under }: Row): number => Math.max(0, ...under.map((one) => stepsShared(one, path)));
    rows.set(
      path,
      all.toSorted((a, b) => isOwn(b) - isOwn(a) || near(b) - near(a)),
    );
  }
  made = rows;
  return rows;
}

/** The steps from the resource to the element, an extension named by its url and a component by its code, as the concept tables do. */
function stepsOf({ at: place }: Finding, rows: ReadonlyMap<string, readonly Row[]>): readonly string[] {
  const { scope } = place;
  const names: { readonly name: string; readonly index: number }[] = [];
  for (let at: typeof place | undefined = place; at && !at.resource; at = at.parent) names.push(at);
  names.reverse();
  const steps = [scope.type];
  let value: unknown = scope.resource;
  for (const { name, index } of names) {
    const inner: unknown = isJson(value) ? value[name] : undefined;
    value = index >= 0 && Array.isArray(inner) ? inner[index] : inner;
    const url = isJson(value) && /xtension$/.test(name) ? value.url : undefined;
    const coded = codesIn(value).map((code) => codedStep(name, [code]));
    const known = coded.length === 0 ? undefined : coded.find((step) => rows.has([...steps, step].join('.')));
    steps.push(typeof url === 'string' ? `${name}(${extensionName(url) ?? url})` : (known ?? name));
  }
  return steps;
}

/** The elements an expression starts its paths with, in order: of `start.empty() or end.empty()` start and end. */
function namedIn(expression: string): readonly string[] {
  const facts = expression.replace(/'[^']*'|`[^`]*`/g, '');
  return [...facts.matchAll(/(?<![.%$\w])[a-z]\w*(?![\w(])/g)].map(([name]) => name);
}

/** The children a finding is about: one that is missing is told at its parent, as is what an invariant compares. */
function childrenMeant({ rule, node, invariant }: Finding): readonly string[] {
  if (rule === 'cardinality-min' || rule === 'slice-min') return node ? [node.name] : [];
  return invariant?.expression === undefined ? [] : namedIn(invariant.expression);
}

/** No element that our sections write is more steps from its resource. */
const MOST_STEPS = 20;

/** The zib concept behind the element of a finding, where our sections write it; the most precise one. */
export function conceptBehind(finding: Finding, language: Language): ConceptSource | undefined {
  const rows = rowsByPath();
  const group = groupOf(finding);
  const wanted = finding.node?.concepts ?? [];
  const rowOf = (path: string): Row | undefined => {
    const all = rows.get(path) ?? (path.endsWith('[x]') ? rows.get(`${path.slice(0, -3)}DateTime`) : undefined) ?? [];
    let first: Row | undefined;
    for (const row of all) {
      if (group !== undefined && row.group !== group) continue;
      if (wanted.includes(row.id)) return row;
      first ??= row;
    }
    return first;
  };
  const steps = stepsOf(finding, rows);
  const around: string[] = [];
  let place = steps[0] ?? '';
  for (const step of steps.slice(1)) {
    place = `${place}.${step}`;
    if (around.length < MOST_STEPS - 1) around.push(place);
  }
  let row: Row | undefined;
  for (const name of childrenMeant(finding)) row ??= rowOf(`${place}.${name}`);
  for (let at = around.length - 1; row === undefined && at >= 0; at--) row = rowOf(around[at] ?? '');
  // What an invariant of a whole resource asks is about its zib, unless the zib is a part of several others.
  if (row === undefined && finding.invariant) {
    const whole = rowOf(scopeType(finding));
    if (!whole?.recordPath.includes('.')) row = whole;
  }
  return row && { id: row.id, name: row.names[language], recordPath: row.recordPath };
}

/** The types of which resources are told apart by what is fixed in them: several zibs are of one. */
let shared: ReadonlySet<string> | undefined;

function sharedTypes(): ReadonlySet<string> {
  shared ??= new Set(sections.filter((section) => fixedIn(section).length > 0).flatMap(ownTypes));
  return shared;
}

/** Of a type that several zibs are of: the list of the one that the resource is of, else `` for none of ours. */
function groupOf({ at: { scope } }: Finding): string | undefined {
  if (!sharedTypes().has(scope.type)) return undefined;
  return (isJson(scope.resource) ? sectionOfResource(scope.resource)?.key : undefined) ?? '';
}

const scopeType = ({ at }: Finding): string => at.scope.type;
