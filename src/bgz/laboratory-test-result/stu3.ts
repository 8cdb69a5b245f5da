import type { FhirResource, ObservationRelated, Reference } from 'fhir/r3';
import { canonicalJson } from '../../fhir/json';
import type { CodedConcept, LaboratoryTestResult } from '../../zib';
import type { Places } from '../define/codec';
import type { MappingContext } from '../define/context';
import { compact, maybe, some } from '../define/elements';
import { defineStu3, type Stu3 } from '../define/stu3';
import { termOf } from '../parts/code/stu3';
import { specimenAs, specimenPlaces, specimenReference } from '../parts/specimen/stu3';
import { requestBehindId, requestBehindStu3 } from '../procedure-request/stu3';
import { type Observed, observedRows, statusIn, UNNAMED } from './observation';
import { readResult } from './read';
import { reportStu3 } from './report';
import { KIND, requestBehind } from './request';
import { laboratoryTestResultSection } from './section';

type Test = NonNullable<LaboratoryTestResult['laboratoryTests']>[number];

const { type, profiles } = laboratoryTestResultSection;

/** FHIR id of a result, also for those that refer to it. */
const resultId = (id: string, context: MappingContext): string => context.id(type, context.patientId, 'laboratory', id);

const observation = defineStu3<Observed>({ type, profiles, rows: observedRows, id: ({ id }) => id });

/** What says of a test more than that there is one. */
const isTested = ({
  testResult,
  testMethod,
  resultFlags,
  referenceRangeLowerLimit: low,
  referenceRangeUpperLimit: high,
}: Test) => [testResult, testMethod, resultFlags?.[0], low, high].some((one) => one !== undefined);

/**
 * The test of a result that is one test and nothing more: one Observation says both (zib-LaboratoryTestResult-Observation, the first
 * of its three forms). What says something of the whole beside the test needs an Observation of its own, and so does a test of
 * which nothing is known yet: that would be a panel.
 */
function onlyTest(result: LaboratoryTestResult): Test | undefined {
  const [test, ...more] = result.laboratoryTests ?? [];
  const { panelOrBattery, resultStatus, status, dateTime } = result;
  const isWhole = [panelOrBattery, resultStatus, status, dateTime].some((one) => one !== undefined);
  if (test === undefined || more.length > 0 || isWhole || !isTested(test)) return undefined;
  return test.resultInterpretation === undefined && test.identificationNumbers === undefined ? test : undefined;
}

const ofTest = (test: Test): Omit<Observed, 'id'> => ({
  code: test.testCode,
  zibStatus: test.testResultStatus,
  fhirStatus: test.status,
  moment: test.testDateTime,
  value: test.testResult,
  flags: test.resultFlags,
  method: test.testMethod,
  lower: test.referenceRangeLowerLimit,
  upper: test.referenceRangeUpperLimit,
});

const ofResult = (result: LaboratoryTestResult): Omit<Observed, 'id'> => ({
  code: result.panelOrBattery,
  zibStatus: result.resultStatus,
  fhirStatus: result.status,
  moment: result.dateTime,
});

/** What a test is known by within its result: its own key, else its code and how many of that code stand before it. */
function keysOf(tests: readonly Test[]): readonly string[] {
  const seen = new Map<string, number>();
  return tests.map(({ id, testCode: { system, code, nullFlavor, originalText } }) => {
    if (id !== undefined) return `key ${id}`;
    const what = canonicalJson(nullFlavor === undefined ? [system, code] : [nullFlavor, originalText ?? null]);
    const before = seen.get(what) ?? 0;
    seen.set(what, before + 1);
    return `code ${what} ${before}`;
  });
}

/** The tests of a panel, each an Observation. A test without a status has that of the whole, which it does not say for itself. */
function members(
  result: LaboratoryTestResult,
  whole: Observed,
  context: MappingContext,
): readonly ObservationRelated[] {
  const tests = result.laboratoryTests ?? [];
  const keys = keysOf(tests);
  return tests.map((test, at) => {
    const own = ofTest(test);
    const inherited = test.testResultStatus ?? test.status;
    const member = observation.to(
      {
        ...own,
        id: context.id(type, context.patientId, 'laboratory', result.id, keys[at] ?? ''),
        identificationNumbers: test.identificationNumbers,
        fhirStatus: inherited === undefined ? statusIn(whole) : own.fhirStatus,
        comment: test.resultInterpretation,
      },
      context,
    );
    context.refer(member);
    return { type: 'has-member', target: referenceTo(member.id, termOf(test.testCode)) };
  });
}

