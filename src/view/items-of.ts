import type { FhirResource } from 'fhir/r3';
import type { Reach } from '../assemble/unreached';
import { type BgzSection, sectionOf as sectionNamed } from '../bgz/index';
import { sectionOfResource } from '../bgz/section-of-resource';
import { isJson, type Json, listOf, textOf } from '../fhir/json';
import { fhirJson } from '../fhir/written-numbers';
import { readNarrative } from '../fhir/xml/narrative-text';
import type { Judged } from './findings-of';
import type { Pair, ViewFinding, ViewItem, ViewSource, ViewUnreached } from './model';
import { momentOf } from './moment-of';
import { clinicalStatusBeside, withdrawnOf } from './not-standing';
import type { Read } from './reading-of';
import type { OfRecord } from './records-behind-items';
import { told } from './said';
import type { Measured } from './series-of';
import type { Apart, Part } from './take-apart';
import { summaryOf, titleOf } from './title-of';
import { words } from './words';

/** What is known of resources beside themselves. */
export interface Made {
  readonly reading: Read;
  readonly judged: Judged;
  readonly ofRecord: OfRecord;
  /** `Patient/abc`, whom the page is about. */
  readonly patient: string | undefined;
  readonly reach: (resource: FhirResource) => Reach | undefined;
}

/** The items, and what others are made of with them. */
export interface Items {
  readonly items: readonly ViewItem[];
  readonly sources: readonly ViewSource[];
  readonly measured: readonly Measured[];
  readonly sectionOf: (nth: number) => BgzSection | undefined;
}

const referenceOf = ({ resourceType, id }: Json): string =>
  typeof id === 'string' ? `${String(resourceType)}/${id}` : String(resourceType);

/**
 * What a narrative says beside the data: with `additional` the data is not all that there is to know (STU3 NarrativeStatus). That there is
 * something that cannot be shown is told too.
 */
function narrated({ text }: Json): readonly Pair[] {
  if (!isJson(text) || text.status !== 'additional') return [];
  const label = words['narrative-says'];
  const read = readNarrative(textOf(text.div));
  if (read === undefined) return [{ label, value: words['narrative-unreadable'] }];
  return [
    ...(read.text === '' ? [] : [{ label, value: read.text }]),
    ...(read.pictures === 0 ? [] : [{ label, value: words['narrative-pictures'] }]),
  ];
}

/** Whether a resource says by its reference that it is of the patient whom the page is about. */
const isOf = (json: Json, patient: string | undefined): boolean =>
  [json.subject, json.patient, json.beneficiary].some(
    (one) => patient !== undefined && isJson(one) && textOf(one.reference).endsWith(patient),
  );

/** Whose it is goes without saying where it is of whom the page is about. */
const isOwner = ({ label }: Pair): boolean => typeof label === 'object' && label.en === 'Patient';

function unreachedOf(met: Reach | undefined): ViewUnreached | undefined {
  if (met === undefined || met.returnedBy.length > 0) return undefined;
  const { searches, misses } = met;
  return { searches, misses: misses.map(({ parameter, asked, found }) => ({ parameter, asked, found })) };
}

const collect = <T>(where: readonly string[], of: ReadonlyMap<string, readonly T[]>): readonly T[] => {
  const seen = new Set<string>();
  return where
    .flatMap((one) => of.get(one) ?? [])
    .filter((one) => {
      const key = JSON.stringify(one);
      return !seen.has(key) && seen.add(key);
    });
};

function strangeItem(nth: number, where: string): ViewItem {
  const nothing = { told: [], moment: {}, findings: [], notRead: [] };
  return { nth, reference: '?', where, title: words['strange-title'], ...nothing };
}

function itemOf(nth: number, { json, where }: Part, section: BgzSection | undefined, made: Made): ViewItem {
  const { reading, judged, patient, reach, ofRecord } = made;
  const own = told(json);
  const isOwn = isOf(json, patient);
  const ofZib = clinicalStatusBeside(json, own?.pairs ?? []).filter((one) => !isOwn || !isOwner(one));
  const pairs = [...ofZib, ...narrated(json)];
  const summary = summaryOf(json, section, pairs);
  const withdrawn = withdrawnOf(json);
  const unreached = unreachedOf(reach(json as unknown as FhirResource));
  const record = typeof json.id === 'string' ? ofRecord(String(json.resourceType), json.id, section?.key) : undefined;
  const place = where.find((one) => reading.apart.has(one)) ?? where[0] ?? '';
  return {
    nth,
    reference: referenceOf(json),
    where: place,
    title: json.resourceType === 'Provenance' ? words.provenance : titleOf(json, section, own?.title, pairs),
    ...(summary !== undefined && { summary }),
    told: pairs,
    moment: momentOf(json),
    ...(withdrawn !== undefined && { withdrawn }),
    findings: collect<ViewFinding>(where, judged.byPlace),
    notRead: collect(where, reading.notRead),
    ...(unreached && { unreached }),
    ...(record && { record: { group: record.group, id: record.id } }),
  };
}

/** A contained resource may say what the other does not; a panel is a result without a value of its own. */
const sectionFor = (json: Json): BgzSection | undefined => {
  const section = sectionOfResource(json);
  return section && sectionNamed(section.key);
};

/** Every resource as an item, and after them what is no resource. */
export function makeItems({ parts, strange }: Apart, made: Made): Items {
  const sections = parts.map(({ json }) => sectionFor(json));
  const items = parts.map((part, nth) => itemOf(nth, part, sections[nth], made));
  const sources = parts.map(({ json }, nth): ViewSource => {
    const named = items[nth]?.record;
    const record = named && made.ofRecord(String(json.resourceType), String(json.id), sections[nth]?.key)?.record;
    return {
      fhir: fhirJson(json, { pretty: true }),
      ...(record !== undefined && { record: JSON.stringify(record, null, 2) }),
    };
  });
  const others = strange.map(({ where }, at) => strangeItem(parts.length + at, where));
  const found = strange.map(({ value }): ViewSource => ({ fhir: JSON.stringify(value ?? null, null, 2) }));
  const panels = datesOfPanels(parts);
  const measured = items.flatMap((item): Measured[] => {
    const [section, json] = [sections[item.nth], parts[item.nth]?.json];
    if (section === undefined || json === undefined || !isMeasured(json)) return [];
    const { title, moment, withdrawn } = item;
    const ofPanel = moment.from === undefined ? panels.get(item.reference) : undefined;
    const when = moment.from ?? ofPanel;
    const isWithdrawn = withdrawn !== undefined;
    return [{ nth: item.nth, json, section, title, when, isOfPanel: ofPanel !== undefined, isWithdrawn }];
  });
  return {
    items: [...items, ...others],
    sources: [...sources, ...found],
    measured,
    sectionOf: (nth) => sections[nth],
  };
}

const isMeasured = (json: Json): boolean =>
  json.resourceType === 'Observation' && (isJson(json.valueQuantity) || listOf(json.component).length > 0);

/** The date of the panel that a test is of, by `Observation/id` of the test: a test without a date of its own was done with the others. */
function datesOfPanels(parts: readonly Part[]): ReadonlyMap<string, string> {
  const dates = new Map<string, string>();
  for (const { json } of parts) {
    const { from } = json.resourceType === 'Observation' ? momentOf(json) : {};
    if (from === undefined) continue;
    for (const related of listOf(json.related).filter(isJson)) {
      const to = isJson(related.target) ? /Observation\/[^/]+$/.exec(textOf(related.target.reference))?.[0] : undefined;
      if (to !== undefined && related.type === 'has-member') dates.set(to, from);
    }
  }
  return dates;
}
