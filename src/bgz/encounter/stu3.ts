import type { EncounterParticipant } from 'fhir/r3';
import { isJson, listOf } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import { termOf } from '../../terminology/codelist';
import { contactTypeCodelijst } from '../../terminology/zib2017/codelists';
import type { CodedConcept, Encounter, HealthProfessional } from '../../zib';
import { readLocation } from '../appointment/location';
import { complex, each } from '../define/codec';
import type { MappingContext } from '../define/context';
import { compact, extension, maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { readFrom } from '../define/read-from';
import { element, rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { performing, professional, readProfessional, withRole } from '../health-professional/stu3';
import { organizationCodec } from '../healthcare-provider/stu3';
import { statedStatus, statusAt } from '../parts/clock-status/stu3';
import { conceptCodec } from '../parts/code/codec';
import { isFlavorTerm } from '../parts/code/null-flavor-terms';
import { readCoding, readConcept } from '../parts/code/read';
import { codeableConcept } from '../parts/code/stu3';
import { identifiersRow } from '../parts/identifier/codec';
import { typeOf } from '../parts/party/follow';
import { subjectRow } from '../parts/party/patient';
import { peekPeriod, periodRow } from '../parts/period-of-use/codec';
import { readProblemReference, readRecordReference, wordsIn } from '../parts/references/codec';
import { problemReference, referenceToRecord } from '../parts/references/stu3';
import { wordsOfConceptCodec } from '../parts/text/codec';
import { encounterSection } from './section';
import { encounterStatus } from './status';
import { AUTHOR, encounterStatuses } from './zib';

/** The status the record states, which the zib has no concept for; else what its dates say. */
function writeStatus(encounter: Encounter, { ask, options }: MappingContext) {
  const { startDateTime: start, endDateTime: end, contactType } = encounter;
  const facts = { start, end, contactType: contactType.code };
  return { status: encounter.status ?? ask(({ now }) => statusAt(encounterStatus, facts, now, options)) };
}

/** A status that the dates do not say by themselves; see `statedStatus`. */
function readStatus(encounter: FhirNode, { now }: ReadContext) {
  const said = encounterStatuses.find((known) => known === encounter.peek('status'));
  if (said === undefined) return {};
  encounter.take('status');
  // The dates and the class have rows of their own; they are only looked at here.
  const { code } = Object(encounter.peek('class')) as { readonly code?: unknown };
  const facts = { ...peekPeriod(encounter, 'period'), ...(typeof code === 'string' && { contactType: code }) };
  return { status: statedStatus(encounterStatus, said, facts, now) };
}

/**
 * The kind of contact as a Coding, which has no words and one code; all of it goes along as code-specification, as in the national
 * test set, and as older versions of the profile had it.
 */
function writeClass(value: CodedConcept) {
  const concept = codeableConcept(value, 'coding');
  return { extension: [extension('code-specification', { valueCodeableConcept: concept })], ...concept.coding?.[0] };
}

interface Coded {
  readonly system: string;
  readonly code: string;
}

/** The codes of a value, a NullFlavor as the code that it is in FHIR. */
const codesOf = (value: CodedConcept): readonly Coded[] => [
  value.nullFlavor === undefined
    ? { system: value.system, code: value.code }
    : { system: systems.nullFlavor, code: value.nullFlavor },
  ...(value.translations ?? []),
];

const isListed = ({ system, code }: Coded): boolean => termOf(contactTypeCodelijst, system, code) !== undefined;

/** Drops what a class that repeats a value says of it: a term of that, of its list or of FHIR. */
function dropTerms(node: FhirNode, value: CodedConcept): void {
  const display = node.peek('display');
  if (value.nullFlavor === undefined) node.drop('version', value.version);
  else if (typeof display === 'string' && isFlavorTerm(value.nullFlavor, display)) node.take('display');
  node.drop('display', value.display, ...(value.translations ?? []).map((one) => one.display));
}

/** The whole value, where it goes along; the class repeats it, or is another code for the same. */
function readClass(node: FhirNode): CodedConcept | undefined {
  const whole = node.extension('code-specification')?.open('valueCodeableConcept');
  const value = whole && readConcept(whole);
  if (value === undefined) return readCoding(node);
  const [system, code] = [node.peek('system'), node.peek('code')];
  const known = codesOf(value);
  if (known.some((one) => one.system === system && one.code === code)) {
    node.take('system');
    node.take('code');
    dropTerms(node, value);
    return value;
  }
  if (typeof system !== 'string' || typeof code !== 'string') return value;
  // Two codes of the list say two things; which of them is meant is not known, so neither is read.
  if (isListed({ system, code })) {
    node.giveBack();
    return undefined;
  }
  const other = readCoding(node);
  return other === undefined ? value : { ...value, translations: [...(value.translations ?? []), other] };
}

/** The kind of contact in `Encounter.class`. */
const classCodec = complex<CodedConcept>('Coding', writeClass, readClass, {
  '': ['', 'extension(code-specification).valueCodeableConcept'],
});

/** Whom it was with, each in the role of that contact; and who wrote it down, whom FHIR has among them. */
function writeParticipants({ contactWith = [], author }: Encounter, context: MappingContext) {
  return {
    participant: some<EncounterParticipant>(
      ...contactWith.map((one) =>
        compact({
          type: maybe(one.role, (role) => [codeableConcept(role, 'coding')]),
          individual: withRole(performing(one, context)),
        }),
      ),
      maybe(author, (one) => ({
        type: [{ coding: [{ ...AUTHOR }] }],
        individual: withRole(professional(one, context)),
      })),
    ),
  };
}

const isAuthor = (role: CodedConcept): boolean => role.system === AUTHOR.system && role.code === AUTHOR.code;

/** The zib has a contact with professionals: others who were there are told as not read, and so are further roles of somebody. */
function readParticipants(encounter: FhirNode, context: ReadContext) {
  const contactWith: Partial<HealthProfessional>[] = [];
  let author: HealthProfessional | undefined;
  for (const participant of encounter.list('participant')) {
    const individual = participant.open('individual');
    const type = individual && typeOf(individual, context);
    if (type !== undefined && type !== 'Practitioner' && type !== 'PractitionerRole') continue;
    const [first, ...others] = participant.items('type');
    const role = first && readRole(first);
    const person = individual && readProfessional(individual, context);
    // The record has one author, and no place for one who is not known.
    const isByAuthor = person !== undefined && role !== undefined && isAuthor(role) && author === undefined;
    if (isByAuthor) author = readFrom(participant, person);
    const inContact = isByAuthor ? others[0] && readRole(others[0]) : role;
    if (isByAuthor && inContact === undefined) continue;
    if (person || inContact)
      contactWith.push(readFrom(participant, { ...person, ...(inContact && { role: inContact }) }));
  }
  return { ...(contactWith.length > 0 && { contactWith }), ...(author && { author }) };
}

function readRole(item: FhirNode): CodedConcept | undefined {
  const concept = item.open('type');
  return concept && readConcept(concept);
}

/** What the contact was about: problems, and procedures done then. */
function writeDiagnoses({ problems = [], procedures = [] }: Encounter, context: MappingContext) {
  return {
    diagnosis: some(
      ...problems.map((one) => ({ condition: problemReference(one, context) })),
      ...procedures.map((one) => ({ condition: referenceToRecord('Procedure', one, context) })),
    ),
  };
}

/** Which of the two it is tells its type; of what shows only words, nothing is read: a procedure is no problem. */
function readDiagnoses(encounter: FhirNode, context: ReadContext) {
  const problems: object[] = [];
  const procedures: object[] = [];
  for (const diagnosis of encounter.list('diagnosis')) {
    const reference = diagnosis.open('condition');
    const type = reference && typeOf(reference, context);
    if (reference === undefined || type === undefined) continue;
    const problem = type === 'Condition' ? readProblemReference(reference, context) : undefined;
    const procedure =
      type === 'Procedure' ? readRecordReference(reference, type, ({ code }) => wordsIn(code), context) : undefined;
    if (problem !== undefined) problems.push(problem);
    if (procedure !== undefined) procedures.push(readFrom(diagnosis, procedure));
  }
  return { ...(problems.length > 0 && { problems }), ...(procedures.length > 0 && { procedures }) };
}

/**
 * Where it was, as others say it: the organization that manages the one place it was at. A place by itself is no organization, and is
 * told as not read; so are places where somebody was to go.
 */
function readPlace(encounter: FhirNode, context: ReadContext) {
  const [only, ...more] = listOf(encounter.peek('location'));
  const isVisited =
    isJson(only) && (only.status === undefined || only.status === 'active' || only.status === 'completed');
  if (encounter.peek('serviceProvider') !== undefined || !isVisited || more.length > 0) return {};
  const place = encounter.pick('location', 0);
  const reference = place?.open('location');
  const resource = reference && context.resolve(reference);
  if (resource?.type !== 'Location' || resource.asGiven.managingOrganization === undefined) return {};
  return { location: readLocation(reference as FhirNode, context) };
}

const { row, pair, together } = rowsOf<Encounter>();

/** Encounter (zib 15.1.1) in FHIR: zib-Encounter. */
export const encounterStu3 = defineStu3<Encounter>({
  type: encounterSection.type,
  profiles: encounterSection.profiles,
  rows: [
    identifiersRow,
    pair({ status: ['status'] }, writeStatus, readStatus),
    row('contactType', 'class', classCodec),
    subjectRow('subject'),
    pair(
      { contactWith: ['participant.individual'], author: ['participant.individual'] },
      writeParticipants,
      readParticipants,
    ),
    periodRow<Encounter>('period', 'startDateTime', 'endDateTime'),
    row('deviatingResults', 'reason', each(wordsOfConceptCodec)),
    pair({ problems: ['diagnosis.condition'], procedures: ['diagnosis.condition'] }, writeDiagnoses, readDiagnoses),
    together(
      'hospitalization',
      element<Encounter>('BackboneElement', [
        row('origin', 'admitSource', conceptCodec('other-as-coding')),
        row('destination', 'dischargeDisposition', conceptCodec('other-as-coding')),
      ]),
    ),
    pair({}, () => ({}), readPlace),
    row('location', 'serviceProvider', organizationCodec),
  ],
});
