import type { CodeableConcept, FhirResource, Reference } from 'fhir/r3';
import { type Parameter, type Span, spanOf, spanOfPeriod, type TokenValue } from './criteria';

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

const ofConcept = (concept: unknown): TokenValue[] =>
  ((concept as CodeableConcept).coding ?? []).map(({ system, code }) => ({ system, code }));
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

/** Token parameter over a CodeableConcept, or several. */
export const concept = (...paths: readonly string[]): Parameter => ({
  over: paths.join(' | '),
  kind: 'token',
  read: (resource) => paths.flatMap((path) => at(resource, path).flatMap(ofConcept)),
});

/** Token parameter over an element of type code, whose value set has this code system of FHIR. */
export const code = (path: string, system: string): Parameter => ({
  over: path,
  kind: 'token',
  read: (resource) => at(resource, path).flatMap((one) => ofCode(one, `http://hl7.org/fhir/${system}`)),
});

/** Date parameter over a dateTime, a Period or the bounds of a Timing; of several elements those that are there. */
export const date = (...paths: readonly string[]): Parameter => ({
  over: paths.join(' | '),
  kind: 'date',
  read: (resource) => paths.flatMap((path) => at(resource, path).flatMap(spansOf)),
});

/** Date parameter over an extension that holds a Period. */
export const periodExtension = (url: string): Parameter => ({
  over: `extension ${url.slice(url.lastIndexOf('/') + 1)}`,
  kind: 'date',
  read: (resource) =>
    at(resource, 'extension').flatMap((one) => {
      const extension = one as { url: string; valuePeriod?: Period };
      return extension.url === url ? spansOf(extension.valuePeriod) : [];
    }),
});

/** Reference parameter over elements that hold a Reference, or several. */
export const reference = (path: string): Parameter => ({
  over: path,
  kind: 'reference',
  read: (resource) => at(resource, path).map((one) => (one as Reference).reference ?? ''),
});

/** Include over an element that holds a Reference, or several. */
export const references =
  (path: string): Include =>
  (resource) =>
    at(resource, path) as readonly Reference[];

export const id: Parameter = {
  over: 'id',
  kind: 'token',
  read: (resource) => (resource.id === undefined ? [] : [{ code: resource.id }]),
};

/** The profiles a resource says it conforms to. */
export const profile: Parameter = {
  over: 'meta.profile',
  kind: 'uri',
  read: (resource) => resource.meta?.profile ?? [],
};

/** Token parameter over elements that hold an Identifier, or several. */
export const identifiers = (...paths: readonly string[]): Parameter => ({
  over: paths.join(' | '),
  kind: 'token',
  read: (resource) => paths.flatMap((path) => at(resource, path).flatMap(ofIdentifier)),
});
