import type { MedicationRequestRequester } from 'fhir/r3';
import { momentExists } from '../../fhir/moment-text';
import type { HealthProfessional, MedicationAgreement } from '../../zib';
import { alone, complex, each } from '../define/codec';
import type { MappingContext } from '../define/context';
import { extension, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { inExtension, type Row, rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { professional, readProfessional, withRole } from '../health-professional/stu3';
import { conceptCodec } from '../parts/code/codec';
import { identifiersRow } from '../parts/identifier/codec';
import { cyclicalScheduleRow, instructionsRow } from '../parts/instructions-for-use/codec';
import {
  agreedPeriodRow,
  asLines,
  canceledRow,
  categoryRow,
  logicalReferencesCodec,
  noteTexts,
  stopTypeRow,
  treatmentRow,
} from '../parts/medication/codec';
import { momentCodec } from '../parts/moment/codec';
import { subjectRow } from '../parts/party/patient';
import { DECIMAL, decimalOf } from '../parts/quantity/read';
import { decimalText, unitInWords } from '../parts/quantity/stu3';
import { problemReferenceCodec } from '../parts/references/codec';
import { productRow } from '../pharmaceutical-product/stu3';
import { medicationAgreementSection } from './section';

/**
 * The prescriber, with the function as RequesterRole on the requester, where the national test set asserts it. Profile
 * 2.2.9 puts it as practitionerrole-reference on the agent; an option adds that.
 */
function requester(prescriber: HealthProfessional, context: MappingContext): MedicationRequestRequester {
  const references = professional(prescriber, context);
  return {
    extension: [extension('zib-MedicationAgreement-RequesterRole', { valueReference: references.role })],
    agent: context.options.practitionerRoleOnAgent === true ? withRole(references) : references.practitioner,
  };
}

/** The person with the function, wherever of the two places that stands. */
function readRequester(node: FhirNode, context: ReadContext): HealthProfessional | undefined {
  const role = node.extension('zib-MedicationAgreement-RequesterRole')?.open('valueReference');
  const agent = node.open('agent');
  if (agent === undefined) return role && readProfessional(role, context);
  return readProfessional(agent, context, role);
}

const requesterCodec = complex<HealthProfessional>('BackboneElement', requester, readRequester, { '': ['agent'] });

type Measurement = NonNullable<MedicationAgreement['bodyHeight']>;

const measurements = { bodyHeight: 'Lichaamslengte', bodyWeight: 'Lichaamsgewicht' } as const;

function measured(name: string, value: Measurement | undefined): string | undefined {
  if (value === undefined) return undefined;
  const amount = `${decimalText(value.value.value)} ${unitInWords(value.value.unit)}`;
  return value.dateTime === undefined ? `${name}: ${amount}` : `${name}: ${amount} (${value.dateTime})`;
}

/** A unit in words is short and on one line: behind a measurement others may say more, which is a comment. */
const MEASURED = new RegExp(String.raw`^(${Object.values(measurements).join('|')}): (${DECIMAL}) (.{1,100})$`);

/** A measurement as it is written in a note: its unit stays in the words that are there. */
function readMeasured(text: string): { readonly name: string; readonly value: Measurement } | undefined {
  const [, name, amount, rest] = MEASURED.exec(text) ?? [];
  if (name === undefined || amount === undefined || rest === undefined) return undefined;
  const [, before, dateTime] = /^(.+) \(([^()]+)\)$/.exec(rest) ?? [];
  const isDated = before !== undefined && dateTime !== undefined && momentExists(dateTime);
  const unit = { nullFlavor: 'OTH' as const, originalText: isDated ? before : rest };
  return { name, value: { value: { value: decimalOf(amount), unit }, ...(isDated && { dateTime }) } };
}

/** The comment; and what the prescriber took into account, for which MedicationRequest has no other place. */
function writeNotes({ comment, bodyHeight, bodyWeight }: MedicationAgreement) {
  const texts = some(
    comment,
    measured(measurements.bodyHeight, bodyHeight),
    measured(measurements.bodyWeight, bodyWeight),
  );
  return { note: texts?.map((text) => ({ text })) };
}

/** Each measurement once; a second one, and all that is none, is part of the comment. */
function readNotes(source: FhirNode) {
  const values = new Map<string, Measurement>();
  const comments = noteTexts(source).filter((text) => {
    const one = readMeasured(text);
    if (one === undefined || values.has(one.name)) return true;
    values.set(one.name, one.value);
    return false;
  });
  return {
    comment: asLines(comments),
    bodyHeight: values.get(measurements.bodyHeight),
    bodyWeight: values.get(measurements.bodyWeight),
  };
}

/** An agreement is an order; what others plan or propose is told as not read. */
const intentRow: Row<MedicationAgreement> = {
  places: {},
  write(_record, target) {
    target.intent = 'order';
  },
  read(source) {
    source.drop('intent', 'order');
  },
};

const { row, repeated, pair } = rowsOf<MedicationAgreement>();

/** MedicationAgreement (zib 9.6.9580) in FHIR: zib-MedicationAgreement. */
export const medicationAgreementStu3 = defineStu3<MedicationAgreement>({
  type: 'MedicationRequest',
  profiles: medicationAgreementSection.profiles,
  rows: [
    agreedPeriodRow,
    repeated('additionalInformation', inExtension('zib-Medication-AdditionalInformation'), conceptCodec()),
    treatmentRow,
    stopTypeRow,
    cyclicalScheduleRow(),
    identifiersRow,
    row('relatedAgreements', 'basedOn', logicalReferencesCodec),
    canceledRow,
    intentRow,
    categoryRow('agreement'),
    productRow('agreedMedicine'),
    subjectRow('subject'),
    row('agreementDateTime', 'authoredOn', momentCodec),
    row('prescriber', 'requester', requesterCodec),
    row('reasonForAgreement', 'reasonCode', alone(conceptCodec('other-as-coding'))),
    row('prescriptionReasons', 'reasonReference', each(problemReferenceCodec)),
    pair({ comment: ['note.text'], bodyHeight: ['note.text'], bodyWeight: ['note.text'] }, writeNotes, readNotes),
    instructionsRow('dosageInstruction'),
  ],
});
