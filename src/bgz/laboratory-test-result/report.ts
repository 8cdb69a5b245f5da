import { nictiz } from '../../fhir/profiles';
import type { CodedConcept, LaboratoryTestResult } from '../../zib';
import { alone, complex } from '../define/codec';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { type Draft, rowsOf } from '../define/rows';
import { defineStu3, type Stu3 } from '../define/stu3';
import type { Party } from '../parts/basic-elements/types';
import { conceptCodec, readSpecification } from '../parts/code/codec';
import { readCoding } from '../parts/code/read';
import { identifiersRow } from '../parts/identifier/codec';
import { foundAtRow, takeFixedCoding } from '../parts/observation/codec';
import { subjectRow } from '../parts/party/patient';
import { readParty } from '../parts/party/read';
import { readSpecimen } from '../parts/specimen/stu3';
import { textCodec } from '../parts/text/codec';
import { isResultType, type Observed, statuses } from './observation';
import { type Relation, readWhole } from './read';
import { resultTypes } from './section';

/** What every laboratory report is by its category (zib-LaboratoryTestResult-DiagnosticReport). */
const REPORT = { system: 'http://snomed.info/sct', code: '4241000179101' };
const fixed = [
  {
    code: { ...REPORT, display: 'Laboratory report (record artifact)' },
    also: [{ ...REPORT, display: 'Laboratory report' }],
  },
  { code: { system: 'http://hl7.org/fhir/v2/0074', code: 'LAB', display: 'Laboratory' } },
] as const;

/** FHIR's words for the status of a report that are not those of an Observation. */
const asObserved: Readonly<Record<string, string>> = { appended: 'amended' };

/** The statuses that an Observation may have too; that a report is there in part has no place in a record, and is told as not read. */
function readStatus(report: FhirNode) {
  const own = readSpecification(report, 'status');
  const said = String(report.peek('status'));
  const word = Object.hasOwn(asObserved, said) ? asObserved[said] : said;
  if (own !== undefined && statuses.to(own.code) !== word) {
    report.giveBackOf('status');
    return {};
  }
  if (said === 'unknown') report.take('status');
  const isKnown = statuses.from(word) !== undefined || word === 'cancelled' || word === 'entered-in-error';
  if (!isKnown) return {};
  report.take('status');
  return own === undefined ? { fhirStatus: word } : { zibStatus: own };
}

function readCategory(report: FhirNode) {
  let resultType: CodedConcept | undefined;
  for (const coding of report.open('category')?.list('coding') ?? []) {
    if (takeFixedCoding(coding, ...fixed)) continue;
    if (resultType === undefined && isResultType(coding.asGiven)) resultType = readCoding(coding);
  }
  return { resultType };
}

/** Who gave the report; in which role is told as not read. */
const performerCodec = complex<Party>(
  'BackboneElement',
  () => undefined,
  (node, context) => {
    const actor = node.open('actor');
    return actor && readParty(actor, context);
  },
);

const { row, pair } = rowsOf<Observed>();

const said = defineStu3<Observed>({
  type: 'DiagnosticReport',
  profiles: [nictiz('zib-LaboratoryTestResult-DiagnosticReport')],
  id: ({ id }) => id,
  rows: [
    identifiersRow,
    pair({}, () => ({}), readStatus),
    pair({}, () => ({}), readCategory),
    row('code', 'code', conceptCodec()),
    subjectRow('subject'),
    foundAtRow<Observed>('moment'),
    row('author', 'performer', alone(performerCodec)),
    row('comment', 'conclusion', textCodec),
  ],
});

function readReport(report: FhirNode, observation: Stu3<Observed>, context: ReadContext): Draft {
  const basedOn = report.list('basedOn');
  const [first, ...more] = report.list('specimen');
  const related = report.list('result').map((target): Relation => ({ target, relation: 'has-member', take: () => {} }));
  const specimen = first !== undefined && more.length === 0 ? readSpecimen(first, context) : undefined;
  const whole = said.from(report, context) as unknown as Observed;
  return readWhole({ node: report, said: whole, specimen, basedOn, related }, observation, context);
}

/**
 * A laboratory report (zib-LaboratoryTestResult-DiagnosticReport) as a record. The BgZ asks for none, and none is written; who sends
 * one has its results in it.
 */
export const reportStu3 = (observation: Stu3<Observed>): Stu3<LaboratoryTestResult> => ({
  type: said.type,
  profiles: said.profiles,
  places: () => ({
    '': [said.type],
    identificationNumbers: [`${said.type}.identifier`],
    panelOrBattery: [`${said.type}.code`],
    resultType: [`${said.type}.category`],
    resultStatus: [`${said.type}.status`],
    status: [`${said.type}.status`],
    dateTime: [`${said.type}.effectiveDateTime`],
    author: [`${said.type}.performer`],
    specimen: [`${said.type}.specimen`],
    requester: [`${said.type}.basedOn`],
    laboratoryTests: [`${said.type}.result`],
    relatedResults: [`${said.type}.result`],
    comment: [`${said.type}.conclusion`],
  }),
  beside: {
    fixed: [
      { path: 'category', values: [...fixed.map(({ code: { system, code } }) => ({ system, code })), ...resultTypes] },
    ],
    modifiers: { status: {} },
  },
  to() {
    throw new Error('A laboratory result is written as Observations.');
  },
  from: (report, context) => readReport(report, observation, context),
});
