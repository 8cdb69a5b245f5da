import type { FhirResource, OperationOutcome } from 'fhir/r3';
import { isJson, listOf } from '../fhir/json';
import type { Phrase } from '../fhir/phrase';
import { outsideId } from '../telemetry/outside-text';

/** What the sender says it took out of a section on purpose: what it may not show to whoever the pull is for. */
export interface Redacted {
  /**
   * `MedicationStatement/id` of the resources that something was taken out of, as their security label REDACTED says; the type
   * alone for an id that is none, or that may be a BSN.
   */
  readonly which: readonly string[];
  /** True when the answer as a whole is said to be without something: its own label, or an outcome `suppressed`. */
  readonly wholeAnswer: boolean;
  /** What to tell the user. */
  readonly reason: Phrase;
}

/** The label by its code; the system of the v3 value set is spelled in several ways (STU3 resource security labels). */
const isRedacted = (resource: unknown): boolean =>
  isJson(resource) &&
  isJson(resource.meta) &&
  listOf(resource.meta.security).some((label) => isJson(label) && label.code === 'REDACTED');

/** STU3 issue-type `suppressed`: not, or perhaps not, returned for reasons of business rules, consent or privacy. */
const isSuppressed = (outcome: OperationOutcome): boolean =>
  listOf(outcome.issue).some((issue) => isJson(issue) && issue.code === 'suppressed');

const reason: Phrase = {
  nl: 'De verzender heeft hier gegevens bewust weggelaten die deze gebruiker niet mag zien (REDACTED).',
  en: 'The sender left out data here on purpose that this user may not see (REDACTED).',
};

/** What a section says was taken out of it; undefined when nothing was. */
export function redactedIn(
  resources: readonly FhirResource[],
  outcomes: readonly OperationOutcome[],
  pages: readonly unknown[],
): Redacted | undefined {
  const which = new Set(resources.filter(isRedacted).map((one) => outsideId(one.resourceType, one.id)));
  const wholeAnswer = pages.some((page) => isJson(page) && page.resourceType === 'Bundle' && isRedacted(page));
  const told = wholeAnswer || outcomes.some(isSuppressed);
  return which.size === 0 && !told ? undefined : { which: [...which], wholeAnswer: told, reason };
}
