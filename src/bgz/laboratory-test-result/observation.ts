import type { CodeableConcept, Coding as FhirCoding, Observation } from 'fhir/r3';
import { isJson, type Json, listOf } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import { findMember } from '../../terminology/codelist';
import {
  interpretatieVlaggenCodelijst,
  resultaatStatusCodelijst13_1_8,
  resultaatTypeCodelijst,
} from '../../terminology/zib2017/codelists';
import {
  interpretatieVlaggenCodelijstToObservationInterpretation,
  resultStatusCodelistToObservationStatus,
} from '../../terminology/zib2017/concept-maps';
import type { CodedConcept, HealthProfessional, Identifier, LaboratoryTestResult } from '../../zib';
import { alone } from '../define/codec';
import { maybe } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import { type Row, rowsOf } from '../define/rows';
import { sameContent } from '../define/same-content';
import { amountCodec, valueElements, valueRows } from '../parts/any-value/codec';
import type { Amount, AnyValue } from '../parts/any-value/types';
import type { Party } from '../parts/basic-elements/types';
import type { Coding } from '../parts/code/code';
import { conceptCodec, contradicts, readSpecification, SPECIFICATION } from '../parts/code/codec';
import { readListed } from '../parts/code/listed';
import { readCoding, readConcept } from '../parts/code/read';
import { codeableConcept, codeSpecification, coding } from '../parts/code/stu3';
import { codesBothWays } from '../parts/code/translation';
import { identifiersRow } from '../parts/identifier/codec';
import { foundAtRow, isOf, takeFixed, takeFixedCoding, unlessAbsent } from '../parts/observation/codec';
import { observationStatuses } from '../parts/observation/zib';
import { partyCodec } from '../parts/party/codec';
import { subjectRow } from '../parts/party/patient';
import { isCompared } from '../parts/quantity/read';
import { textCodec } from '../parts/text/codec';
import { FHIR_LABORATORY, LABORATORY } from './section';
import { FHIR_FLAGS } from './zib';

type Specimen = NonNullable<LaboratoryTestResult['specimen']>;

/** What one Observation says: of a result as a whole, of one of its tests, or of both at once. */
export interface Observed {
  readonly id: string;
  readonly identificationNumbers?: readonly Identifier[] | undefined;
  /** The zib's own status; where there is none, FHIR's word for it. */
  readonly zibStatus?: CodedConcept | undefined;
  readonly fhirStatus?: string | undefined;
  readonly resultType?: CodedConcept | undefined;
  /** Left out for a result of several tests that has no name. */
  readonly code?: CodedConcept | undefined;
  readonly moment?: string | undefined;
  readonly author?: Party | undefined;
  readonly value?: AnyValue | undefined;
  readonly flags?: readonly CodedConcept[] | undefined;
  readonly comment?: string | undefined;
  readonly method?: CodedConcept | undefined;
  readonly lower?: Amount | undefined;
  readonly upper?: Amount | undefined;
  readonly specimen?: Specimen | undefined;
  readonly requester?: HealthProfessional | undefined;
  /** Written by who knows the ids: the request, the specimen, and what it is related to. */
  readonly references?: Pick<Observation, 'basedOn' | 'specimen' | 'related'> | undefined;
}

export const statuses = codesBothWays(resultaatStatusCodelijst13_1_8, resultStatusCodelistToObservationStatus);

/** A source that knows no status does not say that a result is final: FHIR has a word for that. */
const NO_STATUS = 'unknown';

/** FHIR's word for the status. */
export const statusIn = ({ zibStatus, fhirStatus }: Observed): string =>
  statuses.to(zibStatus?.code) ?? fhirStatus ?? NO_STATUS;

function readStatus(observation: FhirNode) {
  const own = readSpecification(observation, 'status');
  const said = observation.peek('status');
  if (contradicts(statuses, own, said)) {
    // Left where it stands, it sets the result apart: which of the two is meant is not known.
    observation.giveBackOf('status');
    return {};
  }
  if (own !== undefined) {
    observation.drop('status', statuses.to(own.code));
    return { zibStatus: own };
  }
  const fhirStatus = observationStatuses.find((known) => known === said);
  if (fhirStatus !== undefined) observation.take('status');
  return { fhirStatus: fhirStatus === NO_STATUS ? undefined : fhirStatus };
}

const laboratory = {
  code: { ...LABORATORY, display: 'bevinding betreffende laboratoriumonderzoek' },
  also: [
    { ...LABORATORY, display: 'Laboratory test finding (finding)' },
    { ...LABORATORY, display: 'Laboratory test finding' },
  ],
};
const inFhir = { code: { ...FHIR_LABORATORY, display: 'Laboratory' } };
const fixed = [inFhir, laboratory] as const;

