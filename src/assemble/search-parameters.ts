import type { CodeableConcept, FhirResource, Reference } from 'fhir/r3';
import { type Parameter, type Span, spanOf, spanOfPeriod, type TokenValue } from './criteria';

/** An `_include` of a search: the references it follows. */
export type Include = (resource: FhirResource) => readonly (Reference | undefined)[];

// One shape to read any resource by: which properties a type has is what the catalogue states.
type Any = { readonly [key: string]: unknown };
const at = (resource: FhirResource, name: string) => (resource as unknown as Any)[name];

const ofConcept = (value: unknown): TokenValue[] =>
  [value]
    .flat()
    .flatMap((concept) =>
      ((concept as CodeableConcept | undefined)?.coding ?? []).map(({ system, code }) => ({ system, code })),
    );
// STU3 search, token: an element of type code has the system of its binding, which the resource does not repeat.
const ofCode = (value: unknown, system: string): TokenValue[] =>
  [value].flat().flatMap((code) => (typeof code === 'string' ? [{ system, code }, { code }] : []));
const ofIdentifier = (value: unknown): TokenValue[] =>
  [value].flat().flatMap((one) => {
    const identifier = one as { system?: string; value?: string } | undefined;
    return identifier?.value === undefined ? [] : [{ system: identifier.system, code: identifier.value }];
  });

type Period = { readonly start?: string; readonly end?: string };

function spansOf(value: unknown): Span[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [spanOf(value)];
  const timing = value as { repeat?: { boundsPeriod?: Period } };
  if ('repeat' in timing) return spansOf(timing.repeat?.boundsPeriod);
  return [spanOfPeriod(value as Period)];
}

/** Token parameter over a CodeableConcept, or several. */
export const concept = (name: string): Parameter => ({
  kind: 'token',
  read: (resource) => ofConcept(at(resource, name)),
});

/** Token parameter over an element of type code, whose value set has this code system. */
export const code = (name: string, system: string): Parameter => ({
  kind: 'token',
  read: (resource) => ofCode(at(resource, name), `http://hl7.org/fhir/${system}`),
});

/** Date parameter over a dateTime, a Period or the bounds of a Timing; of several elements those that are there. */
export const date = (...names: readonly string[]): Parameter => ({
  kind: 'date',
  read: (resource) => names.flatMap((name) => spansOf(at(resource, name))),
});

/** Include over an element that holds a Reference, or several. */
export const references =
  (name: string): Include =>
  (resource) =>
    [at(resource, name)].flat() as (Reference | undefined)[];

export const id: Parameter = {
  kind: 'token',
  read: (resource) => (resource.id === undefined ? [] : [{ code: resource.id }]),
};

/** Token parameter over elements that hold an Identifier, or several. */
export const identifiers = (...names: readonly string[]): Parameter => ({
  kind: 'token',
  read: (resource) => names.flatMap((name) => ofIdentifier(at(resource, name))),
});
