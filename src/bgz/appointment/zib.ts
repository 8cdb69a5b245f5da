import * as z from 'zod';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, unnamed } from '../define/field';
import { statedOf } from '../define/found-words';
import { report } from '../define/issue';
import { written } from '../define/written';
import { healthProfessional } from '../health-professional/zib';
import { healthcareProvider } from '../healthcare-provider/zib';
import { basicFields } from '../parts/basic-elements/fields';
import { coded } from '../parts/code/coded';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { problemReference, referenceTo } from '../parts/references/zib';
import { text } from '../parts/text/zib';
import type { Appointment, AppointmentInput } from './types';

/** Codes of http://hl7.org/fhir/appointmentstatus (STU3). */
export const appointmentStatuses = [
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
  'entered-in-error',
] as const;

const fields = {
  ...basicFields,
  status: unnamed('Contact', z.enum(appointmentStatuses).optional(), {
    note: "How far the appointment is, in FHIR's own words. Left out, it is `booked` when it begins and ends at a time, else `proposed`.",
  }),
  specialty: unnamed('Contact', coded.optional(), { note: 'Specialism that the appointment is with.' }),
  appointmentType: unnamed('Contact', coded.optional(), { note: 'What kind it is, such as a follow-up.' }),
  startDateTime: field('16.1.10', 'BeginDatum', dateTime.optional(), { name: 'StartDate' }),
  endDateTime: field('16.1.11', 'EindDatum', dateTime.optional(), { name: 'EndDate' }),
  contactWith: field('15.1.7', 'ContactMet', z.array(healthProfessional.schema).optional(), {
    note: 'Each in the role of this appointment.',
  }),
  location: field('15.1.8', 'Locatie', healthcareProvider.schema.optional()),
  problems: field('15.1.6', 'Probleem', z.array(problemReference).optional(), {
    name: 'Problem',
    ada: 'reden_contact/probleem',
  }),
  procedures: field('15.1.11', 'Verrichting', z.array(referenceTo('procedures')).optional(), {
    name: 'Procedure',
    ada: 'reden_contact/verrichting',
  }),
  reasons: unnamed('Contact', z.array(coded).optional(), { note: 'Other reasons, in codes or words.' }),
  description: unnamed('Contact', text.optional(), { note: 'What it is called in a list.' }),
  comment: unnamed('Contact', text.optional()),
};

type Dates = Pick<Appointment, 'startDateTime' | 'endDateTime'>;

const isAtTime = (moment: string | undefined): boolean => moment?.includes('T') === true;

/** Whether it begins and ends at a time, as `Appointment.start` and `end` want both. */
export const hasTimes = ({ startDateTime, endDateTime }: Dates): boolean =>
  isAtTime(startDateTime) && isAtTime(endDateTime);

/** The status of an appointment that states none. */
export const statusOfDates = (dates: Dates): 'booked' | 'proposed' => (hasTimes(dates) ? 'booked' : 'proposed');

const inOrder = beginBeforeEnd('startDateTime', 'endDateTime');

/**
 * Builds a contact that is planned (PlannedCareActivityForTransfer, zib 2017, with Encounter, NL-CM:15.1.1), mapped to Appointment. The BgZ
 * of MedMij has it; that of BgZ MSZ 2.0 has no search for it.
 *
 * @example
 * appointment({ id: 'a-1', startDateTime: '2026-09-01T10:00', endDateTime: '2026-09-01T10:20', description: 'controle' })
 */
export const appointment = defineZib(
  { id: '15.1.1', name: 'Appointment', concept: 'Encounter', dutch: 'Contact' },
  checkedObjectOf(fields, (value, ctx) => {
    inOrder(value, ctx);
    // STU3 app-3.
    if (value.status === undefined || ['proposed', 'cancelled'].includes(value.status) || hasTimes(value)) return;
    const allowed = 'a start and an end with a time of day, unless it is proposed or cancelled (STU3 app-3)';
    report(ctx, { zib: 'missing', allowed, found: statedOf(value, ['startDateTime', 'endDateTime']) }, [
      isAtTime(value.startDateTime) ? 'endDateTime' : 'startDateTime',
    ]);
  }),
  written<Appointment, AppointmentInput>(),
);
