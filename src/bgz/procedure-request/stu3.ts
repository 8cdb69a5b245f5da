import type { ProcedureRequest as FhirProcedureRequest, TimingRepeat } from 'fhir/r3';
import type { HealthProfessional, ProcedureRequest } from '../../zib';
import { complex, each } from '../define/codec';
import type { MappingContext } from '../define/context';
import { compact, maybe } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { rowsOf } from '../define/rows';
import { sameContent } from '../define/same-content';
import { defineStu3, type Stu3 } from '../define/stu3';
import { performing, professional, readProfessional, withRole } from '../health-professional/stu3';
import { organization, readOrganization } from '../healthcare-provider/stu3';
import { bodySiteRow } from '../parts/body-site/codec';
import { conceptCodec } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { codeableConcept } from '../parts/code/stu3';
import { identifiersRow } from '../parts/identifier/codec';
import { orderStatusRow } from '../parts/order-status/codec';
import { typeOf } from '../parts/party/follow';
import { subjectRow } from '../parts/party/patient';
import { readMoment, readPeriod } from '../parts/period-of-use/codec';
import { period as periodOf } from '../parts/period-of-use/stu3';
import { withDecimal } from '../parts/quantity/stu3';
import { readTimeUnit } from '../parts/quantity/time-unit';
import { problemReferenceCodec } from '../parts/references/codec';
import { procedureRequestSection } from './section';

function writeOccurrence(
  request: ProcedureRequest,
): Pick<FhirProcedureRequest, 'occurrencePeriod' | 'occurrenceTiming'> {
  const bounds = periodOf(request.startDate, request.endDate);
  if (request.interval === undefined) return { occurrencePeriod: bounds };
  const { value, unit } = request.interval;
  const period = Number(value);
  const repeat = compact({ boundsPeriod: bounds, frequency: request.frequency ?? 1, period, periodUnit: unit });
  return { occurrenceTiming: { repeat: withDecimal<TimingRepeat>(repeat, 'period', value) } };
}

/** When, and how often. Once per interval is what an interval alone says; a single moment is when it begins and ends. */
function readOccurrence(request: FhirNode) {
  const moment = readMoment(request, 'occurrenceDateTime');
  if (moment !== undefined) return { startDate: moment, endDate: moment };
  const repeat = request.open('occurrenceTiming')?.open('repeat');
  const { start: startDate, end: endDate } = readBounds(request, repeat) ?? {};
  return { startDate, endDate, ...(repeat && readInterval(repeat)) };
}

function readBounds(request: FhirNode, repeat: FhirNode | undefined) {
  const bounds = repeat?.open('boundsPeriod') ?? request.open('occurrencePeriod');
  return bounds && readPeriod(bounds);
}

/** What the interval is told by. Beside anything else, such as days or a largest number of times, it would be another. */
const REPEATED = /^_?(?:id|extension|boundsPeriod|frequency|period|periodUnit)$/;

function readInterval(repeat: FhirNode) {
  const { asGiven: given } = repeat;
  if (!Object.keys(given).every((name) => REPEATED.test(name)) || given._frequency !== undefined) return {};
  const [count, period] = [repeat.peek('frequency') ?? 1, repeat.peek('period')];
  if (!Number.isInteger(count) || Number(count) < 1 || typeof period !== 'number' || period <= 0) return {};
  const unit = readTimeUnit(repeat, 'periodUnit');
  if (unit === undefined) return {};
  repeat.take('frequency');
  return { interval: { value: repeat.decimal('period'), unit }, ...(count !== 1 && { frequency: count }) };
}

/** Who is asked to do it: the role and the person. STU3 and the profile allow one performer. Nobody named, it is the location. */
function writePerformer({ performer, location }: ProcedureRequest, context: MappingContext) {
  const where = maybe(location, (one) => organization(one, context));
  return {
    performerType: maybe(performer?.role, (role) => codeableConcept(role, 'coding')),
    performer: maybe(performer, (one) => withRole(performing(one, context))) ?? where,
  };
}

/** Some, Nictiz among them, write a list: the first is read, the others are told as not read. */
function readPerformer(request: FhirNode, context: ReadContext) {
  const reference = request.open('performer') ?? request.list('performer')[0];
  if (reference && typeOf(reference, context) === 'Organization')
    return { location: readOrganization(reference, context) };
  const type = request.open('performerType');
  const role = type && readConcept(type);
  const person = reference && readProfessional(reference, context);
  return person || role ? { performer: { ...person, ...(role && { role }) } } : {};
}

const LOCATION_NOTE = 'Locatie: ';

