import type { Code, Offer } from '../../access/model';
import { searchableTypes, supportingTypes } from '../../assemble/catalogue';
import { isJson, type Json, listOf } from '../../fhir/json';
import { systems, systemUri } from '../../fhir/naming-systems';
import { type OfferFault, readOffer } from '../../http/offer';
import { type ParameterKind, parameterSpellings } from './parameters';
import type { TaskFault } from './task-faults';
import { describe, type Notices, textOf } from './task-notices';

/** What the inputs of a Task say. */
export interface ReceivedInputs {
  readonly authorizationBase?: string;
  readonly getWorkflowTask?: boolean;
  /** A workflow Task named by an input, as older senders do. */
  readonly workflowTask?: string;
  readonly offers: readonly Offer[];
}

const servedTypes: readonly string[] = [...searchableTypes, ...supportingTypes];
const isServedType = (type: string): boolean => servedTypes.includes(type);

interface Coded {
  readonly kind: ParameterKind | undefined;
  readonly section: Code | undefined;
}

/** Of the codings, the one that names the parameter and the one that names the section. */
function codedOf(type: unknown): Coded {
  const codings = (isJson(type) ? listOf(type.coding) : []).flatMap((coding) => {
    const code = isJson(coding) ? textOf(coding.code) : undefined;
    if (!isJson(coding) || code === undefined) return [];
    const display = textOf(coding.display);
    return [{ system: systemUri(textOf(coding.system) ?? ''), code, ...(display !== undefined && { display }) }];
  });
  const kind = codings.flatMap(({ code }) =>
    Object.hasOwn(parameterSpellings, code) ? (parameterSpellings[code] ?? []) : [],
  )[0];
  return { kind, section: codings.find(({ system }) => system === systems.loinc || system === systems.snomed) };
}

const looksLikeQuery = (text: string): boolean => readOffer(text).kind === 'query';

/** An input, and what is said when it cannot be read. */
interface Place {
  readonly path: string;
  readonly section: Code | undefined;
  readonly told: Notices;
}

/** The resource type a text begins with, when that is one we know: what else stands there may be anything. */
function knownType(text: string): string | undefined {
  const { type } = readOffer(text);
  return type !== undefined && isServedType(type) ? type : undefined;
}

function leave(
  { path, section, told }: Place,
  code: TaskFault,
  at: string,
  found: string,
  expected: string,
  text = '',
) {
  const type = knownType(text);
  told.leave(code, `${path}.${at}`, found, expected, {
    ...(section && { section }),
    ...(type !== undefined && { type }),
  });
  return undefined;
}

const RELATIVE = 'a search relative to the base: Type?parameters';

/** The faults for which a query is not run, in the order in which they are told, in words. */
const queryFaults: readonly (readonly [OfferFault, TaskFault, found: string, expected: string])[] = [
  ['absolute-query', 'absolute-query', 'an absolute URL', RELATIVE],
  ['no-offer', 'invalid-query', 'other text', RELATIVE],
  ['unsafe-signs', 'invalid-query', 'other text', RELATIVE],
  ['several-queries', 'several-queries', 'several searches in one value', 'one search per input'],
  ['invalid-encoding', 'invalid-encoding', 'a percent-escape that is not UTF-8 in hexadecimal', 'RFC 3986'],
];

/** A query as it will be run: spelled as received, but for a leading slash. */
function readQuery(value: string, place: Place): string | undefined {
  const { offer, kind, faults } = readOffer(value);
  const all: readonly OfferFault[] = kind === 'resource' ? [...faults, 'no-offer'] : faults;
  const wrong = queryFaults.find(([fault]) => all.includes(fault));
  if (wrong) {
    const [, code, found, expected] = wrong;
    return leave(place, code, 'valueString', found, expected, value);
  }
  if (faults.includes('leading-slash'))
    place.told.warn('leading-slash', `${place.path}.valueString`, 'a leading slash', RELATIVE);
  return offer?.text;
}

type Found =
  | { readonly is: 'base'; readonly base: string }
  | { readonly is: 'flag'; readonly flag: boolean }
  | { readonly is: 'workflow'; readonly task: string }
  | { readonly is: 'offer'; readonly offer: Offer };

