import * as z from 'zod';
import type { Concept } from '../bgz/define/concept';
import type { Zib } from '../bgz/define/define-zib';
import { takesAnyCode } from '../bgz/parts/code/coded';
import { codelistOf } from '../bgz/parts/code/from-codelist';
import { date, dateTime } from '../bgz/parts/moment/zib';
import { type PlacedConcept, placedConcepts } from '../bgz/placed-concepts';

/** A row of a concept table with what the schema of the zib says of the same record path. */
export interface MeasuredConcept {
  readonly id: string;
  readonly name: string;
  readonly dutch: string;
  readonly record: string;
  /** Elements that say whether the concept has a value: those of the table, and the FHIR code a zib code stands beside. */
  readonly elements: readonly string[];
  /** Those of them where its codes, dates and reasons are counted: each element counts for one concept. */
  readonly counted: readonly string[];
  /** Concepts that are sent in the same elements, which nothing can tell apart there. */
  readonly sharedWith: readonly Pick<Concept, 'id' | 'name' | 'dutch'>[];
  /** Whether a record cannot do without it (or, for a concept inside a container, the container cannot). */
  readonly required: boolean;
  readonly kind: 'coded' | 'date' | 'other';
  /** For a concept inside a container: the FHIR paths of the container. */
  readonly within?: readonly string[];
}

interface Facts {
  readonly required: boolean;
  readonly kind: MeasuredConcept['kind'];
}

type SchemaNode = z.core.JSONSchema.BaseSchema;

const isNode = (value: unknown): value is SchemaNode => typeof value === 'object' && value !== null;

function kindOf(schema: z.core.$ZodType): MeasuredConcept['kind'] {
  if (schema === date || schema === dateTime) return 'date';
  return takesAnyCode(schema) || codelistOf(schema) !== undefined ? 'coded' : 'other';
}

const KIND = 'x-kind';

function collect(node: unknown, path: string, facts: Map<string, Facts>): void {
  if (!isNode(node)) return;
  collect(node.items, path, facts);
  for (const [name, inner] of Object.entries(node.properties ?? {})) {
    if (!isNode(inner)) continue;
    const at = path === '' ? name : `${path}.${name}`;
    const kind = inner[KIND] ?? (isNode(inner.items) ? inner.items[KIND] : undefined);
    const required = node.required?.includes(name) ?? false;
    facts.set(at, { required, kind: kind === 'coded' || kind === 'date' ? kind : 'other' });
    collect(inner, at, facts);
  }
}

/** What the schema says per record path: the zod schema is the only place that holds cardinalities and kinds. */
function factsOf(schema: z.ZodType): ReadonlyMap<string, Facts> {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const kind = kindOf(zodSchema);
      if (kind !== 'other') jsonSchema[KIND] = kind;
    },
  });
  const facts = new Map<string, Facts>();
  collect(json, '', facts);
  return facts;
}

/** The row of the container: one step up in the record, where that is a concept itself. */
function containerOf(row: Concept, table: readonly PlacedConcept[]): PlacedConcept | undefined {
  const up = row.record.slice(0, row.record.lastIndexOf('.'));
  return table.find((one) => one.record === up && one.record !== '');
}

/** Where a zib code stands beside the FHIR code it was translated to. */
const SPECIFICATION = '.extension(code-specification).valueCodeableConcept';

const elementsOf = ({ fhir }: PlacedConcept): string[] => [
  ...new Set(fhir.flatMap((path) => [path, path.replace(SPECIFICATION, '')])),
];

type Row = Omit<MeasuredConcept, 'counted'>;

/** Rows with the same key as one: all their elements, required when one of them is, the first kind that is one. */
function joined(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  join: (first: Row, next: Row) => Partial<Row>,
): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    const first = byKey.get(key);
    const kind = first === undefined || first.kind === 'other' ? row.kind : first.kind;
    const required = row.required || first?.required === true;
    byKey.set(key, first === undefined ? row : { ...first, required, kind, ...join(first, row) });
  }
  return [...byKey.values()];
}

/** A concept that a record holds in several properties is one concept: words and references of the same reason. */
function onePerConcept(rows: readonly Row[]): Row[] {
  // Inside a container the same concept may occur again (the name of a patient and of a contact): those stay apart.
  const key = (row: Row) => (row.record.includes('.') ? row.record : `${row.id} ${row.dutch}`);
  return joined(rows, key, (first, next) => ({ elements: [...new Set([...first.elements, ...next.elements])] }));
}

/** Concepts that are sent in the same elements are one line: location and performer of a procedure are both its actor. */
function onePerElement(rows: readonly Row[]): Row[] {
  return joined(
    rows,
    (row) => `${row.record.includes('.')} ${row.elements.join(' ')}`,
    (first, { id, name, dutch }) => ({
      sharedWith: first.id === id ? first.sharedWith : [...first.sharedWith, { id, name, dutch }],
    }),
  );
}

/** Gives each element to the concept that is sent in the fewest: the date of death, not also the death indicator. */
function withCounted(rows: readonly Row[]): MeasuredConcept[] {
  const owners = new Map<string, Row>();
  for (const row of rows) {
    for (const element of row.elements) {
      const owner = owners.get(element);
      if (owner === undefined || row.elements.length < owner.elements.length) owners.set(element, row);
    }
  }
  return rows.map((row) => ({ ...row, counted: row.elements.filter((element) => owners.get(element) === row) }));
}

function read(zib: Zib<z.ZodType>): readonly MeasuredConcept[] {
  const concepts = placedConcepts(zib.concepts);
  const [root] = concepts;
  const facts = factsOf(zib.schema);
  const rows = concepts
    .filter(({ id, record }) => record !== '' && record !== 'subject' && id !== root?.id)
    .flatMap((row): Row[] => {
      const fact = facts.get(row.record);
      // Properties the schema does not split as far as the table does are measured by their parent.
      if (fact === undefined) return [];
      const { id, name, dutch, record } = row;
      const within = record.includes('.') ? containerOf(row, concepts)?.fhir : undefined;
      return [{ id, name, dutch, record, elements: elementsOf(row), sharedWith: [], ...fact, within }];
    });
  return withCounted(onePerElement(onePerConcept(rows)));
}

const known = new WeakMap<object, readonly MeasuredConcept[]>();

/**
 * The concepts of a zib as they are measured. Left out: the zib itself and properties that stand for no concept of their
 * own (they carry the id of the zib), and the subject, which every resource has.
 */
export function measuredConcepts(zib: Zib<z.ZodType>): readonly MeasuredConcept[] {
  const earlier = known.get(zib);
  if (earlier !== undefined) return earlier;
  const result = read(zib);
  known.set(zib, result);
  return result;
}
