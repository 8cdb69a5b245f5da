import type { AppointmentParticipant } from 'fhir/r3';
import { fhirDateTime } from '../../fhir/date-time';
import { momentExists } from '../../fhir/moment-text';
import type { Appointment, HealthcareProvider, HealthProfessional } from '../../zib';
import { alone, each } from '../define/codec';
import type { MappingContext } from '../define/context';
import { compact, maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { readFrom } from '../define/read-from';
import { rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { performing, readProfessional, withRole } from '../health-professional/stu3';
import { conceptCodec } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { codeableConcept } from '../parts/code/stu3';
import { identifiersRow } from '../parts/identifier/codec';
import { typeOf } from '../parts/party/follow';
import { patientReference } from '../parts/party/patient';
import { readPeriod } from '../parts/period-of-use/codec';
import { period } from '../parts/period-of-use/stu3';
import { readProblemReference, readRecordReference, wordsIn } from '../parts/references/codec';
import { problemReference, referenceToRecord } from '../parts/references/stu3';
import { textCodec } from '../parts/text/codec';
import { location, placeOfAppointment, readLocation } from './location';
import { appointmentSection } from './section';
import { appointmentStatuses, hasTimes, statusOfDates } from './zib';

const statusOf = (one: Appointment) => one.status ?? statusOfDates(one);

/** Begin and end: as instants where both are known to the time of day, else as the period that is asked for. */
function writeDates({ startDateTime: start, endDateTime: end }: Appointment) {
  if (!hasTimes({ startDateTime: start, endDateTime: end })) return { requestedPeriod: some(period(start, end)) };
  return { start: maybe(start, fhirDateTime), end: maybe(end, fhirDateTime) };
}

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && value.includes('T') && momentExists(value);

/** The one without the other says something else: neither is taken then. Of several periods it is not known which holds. */
function datesIn(source: FhirNode): { readonly startDateTime?: string; readonly endDateTime?: string } {
  const [start, end] = [source.peek('start'), source.peek('end')];
  if (start !== undefined || end !== undefined) {
    if (!isInstant(start) || !isInstant(end)) return {};
    source.take('start');
    source.take('end');
    return { startDateTime: start, endDateTime: end };
  }
  const periods = source.peek('requestedPeriod');
  if (!Array.isArray(periods) || periods.length !== 1) return {};
  const [only] = source.list('requestedPeriod');
  const bounds = (only && readPeriod(only)) ?? {};
  return {
    ...(bounds.start !== undefined && { startDateTime: bounds.start }),
    ...(bounds.end !== undefined && { endDateTime: bounds.end }),
  };
}

/** The dates, and the status that they do not say by themselves. */
function readDates(source: FhirNode) {
  const dates = datesIn(source);
  const status = appointmentStatuses.find((known) => known === source.peek('status'));
  if (status === undefined) return dates;
  source.take('status');
  return { ...dates, status: status === statusOfDates(dates) ? undefined : status };
}

/** Whether who is in it will be there: what the appointment says of all of them. */
function partOf(status: Appointment['status']): AppointmentParticipant['status'] {
  if (status === 'proposed' || status === 'pending') return 'needs-action';
  return status === 'cancelled' ? 'declined' : 'accepted';
}

/** The patient, with whom, and where. */
function writeParticipants(appointment: Appointment, context: MappingContext) {
  const { contactWith = [], location: place } = appointment;
  const status = partOf(statusOf(appointment));
  return {
    participant: some<AppointmentParticipant>(
      { actor: patientReference(context), status },
      ...contactWith.map((one) =>
        compact({
          type: maybe(one.role, (role) => [codeableConcept(role, 'coding')]),
          actor: withRole(performing(one, context)),
          status,
        }),
      ),
      maybe(place, (one) => ({ actor: location(one, context), status })),
    ),
  };
}

/**
 * Who will not be there, though the appointment stands, is not whom it is with: that participant is told as not read, and so are
 * others than professionals and a second place.
 */
function readParticipants(source: FhirNode, context: ReadContext) {
  const contactWith: Partial<HealthProfessional>[] = [];
  let place: HealthcareProvider | undefined;
  const isCancelled = source.peek('status') === 'cancelled';
  for (const participant of source.list('participant')) {
    const actor = participant.open('actor');
    if (actor === undefined || (participant.peek('status') === 'declined' && !isCancelled)) continue;
    if (context.isPatient(actor)) dropStatus(participant, source);
    else if (typeOf(actor, context) === 'Location' && place === undefined) {
      const known = readLocation(actor, context);
      if (known === undefined) continue;
      place = readFrom(participant, { ...known });
      dropStatus(participant, source);
    } else if (['Practitioner', 'PractitionerRole'].includes(typeOf(actor, context) ?? '')) {
      const person = readProfessional(actor, context);
      if (person === undefined) continue;
      const [type] = participant.list('type');
      const role = type && readConcept(type);
      contactWith.push(readFrom(participant, { ...person, ...(role && { role }) }));
      dropStatus(participant, source);
    }
  }
  return { ...(contactWith.length > 0 && { contactWith }), ...(place && { location: place }) };
}

function dropStatus(participant: FhirNode, source: FhirNode): void {
  const status = appointmentStatuses.find((known) => known === source.peek('status'));
  if (status !== undefined) participant.drop('status', partOf(status));
}

function writeIndications({ problems = [], procedures = [] }: Appointment, context: MappingContext) {
  return {
    indication: some(
      ...problems.map((one) => problemReference(one, context)),
      ...procedures.map((one) => referenceToRecord('Procedure', one, context)),
    ),
  };
}

/** Which of the two it is tells its type; of what shows only words, nothing is read: a procedure is no problem. */
function readIndications(source: FhirNode, context: ReadContext) {
  const problems: object[] = [];
  const procedures: object[] = [];
  for (const reference of source.list('indication')) {
    const type = typeOf(reference, context);
    const problem = type === 'Condition' ? readProblemReference(reference, context) : undefined;
    const procedure =
      type === 'Procedure' ? readRecordReference(reference, type, ({ code }) => wordsIn(code), context) : undefined;
    if (problem !== undefined) problems.push(problem);
    if (procedure !== undefined) procedures.push(readFrom(reference, procedure));
  }
  return { ...(problems.length > 0 && { problems }), ...(procedures.length > 0 && { procedures }) };
}

const { row, pair } = rowsOf<Appointment>();

/** Appointment (a zib 15.1.1 that is planned) in FHIR: Appointment of STU3 itself. */
export const appointmentStu3 = defineStu3<Appointment>({
  type: appointmentSection.type,
  profiles: appointmentSection.profiles,
  belonging: [placeOfAppointment],
  rows: [
    identifiersRow,
    pair(
      { status: ['status'] },
      (one) => ({ status: statusOf(one) }),
      () => ({}),
    ),
    row('specialty', 'specialty', alone(conceptCodec())),
    row('appointmentType', 'appointmentType', conceptCodec()),
    row('reasons', 'reason', each(conceptCodec())),
    pair({ problems: ['indication'], procedures: ['indication'] }, writeIndications, readIndications),
    row('description', 'description', textCodec),
    // Participants go by the status, which the dates take.
    pair(
      {
        subject: ['participant.actor'],
        contactWith: ['participant.actor'],
        location: ['participant.actor'],
      },
      () => ({}),
      readParticipants,
    ),
    pair(
      {
        startDateTime: ['start', 'requestedPeriod.start'],
        endDateTime: ['end', 'requestedPeriod.end'],
      },
      writeDates,
      readDates,
    ),
    row('comment', 'comment', textCodec),
    pair({}, writeParticipants, () => ({})),
  ],
});
