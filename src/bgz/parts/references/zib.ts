import { z } from 'zod';
import type { DeepReadonly } from '../../define/deep-readonly';
import { holdsZib } from '../../define/field';
import { statedOf } from '../../define/found-words';
import type { Given } from '../../define/given';
import { checked, expected, report } from '../../define/issue';
import { refersTo } from '../../define/refers-to';
import { problemConcepts, problemInsideObject } from '../../problem/zib';
import { identifier } from '../identifier/zib';
import { key, text } from '../text/zib';

/**
 * Points to a Problem of the same patient: its record `id` and the name to show (every FHIR reference needs a display),
 * or the whole problem when it is not in the problem list.
 */
const problemReferenceShape = checked(
  z.strictObject(
    { id: key.optional(), display: text.optional(), problem: problemInsideObject.optional() },
    expected('a problem by { id, display } or { problem }'),
  ),
  (value, ctx) => {
    const byId = value.id !== undefined && value.display !== undefined;
    const inline = value.problem !== undefined;
    const alone = value.id === undefined && value.display === undefined;
    if (byId === inline || (inline && !alone))
      report(ctx, {
        zib: 'invalid-value',
        allowed: 'either id and display, or problem',
        found: statedOf(value, ['id', 'display', 'problem']),
      });
  },
);

/** What is accepted for a ProblemReference. */
export interface ProblemReferenceInput extends Given<z.input<typeof problemReferenceShape>> {}
/** ProblemReference as the schema gives it. */
export interface ProblemReferenceOutput extends z.output<typeof problemReferenceShape> {}
export type ProblemReference = DeepReadonly<ProblemReferenceOutput>;

export const problemReference: z.ZodType<ProblemReferenceOutput, ProblemReferenceInput> = problemReferenceShape;

refersTo(problemReference, 'problems');
// One that is given whole instead of by its id.
holdsZib(problemReference, problemConcepts, 'problem');

/** Points to a MedicalDevice record of the same patient: its `id` and the name to show. */
export const medicalDeviceReference = refersTo(z.strictObject({ id: key, display: text }), 'medicalDevices');

/** Points to an agreement or dispense by its identification number, which need not be among this patient's records. */
const agreementReferenceShape = z.strictObject({ identification: identifier, display: text.optional() });

/** What is accepted for an AgreementReference. */
export interface AgreementReferenceInput extends Given<z.input<typeof agreementReferenceShape>> {}
/** AgreementReference as the schema gives it. */
export interface AgreementReferenceOutput extends z.output<typeof agreementReferenceShape> {}
export type AgreementReference = DeepReadonly<AgreementReferenceOutput>;

export const agreementReference: z.ZodType<AgreementReferenceOutput, AgreementReferenceInput> = agreementReferenceShape;
