import { sectionsOfType } from '../src/bgz/index';
import { type PlacedConcept, placedInRecords } from '../src/bgz/placed-concepts';
import { codedStep, pathStep } from '../src/fhir/path-step';
import { isTypeOfSeveral } from '../src/validate/report/concept-of';
import { type ConceptRow, type ConceptTable, conceptTableText } from '../src/validate/report/concept-table';

/** A concept that an element may be of, and where what holds it in the record is written to. */
interface Candidate {
  readonly concept: PlacedConcept;
  readonly recordPath: string;
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
      const candidate = { concept, recordPath, under };
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

/** The list of records that a path begins with. */
const groupOf = ({ recordPath }: Candidate): string => typeOf(recordPath);

/**
 * What is told of a resource by itself goes before what others hold of it whole; of several who may be meant, whoever
 * stands nearest goes first: a role in a contact is of whom the contact was with, not of who registered it. Of a concept
 * the first is enough; of a type that several zibs are of, the first in each of their lists.
 */
function ranked(path: string, type: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const own = new Set<string>(sectionsOfType(type).map(({ key }) => key));
  const ranks = candidates.map((candidate) => ({
    candidate,
    isOwn: Number(own.has(groupOf(candidate))),
    near: candidate.under.reduce((most, one) => Math.max(most, stepsShared(one, path)), 0),
  }));
  ranks.sort((a, b) => b.isOwn - a.isOwn || b.near - a.near);
  const first = new Map<string, Candidate>();
  for (const { candidate } of ranks) {
    const { id } = candidate.concept;
    const key = isTypeOfSeveral(type) ? `${groupOf(candidate)} ${id}` : id;
    if (!first.has(key)) first.set(key, candidate);
  }
  return [...first.values()];
}

const rowOf = ({ concept: { id, name, dutch }, recordPath }: Candidate): ConceptRow => [id, name, dutch, recordPath];

function tableOf(type: string, concepts: readonly PlacedConcept[]): ConceptTable {
  const found = new Map<string, Candidate[]>();
  collect(type, concepts, '', [], found);
  // A FHIR code with the zib code in an extension beside it is told by the concept of that extension.
  for (const [path, candidates] of [...found]) {
    const end = path.indexOf('.extension(code-specification)');
    if (end >= 0 && !found.has(path.slice(0, end))) found.set(path.slice(0, end), candidates);
  }
  const rows = Array.from(found, ([path, candidates]) => [path, ranked(path, type, candidates).map(rowOf)] as const);
  return { type, rows: new Map(rows) };
}

/** The text of `rules/concepts.ndjson`: which zib concepts the elements of each type of resource are of. */
export function conceptsFile(): string {
  const concepts = placedInRecords();
  const types = [...typesOf(concepts)].sort();
  return types.map((type) => conceptTableText(tableOf(type, concepts))).join('');
}
