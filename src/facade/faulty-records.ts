import type { FhirResource } from 'fhir/r3';
import type { SourceFailure } from '../assemble/ports';
import type { Origin } from '../assemble/records-behind';
import type { ValidationIssue, ValidationReport } from '../validate/issue';

const keyOf = (resource: FhirResource): string => `${resource.resourceType}/${resource.id}`;

/** Which resource (`Type/id`) of an answer an expression of the validator lies in; undefined for what is of the answer as a whole. */
export function keysOf(answer: FhirResource): (expression: string) => string | undefined {
  if (answer.resourceType !== 'Bundle') return () => keyOf(answer);
  const resources = (answer.entry ?? []).map(({ resource, search }) =>
    search?.mode === 'outcome' ? undefined : (resource as FhirResource | undefined),
  );
  return (expression) => {
    const resource = resources[Number(/^Bundle\.entry\[(\d+)\]\.resource\b/.exec(expression)?.[1] ?? Number.NaN)];
    return resource && keyOf(resource);
  };
}

/** What makes an answer not conform, by record. */
export interface Faulty {
  /** A failure per record, as of one that a builder does not accept. */
  readonly failures: readonly SourceFailure[];
  /** The resources that may not be sent: those found faulty, and those of the records they were made from. */
  readonly withheld: ReadonlySet<string>;
  /** Whether all that was found is of records; only then is anything mended by leaving them out. */
  readonly isAll: boolean;
}

/** Findings told of one record; a resource may be wrong in many places. */
const TOLD = 10;

const GRAVE = new Set(['fatal', 'error']);

const told = ({ expression, message, concept }: ValidationIssue): string => {
  const inResource = expression.replace(/^Bundle\.entry\[\d+\]\.resource\.?/, '');
  const at = concept?.recordPath ?? inResource;
  return at === '' ? message : `${at}: ${message}`;
};

/** Finds the records behind what a report says of an answer. */
export function faultyRecords(
  answer: FhirResource,
  { issues }: ValidationReport,
  origins: (key: string) => readonly Origin[],
): Faulty {
  const keyAt = keysOf(answer);
  const byRecord = new Map<string, { readonly origin: Origin; readonly found: string[] }>();
  const withheld = new Set<string>();
  let isAll = true;
  for (const issue of issues.filter(({ severity }) => GRAVE.has(severity))) {
    const key = keyAt(issue.expression);
    const behind = key === undefined ? [] : origins(key);
    // Every reference shows the patient: without a sound patient there is no answer.
    if (key === undefined || behind.length === 0 || behind.some(({ group }) => group === 'patient')) isAll = false;
    if (key !== undefined) withheld.add(key);
    for (const origin of behind) {
      withheld.add(origin.key);
      const known = byRecord.get(origin.key) ?? { origin, found: [] };
      byRecord.set(origin.key, known);
      known.found.push(told(issue));
    }
  }
  const failures = [...byRecord.values()].map(({ origin: { group, source, record, name }, found }): SourceFailure => {
    const distinct = [...new Set(found)];
    const shown = distinct.slice(0, TOLD);
    if (distinct.length > TOLD) shown.push(`and ${distinct.length - TOLD} more`);
    const detail = `${name}: does not conform: ${shown.join('; ')}`;
    return { group, source, kind: 'invalid-record', ...(record !== undefined && { record }), detail };
  });
  return { failures, withheld, isAll };
}
