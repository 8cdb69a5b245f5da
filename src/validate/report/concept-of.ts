import { ownTypes, sections } from '../../bgz/index';
import { fixedIn, sectionOfResource } from '../../bgz/section-of-resource';
import { extensionName } from '../../fhir/extensions';
import { isJson } from '../../fhir/json';
import { codedStep, codesIn } from '../../fhir/path-step';
import type { ConceptSource, Language } from '../issue';
import type { ConceptSteps, Cursor } from '../walk/cursor';
import type { Finding } from '../walk/run';
import { conceptsOfType } from './concept-rows';
import type { ConceptRow, ConceptTable } from './concept-table';

/** The steps from the resource to the element, an extension named by its url and a component by its code, as the concept tables do. */
function stepsTo(place: Cursor, rows: ConceptTable['rows']): readonly string[] {
  const { scope } = place;
  const names: { readonly name: string; readonly index: number }[] = [];
  for (let at: Cursor | undefined = place; at && !at.resource; at = at.parent) names.push(at);
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

const stepsIn = (place: Cursor, rows: ConceptTable['rows']): ConceptSteps => ({
  steps: stepsTo(place, rows),
  group: groupOf(place),
});

/** What the concept of a place is found by, for when the resource is gone. */
export function conceptSteps(place: Cursor): ConceptSteps {
  const rows = conceptsOfType(place.scope.type)?.rows;
  return rows ? stepsIn(place, rows) : { steps: [], group: undefined };
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
  const rows = conceptsOfType(finding.at.scope.type)?.rows;
  if (rows === undefined) return undefined;
  const { steps, group } = finding.at.concept ?? stepsIn(finding.at, rows);
  const wanted = finding.node?.concepts ?? [];
  const rowOf = (path: string): ConceptRow | undefined => {
    const all = rows.get(path) ?? (path.endsWith('[x]') ? rows.get(`${path.slice(0, -3)}DateTime`) : undefined) ?? [];
    let first: ConceptRow | undefined;
    for (const row of all) {
      if (group !== undefined && groupIn(row) !== group) continue;
      if (wanted.includes(row[0])) return row;
      first ??= row;
    }
    return first;
  };
  const around: string[] = [];
  let place = steps[0] ?? '';
  for (const step of steps.slice(1)) {
    place = `${place}.${step}`;
    if (around.length < MOST_STEPS - 1) around.push(place);
  }
  let row: ConceptRow | undefined;
  for (const name of childrenMeant(finding)) row ??= rowOf(`${place}.${name}`);
  for (let at = around.length - 1; row === undefined && at >= 0; at--) row = rowOf(around[at] ?? '');
  // What an invariant of a whole resource asks is about its zib, unless the zib is a part of several others.
  if (row === undefined && finding.invariant) {
    const whole = rowOf(scopeType(finding));
    if (!whole?.[3].includes('.')) row = whole;
  }
  if (row === undefined) return undefined;
  const [id, en, nl, recordPath] = row;
  return { id, name: language === 'nl' ? nl : en, recordPath };
}

/** The list of records that the path begins with. */
function groupIn([, , , recordPath]: ConceptRow): string {
  const end = recordPath.indexOf('.');
  return end < 0 ? recordPath : recordPath.slice(0, end);
}

const several = new Set(sections.filter((section) => fixedIn(section).length > 0).flatMap(ownTypes));

/** Whether several zibs are of a type: its resources are told apart by what is fixed in them. */
export const isTypeOfSeveral = (type: string): boolean => several.has(type);

/** Of a type that several zibs are of: the list of the one that the resource is of, else `` for none of ours. */
function groupOf({ scope }: Cursor): string | undefined {
  if (!isTypeOfSeveral(scope.type)) return undefined;
  return (isJson(scope.resource) ? sectionOfResource(scope.resource)?.key : undefined) ?? '';
}

const scopeType = ({ at }: Finding): string => at.scope.type;
