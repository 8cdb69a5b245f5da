import { isJson, type Json } from '../json';
import type { FhirResource } from '../package/fhir-package';
import type {
  BindingRow,
  ContextRow,
  DefinitionTable,
  ElementRow,
  InvariantRow,
  SlicingRow,
  TypedValue,
  TypeRow,
} from './table';

const EXTENSIONS = 'http://hl7.org/fhir/StructureDefinition/';
const ZIB_2017 = /2017EN$/i;
const CONCEPT_ID = /NL-CM:\d+(?:\.\d+)*/g;

const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');

function extension(holder: Json | undefined, name: string): Json | undefined {
  return holder && objects(holder.extension).find((item) => item.url === `${EXTENSIONS}${name}`);
}

/** STU3 names a value set by `valueSetUri` or by the reference in `valueSetReference`. */
function referenced(value: Json | undefined, name: string): string | undefined {
  if (!value) return undefined;
  const reference = value[`${name}Reference`];
  return text(value[`${name}Uri`]) ?? (isJson(reference) ? text(reference.reference) : undefined);
}

function typeRows(element: Json): readonly TypeRow[] | undefined {
  const rows = new Map<string, { profiles: string[]; targets: string[]; aggregation: string[]; anyTarget: boolean }>();
  for (const type of objects(element.type)) {
    const code = text(type.code);
    if (!code) continue;
    const row = rows.get(code) ?? { profiles: [], targets: [], aggregation: [], anyTarget: false };
    rows.set(code, row);
    const profiles = texts(type.profile);
    const targets = texts(type.targetProfile);
    for (const profile of profiles) if (!row.profiles.includes(profile)) row.profiles.push(profile);
    for (const target of targets) if (!row.targets.includes(target)) row.targets.push(target);
    row.aggregation.push(...texts(type.aggregation).filter((mode) => !row.aggregation.includes(mode)));
    row.anyTarget ||= targets.length === 0;
  }
  if (rows.size === 0) return undefined;
  return [...rows].map(([code, row]) => ({
    code,
    ...(row.profiles.length > 0 && { profiles: row.profiles }),
    ...(row.targets.length > 0 && !row.anyTarget && { targets: row.targets }),
    ...(row.aggregation.length > 0 && { aggregation: row.aggregation }),
  }));
}

function typedValue(element: Json, prefix: string): TypedValue | undefined {
  for (const key of Object.keys(element)) {
    const type = key.startsWith(prefix) ? key.slice(prefix.length) : '';
    if (!/^[A-Z]/.test(type)) continue;
    const value = element[key];
    return [isJson(value) ? type : `${type.charAt(0).toLowerCase()}${type.slice(1)}`, value];
  }
  return undefined;
}

function slicingRow(element: Json): SlicingRow | undefined {
  const { slicing } = element;
  if (!isJson(slicing)) return undefined;
  const rules = slicing.rules === 'closed' || slicing.rules === 'openAtEnd' ? slicing.rules : 'open';
  return {
    rules,
    ...(slicing.ordered === true && { ordered: true as const }),
    discriminators: objects(slicing.discriminator).map((item) => ({
      type: text(item.type) ?? 'value',
      path: text(item.path) ?? '$this',
    })),
  };
}

/** A value set within the definition is known by the canonical of the definition and its id. */
const placedIn = (definition: string, valueSet: string | undefined): string | undefined =>
  valueSet?.startsWith('#') ? `${definition}${valueSet}` : valueSet;

function bindingRow(element: Json, definition: string): BindingRow | undefined {
  const { binding } = element;
  if (!isJson(binding)) return undefined;
  const strength = text(binding.strength) as BindingRow['strength'] | undefined;
  if (!strength) return undefined;
  const valueSet = placedIn(definition, referenced(binding, 'valueSet'));
  const max = extension(binding, 'elementdefinition-maxValueSet');
  const maxValueSet = placedIn(definition, referenced(max, 'value'));
  const reference = isJson(binding.valueSetReference) ? binding.valueSetReference : undefined;
  const conceptMap = referenced(extension(reference, '11179-permitted-value-conceptmap'), 'value');
  return {
    strength,
    ...(valueSet && { valueSet }),
    ...(maxValueSet && { maxValueSet }),
    ...(conceptMap && { conceptMap }),
  };
}

/** What is said of a constraint ends up in a message; more than this is no sentence. */
const LONGEST_PROSE = 400;

function invariantRows(element: Json): readonly InvariantRow[] | undefined {
  const rows = objects(element.constraint).flatMap((item) => {
    const key = text(item.key);
    if (!key) return [];
    const expression = text(item.expression);
    const severity: InvariantRow['severity'] = item.severity === 'warning' ? 'warning' : 'error';
    const human = text(item.human)?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_PROSE);
    return [{ key, severity, ...(expression !== undefined && { expression }), ...(human && { human }) }];
  });
  return rows.length > 0 ? rows : undefined;
}

