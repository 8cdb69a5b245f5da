import type { HealthProfessional, ProcedureRequest } from '../../zib';

/** What sets the request behind a result apart from others. */
export const KIND = 'laboratory';

/**
 * The request that a result was based on. The zib knows only who asked; zib-LaboratoryTestResult-Observation says what to write of
 * the rest: it is active, an order, and of what is not known.
 */
export const requestBehind = (requester: HealthProfessional): Omit<ProcedureRequest, 'id'> => ({
  procedureType: { nullFlavor: 'UNK' },
  intent: 'order',
  requester,
});