const isFixed = (one: unknown): boolean => isJson(one) && fixed.some((code) => isOf(code, one));

/** Whether a category says that it is a laboratory result, and not which. */
const saysLaboratory = (category: unknown): boolean =>
  isJson(category) && listOf(category.coding).some((one) => isFixed(one));

const typesOf = resultaatTypeCodelijst.codes[systems.snomed];

/** Whether a coding is a type of results. */
export const isResultType = (one: unknown): boolean =>
  isJson(one) && one.system === systems.snomed && Object.hasOwn(typesOf, String(one.code));

/** Whether an Observation that was given is a laboratory result, as far as its categories say. */
export const isLaboratory = (categories: unknown): boolean =>
  listOf(categories).some(
    (category) => saysLaboratory(category) || (isJson(category) && listOf(category.coding).some(isResultType)),
  );

function writeCategory({ resultType }: Observed): { readonly category: readonly CodeableConcept[] } {
  const own: CodeableConcept = { coding: fixed.map(({ code }) => ({ ...code })) };
  return { category: [own, ...(resultType === undefined ? [] : [codeableConcept(resultType)])] };
}

/** The type of the result may be a category of its own, or a code beside that of the laboratory. A second one is told as not read. */
function readCategory(observation: FhirNode) {
  let resultType: CodedConcept | undefined;
  for (const item of observation.items('category')) {
    if (!saysLaboratory(item.peek('category'))) {
      resultType ??= readListed(resultaatTypeCodelijst, item, 'category');
      continue;
    }
    for (const one of item.open('category')?.list('coding') ?? []) {
      if (takeFixedCoding(one, ...fixed)) continue;
      if (resultType === undefined && isResultType(one.asGiven)) resultType = readCoding(one);
    }
  }
  return { resultType };
}

/** Shown for a result of several tests that has no name of its own. */
export const UNNAMED: CodedConcept = { nullFlavor: 'UNK', originalText: 'Laboratoriumuitslag' };

function readCode(observation: FhirNode) {
  const node = observation.open('code');
  const code = node && readConcept(node);
  return { code: sameContent(code, UNNAMED) ? undefined : code };
}

const flagCodes = codesBothWays(
  interpretatieVlaggenCodelijst,
  interpretatieVlaggenCodelijstToObservationInterpretation,
);

/** Terms of FHIR's flags that the map leads to (v2 table 0078). */
const fhirTerms: Readonly<Record<string, string>> = {
  H: 'High',
  L: 'Low',
  I: 'Intermediate',
  R: 'Resistant',
  S: 'Susceptible',
};

const isFhirFlag = ({ system }: { readonly system?: unknown }): boolean => system === FHIR_FLAGS;

/** A flag of the zib stands behind the one of FHIR that it is mapped to (invariant zib-LaboratoryTestResult-Observation-1). */
function withFhirFlag(flag: CodedConcept, codings: readonly FhirCoding[]): FhirCoding[] {
  const code = flagCodes.to(flag.system === systems.snomed ? flag.code : undefined);
  if (code === undefined || codings.some((one) => isFhirFlag(one) && one.code === code)) return [...codings];
  return [{ system: FHIR_FLAGS, code, display: fhirTerms[code] as string }, ...codings];
}

function writeFlags({ flags = [] }: Observed): { readonly interpretation?: CodeableConcept } {
  const [only, ...more] = flags;
  if (only === undefined) return {};
  if (more.length === 0) {
    const concept = codeableConcept(only);
    return { interpretation: { ...concept, coding: withFhirFlag(only, concept.coding ?? []) } };
  }
  return {
    interpretation: {
      coding: flags.flatMap((flag) => (flag.nullFlavor === undefined ? withFhirFlag(flag, [coding(flag)]) : [])),
    },
  };
}

const isZibFlag = ({ system, code }: { readonly system?: unknown; readonly code?: unknown }): boolean =>
  system === systems.snomed && findMember(interpretatieVlaggenCodelijst, String(code)) !== undefined;

/**
 * The flags: codes of the zib, and those of FHIR that repeat none of them. Of one flag other codes are translations; of several it
 * is not known whose they are, and they are told as not read, as their words are.
 */
