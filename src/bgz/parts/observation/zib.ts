import * as z from 'zod';
import { unnamed } from '../../define/field';

/** Codes of http://hl7.org/fhir/observation-status (STU3). */
export const observationStatuses = [
  'registered',
  'preliminary',
  'final',
  'amended',
  'corrected',
  'cancelled',
  'entered-in-error',
  'unknown',
] as const;

/** How far an observation is. */
const observationStatus = z.enum(observationStatuses);

/**
 * The status of an observation as a property of its zib, which has no concept for it.
 *
 * @param dutch Dutch name of the zib
 */
export const statusField = (dutch: string) =>
  unnamed(dutch, observationStatus.optional(), {
    note: "How far the observation is, in FHIR's own words, for sources that know. Left out, it is `final`.",
  });
