import type { FhirResource } from 'fhir/r3';
import type { Origin } from '../assemble/records-behind';
import { Refusal } from '../http/refusal';
import { TimeIsOver } from '../limits/within';
import { guarded } from '../telemetry/logger';
import type { Origins, ValidationReport } from '../validate/issue';
import { keysOf } from './faulty-records';
import type { Settings } from './options';
import type { FacadeReason } from './refusal-reasons';

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
  validate(
    resource: unknown,
    options: { readonly rules?: readonly 'bgz-msz'[]; readonly origins?: Origins; readonly signal?: AbortSignal },
  ): Promise<ValidationReport>;
}

/** What is about to be sent. */
export interface Outgoing {
  readonly resource: FhirResource;
  /** Resource type that was searched or read. */
  readonly served: string;
  readonly requestId: string;
  /** The records behind a resource, `Type/id`. */
  readonly origins: (key: string) => readonly Origin[];
}

/** Checks what the facade sends, as far as the vendor asked for it. */
export interface OutgoingCheck {
  /**
   * Looks at a resource that is about to be sent.
   *
   * @returns What was found, when it must not leave.
   */
  check(outgoing: Outgoing): Promise<ValidationReport | undefined>;
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

/** A report for the log: of which records, where and which rule, without what was found there. */
function factsOf({ resource, served, requestId, origins }: Outgoing, { issues, counts }: ValidationReport): object {
  const keyAt = keysOf(resource);
  const grave = issues.filter(({ severity }) => severity === 'fatal' || severity === 'error');
  const findings = grave.slice(0, LOGGED).map(({ rule, expression, profile }) => {
    const key = keyAt(expression);
    const records = key === undefined ? [] : origins(key).map(({ group, name }) => `${group}: ${name}`);
    return { rule, expression, profile, ...(records.length > 0 && { records: records.slice(0, LOGGED) }) };
  });
  return { type: served, counts, findings, requestId };
}

/** Logs that an answer is not sent, and whose records are why. */
export function logRefused(outgoing: Outgoing, report: ValidationReport, { logger }: Settings): void {
  const facts = factsOf(outgoing, report);
  logger.error({ event: 'validation-refused', ...facts }, 'an answer that does not conform is not sent');
}

/** What could not be checked in time does not leave. */
function late(cause: unknown, { logger }: Settings): Refusal {
  logger.error({ event: 'validation-failed', err: cause }, 'an answer could not be validated in time; it is not sent');
  const diagnostics = 'The answer could not be checked in time, so it is not sent; try again later.';
  return new Refusal<FacadeReason>(503, { code: 'transient', diagnostics }, {}, 'validation-timed-out');
}

/** Makes the check that the options ask for: `off`, `report` or `enforce`. */
export function outgoingCheck(settings: Settings): OutgoingCheck {
  if (settings.validate === 'off') return nothing;
  const validator = validatorOf(settings);
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function look(outgoing: Outgoing): Promise<ValidationReport> {
    const { resource, served, origins } = outgoing;
    const rules = resource.resourceType === 'Bundle' ? (['bgz-msz'] as const) : undefined;
    const report = await settings.waitFor('validation', async (signal) =>
      (await validator()).validate(resource, { rules, origins, signal }),
    );
    // A report that nobody takes would be no report.
    if (report.verdict !== 'conforms' && settings.validate === 'report' && settings.onValidation === undefined) {
      const facts = factsOf(outgoing, report);
      settings.logger.warn({ event: 'validation-findings', ...facts }, 'an answer that was sent does not conform');
    }
    // Who only listens does not decide what is sent.
    guarded(
      () => settings.onValidation?.({ type: resource.resourceType, served, report }),
      (err) => settings.logger.error({ event: 'validation-failed', err }, 'onValidation threw'),
    );
    return report;
  }

  async function later(outgoing: Outgoing): Promise<void> {
    // Let the response leave first.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      await look(outgoing);
    } catch (cause) {
      settings.logger.error({ event: 'validation-failed', err: cause }, 'what was sent could not be validated');
    } finally {
      waiting--;
    }
  }

  if (settings.validate === 'report') {
    return {
      async check(outgoing) {
        if (waiting >= MAX_WAITING) {
          settings.logger.warn({ event: 'validation-skipped' }, 'too much waits to be validated; this answer is not');
          return undefined;
        }
        waiting++;
        line = line.then(() => later(outgoing));
        return undefined;
      },
    };
  }
  return {
    async check(outgoing) {
      try {
        const report = await look(outgoing);
        return report.verdict === 'conforms' ? undefined : report;
      } catch (cause) {
        if (cause instanceof TimeIsOver) throw late(cause, settings);
        throw cause;
      }
    },
  };
}
