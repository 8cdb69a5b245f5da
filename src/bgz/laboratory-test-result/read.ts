import { isJson, listOf } from '../../fhir/json';
import type { CodedConcept, LaboratoryTestResult } from '../../zib';
import { compact } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { readFrom } from '../define/read-from';
import type { Draft } from '../define/rows';
import { sameContent } from '../define/same-content';
import type { Stu3 } from '../define/stu3';
import { wordsIn } from '../parts/references/codec';
import { readSpecimen } from '../parts/specimen/stu3';
import { readRequester } from '../procedure-request/stu3';
import { componentRows, isLaboratory, type Observed, statuses, statusIn } from './observation';
import { requestBehind } from './request';
import { laboratoryTestResultSection } from './section';
import { otherStatuses, relations } from './zib';

type Said = Omit<Observed, 'id'> & { readonly id?: string };
type Specimen = LaboratoryTestResult['specimen'];
type Test = NonNullable<LaboratoryTestResult['laboratoryTests']>[number];
type Related = NonNullable<LaboratoryTestResult['relatedResults']>[number];

/** A reference to another result, how that is related, and what takes the word for it where it is read. */
export interface Relation {
  readonly target: FhirNode;
  readonly relation: unknown;
  readonly take: () => void;
}

/** What one Observation says, and the elements by which it is related to others. */
export interface Seen {
  readonly node: FhirNode;
  readonly said: Said;
  readonly specimen: Specimen;
  readonly basedOn: readonly FhirNode[];
  readonly related: readonly Relation[];
  readonly components: readonly FhirNode[];
}

/** Reads an Observation once: it may be a test of a panel, and is looked at as a result of its own as well. */
const seeing = (node: FhirNode, stu3: Stu3<Observed>, context: ReadContext): Seen | undefined =>
  context.once(node, () => {
    const specimen = node.open('specimen');
    const [basedOn, components] = [node.list('basedOn'), node.list('component')];
    const related = node.list('related').flatMap((element): Relation[] => {
      const target = element.open('target');
      const relation = element.peek('type');
      return target === undefined ? [] : [{ target, relation, take: () => void element.take('type') }];
    });
    const said = stu3.from(node, context) as Said;
    return { node, said, specimen: specimen && readSpecimen(specimen, context), basedOn, related, components };
  });

/** A member that a reference leads to. */
interface Member {
  readonly seen: Seen;
  readonly by: Relation;
}

const claimsToBe = ({ meta, category }: FhirNode['asGiven']): boolean => {
  const claims = listOf(isJson(meta) ? meta.profile : undefined);
  return claims.some((one) => laboratoryTestResultSection.profiles.includes(String(one))) || isLaboratory(category);
};

/** The laboratory result that a reference leads to. */
function laboratoryAt(reference: FhirNode, context: ReadContext): FhirNode | undefined {
  const resource = context.isInError(reference) ? undefined : context.resolve(reference);
  return resource?.type === 'Observation' && claimsToBe(resource.asGiven) ? resource : undefined;
}

const textsOf = (references: readonly FhirNode[]): readonly unknown[] =>
  references.map(({ asGiven }) => asGiven.reference);

const isOther = (status: string | undefined): boolean => otherStatuses.some((one) => one === status);

/** The status of the zib, or the word for what it has no code for. */
function statusOf({ zibStatus, fhirStatus }: Said): { own?: CodedConcept; status?: string } {
  const own = zibStatus ?? statuses.from(fhirStatus);
  if (own !== undefined) return { own };
  return fhirStatus !== undefined && isOther(fhirStatus) ? { status: fhirStatus } : {};
}

/** What tests of one result share: where the whole does not say it and all of them do, it is said of the whole. */
interface Shared {
  readonly resultType: Said['resultType'];
  readonly author: Said['author'];
  readonly specimen: Specimen;
}

function sharedBy(whole: Whole, members: readonly Member[]): Shared {
  const shared = <T>(get: (one: Whole) => T | undefined): T | undefined => {
    const own = get(whole);
    const [first, ...others] = members.map(({ seen }) => get(seen));
    return own ?? (others.every((one) => sameContent(one, first)) ? first : undefined);
  };
  return {
    resultType: shared(({ said }) => said.resultType),
    author: shared(({ said }) => said.author),
    specimen: shared(({ specimen }) => specimen),
  };
}

/** Whether a member says nothing that a test of this result cannot say. One that does is a result of its own. */
function isTestOf({ seen }: Member, whole: Whole, shared: Shared): boolean {
  const { said, specimen, basedOn, related, components, node } = seen;
  if (said.code === undefined || related.length > 0 || components.length > 0) return false;
  // A status that contradicts itself, or is not known, was left.
  if (node.left().some((path) => /modifierExtension|implicitRules|^[^.]+\.status\b/.test(path))) return false;
  const asked = textsOf(whole.basedOn);
  if (!textsOf(basedOn).every((one) => asked.includes(one))) return false;
  const agrees = (own: unknown, ofWhole: unknown) => own === undefined || sameContent(own, ofWhole);
  if (!agrees(said.resultType, shared.resultType) || !agrees(said.author, shared.author)) return false;
  if (!agrees(specimen, shared.specimen)) return false;
  if (said.zibStatus !== undefined || statusIn(said as Observed) === statusIn(whole.said as Observed)) return true;
  // Without a status of its own it would have that of the whole.
  return said.fhirStatus !== undefined && !(isOther(said.fhirStatus) && isOther(whole.said.fhirStatus));
}

