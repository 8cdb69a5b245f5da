import { parseLines } from '../../fhir/packed-tables';
import type {
  CodeSystemTable,
  Concept,
  ConceptMapGroup,
  ConceptMapRow,
  ConceptMapTable,
  Term,
  ValueSetPart,
  ValueSetTable,
} from './table';

/*
 * The text of a table: a line that opens with its url, then a line per code, so that a new edition reads as a diff of
 * codes. Every line is JSON. Lines between say which include, exclude or group the codes after them belong to.
 */

type ConceptLine = readonly [code: string, display?: string | null, more?: Partial<Concept>];

function conceptLine({ code, display, ...more }: Concept): string {
  const said = Object.values(more).some((value) => value !== undefined);
  if (said) return JSON.stringify([code, display ?? null, more]);
  return JSON.stringify(display === undefined ? [code] : [code, display]);
}

function conceptOf([code, display, more]: ConceptLine): Concept {
  return { code, ...(typeof display === 'string' && { display }), ...more };
}

function partLines(kind: 'include' | 'exclude', { concepts = [], ...part }: ValueSetPart): string[] {
  return [JSON.stringify({ [kind]: part }), ...concepts.map(conceptLine)];
}

/** The text of a code system. */
export function codeSystemText({ concepts, ...head }: CodeSystemTable): string {
  return [JSON.stringify(head), ...concepts.map(conceptLine), ''].join('\n');
}

/** The text of a value set. */
export function valueSetText({ include, exclude, ...head }: ValueSetTable): string {
  return [
    JSON.stringify(head),
    ...include.flatMap((part) => partLines('include', part)),
    ...exclude.flatMap((part) => partLines('exclude', part)),
    '',
  ].join('\n');
}

/** The text of a concept map. */
export function conceptMapText({ groups, ...head }: ConceptMapTable): string {
  return [
    JSON.stringify(head),
    ...groups.flatMap(({ rows, ...group }) => [JSON.stringify({ group }), ...rows.map((row) => JSON.stringify(row))]),
    '',
  ].join('\n');
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type PartLine = { readonly include?: Mutable<ValueSetPart>; readonly exclude?: Mutable<ValueSetPart> };

/** Reads a code system back from its text. */
export function codeSystemOf(lines: string): CodeSystemTable {
  const [head, ...concepts] = parseLines(lines) as [Omit<CodeSystemTable, 'concepts'>, ...ConceptLine[]];
  return { ...head, concepts: concepts.map(conceptOf) };
}

/** Reads a value set back from its text. */
export function valueSetOf(lines: string): ValueSetTable {
  const [head, ...rest] = parseLines(lines) as [
    Omit<ValueSetTable, 'include' | 'exclude'>,
    ...(PartLine | ConceptLine)[],
  ];
  const include: ValueSetPart[] = [];
  const exclude: ValueSetPart[] = [];
  let concepts: Term[] = [];
  for (const line of rest) {
    if (Array.isArray(line)) {
      concepts.push(conceptOf(line as ConceptLine));
      continue;
    }
    const { include: included, exclude: excluded } = line as PartLine;
    concepts = [];
    if (included) include.push(Object.assign(included, { concepts }));
    if (excluded) exclude.push(Object.assign(excluded, { concepts }));
  }
  return { ...head, include: include.map(withoutNoConcepts), exclude: exclude.map(withoutNoConcepts) };
}

function withoutNoConcepts({ concepts, ...part }: ValueSetPart): ValueSetPart {
  return concepts && concepts.length > 0 ? { ...part, concepts } : part;
}

/** Reads a concept map back from its text. */
export function conceptMapOf(lines: string): ConceptMapTable {
  type GroupLine = { readonly group: Omit<ConceptMapGroup, 'rows'> };
  const [head, ...rest] = parseLines(lines) as [Omit<ConceptMapTable, 'groups'>, ...(GroupLine | ConceptMapRow)[]];
  const groups: (ConceptMapGroup & { rows: ConceptMapRow[] })[] = [];
  for (const line of rest) {
    if ('group' in line) groups.push({ ...line.group, rows: [] });
    else groups.at(-1)?.rows.push(line);
  }
  return { ...head, groups };
}
