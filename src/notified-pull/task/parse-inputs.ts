import { isJson, type Json } from '../../fhir/json';
import { systems, systemUri } from '../../fhir/naming-systems';
import type { Code, Offer } from '../model';
import { holdsSeveralQueries } from './check-offer';
import { type ParameterKind, parameterSpellings } from './parameters';
import { describe, listOf, type Notices, textOf } from './task-notices';

/** What the inputs of a Task say. */
export interface ReceivedInputs {
  readonly authorizationBase?: string;
  readonly getWorkflowTask?: boolean;
  /** A workflow Task named by an input, as older senders do. */
  readonly workflowTask?: string;
  readonly offers: readonly Offer[];
}

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

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};

const looksLikeQuery = (text: string): boolean => /^\/?[A-Z][A-Za-z]+(\/\$[a-z]+)?(\?|$)/.test(text);

/** A query as it will be run: spelled as received, but for a leading slash. */
function readQuery(value: string, path: string, told: Notices): string | undefined {
  const relative = 'a search relative to the base: Type?parameters';
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(value)) {
    told.issue('absolute-query', path, 'an absolute URL', relative);
    return undefined;
  }
  if (!looksLikeQuery(value) || /[\p{Cc}#\\]|\.\./u.test(value)) {
    told.issue('invalid-query', path, 'other text', relative);
    return undefined;
  }
  if (holdsSeveralQueries(value)) {
    told.issue('several-queries', path, 'several searches in one value', 'one search per input');
    return undefined;
  }
  if (!isDecodable(value)) {
    told.issue('invalid-encoding', path, 'a percent-escape that is not UTF-8 in hexadecimal', 'RFC 3986');
    return undefined;
  }
  if (!value.startsWith('/')) return value;
  told.warn('leading-slash', path, 'a leading slash', relative);
  return value.slice(1);
}

type Found =
  | { readonly is: 'base'; readonly base: string }
  | { readonly is: 'flag'; readonly flag: boolean }
  | { readonly is: 'workflow'; readonly task: string }
  | { readonly is: 'offer'; readonly offer: Offer };

function readReference(value: unknown, path: string, section: Code | undefined, told: Notices): Found | undefined {
  const reference = isJson(value) ? textOf(value.reference) : undefined;
  const [, slash, type, id] = /^(\/?)([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/.exec(reference ?? '') ?? [];
  if (type === undefined || id === undefined) {
    told.issue('invalid-reference', `${path}.valueReference.reference`, describe(reference), 'Type/id, relative');
    return undefined;
  }
  if (slash === '/') told.warn('leading-slash', `${path}.valueReference.reference`, 'a leading slash', 'Type/id');
  if (type === 'Task') return { is: 'workflow', task: `Task/${id}` };
  return { is: 'offer', offer: { kind: 'resource', reference: `${type}/${id}`, ...(section && { section }) } };
}

function readString(input: Json, path: string, { kind, section }: Coded, told: Notices): Found | undefined {
  const at = `${path}.valueString`;
  const value = textOf(input.valueString);
  if (value === undefined) {
    told.issue('invalid-value', at, describe(input.valueString), 'text');
    return undefined;
  }
  if (kind === 'authorizationBase') return { is: 'base', base: value };
  // Some senders give the section code only; then the value itself shows that it is a search.
  if (kind !== 'query' && !(section && kind === undefined) && !(kind === undefined && looksLikeQuery(value))) {
    told.warn('unknown-input', `${path}.type`, 'a type that is not known', 'a known parameter; the input is not used');
    return undefined;
  }
  const query = readQuery(value, at, told);
  return query === undefined
    ? undefined
    : { is: 'offer', offer: { kind: 'query', query, ...(section && { section }) } };
}

function readInput(input: unknown, path: string, told: Notices): Found | undefined {
  if (!isJson(input)) {
    told.issue('invalid-input', path, describe(input), 'an object with type and value');
    return undefined;
  }
  const coded = codedOf(input.type);
  if (input.valueReference !== undefined) return readReference(input.valueReference, path, coded.section, told);
  if (coded.kind === 'getWorkflowTask') {
    const flag = input.valueBoolean;
    if (typeof flag === 'boolean') return { is: 'flag', flag };
    told.issue('invalid-value', `${path}.valueBoolean`, describe(flag), 'true or false');
    return undefined;
  }
  if (input.valueString !== undefined) return readString(input, path, coded, told);
  told.warn('unknown-input', path, 'a value of another type', 'valueString, valueReference or valueBoolean');
  return undefined;
}

/** Reads the inputs of a Task; every problem is told with the input it is in. */
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
