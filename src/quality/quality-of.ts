import { dutchDate } from '../fhir/date-time';
import { isJson, type Json, listOf } from '../fhir/json';
import { checkOptions } from '../options/check-options';
import { moment, oneOf, type Rules } from '../options/rules';
import type { Language } from '../validate/issue';
import { measureLeadingCode } from './leading-code';
import { conceptFigures, type MeasuredFigures, measureConcepts } from './measure-concept';
import { isOpenAndOver } from './measure-overdue';
import { measurePlausibility, reachOf } from './measure-plausibility';
import { type FhirRecord, recordOf } from './measure-record';
import type { QualityReport, SectionQuality } from './quality-report';
import { type QualityInput, type Resources, readInput } from './read-input';
import { type MeasuredZib, measuredSections, type SectionKey, sectionKeys } from './sections';
import { addRules, figuresOf, noCodes, type RecordFigures, sumOf, totalOf } from './tally';

/** Options of {@link qualityOf}. */
export interface QualityOptions {
  /** The moment dates are compared with; default the clock. */
  readonly now?: Date;
  /** Of the titles and names of concepts; default Dutch. */
  readonly language?: Language;
}

const qualityRules: Rules<QualityOptions> = { now: moment, language: oneOf('nl', 'en') };

const referenceOf = (value: unknown): unknown => (isJson(value) ? value.reference : undefined);

/** The requests our mapping makes of a procedure's requester: the procedure is the record, the request tells who asked. */
function requestsBehind(resources: Resources): ReadonlySet<Json> {
  const behind = resources
    .ofType('Procedure')
    .filter((procedure) => listOf(procedure.basedOn).some((one) => typeof referenceOf(one) === 'string'))
    .flatMap((procedure) => resources.referredBy(procedure));
  return new Set(
    behind.filter(({ resourceType, status }) => resourceType === 'ProcedureRequest' && status === 'unknown'),
  );
}

/** The roles of each professional; a role refers to its person, not the other way round. */
function rolesBy(resources: Resources): (root: Json) => readonly Json[] {
  const roles = new Map<Json, Json[]>();
  for (const role of resources.ofType('PractitionerRole')) {
    for (const person of resources.referredBy({ contained: role.contained, practitioner: role.practitioner })) {
      roles.set(person, [...(roles.get(person) ?? []), role]);
    }
  }
  return (root) => (root.resourceType === 'Practitioner' ? (roles.get(root) ?? []) : []);
}

interface MeasuredPart {
  readonly part: MeasuredZib;
  readonly records: readonly FhirRecord[];
  readonly concepts: readonly MeasuredFigures[];
}

interface MeasuredSection {
  readonly key: SectionKey;
  readonly ofRecords: RecordFigures;
  readonly parts: readonly MeasuredPart[];
}

function inWords({ key, ofRecords, parts }: MeasuredSection, language: Language): SectionQuality {
  const concepts = parts.flatMap((one) => conceptFigures(one.concepts, language));
  return { title: measuredSections[key].title[language], ...figuresOf(ofRecords, concepts), concepts };
}

/** Measures once, for reports in several languages; see {@link qualityOf}. */
export function measuredQuality(input: QualityInput, now: Date): (language: Language) => QualityReport {
  const resources = readInput(input);
  const behind = requestsBehind(resources);
  const rolesOf = rolesBy(resources);
  const isReached = reachOf(resources);

  function measurePart(part: MeasuredZib): MeasuredPart {
    const roots = resources.ofType(part.root).filter((one) => part.isOwn(one) && !behind.has(one));
    const records = roots.map((root) => recordOf(root, resources, rolesOf));
    return { part, records, concepts: measureConcepts(part, records, now) };
  }

  function measureSection(key: SectionKey): MeasuredSection {
    const parts = measuredSections[key].zibs.map(measurePart);
    const count = (supporting: boolean) =>
      parts
        .filter(({ part }) => (part.supporting === true) === supporting)
        .reduce((sum, { records }) => sum + records.length, 0);
    const besides = measuredSections[key].belonging.reduce((sum, type) => sum + resources.ofType(type).length, 0);
    const owned = parts.filter(({ part }) => part.supporting !== true).flatMap(({ records }) => records);
    const ofRecords: RecordFigures = {
      records: count(false),
      supporting: count(true) + besides + (key === 'procedures' ? behind.size : 0),
      leadingCode: sumOf(
        noCodes,
        parts.map(({ part, records }) => measureLeadingCode(part.leading, records)),
      ),
      plausibility: addRules(parts.map(({ records }) => measurePlausibility(records, now))),
      unreached: owned.filter((record) => !isReached(record)).length,
      overdue: owned.filter(({ root }) => isOpenAndOver(root, now)).length,
    };
    return { key, ofRecords, parts };
  }

  const measured = sectionKeys.map(measureSection);
  return (language) => {
    const sections = Object.fromEntries(measured.map((one) => [one.key, inWords(one, language)])) as Record<
      SectionKey,
      SectionQuality
    >;
    const total = totalOf(Object.values(sections));
    return {
      formatVersion: 1,
      date: dutchDate(now),
      sections,
      total,
      notMeasured: resources.count - total.records - total.supporting,
    };
  };
}

/**
 * Registration quality of a BgZ, per section and in total: how many records there are, how their leading codes are
 * coded, which zib concepts are missing or say why they are, where words stand in place of codes, and which dates are
 * vague or lie ahead; which records are hardly true, which no national search returns, and which are open although their
 * date is over. Counts only; each figure tells its numerator and denominator where it is declared ({@link QualityReport}). It
 * judges no conformance: a record may conform and yet be registered poorly.
 *
 * A record is a resource of a type the BgZ searches for; products, professionals and organizations count apart. A
 * concept is required when the builder of its zib does not do without it. The zib-2017 profiles of these sections mark
 * no element as must-support, so all other concepts are optional alike. A resource that occurs twice counts once.
 *
 * @param input a searchset or collection Bundle, or a list of resources and Bundles; anything else in it is passed over
 *   and nothing makes this throw.
 *
 * @example
 * const report = qualityOf(toCollection([records], { now }), { now });
 * report.sections.allergies.leadingCode.snomed; // allergies whose causative agent has a SNOMED CT code
 */
export function qualityOf(input: QualityInput, options: QualityOptions = {}): QualityReport {
  checkOptions('qualityOf', options, qualityRules);
  return measuredQuality(input, options.now ?? new Date())(options.language ?? 'nl');
}