function concepts(element: Json): readonly string[] | undefined {
  const found = objects(element.mapping)
    .filter((item) => ZIB_2017.test(text(item.identity) ?? ''))
    .flatMap((item) => text(item.map)?.match(CONCEPT_ID) ?? []);
  return found.length > 0 ? [...new Set(found)] : undefined;
}

/** The id a path and a slice name make: the slice follows its element after a colon, unless the id says more. */
const plainId = (path: string, slice: string | undefined): string => (slice ? `${path}:${slice}` : path);

/** The summary of a resource is that of its base definition (STU3 search §2.21.1.6.7); a profile does not change it. */
const hasSummary = (definition: Json): boolean =>
  definition.kind === 'resource' && definition.derivation !== 'constraint';

function elementRow(element: Json, definition: string, withSummary: boolean): ElementRow | undefined {
  const path = text(element.path);
  if (!path) return undefined;
  const id = text(element.id);
  const slice = text(element.sliceName);
  const row: Record<keyof ElementRow, unknown> = {
    path,
    id: id && id !== plainId(path, slice) ? id : undefined,
    slice,
    min: typeof element.min === 'number' ? element.min : undefined,
    max: text(element.max),
    types: typeRows(element),
    contentReference: text(element.contentReference),
    slicing: slicingRow(element),
    fixed: typedValue(element, 'fixed'),
    pattern: typedValue(element, 'pattern'),
    minValue: typedValue(element, 'minValue'),
    maxValue: typedValue(element, 'maxValue'),
    maxLength: typeof element.maxLength === 'number' ? element.maxLength : undefined,
    binding: bindingRow(element, definition),
    invariants: invariantRows(element),
    mustSupport: element.mustSupport === true || undefined,
    isModifier: element.isModifier === true || undefined,
    isSummary: (withSummary && element.isSummary === true && path.split('.').length === 2) || undefined,
    representation: texts(element.representation)[0],
    concepts: concepts(element),
  };
  return JSON.parse(JSON.stringify(row)) as ElementRow;
}

const elementsOf = (definition: Json, part: 'snapshot' | 'differential'): readonly Json[] => {
  const list = definition[part];
  return isJson(list) ? objects(list.element) : [];
};

/** A constraint is told by its differential, so that every profile is unfolded over its base in one way. */
function rowsOf(definition: Json): readonly ElementRow[] {
  const differential = elementsOf(definition, 'differential');
  const snapshot = elementsOf(definition, 'snapshot');
  const chosen =
    definition.derivation === 'constraint' && differential.length > 0
      ? differential
      : snapshot.length > 0
        ? snapshot
        : differential;
  const withSummary = hasSummary(definition);
  const url = text(definition.url) ?? '';
  return chosen.flatMap((element) => elementRow(element, url, withSummary) ?? []);
}

function versionRange(definition: Json): ContextRow['fhirVersions'] {
  const use = extension(definition, 'version-specific-use');
  const version = (url: string): string | undefined =>
    text(objects(use?.extension).find((part) => part.url === url)?.valueCode);
  const [from, to] = [version('startFhirVersion'), version('endFhirVersion')];
  return from || to ? { ...(from && { from }), ...(to && { to }) } : undefined;
}

function contextRow(definition: Json): ContextRow | undefined {
  const of = texts(definition.context).filter((item) => item !== '');
  if (of.length === 0) return undefined;
  const invariants = texts(definition.contextInvariant);
  const fhirVersions = versionRange(definition);
  return {
    type: text(definition.contextType) ?? 'resource',
    of,
    ...(invariants.length > 0 && { invariants }),
    ...(fhirVersions && { fhirVersions }),
  };
}

const KINDS: readonly string[] = ['primitive-type', 'complex-type', 'resource', 'logical'];

/**
 * Reduces a StructureDefinition to its table.
 *
 * @param definition A StructureDefinition of FHIR STU3.
 * @returns The table, or a sentence that says what the resource lacks to be one.
 */
export function toDefinitionTable(definition: FhirResource): DefinitionTable | string {
  const url = text(definition.url);
  const type = text(definition.type);
  const kind = text(definition.kind);
  if (!url) return 'a StructureDefinition without url cannot be referred to';
  if (!type || !kind || !KINDS.includes(kind)) return `${url}: type and kind are needed`;
  const fhirVersion = text(definition.fhirVersion);
  if (fhirVersion && !fhirVersion.startsWith('3.0')) return `${url}: it is for FHIR ${fhirVersion}, not for STU3`;
  const elements = rowsOf(definition);
  if (elements.length === 0) return `${url}: neither differential nor snapshot has elements`;
  const version = text(definition.version);
  const base = text(definition.baseDefinition);
  const context = contextRow(definition);
  const derivation = definition.derivation === 'constraint' ? 'constraint' : 'specialization';
  return {
    url,
    ...(version && { version }),
    name: text(definition.name) ?? type,
    kind: kind as DefinitionTable['kind'],
    type,
    ...(definition.abstract === true && { abstract: true as const }),
    ...(base && { base }),
    derivation,
    ...(context && { context }),
    elements,
  };
}
