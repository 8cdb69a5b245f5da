import type * as z from 'zod';
import { chapters } from '../bgz/define/chapters';
import type { Zib } from '../bgz/define/define-zib';
import type { StatedQuality } from '../bgz/define/section';
import { type BgzChapter, type BgzSection, ownTypes, sections } from '../bgz/index';
import { sectionOfResource } from '../bgz/section-of-resource';
import { zibOf } from '../bgz/zibs';
import type { Json } from '../fhir/json';
import type { Language } from '../validate/issue';

/** Kinds of code system, as the shares of the leading codes tell them apart. */
export type PreferredSystem = 'snomed' | 'gStandaard';

/** The clinically leading code of a record: what the record is about. */
export interface LeadingCode {
  /** The zib whose table holds the concept, and its record path there. */
  readonly zib: Zib<z.ZodType>;
  readonly record: string;
  /** FHIR property of the record itself that may hold the code in place of a reference. */
  readonly instead?: string;
  readonly prefers: PreferredSystem;
}

/** A zib as one section measures it. */
export interface MeasuredZib {
  readonly zib: Zib<z.ZodType>;
  /** The resource type a record of this zib becomes. */
  readonly root: string;
  /** Whether a resource of that type is a record of this zib. */
  readonly isOwn: (resource: Json) => boolean;
  /** Where the zib's own name does not tell it apart from another of the section. */
  readonly title?: Readonly<Record<Language, string>>;
  /** Whether it stands on its own as a record, or belongs to one (a product, a professional). */
  readonly supporting?: true;
  readonly leading?: LeadingCode;
  /** Record paths of dates that tell what has happened, so that they cannot lie ahead. */
  readonly past: readonly string[];
  /** A record that says itself that it is still to come: its dates may lie ahead. */
  readonly planned?: (resource: Json) => boolean;
}

/** A section of the report. */
export interface MeasuredSection {
  readonly title: Readonly<Record<Language, string>>;
  readonly zibs: readonly MeasuredZib[];
  /** Types that belong to records and are measured with them only. */
  readonly belonging: readonly string[];
}

/** What is measured of a section, with the zibs themselves. */
function measured(section: BgzSection & { readonly quality: StatedQuality }): MeasuredZib {
  const { root = section.type, leading, ...facts } = section.quality;
  return {
    ...facts,
    zib: zibOf(section.key),
    root,
    isOwn: (resource) => sectionOfResource(resource) === section,
    ...(leading && {
      leading: {
        zib: zibOf(leading.of?.section ?? section.key),
        record: leading.record,
        prefers: leading.prefers,
        ...(leading.of && { instead: leading.of.instead }),
      },
    }),
  };
}

const isMeasured = (section: BgzSection): section is BgzSection & { readonly quality: StatedQuality } =>
  section.quality !== undefined;

/** The chapters with something to measure; documents have none. */
export type SectionKey = Exclude<BgzChapter, 'correspondence'>;

const ofChapter = (chapter: string): readonly BgzSection[] => sections.filter((section) => section.chapter === chapter);

/** Keys of the sections, in the order of the BgZ; `parties` holds the professionals and organizations of all of them. */
export const sectionKeys = Object.keys(chapters).filter((key) =>
  ofChapter(key).some(isMeasured),
) as readonly SectionKey[];

/** What each section consists of. */
export const measuredSections = Object.fromEntries(
  sectionKeys.map((key): [SectionKey, MeasuredSection] => {
    const zibs = ofChapter(key).filter(isMeasured).map(measured);
    const roots = zibs.map(({ root }) => root);
    const belonging = ofChapter(key)
      .flatMap(ownTypes)
      .filter((type) => !roots.includes(type));
    return [key, { title: chapters[key], zibs, belonging }];
  }),
) as Readonly<Record<SectionKey, MeasuredSection>>;
