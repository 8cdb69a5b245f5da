/** The operation of STU3 that gives the last observations of each group. */
export const LASTN = '$lastn';

/** The only type that STU3 has it for. */
export const LASTN_TYPE = 'Observation';

/** Canonical of its definition. */
export const LASTN_DEFINITION = 'http://hl7.org/fhir/OperationDefinition/Observation-lastn';

/** Whether what stands behind a type is an operation that finds resources of that type only. */
export const isLast = (type: string, operation: string | undefined): boolean =>
  operation === LASTN && type === LASTN_TYPE;