function readReference(reference: string | undefined, at: string, place: Place): Found | undefined {
  const { path, section, told } = place;
  const { offer, faults } = readOffer(reference ?? '');
  if (offer?.kind !== 'resource')
    return leave(place, 'invalid-reference', at, describe(reference), 'Type/id, relative', reference);
  if (faults.includes('leading-slash')) told.warn('leading-slash', `${path}.${at}`, 'a leading slash', 'Type/id');
  if (offer.type === 'Task') return { is: 'workflow', task: offer.text };
  return { is: 'offer', offer: { kind: 'resource', reference: offer.text, ...(section && { section }) } };
}

function readString(value: unknown, kind: ParameterKind | undefined, place: Place): Found | undefined {
  const { path, section, told } = place;
  const text = textOf(value);
  if (text === undefined) return leave(place, 'invalid-value', 'valueString', describe(value), 'text');
  if (kind === 'authorizationBase') return { is: 'base', base: text };
  if (kind === 'resource') {
    told.warn('not-a-reference', `${path}.valueString`, 'text', 'valueReference');
    return readReference(text, 'valueString', place);
  }
  // Some senders give the section code only; then the value itself shows that it is a search.
  if (kind !== 'query' && !(section && kind === undefined) && !(kind === undefined && looksLikeQuery(text))) {
    told.warn('unknown-input', `${path}.type`, 'a type that is not known', 'a known parameter; the input is not used');
    return undefined;
  }
  const query = readQuery(text, place);
  return query === undefined
    ? undefined
    : { is: 'offer', offer: { kind: 'query', query, ...(section && { section }) } };
}

function readInput(input: unknown, path: string, told: Notices): Found | undefined {
  if (!isJson(input)) {
    told.leave('invalid-input', path, describe(input), 'an object with type and value');
    return undefined;
  }
  const { kind, section } = codedOf(input.type);
  const place: Place = { path, section, told };
  if (input.valueReference !== undefined) {
    const reference = isJson(input.valueReference) ? textOf(input.valueReference.reference) : undefined;
    return readReference(reference, 'valueReference.reference', place);
  }
  if (kind === 'getWorkflowTask') {
    const flag = input.valueBoolean;
    if (typeof flag === 'boolean') return { is: 'flag', flag };
    return leave(place, 'invalid-value', 'valueBoolean', describe(flag), 'true or false');
  }
  if (input.valueString !== undefined) return readString(input.valueString, kind, place);
  const found = 'a value of another type';
  // Of a type that is known, or with a section, something is offered here; of another type it is not for us.
  if (kind !== undefined || section)
    return leave(place, 'invalid-value', 'value[x]', found, 'valueString or valueReference');
  told.warn('unknown-input', path, found, 'valueString, valueReference or valueBoolean');
  return undefined;
}

/**
 * Reads the inputs of a Task; every problem is told with the input it is in. An input that cannot be read costs what it
 * offers and no more: the other sections are as good as they were.
 */
export function readInputs(task: Json, told: Notices): ReceivedInputs {
  const found = listOf(task.input).flatMap((input, at) => readInput(input, `Task.input[${at}]`, told) ?? []);
  const bases = new Set(found.flatMap((one) => (one.is === 'base' ? [one.base] : [])));
  if (bases.size > 1) told.issue('several-bases', 'Task.input', 'different authorization bases', 'one');
  const flags = new Set(found.flatMap((one) => (one.is === 'flag' ? [one.flag] : [])));
  if (flags.size > 1) told.issue('contradiction', 'Task.input', 'get-workflow-task both true and false', 'one of them');
  const [authorizationBase] = bases;
  const [getWorkflowTask] = flags;
  const [workflowTask] = found.flatMap((one) => (one.is === 'workflow' ? [one.task] : []));
  return {
    ...(authorizationBase !== undefined && { authorizationBase }),
    ...(getWorkflowTask !== undefined && { getWorkflowTask }),
    ...(workflowTask !== undefined && { workflowTask }),
    offers: found.flatMap((one) => (one.is === 'offer' ? [one.offer] : [])),
  };
}
