import { extensionUrls } from '../../fhir/extensions';
import { isJson } from '../../fhir/json';
import { bgzRecords } from '../../zib/bgz-records';
import type { Concept } from '../../zib/parts/concept';
import type { ConceptSource } from '../issue';
import type { Finding } from '../walk/run';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly recordPath: string;
}

function collect(concepts: readonly Concept[], record: string, rows: Map<string, Row[]>): void {
  for (const concept of concepts) {
    const recordPath = [record, concept.record].filter((part) => part !== '').join('.');
    for (const path of concept.fhir) {
      const known = rows.get(path) ?? [];
      known.push({ id: concept.id, name: concept.dutch, recordPath });
      rows.set(path, known);
    }
    if (concept.holds) collect(concept.holds, recordPath, rows);
  }
}

const shortNames = new Map<string, string>(Object.entries(extensionUrls).map(([name, url]) => [url, name]));

let made: ReadonlyMap<string, readonly Row[]> | undefined;

function rowsByPath(): ReadonlyMap<string, readonly Row[]> {
  if (made) return made;
  const rows = new Map<string, Row[]>();
  collect(bgzRecords.concepts, '', rows);
  // A FHIR code with the zib code in an extension beside it is told by the concept of that extension.
  for (const [path, own] of [...rows]) {
    const element = path.slice(0, path.indexOf('.extension(code-specification)'));
    if (path.includes('.extension(code-specification)') && !rows.has(element)) rows.set(element, own);
  }
  made = rows;
  return rows;
}

/** The steps from the resource to the element, an extension named by its url as the concept tables do. */
function stepsOf({ at: place }: Finding): readonly string[] {
  const { scope } = place;
  const names: { readonly name: string; readonly index: number }[] = [];
  for (let at: typeof place | undefined = place; at && !at.resource; at = at.parent) names.unshift(at);
  const steps = [scope.type];
  let value: unknown = scope.resource;
  for (const { name, index } of names) {
    const inner: unknown = isJson(value) ? value[name] : undefined;
    value = index >= 0 && Array.isArray(inner) ? inner[index] : inner;
    const url = isJson(value) && /xtension$/.test(name) ? value.url : undefined;
    steps.push(typeof url === 'string' ? `${name}(${shortNames.get(url) ?? url})` : name);
  }
  return steps;
}

/** The zib concept behind the element of a finding, where our sections write it; the most precise one. */
export function conceptBehind(finding: Finding): ConceptSource | undefined {
  const rows = rowsByPath();
  const steps = [...stepsOf(finding)];
  const wanted = finding.node?.concepts ?? [];
  // A missing child is told at its parent; its node names the child.
  const child = finding.rule === 'cardinality-min' || finding.rule === 'slice-min' ? finding.node?.name : undefined;
  if (child) steps.push(child);
  for (let length = steps.length; length > 1; length--) {
    const path = steps.slice(0, length).join('.');
    const found = rows.get(path) ?? (path.endsWith('[x]') ? rows.get(`${path.slice(0, -3)}DateTime`) : undefined);
    const row = found?.find(({ id }) => wanted.includes(id)) ?? found?.[0];
    if (row) return row;
  }
  return undefined;
}
