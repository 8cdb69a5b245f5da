import { sectionsOfType } from '../../bgz/index';
import { type PlacedConcept, placedInRecords } from '../../bgz/placed-concepts';
import { codedStep, pathStep } from '../../fhir/path-step';

/** A concept that an element may be of. */
export interface ConceptRow {
  readonly concept: PlacedConcept;
  readonly recordPath: string;
  /** The list of records that the path begins with. */
  readonly group: string;
}

/** The same, with where what holds it in the record is written to. */
interface Candidate extends ConceptRow {
  readonly under: readonly string[];
}

/** The path by each of its codes, and what has the code: what is wrong beside the value is about the concept too. */
function withEachCode(path: string): readonly string[] {
  if (!path.includes('(')) return [path];
  const steps = path.split('.');
  const at = steps.findIndex((step) => pathStep(step).codes !== undefined);
  if (at < 0) return [path];
  const { name, codes = [] } = pathStep(steps[at] ?? '');
  return codes.flatMap((code) => {
    const holder = [...steps.slice(0, at), codedStep(name, [code])];
    return [holder.join('.'), [...holder, ...steps.slice(at + 1)].join('.')];
  });
}

const typeOf = (path: string): string => {
  const end = path.indexOf('.');
  return end < 0 ? path : path.slice(0, end);
};

const typesUnder = new WeakMap<readonly PlacedConcept[], ReadonlySet<string>>();

/** The types of resources that concepts, and what they hold, are written to. */
function typesOf(concepts: readonly PlacedConcept[]): ReadonlySet<string> {
  const known = typesUnder.get(concepts);
  if (known) return known;
  const types = new Set<string>();
  for (const { fhir, holds } of concepts) {
    for (const path of fhir) types.add(typeOf(path));
    if (holds) for (const type of typesOf(holds)) types.add(type);
  }
  typesUnder.set(concepts, types);
  return types;
}

function collect(
  type: string,
  concepts: readonly PlacedConcept[],
  record: string,
  under: readonly string[],
  found: Map<string, Candidate[]>,
): void {
  if (!typesOf(concepts).has(type)) return;
  for (const concept of concepts) {
    const recordPath = record === '' || concept.record === '' ? record + concept.record : `${record}.${concept.record}`;
    const own = concept.fhir.filter((path) => typeOf(path) === type);
    for (const path of own.flatMap(withEachCode)) {
      const candidate = { concept, recordPath, group: typeOf(recordPath), under };
      const known = found.get(path);
      if (known) known.push(candidate);
      else found.set(path, [candidate]);
    }
    const held = concept.heldAt === undefined ? recordPath : `${recordPath}.${concept.heldAt}`;
    if (concept.holds) collect(type, concept.holds, held, concept.fhir, found);
  }
}

/** How many steps two paths begin with alike. */
function stepsShared(path: string, other: string): number {
  const steps = path.split('.');
  const others = other.split('.');
  const end = steps.findIndex((step, at) => step !== others[at]);
  return end < 0 ? steps.length : end;
}

/**
 * What is told of a resource by itself goes before what others hold of it whole; of several who may be meant, whoever
 * stands nearest goes first: a role in a contact is of whom the contact was with, not of who registered it. Of a concept
 * in one list of records the first is enough.
 */
function ranked(path: string, own: ReadonlySet<string>, candidates: readonly Candidate[]): readonly ConceptRow[] {
  const ranks = candidates.map((candidate) => ({
    candidate,
    isOwn: Number(own.has(candidate.group)),
    near: candidate.under.reduce((most, one) => Math.max(most, stepsShared(one, path)), 0),
  }));
  ranks.sort((a, b) => b.isOwn - a.isOwn || b.near - a.near);
  const first = new Map<string, ConceptRow>();
  for (const { candidate } of ranks) {
    const { concept, recordPath, group } = candidate;
    const key = `${group} ${concept.id}`;
    if (!first.has(key)) first.set(key, { concept, recordPath, group });
  }
  return [...first.values()];
}

function makeRows(type: string, concepts: readonly PlacedConcept[]): ReadonlyMap<string, readonly ConceptRow[]> {
  const found = new Map<string, Candidate[]>();
  collect(type, concepts, '', [], found);
  // A FHIR code with the zib code in an extension beside it is told by the concept of that extension.
  for (const [path, candidates] of [...found]) {
    const end = path.indexOf('.extension(code-specification)');
    if (end >= 0 && !found.has(path.slice(0, end))) found.set(path.slice(0, end), candidates);
  }
  const own = new Set<string>(sectionsOfType(type).map(({ key }) => key));
  return new Map(Array.from(found, ([path, candidates]) => [path, ranked(path, own, candidates)]));
}

const none: ReadonlyMap<string, readonly ConceptRow[]> = new Map();
const made = new Map<string, ReadonlyMap<string, readonly ConceptRow[]>>();
let all: readonly PlacedConcept[] | undefined;

/**
 * The concepts that elements of a type of resource are of, by the path of the element, the likeliest first. Made when first
 * asked for: who is told one issue need not wait for the table of all types.
 */
export function conceptRows(type: string): ReadonlyMap<string, readonly ConceptRow[]> {
  const known = made.get(type);
  if (known) return known;
  all ??= placedInRecords();
  // A type that nothing is written to may be any name.
  if (!typesOf(all).has(type)) return none;
  const rows = makeRows(type, all);
  made.set(type, rows);
  return rows;
}
