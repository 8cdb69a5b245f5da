import * as z from 'zod';
import { verrichtingLateraliteitCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, unnamed } from '../define/field';
import { written } from '../define/written';
import { healthProfessional } from '../health-professional/zib';
import { healthcareProvider } from '../healthcare-provider/zib';
import { basicFields } from '../parts/basic-elements/fields';
import { sides } from '../parts/body-site/zib';
import { coded } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { problemReference, referenceTo } from '../parts/references/zib';
import type { Procedure, ProcedureInput } from './types';

/** Codes of http://hl7.org/fhir/event-status (STU3). */
export const procedureStatuses = [
  'preparation',
  'in-progress',
  'suspended',
  'aborted',
  'completed',
  'entered-in-error',
  'unknown',
] as const;

const fields = {
  ...basicFields,
  procedureType: field('14.1.4', 'VerrichtingType', coded, { note: 'SNOMED CT (Verrichtingenthesaurus DHD).' }),
  procedureCategory: unnamed('Verrichting', coded.optional(), {
    ada: 'verrichting_categorie',
    note: '387713003 (surgical) or 258174001 (imaging guided). Left out, 71388002 (procedure) is sent, as Nictiz prescribes for a category that is not known; the national search finds the first two only.',
  }),
  status: unnamed('Verrichting', z.enum(procedureStatuses).optional(), {
    note: "How far the procedure is, in FHIR's own words, for sources that know. Left out, the dates decide (docs/mapping-choices.md).",
  }),
  procedureMethod: field('14.1.12', 'VerrichtingMethode', coded.optional()),
  procedureStartDate: field('14.1.2', 'VerrichtingStartDatum', dateTime.optional()),
  procedureEndDate: field('14.1.3', 'VerrichtingEindDatum', dateTime.optional()),
  procedureAnatomicalLocation: field('14.1.8', 'VerrichtingAnatomischeLocatie', coded.optional()),
  procedureLaterality: field(
    '14.1.11',
    'VerrichtingLateraliteit',
    codedLike(verrichtingLateraliteitCodelijst, sides).optional(),
  ),
  indications: field('14.1.9', 'Indicatie', z.array(problemReference).optional(), { name: 'Indication' }),
  medicalDevices: field('14.1.7', 'MedischHulpmiddel', z.array(referenceTo('medicalDevices')).optional(), {
    name: 'MedicalDevice',
  }),
  location: field('14.1.5', 'Locatie', healthcareProvider.schema.optional()),
  requester: field('14.1.10', 'Aanvrager', healthProfessional.schema.optional()),
  performers: field('14.1.6', 'Uitvoerder', z.array(healthProfessional.schema).optional(), { name: 'Performer' }),
};

const shape = checkedObjectOf(fields, beginBeforeEnd('procedureStartDate', 'procedureEndDate'));

/**
 * Builds a performed Procedure (Verrichting, zib 2017 NL-CM:14.1.1), mapped to zib-Procedure. With a `requester` the
 * mapping also gives the zib-ProcedureRequest it was based on.
 *
 * @example
 * procedure({ id: 'v-1', procedureType: snomed('174814003', 'herstel'), procedureCategory: snomed('387713003', 'chirurgische ingreep') })
 */
export const procedure = defineZib(
  { id: '14.1.1', name: 'Procedure', dutch: 'Verrichting' },
  shape,
  written<Procedure, ProcedureInput>(),
);
