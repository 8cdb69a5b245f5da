import { z } from 'zod';
import { problemObject } from '../problem';
import { identifier } from './identifier';
import { checked, report } from './issue';
import { text } from './text';

/**
 * Points to a Problem of the same patient: its record `id` and the name to show (every FHIR reference needs a display),
 * or the whole problem when it is not in the problem list.
 */
export const problemReference = checked(
  z.strictObject({ id: text.optional(), display: text.optional(), problem: problemObject.optional() }),
  (value, ctx) => {
    const byId = value.id !== undefined && value.display !== undefined;
    const inline = value.problem !== undefined;
    const alone = value.id === undefined && value.display === undefined;
    if (byId === inline || (inline && !alone))
      report(ctx, { zib: 'invalid-value', allowed: 'either id and display, or problem', found: 'another combination' });
  },
);

export type ProblemReference = z.output<typeof problemReference>;

/** Points to a MedicalDevice record of the same patient: its `id` and the name to show. */
export const medicalDeviceReference = z.strictObject({ id: text, display: text });

/** Points to an agreement or dispense by its identification number, which need not be among this patient's records. */
export const agreementReference = z.strictObject({ identification: identifier, display: text.optional() });

export type AgreementReference = z.output<typeof agreementReference>;
