import { z } from 'zod';
import { lateralityCodelist, orderStatusCodelist } from '../../terminology/codelists-care';
import { type Concept, concept, holding } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import { statedOf } from '../define/found-words';
import type { Given } from '../define/given';
import { checked, report } from '../define/issue';
import { healthProfessionalConcepts, healthProfessionalObject } from '../health-professional/zib';
import { healthcareProviderConcepts, healthcareProviderObject } from '../healthcare-provider/zib';
import { basicElementConcepts, basicElements } from '../parts/basic-elements/zib';
import { coded } from '../parts/code/coded';
import { codedFrom, codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { duration, LARGEST_WHOLE_NUMBER } from '../parts/quantity/zib';
import { problemReference, problemReferenceConcepts } from '../parts/references/zib';

/** Codes of http://hl7.org/fhir/request-status (STU3). */
const requestStatuses = [
  'draft',
  'active',
  'suspended',
  'cancelled',
  'completed',
  'entered-in-error',
  'unknown',
] as const;

const shape = checked(
  checked(
    z.strictObject({
      ...basicElements,
      /** OrderStatus (NL-CM:16.1.9). */
      orderStatus: codedFrom(orderStatusCodelist).optional(),
      /** The status in FHIR's own words, for sources that keep no OrderStatus. With neither, the request is `active`. */
      requestStatus: z.enum(requestStatuses).optional(),
      /** Whether it is planned or ordered; left out, `plan`, as for planned care. */
      intent: z.enum(['proposal', 'plan', 'order']).optional(),
      /** What is asked; nullFlavor when the source only knows that something was asked. */
      procedureType: coded,
      startDate: dateTime.optional(),
      endDate: dateTime.optional(),
      /** Frequency (NL-CM:14.2.4): how many times per `interval`. */
      frequency: z.number().int().positive().max(LARGEST_WHOLE_NUMBER).optional(),
      /** Interval (NL-CM:14.2.3). */
      interval: duration.optional(),
      procedureAnatomicalLocation: coded.optional(),
      procedureLaterality: codedLike(lateralityCodelist).optional(),
      indications: z.array(problemReference).optional(),
      location: healthcareProviderObject.optional(),
      requester: healthProfessionalObject.optional(),
      /** FHIR STU3 allows one performer of a request; beside a person, the location is sent as supportingInfo and named in a note. */
      performer: healthProfessionalObject.optional(),
    }),
    beginBeforeEnd('startDate', 'endDate'),
  ),
  (value, ctx) => {
    if (value.orderStatus !== undefined && value.requestStatus !== undefined) {
      const allowed = 'an orderStatus or a requestStatus, not both';
      report(ctx, { zib: 'invalid-value', allowed, found: statedOf(value, ['orderStatus', 'requestStatus']) }, [
        'requestStatus',
      ]);
    }
    if (value.frequency !== undefined && value.interval === undefined) {
      report(ctx, { zib: 'missing', allowed: 'the interval the frequency counts in', found: 'nothing' }, ['interval']);
    }
  },
);

/** What is accepted for a ProcedureRequest. */
export interface ProcedureRequestInput extends Given<z.input<typeof shape>> {}
/** ProcedureRequest as the schema gives it. */
export interface ProcedureRequestOutput extends z.output<typeof shape> {}
export type ProcedureRequest = DeepReadonly<ProcedureRequestOutput>;

const schema: z.ZodType<ProcedureRequestOutput, ProcedureRequestInput> = shape;

const REQUEST = 'ProcedureRequest';

export const procedureRequestConcepts: readonly Concept[] = [
  concept('16.1.4', 'Procedure', 'Verrichting', '', REQUEST),
  ...basicElementConcepts(REQUEST, 'subject'),
  concept('16.1.9', 'OrderStatus', 'OrderStatus', 'requestStatus', `${REQUEST}.status`),
  concept('16.1.4', 'Procedure', 'Verrichting', 'intent', `${REQUEST}.intent`),
  concept(
    '16.1.9',
    'OrderStatus',
    'OrderStatus',
    'orderStatus',
    `${REQUEST}.status.extension(code-specification).valueCodeableConcept`,
  ),
  concept('14.1.4', 'ProcedureType', 'VerrichtingType', 'procedureType', `${REQUEST}.code`),
  concept(
    '16.1.10',
    'StartDate',
    'BeginDatum',
    'startDate',
    `${REQUEST}.occurrencePeriod.start`,
    `${REQUEST}.occurrenceTiming.repeat.boundsPeriod.start`,
  ),
  concept(
    '16.1.11',
    'EndDate',
    'EindDatum',
    'endDate',
    `${REQUEST}.occurrencePeriod.end`,
    `${REQUEST}.occurrenceTiming.repeat.boundsPeriod.end`,
  ),
  concept('14.2.4', 'Frequency', 'Frequentie', 'frequency', `${REQUEST}.occurrenceTiming.repeat.frequency`),
  concept(
    '14.2.3',
    'Interval',
    'Interval',
    'interval',
    `${REQUEST}.occurrenceTiming.repeat.period`,
    `${REQUEST}.occurrenceTiming.repeat.periodUnit`,
  ),
  concept(
    '14.1.8',
    'ProcedureAnatomicalLocation',
    'VerrichtingAnatomischeLocatie',
    'procedureAnatomicalLocation',
    `${REQUEST}.bodySite`,
  ),
  concept(
    '14.1.11',
    'ProcedureLaterality',
    'VerrichtingLateraliteit',
    'procedureLaterality',
    `${REQUEST}.bodySite.extension(BodySite-Qualifier).valueCodeableConcept`,
  ),
  holding(
    concept('14.1.9', 'Indication', 'Indicatie', 'indications', `${REQUEST}.reasonReference`),
    problemReferenceConcepts,
  ),
  holding(
    concept('14.1.5', 'Location', 'Locatie', 'location', `${REQUEST}.performer`, `${REQUEST}.supportingInfo`),
    healthcareProviderConcepts,
  ),
  holding(
    concept('14.1.10', 'Requester', 'Aanvrager', 'requester', `${REQUEST}.requester.agent`),
    healthProfessionalConcepts,
  ),
  holding(
    concept('14.1.6', 'Performer', 'Uitvoerder', 'performer', `${REQUEST}.performer`),
    healthProfessionalConcepts,
  ),
];

/**
 * Builds a requested procedure (PlannedCareActivityForTransfer with Procedure, zib 2017 NL-CM:16.1.4), mapped to
 * zib-ProcedureRequest.
 *
 * @example
 * procedureRequest({ id: 'r-1', orderStatus: 'requested', procedureType: snomed('71388002', 'verrichting') })
 */
export const procedureRequest = defineZib('ProcedureRequest', schema, procedureRequestConcepts);
