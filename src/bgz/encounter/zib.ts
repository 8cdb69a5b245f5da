import * as z from 'zod';
import { systems } from '../../fhir/naming-systems';
import { bestemmingCodelijst, contactTypeCodelijst, herkomstCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, unnamed } from '../define/field';
import { report } from '../define/issue';
import { written } from '../define/written';
import { healthProfessional } from '../health-professional/zib';
import { healthcareProvider } from '../healthcare-provider/zib';
import { basicFields } from '../parts/basic-elements/fields';
import { codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { problemReference, referenceTo } from '../parts/references/zib';
import { text } from '../parts/text/zib';
import type { Encounter, EncounterInput } from './types';

/** Codes of http://hl7.org/fhir/encounter-status (STU3). */
export const encounterStatuses = [
  'planned',
  'arrived',
  'triaged',
  'in-progress',
  'onleave',
  'finished',
  'cancelled',
  'entered-in-error',
  'unknown',
] as const;

/** The part somebody has in a contact as its author, whom FHIR has among those it was with. */
export const AUTHOR = { system: systems.participationType, code: 'AUT', display: 'author (originator)' } as const;

const fields = {
  ...basicFields,
  contactType: field(
    '15.1.2',
    'ContactType',
    codedLike(contactTypeCodelijst, {
      ambulatory: 'AMB',
      emergency: 'EMER',
      onLocation: 'FLD',
      home: 'HH',
      inpatient: 'IMP',
      shortStay: 'SS',
      virtual: 'VR',
    }),
  ),
  contactWith: field('15.1.7', 'ContactMet', z.array(healthProfessional.schema).optional(), {
    note: 'Each in the role of this contact.',
  }),
  location: field('15.1.8', 'Locatie', healthcareProvider.schema.optional()),
  startDateTime: field('15.1.3', 'BeginDatumTijd', dateTime),
  endDateTime: field('15.1.4', 'EindDatumTijd', dateTime.optional()),
  problems: field('15.1.6', 'Probleem', z.array(problemReference).optional(), {
    name: 'Problem',
    ada: 'reden_contact/probleem',
    note: 'Reason of the contact (RedenContact): a problem.',
  }),
  procedures: field('15.1.11', 'Verrichting', z.array(referenceTo('procedures')).optional(), {
    name: 'Procedure',
    ada: 'reden_contact/verrichting',
    note: 'Reason of the contact (RedenContact): a procedure.',
  }),
  deviatingResults: field('15.1.12', 'AfwijkendeUitslag', z.array(text).optional(), {
    name: 'DeviatingResult',
    ada: 'reden_contact/afwijkende_uitslag',
    note: 'Reason of the contact (RedenContact): a result, in words.',
  }),
  origin: field(
    '15.1.14',
    'Herkomst',
    codedLike(herkomstCodelijst, {
      home: '264362003',
      rehabilitation: '80522000',
      nursing: '42665001',
      mentalHealth: '62480006',
      otherHospital: '22232009',
      bornHere: '442311008',
      hospice: '284546000',
    }).optional(),
  ),
  destination: field(
    '15.1.16',
    'Bestemming',
    codedLike(bestemmingCodelijst, {
      home: '264362003',
      againstAdvice: '445060000',
      rehabilitation: '80522000',
      nursing: '42665001',
      mentalHealth: '62480006',
      otherHospital: '22232009',
      deceased: '183676005',
      hospice: '284546000',
    }).optional(),
  ),
  status: unnamed('Contact', z.enum(encounterStatuses).optional(), {
    note: "How far the contact is, in FHIR's own words, for sources that know. Left out, the dates decide (docs/statuses.md).",
  }),
  author: field('0.0.9', 'Zorgverlener', healthProfessional.schema.optional(), {
    name: 'HealthProfessionalAsAuthor',
    ada: 'zibroot/auteur',
    note: 'FHIR has who wrote a contact down among those it was with, so that it is a professional.',
  }),
};

const inOrder = beginBeforeEnd('startDateTime', 'endDateTime');

/**
 * Builds an Encounter (Contact, zib 2017 NL-CM:15.1.1), mapped to zib-Encounter.
 *
 * @example
 * encounter({
 *   id: 'e-1',
 *   contactType: 'inpatient',
 *   startDateTime: '2026-05-04',
 *   endDateTime: '2026-05-08',
 *   problems: [{ id: 'p-1', display: 'bradycardie' }],
 * })
 */
export const encounter = defineZib(
  { id: '15.1.1', name: 'Encounter', dutch: 'Contact' },
  checkedObjectOf(fields, (value, ctx) => {
    inOrder(value, ctx);
    for (const [at, { role }] of (value.contactWith ?? []).entries())
      if (role?.system === AUTHOR.system && role.code === AUTHOR.code)
        report(ctx, { zib: 'invalid-value', allowed: 'a role in the contact; who wrote it down is the author' }, [
          'contactWith',
          at,
          'role',
        ]);
  }),
  written<Encounter, EncounterInput>(),
);
