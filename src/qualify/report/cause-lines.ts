import type { Cause } from '../asserts/verdict';

/** A resource in which something is to be mended, and what. */
export interface CausesOfResource {
  readonly resource: string | undefined;
  readonly lines: readonly string[];
}

/** The causes of a failure, those of a resource together: it is one record that is looked up. */
export function causesByResource(causes: readonly Cause[], language: 'en' | 'nl'): readonly CausesOfResource[] {
  const found = new Map<string | undefined, string[]>();
  for (const { resource, at, what } of causes) {
    const lines = found.get(resource) ?? [];
    lines.push(at === undefined ? what[language] : `${at}: ${what[language]}`);
    found.set(resource, lines);
  }
  return [...found].map(([resource, lines]) => ({ resource, lines }));
}