const referenceTo = (id: string | undefined, display: string): Reference => ({ reference: `${type}/${id}`, display });

const relatedTo = (
  { id, display, relation }: NonNullable<LaboratoryTestResult['relatedResults']>[number],
  context: MappingContext,
): ObservationRelated => compact({ type: relation, target: referenceTo(resultId(id, context), display) });

const ofLaboratory = requestBehindStu3(KIND);

function basedOn(
  { id, requester }: LaboratoryTestResult,
  display: string,
  context: MappingContext,
): Reference[] | undefined {
  if (requester === undefined) return undefined;
  context.refer(ofLaboratory.to({ id, ...requestBehind(requester) }, context));
  return [{ reference: `ProcedureRequest/${requestBehindId(KIND, id, context)}`, display }];
}

/** The words for a result, as references show them. */
const displayOf = (code: CodedConcept = UNNAMED): string => termOf(code);

function write(result: LaboratoryTestResult, context: MappingContext): FhirResource {
  const test = onlyTest(result);
  const own = test === undefined ? ofResult(result) : ofTest(test);
  const id = resultId(result.id, context);
  const whole: Observed = {
    ...own,
    id,
    identificationNumbers: result.identificationNumbers,
    resultType: result.resultType,
    author: result.author,
    comment: result.comment,
  };
  const ofTests = test === undefined ? members(result, whole, context) : [];
  const references = {
    basedOn: basedOn(result, displayOf(own.code), context),
    specimen: maybe(result.specimen, (one) => specimenReference(one, id, context)),
    related: some(...ofTests, ...(result.relatedResults ?? []).map((one) => relatedTo(one, context))),
  };
  return observation.to({ ...whole, references }, context);
}

/** Where the concepts of an Observation go in a record: of the whole, of a test, or of both. */
const properties: Readonly<Record<string, readonly string[]>> = {
  identificationNumbers: ['identificationNumbers', 'laboratoryTests.identificationNumbers'],
  subject: ['subject'],
  fhirStatus: ['status', 'laboratoryTests.status'],
  zibStatus: ['resultStatus', 'laboratoryTests.testResultStatus'],
  resultType: ['resultType'],
  code: ['panelOrBattery', 'laboratoryTests.testCode'],
  moment: ['dateTime', 'laboratoryTests.testDateTime'],
  author: ['author'],
  value: ['laboratoryTests.testResult'],
  flags: ['laboratoryTests.resultFlags'],
  comment: ['comment', 'laboratoryTests.resultInterpretation'],
  method: ['laboratoryTests.testMethod'],
  lower: ['laboratoryTests.referenceRangeLowerLimit'],
  upper: ['laboratoryTests.referenceRangeUpperLimit'],
};

const places = (): Places => ({
  '': [type],
  ...Object.fromEntries(
    Object.entries(observation.places()).flatMap(([path, paths]) => {
      const [property = '', ...inner] = path.split('.');
      return (properties[property] ?? []).map((record) => [[record, ...inner].join('.'), paths] as const);
    }),
  ),
  laboratoryTests: [type],
  ...specimenPlaces('specimen'),
  specimen: [`${type}.specimen`],
  requester: [`${type}.basedOn`, 'ProcedureRequest.requester'],
  relatedResults: [`${type}.related`],
});

/**
 * LaboratoryTestResult (zib 13.1.1) in FHIR: zib-LaboratoryTestResult-Observation, of a panel with one more of each test, with
 * the specimen and the request behind it. A report (zib-LaboratoryTestResult-DiagnosticReport) is read too.
 */
export const laboratoryTestResultStu3: Stu3<LaboratoryTestResult> = {
  type,
  profiles,
  places,
  belonging: [specimenAs('specimen')],
  to: write,
  from: (resource, context) => readResult(resource, observation, context),
  besides: [reportStu3(observation)],
};