function readFlags(observation: FhirNode) {
  const node = observation.open('interpretation');
  if (node === undefined) return {};
  const given = listOf(node.peek('coding')).filter(isJson);
  const repeated = new Set<unknown>(given.filter(isZibFlag).map(({ code }) => flagCodes.to(String(code))));
  const repeats = (one: Json): boolean => isFhirFlag(one) && repeated.has(one.code);
  const leads = (one: Json): boolean => isZibFlag(one) || (isFhirFlag(one) && !repeats(one));
  const isOne = given.filter(leads).length === 1;
  const flags: CodedConcept[] = [];
  const translations: Coding[] = [];
  for (const one of node.list('coding')) {
    const json = one.asGiven;
    const isPlain = repeats(json) && [undefined, fhirTerms[String(json.code)]].includes(json.display as string);
    if (isPlain) for (const name of ['system', 'code', 'display']) one.take(name);
    else if (leads(json)) flags.push(...some(flagOf(readCoding(one))));
    else if (isOne) translations.push(...some(readCoding(one)));
  }
  const [only, ...more] = flags;
  if (only === undefined || more.length > 0) return { flags: only && flags };
  const text = node.text('text');
  return {
    flags: [
      {
        ...only,
        ...(text !== undefined && { originalText: text }),
        ...(translations.length > 0 && { translations }),
      },
    ],
  };
}

const some = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

/** A flag of FHIR that the zib has too is that of the zib. */
const flagOf = (code: Coding | undefined): CodedConcept | undefined =>
  code !== undefined && isFhirFlag(code) ? (flagCodes.from(code.code) ?? code) : code;

const NORMAL = {
  code: { system: 'http://hl7.org/fhir/referencerange-meaning', code: 'normal', display: 'Normal Range' },
};

const { row, pair, within } = rowsOf<Observed>();

const limits = rowsOf<Observed>();
const lower = limits.row('lower', 'low', amountCodec);
const upper = limits.row('upper', 'high', amountCodec);

/** The limits of what is normal for this patient. */
const rangeRow: Row<Observed> = {
  places: { lower: ['referenceRange.low'], upper: ['referenceRange.high'] },
  write(observed, target, context) {
    if (observed.lower === undefined && observed.upper === undefined) return;
    const range: Record<string, unknown> = {};
    lower.write(observed, range, context);
    upper.write(observed, range, context);
    target.referenceRange = [{ ...range, type: { coding: [{ ...NORMAL.code }] } }];
  },
  read(observation, draft, context) {
    // One that is of other people, or of something else than what is normal, is none of this patient.
    const own = listOf(observation.peek('referenceRange')).flatMap((one, at) => (isNormal(one) ? [at] : []));
    const [at, ...more] = own;
    const node = at === undefined || more.length > 0 ? undefined : observation.pick('referenceRange', at);
    if (node === undefined) return;
    lower.read(node, draft, context);
    upper.read(node, draft, context);
    takeFixed(node.open('type'), NORMAL);
  },
};

function isNormal(range: unknown): boolean {
  if (!isJson(range) || range.appliesTo !== undefined || range.age !== undefined) return false;
  const sides = [range.low, range.high].filter((side) => side !== undefined);
  if (sides.length === 0 || sides.some((side) => !isJson(side) || isCompared(side))) return false;
  return (
    range.type === undefined ||
    (isJson(range.type) && listOf(range.type.coding).some((one) => isJson(one) && isOf(NORMAL, one)))
  );
}

const codeRow = pair({ code: ['code'] }, ({ code = UNNAMED }) => ({ code: codeableConcept(code) }), readCode);
const valueRow = unlessAbsent(within('value', valueRows as readonly Row<AnyValue>[], ...valueElements));
const flagsRow = pair({ flags: ['interpretation'] }, writeFlags, readFlags);

/** What a component says of a test that stands in it. */
export const componentRows: readonly Row<Observed>[] = [codeRow, valueRow, flagsRow, rangeRow];

/** The rows of what an Observation says, but for what it refers to. */
export const observedRows: readonly Row<Observed>[] = [
  identifiersRow as Row<Observed>,
  pair(
    {},
    ({ references }) => ({ basedOn: references?.basedOn }),
    () => ({}),
  ),
  pair(
    { fhirStatus: ['status'], zibStatus: [`status.${SPECIFICATION}`] },
    (observed) => ({ status: statusIn(observed), _status: maybe(observed.zibStatus, codeSpecification) }),
    readStatus,
  ),
  pair({ resultType: ['category'] }, writeCategory, readCategory),
  codeRow,
  subjectRow('subject'),
  foundAtRow<Observed>('moment'),
  row('author', 'performer', alone(partyCodec)),
  valueRow,
  flagsRow,
  row('comment', 'comment', textCodec),
  row('method', 'method', conceptCodec()),
  pair(
    {},
    ({ references }) => ({ specimen: references?.specimen }),
    () => ({}),
  ),
  rangeRow,
  pair(
    {},
    ({ references }) => ({ related: references?.related }),
    () => ({}),
  ),
];
