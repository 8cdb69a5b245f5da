import type { FhirResource, OperationOutcome } from 'fhir/r3';
import { guarded } from '../telemetry/logger';
import type { ValidationReport } from '../validate/issue';
import { toOperationOutcome } from '../validate/report/operation-outcome';
import type { Settings } from './options';

/** What was checked on its way out. */
export interface OutgoingValidation {
  /** Resource type of what was sent: `Bundle` for a search, the resource's own for a read. */
  readonly type: string;
  /** Resource type that was searched or read. */
  readonly served: string;
  readonly report: ValidationReport;
}

/** What a validator must do to stand in for the bundled one; `createValidator()` makes one. */
export interface OutgoingValidator {
  validate(resource: unknown, options: { readonly rules?: readonly 'bgz-msz'[] }): Promise<ValidationReport>;
}

/** Checks what the facade sends, as far as the vendor asked for it. */
export interface OutgoingCheck {
  /**
   * Looks at a resource that is about to be sent.
   *
   * @returns The OperationOutcome to send in its place, when it must not leave.
   */
  check(resource: FhirResource, served: string, requestId: string): Promise<OperationOutcome | undefined>;
}

/** Reports wait in line, so that a burst of pulls does not keep the event loop from answering. */
const MAX_WAITING = 1_000;

const nothing: OutgoingCheck = { check: () => Promise.resolve(undefined) };

/** Loads the bundled validator when it is first needed: a facade that does not validate never loads it. */
function validatorOf(settings: Settings): () => Promise<OutgoingValidator> {
  let made: Promise<OutgoingValidator> | undefined;
  const { validator } = settings;
  if (validator) return () => Promise.resolve(validator);
  return () => {
    made ??= import('../validate/create-validator').then(({ createValidator }) => createValidator());
    return made;
  };
}

/** Findings in a log line; who wants all of them listens with `onValidation`. */
const LOGGED = 20;

/** A report for the log: where and which rule, without what was found there. */
function factsOf(served: string, requestId: string, { issues, counts }: ValidationReport): object {
  const grave = issues.filter(({ severity }) => severity === 'fatal' || severity === 'error');
  const findings = grave.slice(0, LOGGED).map(({ rule, expression, profile }) => ({ rule, expression, profile }));
  return { type: served, counts, findings, requestId };
}

/** Makes the check that the options ask for: `off`, `report` or `enforce`. */
export function outgoingCheck(settings: Settings): OutgoingCheck {
  if (settings.validate === 'off') return nothing;
  const validator = validatorOf(settings);
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function look(resource: FhirResource, served: string, requestId: string): Promise<ValidationReport> {
    const rules = resource.resourceType === 'Bundle' ? (['bgz-msz'] as const) : undefined;
    const report = await (await validator()).validate(resource, { rules });
    if (report.verdict !== 'conforms') {
      const facts = factsOf(served, requestId, report);
      if (settings.validate === 'enforce')
        settings.logger.error({ event: 'validation-refused', ...facts }, 'an answer that does not conform is not sent');
      // A report that nobody takes would be no report.
      else if (settings.onValidation === undefined)
        settings.logger.warn({ event: 'validation-findings', ...facts }, 'an answer that was sent does not conform');
    }
    // Who only listens does not decide what is sent.
    guarded(
      () => settings.onValidation?.({ type: resource.resourceType, served, report }),
      (err) => settings.logger.error({ event: 'validation-failed', err }, 'onValidation threw'),
    );
    return report;
  }

  async function later(resource: FhirResource, served: string, requestId: string): Promise<void> {
    // Let the response leave first.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      await look(resource, served, requestId);
    } catch (cause) {
      settings.logger.error({ event: 'validation-failed', err: cause }, 'what was sent could not be validated');
    } finally {
      waiting--;
    }
  }

  if (settings.validate === 'report') {
    return {
      async check(resource, served, requestId) {
        if (waiting >= MAX_WAITING) {
          settings.logger.warn({ event: 'validation-skipped' }, 'too much waits to be validated; this answer is not');
          return undefined;
        }
        waiting++;
        line = line.then(() => later(resource, served, requestId));
        return undefined;
      },
    };
  }
  return {
    async check(resource, served, requestId) {
      const report = await look(resource, served, requestId);
      return report.verdict === 'conforms' ? undefined : toOperationOutcome(report);
    },
  };
}
