import type { CodeableConcept, Coding, FhirResource, Reference } from 'fhir/r3';
import type { StatedInclude, StatedParameter, TokenValue } from '../bgz/define/search';
import { type Parameter, type Span, spanOf, spanOfPeriod } from './criteria';

/** An `_include` of a search: the references it follows. */
export type Include = (resource: FhirResource) => readonly (Reference | undefined)[];

// One shape to read any resource by: which properties a type has is what the catalogue states.
type Any = { readonly [key: string]: unknown };

/** What stands at a path such as `reaction.onset`, of every repetition. */
const at = (resource: FhirResource, path: string): readonly unknown[] =>
  path
    .split('.')
    .reduce<readonly unknown[]>(
      (values, name) => values.flatMap((value) => (value as Any | null)?.[name] ?? []),
      [resource],
    );

/** The codes of a CodeableConcept; a Coding by itself is one of them. */
function ofConcept(concept: unknown): TokenValue[] {
  const { coding, code } = concept as CodeableConcept & Coding;
  const codings = coding ?? (code === undefined ? [] : [concept as Coding]);
  return codings.map(({ system, code }) => ({ system, code }));
}
// STU3 search, token: an element of type code has the system of its binding, which the resource does not repeat.
const ofCode = (code: unknown, system: string): TokenValue[] =>
  typeof code === 'string' ? [{ system, code }, { code }] : [];
const ofIdentifier = (value: unknown): TokenValue[] => {
  const identifier = value as { system?: string; value?: string };
  return identifier.value === undefined ? [] : [{ system: identifier.system, code: identifier.value }];
};

type Period = { readonly start?: string; readonly end?: string };

function spansOf(value: unknown): Span[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [spanOf(value)];
  const timing = value as { repeat?: { boundsPeriod?: Period } };
  if ('repeat' in timing) return spansOf(timing.repeat?.boundsPeriod);
  return [spanOfPeriod(value as Period)];
}

/** What a kind of parameter looks at, for people, and how it reads a resource. */
export function parameterOf(stated: StatedParameter): Parameter {
  switch (stated.over) {
    case 'id':
      return { over: 'id', kind: 'token', read: ({ id }) => (id === undefined ? [] : [{ code: id }]) };
    case 'profile':
      return { over: 'meta.profile', kind: 'uri', read: ({ meta }) => meta?.profile ?? [] };
    case 'code':
      return {
        over: stated.path,
        kind: 'token',
        read: (resource) =>
          at(resource, stated.path).flatMap((one) => ofCode(one, `http://hl7.org/fhir/${stated.system}`)),
      };
    case 'periodExtension':
      return {
        over: `extension ${stated.url.slice(stated.url.lastIndexOf('/') + 1)}`,
        kind: 'date',
        read: (resource) =>
          at(resource, 'extension').flatMap((one) => {
            const { url, valuePeriod } = one as { url: string; valuePeriod?: Period };
            return url === stated.url ? spansOf(valuePeriod) : [];
          }),
      };
    default:
      return overPaths(stated.over, stated.paths);
  }
}

function overPaths(kind: 'concept' | 'identifier' | 'date' | 'reference', paths: readonly string[]): Parameter {
  const over = paths.join(' | ');
  const all = (resource: FhirResource) => paths.flatMap((path) => at(resource, path));
  switch (kind) {
    case 'concept':
      return { over, kind: 'token', read: (resource) => all(resource).flatMap(ofConcept) };
    case 'identifier':
      return { over, kind: 'token', read: (resource) => all(resource).flatMap(ofIdentifier) };
    case 'date':
      return { over, kind: 'date', read: (resource) => all(resource).flatMap(spansOf) };
    case 'reference':
      return {
        over,
        kind: 'reference',
        read: (resource) => all(resource).map((one) => (one as Reference).reference ?? ''),
      };
  }
}

/** The references that an include follows. */
export function includeOf({ path, targets, among }: StatedInclude): Include {
  const all = (resource: FhirResource) => at(resource, path) as readonly Reference[];
  if (!among) return all;
  const types: readonly string[] = targets;
  return (resource) => all(resource).filter(({ reference = '' }) => types.includes(reference.split('/')[0] ?? ''));
}
