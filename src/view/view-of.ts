import type { Bundle, FhirResource } from 'fhir/r3';
import { NO_ID_SECRET, toCollection } from '../assemble/collection';
import { nationalReach } from '../assemble/unreached';
import type { MappingOptions } from '../bgz/define/context';
import { mappingRules } from '../bgz/define/mapping-rules';
import type { BgzRecords } from '../bgz/listed/records';
import { dutchDateTime } from '../fhir/date-time';
import type { Json } from '../fhir/json';
import { checkOptions, shapeOf } from '../options/check-options';
import { anyObject, flag, listOf, moment, oneOf, port, type Rules, text } from '../options/rules';
import { measuredQuality } from '../quality/quality-of';
import { createValidator, type RuleSet, type Validator } from '../validate/create-validator';
import { countsOf, type Judged, judge } from './findings-of';
import { type Made, makeItems } from './items-of';
import type { BgzView, ViewNotice, ViewTiming, ViewTrail } from './model';
import { patientOf } from './patient-of';
import { namedIn, readInputs } from './read-inputs';
import { type Read, readingOf } from './reading-of';
import { ofRecords } from './records-behind-items';
import { sectionsOf } from './sections-of';
import { seriesOf } from './series-of';
import { statedIn } from './states-of';
import { takeApart } from './take-apart';
import { words } from './words';

/** What is shown: FHIR of one patient as it came, or records of the library. */
export type ViewInput =
  /** A Bundle or resource as parsed JSON, a text of one (JSON, or FHIR XML), or a list of these, as `readBgz` takes it. */
  | { readonly fhir: unknown; readonly records?: undefined }
  | { readonly records: BgzRecords; readonly fhir?: undefined };

/** Options of {@link viewOf}. */
export interface ViewOptions {
  /** The moment it is made for: statuses and figures depend on it. Default: now. */
  readonly now?: Date;
  /** Judges what is shown; one of `createValidator()` when left out. */
  readonly validator?: Pick<Validator, 'validate'>;
  /** False leaves the validation out. Default true. */
  readonly validate?: boolean;
  /** Rules beyond the profiles. */
  readonly rules?: readonly RuleSet[];
  /** What each of `fhir` is called where something is said of it: names of files. Default `input[0]`, `input[1]` … */
  readonly names?: readonly string[];
  /** How records are mapped, as your facade does. */
  readonly mapping?: MappingOptions;
  /** What must be said above all, such as files that could not be read. */
  readonly notices?: readonly ViewNotice[];
  /** How long a pull took, where there was one. */
  readonly timing?: ViewTiming;
  /** What trails tell of the referral, as `trailOf` makes it; `fhir: []` beside it where nothing else is shown. */
  readonly trail?: ViewTrail;
}

const viewRules: Rules<ViewOptions> = {
  now: moment,
  validator: port('a validator, as createValidator makes', 'validate'),
  validate: flag,
  rules: listOf(oneOf('bgz-msz'), 0),
  names: listOf(text, 0),
  mapping: shapeOf(mappingRules),
  notices: listOf(anyObject, 0),
  timing: anyObject,
  trail: anyObject,
};

/** What was given as FHIR, and what is known of the records behind it. */
interface Given {
  readonly inputs: readonly unknown[];
  readonly reading: Read;
  readonly ofRecord: Made['ofRecord'];
}

async function given(input: ViewInput, now: Date, mapping: MappingOptions): Promise<Given> {
  if (input.records === undefined) {
    const inputs = Array.isArray(input.fhir) ? input.fhir : [input.fhir];
    const reading = await readingOf(inputs, now);
    return { inputs, reading, ofRecord: ofRecords(reading.records) };
  }
  const bundle = toCollection([input.records], { now, mapping, idSecret: NO_ID_SECRET });
  return {
    inputs: [bundle],
    reading: { records: input.records, notRead: new Map(), apart: new Set(), notices: [] },
    ofRecord: ofRecords(input.records, { now, mapping }),
  };
}

const referenceTo = (json: Json | undefined): string | undefined =>
  typeof json?.id === 'string' ? `Patient/${json.id}` : undefined;

const unjudged: Judged = { byPlace: new Map(), others: [] };

/**
 * What there is to show of the BgZ of one patient: per section what each record tells in Dutch and English, its FHIR, its record, what
 * the validator finds in it and what no record holds; what is missing or was not said; values that were measured; figures of
 * registration quality. Nothing of what was given is left out: what is of no section stands in `other`, what is of another
 * patient in `apart`. Plain data, all of it personal.
 *
 * @param input FHIR of one patient, or its records.
 * @returns Never rejects on data, however broken; rejects with a TypeError on wrong options.
 * @example
 * const html = await pageOf(await viewOf({ fhir: bundle }));
 */
export async function viewOf(input: ViewInput, options: ViewOptions = {}): Promise<BgzView> {
  checkOptions('viewOf', options, viewRules);
  if (input.records === undefined && !('fhir' in input))
    throw new TypeError('viewOf: allowed is { fhir: … } or { records: … }.');
  const {
    now = new Date(),
    validate = true,
    rules = [],
    mapping = {},
    names = [],
    notices = [],
    timing,
    trail,
  } = options;
  const { inputs, reading, ofRecord } = await given(input, now, mapping);
  const { values, notices: unread } = await readInputs(inputs, names);
  const apart = takeApart(values);
  const places = new Set(apart.parts.flatMap(({ where }) => where));
  const judged = validate ? await judge(inputs, options.validator ?? createValidator(), places, rules) : unjudged;
  const resources = apart.parts.map(({ json }) => json as unknown as FhirResource);
  const patient = patientOf(apart.parts, reading, now);
  const { items, sources, measured, sectionOf } = makeItems(apart, {
    reading,
    judged,
    ofRecord,
    patient: referenceTo(apart.parts[patient?.item ?? -1]?.json),
    reach: nationalReach(resources),
  });
  const stated = statedIn(apart, notices);
  const own = items.filter(({ where }) => !reading.apart.has(where));
  const quality = measuredQuality(values as readonly Bundle[], now);
  const strange = apart.strange.map(
    ({ where }): ViewNotice => ({
      severity: 'warning',
      text: words.strange({ where: namedIn(where, names) }),
      sections: [],
    }),
  );
  const nothing: ViewNotice[] =
    apart.parts.length === 0 && (trail === undefined || inputs.length > 0)
      ? [{ severity: 'error', text: words.nothing, sections: [] }]
      : [];
  return {
    formatVersion: 1,
    from: input.records === undefined ? 'fhir' : 'records',
    names,
    made: dutchDateTime(now),
    ...(patient && { patient }),
    notices: [...notices, ...unread, ...nothing, ...stated.notices, ...reading.notices, ...strange],
    sections: sectionsOf(own, sectionOf, stated, input.records),
    other: own.filter(({ nth }) => sectionOf(nth) === undefined).map(({ nth }) => nth),
    apart: items.filter(({ where }) => reading.apart.has(where)).map(({ nth }) => nth),
    items,
    series: seriesOf(measured.filter(({ nth }) => !reading.apart.has(items[nth]?.where ?? ''))),
    findings: judged.others,
    ...(validate && { counts: countsOf([...items.flatMap(({ findings }) => findings), ...judged.others]) }),
    quality: { nl: quality('nl'), en: quality('en') },
    ...(timing && { timing }),
    ...(trail && { trail }),
    sources,
  };
}
