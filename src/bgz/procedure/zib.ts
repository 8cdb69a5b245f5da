import { z } from 'zod';
import { lateralityCodelist } from '../../terminology/codelists-care';
import { type Concept, concept, holding } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import type { Given } from '../define/given';
import { checked } from '../define/issue';
import { healthProfessionalConcepts, healthProfessionalObject } from '../health-professional/zib';
import { healthcareProviderConcepts, healthcareProviderObject } from '../healthcare-provider/zib';
import { basicElementConcepts, basicElements } from '../parts/basic-elements/zib';
import { coded } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { medicalDeviceReference, problemReference, problemReferenceConcepts } from '../parts/references/zib';

/** Codes of http://hl7.org/fhir/event-status (STU3). */
const procedureStatuses = [
  'preparation',
  'in-progress',
  'suspended',
  'aborted',
  'completed',
  'entered-in-error',
  'unknown',
] as const;

const shape = checked(
  z.strictObject({
    ...basicElements,
    /** ProcedureType (NL-CM:14.1.4): SNOMED CT (Verrichtingenthesaurus DHD). */
    procedureType: coded,
    /**
     * 387713003 (surgical) or 258174001 (imaging guided). Left out, 71388002 (procedure) is sent, as Nictiz prescribes for
     * a category that is not known; the national search finds the first two only.
     */
    procedureCategory: coded.optional(),
    /**
     * How far the procedure is, in FHIR's own words, for sources that know; the zib has no such concept. Left out, the
     * dates decide (docs/mapping-choices.md).
     */
    status: z.enum(procedureStatuses).optional(),
    procedureMethod: coded.optional(),
    procedureStartDate: dateTime.optional(),
    procedureEndDate: dateTime.optional(),
    procedureAnatomicalLocation: coded.optional(),
    procedureLaterality: codedLike(lateralityCodelist).optional(),
    indications: z.array(problemReference).optional(),
    medicalDevices: z.array(medicalDeviceReference).optional(),
    location: healthcareProviderObject.optional(),
    requester: healthProfessionalObject.optional(),
    performers: z.array(healthProfessionalObject).optional(),
  }),
  beginBeforeEnd('procedureStartDate', 'procedureEndDate'),
);

/** What is accepted for a Procedure. */
export interface ProcedureInput extends Given<z.input<typeof shape>> {}
/** Procedure as the schema gives it. */
export interface ProcedureOutput extends z.output<typeof shape> {}
export type Procedure = DeepReadonly<ProcedureOutput>;

const schema: z.ZodType<ProcedureOutput, ProcedureInput> = shape;

export const procedureConcepts: readonly Concept[] = [
  concept('14.1.1', 'Procedure', 'Verrichting', '', 'Procedure'),
  ...basicElementConcepts('Procedure', 'subject'),
  concept('14.1.4', 'ProcedureType', 'VerrichtingType', 'procedureType', 'Procedure.code'),
  concept('14.1.1', 'Procedure', 'Verrichting', 'procedureCategory', 'Procedure.category'),
  concept('14.1.1', 'Procedure', 'Verrichting', 'status', 'Procedure.status'),
  concept(
    '14.1.12',
    'ProcedureMethod',
    'VerrichtingMethode',
    'procedureMethod',
    'Procedure.extension(procedure-method).valueCodeableConcept',
  ),
  concept(
    '14.1.2',
    'ProcedureStartDate',
    'VerrichtingStartDatum',
    'procedureStartDate',
    'Procedure.performedPeriod.start',
  ),
  concept('14.1.3', 'ProcedureEndDate', 'VerrichtingEindDatum', 'procedureEndDate', 'Procedure.performedPeriod.end'),
  concept(
    '14.1.8',
    'ProcedureAnatomicalLocation',
    'VerrichtingAnatomischeLocatie',
    'procedureAnatomicalLocation',
    'Procedure.bodySite',
  ),
  concept(
    '14.1.11',
    'ProcedureLaterality',
    'VerrichtingLateraliteit',
    'procedureLaterality',
    'Procedure.bodySite.extension(BodySite-Qualifier).valueCodeableConcept',
  ),
  holding(
    concept('14.1.9', 'Indication', 'Indicatie', 'indications', 'Procedure.reasonReference'),
    problemReferenceConcepts,
  ),
  concept('14.1.7', 'MedicalDevice', 'MedischHulpmiddel', 'medicalDevices', 'Procedure.focalDevice.manipulated'),
  holding(
    concept('14.1.5', 'Location', 'Locatie', 'location', 'Procedure.performer.actor'),
    healthcareProviderConcepts,
  ),
  holding(
    concept('14.1.10', 'Requester', 'Aanvrager', 'requester', 'Procedure.basedOn', 'ProcedureRequest.requester'),
    healthProfessionalConcepts,
  ),
  holding(
    concept('14.1.6', 'Performer', 'Uitvoerder', 'performers', 'Procedure.performer.actor'),
    healthProfessionalConcepts,
  ),
];

/**
 * Builds a performed Procedure (Verrichting, zib 2017 NL-CM:14.1.1), mapped to zib-Procedure. With a `requester` the
 * mapping also gives the zib-ProcedureRequest it was based on.
 *
 * @example
 * procedure({ id: 'v-1', procedureType: snomed('174814003', 'herstel'), procedureCategory: snomed('387713003', 'chirurgische ingreep') })
 */
export const procedure = defineZib('Procedure', schema, procedureConcepts);
