import type { Bundle, FhirResource } from 'fhir/r3';
import type { OutgoingValidator } from '../facade/outgoing-check';
import type { ValidationIssue } from '../validate/issue';

/** Nothing is served here; ids and links need a base all the same. */
const BASE = 'https://bgz-check.invalid/fhir';

/** All resources of a patient as one answer to a search, so that they are judged with each other, as a receiver has them. */
function asSearchset(all: ReadonlyMap<string, FhirResource>, primary: ReadonlySet<string>): Bundle {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: primary.size,
    link: [{ relation: 'self', url: BASE }],
    entry: [...all].map(([key, resource]) => ({
      fullUrl: `${BASE}/${key}`,
      resource,
      search: { mode: primary.has(key) ? 'match' : 'include' },
    })),
  };
}

/** An issue, with the resource it lies in and the path from there. */
export interface Located {
  readonly issue: ValidationIssue;
  /** `Type/id`; undefined when it is about the whole. */
  readonly key?: string;
  /** FHIRPath from the resource: `Condition.code`. */
  readonly expression: string;
}

const IN_ENTRY = /^Bundle\.entry\[(\d+)\]\.resource\b/;

/** Validates all resources of a patient, and tells which resource each issue lies in. */
export async function validateAll(
  all: ReadonlyMap<string, FhirResource>,
  primary: ReadonlySet<string>,
  validator: OutgoingValidator,
): Promise<readonly Located[]> {
  if (all.size === 0) return [];
  const keys = [...all.keys()];
  const { issues } = await validator.validate(asSearchset(all, primary), { rules: ['bgz-msz'] });
  return issues.map((issue) => {
    const key = keys[Number(IN_ENTRY.exec(issue.expression)?.[1] ?? Number.NaN)];
    const type = key === undefined ? undefined : all.get(key)?.resourceType;
    return type === undefined
      ? { issue, expression: issue.expression }
      : { issue, key, expression: issue.expression.replace(IN_ENTRY, type) };
  });
}