/** The location beside a performer. The note is for who reads it; the location itself comes along with all that is known of it. */
function writeLocation({ performer, location }: ProcedureRequest, context: MappingContext) {
  if (performer === undefined || location === undefined) return {};
  const reference = organization(location, context);
  return { supportingInfo: [reference], note: [{ text: `${LOCATION_NOTE}${reference.display}` }] };
}

function readLocation(request: FhirNode, context: ReadContext) {
  const places = request.list('supportingInfo').filter((reference) => typeOf(reference, context) === 'Organization');
  const [place] = places;
  if (place === undefined) return {};
  const display = place.peek('display');
  const location = readOrganization(place, context);
  for (const note of request.list('note')) note.drop('text', `${LOCATION_NOTE}${display}`);
  return { location };
}

const requesterCodec = complex<HealthProfessional>(
  'BackboneElement',
  (one, context) => ({ agent: withRole(professional(one, context)) }),
  (node, context) => {
    const agent = node.open('agent');
    return agent && readProfessional(agent, context);
  },
  { '': ['agent'] },
);

/** Whether it is planned or ordered; what planned care is unless said otherwise says nothing. */
const intents = ['proposal', 'order'] as const;

function readIntent(request: FhirNode) {
  request.drop('intent', 'plan');
  const intent = intents.find((known) => known === request.peek('intent'));
  if (intent !== undefined) request.take('intent');
  return { intent };
}

const { row, pair } = rowsOf<ProcedureRequest>();

const stated = {
  type: 'ProcedureRequest',
  profiles: procedureRequestSection.profiles,
  rows: [
    identifiersRow,
    orderStatusRow,
    pair({ intent: ['intent'] }, ({ intent }) => ({ intent: intent ?? 'plan' }), readIntent),
    row('procedureType', 'code', conceptCodec()),
    subjectRow('subject'),
    pair(
      {
        startDate: ['occurrencePeriod.start', 'occurrenceTiming.repeat.boundsPeriod.start'],
        endDate: ['occurrencePeriod.end', 'occurrenceTiming.repeat.boundsPeriod.end'],
        frequency: ['occurrenceTiming.repeat.frequency'],
        interval: ['occurrenceTiming.repeat.period', 'occurrenceTiming.repeat.periodUnit'],
      },
      writeOccurrence,
      readOccurrence,
    ),
    row('requester', 'requester', requesterCodec),
    pair({ performer: ['performer'], location: ['performer', 'supportingInfo'] }, writePerformer, readPerformer),
    row('indications', 'reasonReference', each(problemReferenceCodec)),
    bodySiteRow<ProcedureRequest>('procedureAnatomicalLocation', 'procedureLaterality', 'list'),
    pair({}, writeLocation, readLocation),
  ],
} as const;

/** Read once: a procedure that was based on it is told who asked for it. */
function stating(id: (request: ProcedureRequest, context: MappingContext) => string): Stu3<ProcedureRequest> {
  const stu3 = defineStu3<ProcedureRequest>({ ...stated, id });
  return { ...stu3, from: (resource, context) => context.once(resource, () => stu3.from(resource, context)) ?? {} };
}

/** ProcedureRequest (zib 16.1.4 with Procedure) in FHIR: zib-ProcedureRequest. */
export const procedureRequestStu3 = stating(({ id }, context) =>
  context.id('ProcedureRequest', context.patientId, 'request', id),
);

/** The request that another record was based on, by the id of that record and the kind of it. */
export const requestBehindStu3 = (kind: string): Stu3<ProcedureRequest> =>
  stating(({ id }, context) => requestBehindId(kind, id, context));

export const requestBehindId = (kind: string, id: string, context: MappingContext): string =>
  context.id('ProcedureRequest', context.patientId, kind, id);

/**
 * Who asked, as the request says that a record was based on. Where that is no record of its own and says more than this record,
 * the reference to it is told as not read.
 *
 * @param behind the request as this record tells it, asked for by somebody
 */
export function readRequester(
  references: readonly FhirNode[],
  behind: (requester: HealthProfessional) => Omit<ProcedureRequest, 'id'>,
  context: ReadContext,
): HealthProfessional | undefined {
  for (const reference of references) {
    const resource = context.resolve(reference);
    if (resource?.type !== 'ProcedureRequest') continue;
    const { id: _own, ...request } = procedureRequestStu3.from(resource, context) as Partial<ProcedureRequest>;
    if (request.requester === undefined) continue;
    const isRepeated = sameContent(request, behind(request.requester));
    if (isRepeated) context.repeats?.(resource, request.requester);
    else if (context.recordOf(resource) === undefined) return request.requester;
    reference.take('reference');
    // What was asked for is what was done.
    reference.take('display');
    return request.requester;
  }
  return undefined;
}
