import type { CodeableConcept } from 'fhir/r3';
import { systems } from '../../fhir/naming-systems';
import type { CodedConcept, HealthProfessional, Procedure, ProcedureRequest } from '../../zib';
import { type Codec, each, type Written } from '../define/codec';
import type { MappingContext } from '../define/context';
import { compact, maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { readFrom } from '../define/read-from';
import { inExtension, rowsOf } from '../define/rows';
import { sameContent } from '../define/same-content';
import { defineStu3, type Stu3 } from '../define/stu3';
import { performing, readProfessional, withRole } from '../health-professional/stu3';
import { organization, readOrganization } from '../healthcare-provider/stu3';
import { deviceReferenceCodec } from '../medical-device/stu3';
import { bodySiteRow } from '../parts/body-site/codec';
import { statedStatus, statusAt } from '../parts/clock-status/stu3';
import { conceptCodec } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { codeableConcept } from '../parts/code/stu3';
import { identifiersRow } from '../parts/identifier/codec';
import { typeOf } from '../parts/party/follow';
import { subjectRow } from '../parts/party/patient';
import { peekPeriod, periodRow, readMoment } from '../parts/period-of-use/codec';
import { problemReferenceCodec } from '../parts/references/codec';
import { readRequester, requestBehindId, requestBehindStu3 } from '../procedure-request/stu3';
import { procedureSection } from './section';
import { procedureStatus } from './status';
import { procedureStatuses } from './zib';

/** The status the record states, which the zib has no concept for; else what its dates say. */
function writeStatus(procedure: Procedure, { ask, options }: MappingContext) {
  const dates = { start: procedure.procedureStartDate, end: procedure.procedureEndDate };
  return { status: procedure.status ?? ask(({ now }) => statusAt(procedureStatus, dates, now, options)) };
}

/** A status that the dates do not say by themselves; see `statedStatus`. */
function readStatus(procedure: FhirNode, { now }: ReadContext) {
  const said = procedureStatuses.find((known) => known === procedure.peek('status'));
  if (said === undefined) return {};
  procedure.take('status');
  // The dates have rows of their own; they are only looked at here.
  const dates = peekPeriod(procedure, 'performedPeriod', 'performedDateTime');
  return { status: statedStatus(procedureStatus, said, dates, now) };
}

/** What Nictiz prescribes for a category that is not known (BgZ-Procedure: spec bgz-msz-profiles §3.3). */
const ANY_PROCEDURE = { system: systems.snomed, code: '71388002', display: 'verrichting' } as const;

/** The category is required. One that is not known gets the general code, with what the record does say beside it. */
function category(value: CodedConcept | undefined): CodeableConcept {
  if (value === undefined) return { coding: [{ ...ANY_PROCEDURE }] };
  const concept = codeableConcept(value);
  if (value.nullFlavor === undefined) return concept;
  return { ...concept, coding: [{ ...ANY_PROCEDURE }, ...(concept.coding ?? [])] };
}

/** The category; the general code alone says that it is not known, and beside a NullFlavor nothing more than that. */
function readCategory(procedure: FhirNode) {
  const node = procedure.open('category');
  const value = node && readConcept(node);
  if (value === undefined || sameContent(value, ANY_PROCEDURE)) return {};
  const { translations = [], ...rest } = value;
  if (rest.nullFlavor === undefined) return { procedureCategory: value };
  const others = translations.filter((one) => !sameContent(one, ANY_PROCEDURE));
  return { procedureCategory: { ...rest, ...(others.length > 0 && { translations: others }) } };
}

/** The organization at whose location it was done, and who did it, each in the role of that act. */
function writePerformers({ location, performers = [] }: Procedure, context: MappingContext) {
  return {
    performer: some(
      maybe(location, (one) => ({ actor: organization(one, context) })),
      ...performers.map((one) =>
        compact({
          role: maybe(one.role, (role) => codeableConcept(role, 'coding')),
          actor: withRole(performing(one, context)),
        }),
      ),
    ),
  };
}

/** An organization without a role is the location; a record has one, and others are told as not read. */
function readPerformers(procedure: FhirNode, context: ReadContext) {
  let location: object | undefined;
  const performers: Partial<HealthProfessional>[] = [];
  for (const performer of procedure.list('performer')) {
    const actor = performer.open('actor');
    if (actor && typeOf(actor, context) === 'Organization') {
      if (location === undefined && performer.peek('role') === undefined) location = readOrganization(actor, context);
      continue;
    }
    const type = performer.open('role');
    const role = type && readConcept(type);
    const person = actor && readProfessional(actor, context);
    if (person || role) performers.push(readFrom(performer, { ...person, ...(role && { role }) }));
  }
  return { location, ...(performers.length > 0 && { performers }) };
}

/**
 * The request a performed procedure was based on; the zib knows only who asked, so the status is not known. A request
 * holds one performer (STU3 0..1), the first; the procedure itself holds them all. Where nobody is named, the organization at
 * whose location it was done is who was asked.
 */
function requestBehind(procedure: Partial<Procedure>): Omit<ProcedureRequest, 'id'> {
  const performer = procedure.performers?.[0];
  return compact({
    requestStatus: 'unknown' as const,
    procedureType: procedure.procedureType as CodedConcept,
    startDate: procedure.procedureStartDate,
    endDate: procedure.procedureEndDate,
    requester: procedure.requester,
    performer,
    location: performer === undefined ? procedure.location : undefined,
    indications: procedure.indications,
    procedureAnatomicalLocation: procedure.procedureAnatomicalLocation,
    procedureLaterality: procedure.procedureLaterality,
  });
}

function writeBasedOn({ id, requester, procedureType }: Procedure, context: MappingContext) {
  if (requester === undefined) return {};
  const { text, coding } = codeableConcept(procedureType);
  return {
    basedOn: [
      {
        reference: `ProcedureRequest/${requestBehindId('procedure', id, context)}`,
        display: text ?? coding?.[0]?.display ?? 'Aanvraag',
      },
    ],
  };
}

/** What was put in, or taken out, in an element of its own. */
const focalDeviceCodec: Codec<NonNullable<Procedure['medicalDevices']>[number]> = {
  type: 'BackboneElement',
  places: { '': ['manipulated'] },
  write(value, holder, name, context) {
    const device: Written = {};
    deviceReferenceCodec.write(value, device, 'manipulated', context);
    holder[name] = device;
  },
  read(holder, name, context) {
    const node = holder.open(name);
    return node && deviceReferenceCodec.read(node, 'manipulated', context);
  },
};

/** Done at one moment, which is when it began and ended. */
function readAtOnce(procedure: FhirNode) {
  const moment = readMoment(procedure, 'performedDateTime');
  return { procedureStartDate: moment, procedureEndDate: moment };
}

const { row, pair } = rowsOf<Procedure>();

const performed = defineStu3<Procedure>({
  type: 'Procedure',
  profiles: procedureSection.profiles,
  rows: [
    row('procedureMethod', inExtension('procedure-method'), conceptCodec()),
    identifiersRow,
    pair({ requester: ['basedOn'] }, writeBasedOn, () => ({})),
    pair({ status: ['status'] }, writeStatus, readStatus),
    pair(
      { procedureCategory: ['category'] },
      ({ procedureCategory: one }) => ({ category: category(one) }),
      readCategory,
    ),
    row('procedureType', 'code', conceptCodec()),
    subjectRow('subject'),
    periodRow<Procedure>('performedPeriod', 'procedureStartDate', 'procedureEndDate'),
    pair({}, () => ({}), readAtOnce),
    pair({ location: ['performer.actor'], performers: ['performer.actor'] }, writePerformers, readPerformers),
    row('indications', 'reasonReference', each(problemReferenceCodec)),
    bodySiteRow<Procedure>('procedureAnatomicalLocation', 'procedureLaterality', 'list'),
    row('medicalDevices', 'focalDevice', each(focalDeviceCodec)),
  ],
});

const ofProcedure = requestBehindStu3('procedure');

/** Procedure (zib 14.1.1) in FHIR: zib-Procedure; with a requester also the zib-ProcedureRequest behind it. */
export const procedureStu3: Stu3<Procedure> = {
  ...performed,
  places: () => ({ ...performed.places(), requester: ['Procedure.basedOn', 'ProcedureRequest.requester'] }),
  to(procedure, context) {
    const isAsked = procedure.requester !== undefined;
    const request = isAsked ? ofProcedure.to({ id: procedure.id, ...requestBehind(procedure) }, context) : undefined;
    const resource = performed.to(procedure, context);
    if (request !== undefined) context.refer(request);
    return resource;
  },
  from(resource, context) {
    const basedOn = resource.list('basedOn');
    const draft = performed.from(resource, context);
    const requester = readRequester(basedOn, (one) => requestBehind({ ...draft, requester: one }), context);
    return requester === undefined ? draft : { ...draft, requester };
  },
};
