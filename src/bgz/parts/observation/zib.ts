import { z } from 'zod';

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
export const observationStatus = z.enum(observationStatuses);
