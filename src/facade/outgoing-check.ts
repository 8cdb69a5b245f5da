import type { FhirResource, OperationOutcome } from 'fhir/r3';
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
  check(resource: FhirResource, served: string): Promise<OperationOutcome | undefined>;
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

/** Makes the check that the options ask for: `off`, `report` or `enforce`. */
export function outgoingCheck(settings: Settings): OutgoingCheck {
  if (settings.validate === 'off') return nothing;
  const validator = validatorOf(settings);
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function look(resource: FhirResource, served: string): Promise<ValidationReport> {
    const rules = resource.resourceType === 'Bundle' ? (['bgz-msz'] as const) : undefined;
    const report = await (await validator()).validate(resource, { rules });
    try {
      settings.onValidation({ type: resource.resourceType, served, report });
    } catch (cause) {
      // Who only listens does not decide what is sent.
      settings.logger.error({ event: 'validation-failed', err: cause }, 'onValidation threw');
    }
    return report;
  }

  async function later(resource: FhirResource, served: string): Promise<void> {
    // Let the response leave first.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      await look(resource, served);
    } catch (cause) {
      settings.logger.error({ event: 'validation-failed', err: cause }, 'what was sent could not be validated');
    } finally {
      waiting--;
    }
  }

  if (settings.validate === 'report') {
    return {
      async check(resource, served) {
        if (waiting >= MAX_WAITING) {
          settings.logger.warn({ event: 'validation-skipped' }, 'too much waits to be validated; this answer is not');
          return undefined;
        }
        waiting++;
        line = line.then(() => later(resource, served));
        return undefined;
      },
    };
  }
  return {
    async check(resource, served) {
      const report = await look(resource, served);
      return report.verdict === 'conforms' ? undefined : toOperationOutcome(report);
    },
  };
}