const tested = ({ value, method, flags, lower, upper }: Said) =>
  compact({
    testMethod: method,
    testResult: value,
    referenceRangeUpperLimit: upper,
    referenceRangeLowerLimit: lower,
    resultFlags: flags,
  });

function takeRelation({ target, take }: Relation): void {
  take();
  target.text('reference');
  target.text('display');
}

function testOf({ seen: { said, node }, by }: Member, whole: Pick<Seen, 'said'>): Partial<Test> {
  const { own, status } = statusOf(said);
  const isInherited = said.zibStatus === undefined && statusIn(said as Observed) === statusIn(whole.said as Observed);
  takeRelation(by);
  const test = compact({
    id: said.id,
    identificationNumbers: said.identificationNumbers,
    testCode: said.code,
    testDateTime: said.moment,
    ...(isInherited ? {} : { testResultStatus: own, status }),
    ...tested(said),
    resultInterpretation: said.comment,
  }) as Partial<Test>;
  return readFrom(node, test);
}

/** A test that stands in the Observation of the whole: its moment and status are those of the whole. */
function componentTest(component: FhirNode, { moment }: Said, context: ReadContext): Partial<Test> | undefined {
  if (!isJson(component.peek('code'))) return undefined;
  const said: Draft = {};
  for (const row of componentRows) row.read(component, said, context);
  const { code, ...others } = said as unknown as Said;
  return readFrom(component, compact({ testCode: code, testDateTime: moment, ...tested(others) }) as Partial<Test>);
}

/** Another result, where it is a record of its own. */
function relatedResult({ target, relation: word, take }: Relation, context: ReadContext): Related | undefined {
  const resource = laboratoryAt(target, context);
  const relation = relations.find((one) => one === word);
  // A relation that is not known may mean anything.
  if (resource === undefined || (relation === undefined && word !== undefined)) return undefined;
  const record = context.recordOf(resource);
  const display = record && (target.text('display') ?? wordsIn(record.resource.code));
  if (record === undefined || display === undefined) return undefined;
  target.text('reference');
  take();
  return readFrom(target, { id: record.id, display, ...(relation && { relation }) });
}

/** The results that are related as members, each looked at once. */
function membersOf({ related, node }: Whole, stu3: Stu3<Observed>, context: ReadContext): readonly Member[] {
  const found = related.flatMap((by): Member[] => {
    const resource = by.relation === 'has-member' ? laboratoryAt(by.target, context) : undefined;
    const seen = resource === undefined || resource === node ? undefined : seeing(resource, stu3, context);
    return seen === undefined ? [] : [{ seen, by }];
  });
  // A test of a panel that is a member itself is told with that panel.
  const inside = new Set(found.flatMap(({ seen }) => seen.related.map(({ target }) => context.resolve(target))));
  return found.filter(({ seen, by }) => {
    if (!inside.has(seen.node)) return true;
    takeRelation(by);
    return false;
  });
}

/** What a result says as a whole, in an Observation or a report, and what it is related to. */
export type Whole = Omit<Seen, 'components'> & Partial<Pick<Seen, 'components'>>;

/** What an Observation is as a record: a panel with its tests, or a test alone; with the tests that it is related to as such. */
export function readResult(node: FhirNode, stu3: Stu3<Observed>, context: ReadContext): Draft {
  const whole = seeing(node, stu3, context);
  return whole === undefined ? {} : readWhole(whole, stu3, context);
}

/** A result with its tests, of what it says as a whole. */
export function readWhole(whole: Whole, stu3: Stu3<Observed>, context: ReadContext): Draft {
  const { said } = whole;
  const candidates = membersOf(whole, stu3, context);
  const shared = sharedBy(whole, candidates);
  const members = candidates.filter((one) => isTestOf(one, whole, shared));
  const known = new Set([...members.map(({ by }) => by)]);
  const held = members.map((member) => {
    const test = testOf(member, whole);
    for (const one of member.seen.basedOn) {
      one.text('reference');
      one.text('display');
    }
    context.repeats?.(member.seen.node, test);
    return test;
  });
  const inside = (whole.components ?? []).flatMap((one) => componentTest(one, said, context) ?? []);
  const others = whole.related.filter((by) => !known.has(by) && by.target.peek('reference') !== undefined);
  const relatedResults = others.flatMap((by) => relatedResult(by, context) ?? []);
  return {
    ...compact({
      id: said.id,
      identificationNumbers: said.identificationNumbers,
      ...resultOf(whole, [...inside, ...held]),
      ...shared,
      comment: said.comment,
      requester: readRequester(whole.basedOn, requestBehind, context),
    }),
    ...(relatedResults.length > 0 && { relatedResults }),
  };
}

/** The whole and its tests. An Observation that was tested itself is the only test, or the first of those it has. */
function resultOf({ said }: Whole, tests: readonly Partial<Test>[]): Draft {
  const { own, status } = statusOf(said);
  const ownTest = tested(said);
  const isTested = Object.keys(ownTest).length > 0;
  if (isTested && tests.length === 0) {
    const test = { testCode: said.code, testDateTime: said.moment, testResultStatus: own, status, ...ownTest };
    return { laboratoryTests: [compact(test)] };
  }
  const all = isTested ? [compact({ testCode: said.code, testDateTime: said.moment, ...ownTest }), ...tests] : tests;
  return {
    panelOrBattery: said.code,
    resultStatus: own,
    status,
    dateTime: said.moment,
    ...(all.length > 0 && { laboratoryTests: all }),
  };
}
