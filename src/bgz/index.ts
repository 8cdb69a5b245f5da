import { administrationAgreementSection } from './administration-agreement/section';
import { advanceDirectiveSection } from './advance-directive/section';
import { alcoholUseSection } from './alcohol-use/section';
import { alertSection } from './alert/section';
import { allergyIntoleranceSection } from './allergy-intolerance/section';
import { appointmentSection } from './appointment/section';
import { bloodPressureSection } from './blood-pressure/section';
import { bodyHeightSection } from './body-height/section';
import { bodyWeightSection } from './body-weight/section';
import { careTeamSection } from './care-team/section';
import { contactPersonSection } from './contact-person/section';
import type { StatedSearch } from './define/search';
import type { Section } from './define/section';
import { documentSection } from './document/section';
import { drugUseSection } from './drug-use/section';
import { encounterSection } from './encounter/section';
import { functionalOrMentalStatusSection } from './functional-or-mental-status/section';
import { healthProfessionalSection } from './health-professional/section';
import { healthcareProviderSection } from './healthcare-provider/section';
import { laboratoryTestResultSection } from './laboratory-test-result/section';
import { livingSituationSection } from './living-situation/section';
import { medicalDeviceSection } from './medical-device/section';
import { medicalDeviceRequestSection } from './medical-device-request/section';
import { medicationAgreementSection } from './medication-agreement/section';
import { medicationUseSection } from './medication-use/section';
import { nutritionAdviceSection } from './nutrition-advice/section';
import { metadataSearch, metadataType } from './parts/metadata/section';
import { patientSection } from './patient/section';
import { payerSection } from './payer/section';
import { pharmaceuticalProductSection } from './pharmaceutical-product/section';
import { problemSection } from './problem/section';
import { procedureSection } from './procedure/section';
import { procedureRequestSection } from './procedure-request/section';
import { tobaccoUseSection } from './tobacco-use/section';
import { treatmentDirectiveSection } from './treatment-directive/section';
import { vaccinationSection } from './vaccination/section';
import { vaccinationRecommendationSection } from './vaccination-recommendation/section';

/**
 * THE list: the sections of the BgZ, in its order. Whoever needs to know which there are (sources, searches, offers, roles,
 * quality, words for people) learns it here.
 */
const stated = [
  patientSection,
  payerSection,
  treatmentDirectiveSection,
  advanceDirectiveSection,
  functionalOrMentalStatusSection,
  livingSituationSection,
  drugUseSection,
  alcoholUseSection,
  tobaccoUseSection,
  nutritionAdviceSection,
  alertSection,
  allergyIntoleranceSection,
  problemSection,
  medicalDeviceSection,
  vaccinationSection,
  bloodPressureSection,
  bodyWeightSection,
  bodyHeightSection,
  laboratoryTestResultSection,
  procedureSection,
  procedureRequestSection,
  medicationUseSection,
  medicationAgreementSection,
  administrationAgreementSection,
  pharmaceuticalProductSection,
  encounterSection,
  medicalDeviceRequestSection,
  vaccinationRecommendationSection,
  appointmentSection,
  careTeamSection,
  healthProfessionalSection,
  healthcareProviderSection,
  contactPersonSection,
  documentSection,
] as const;

type Stated = (typeof stated)[number];
type Searched = Extract<Stated, { readonly kind: 'searched' }>;
type Own<S> = S extends Stated ? S['type'] | keyof S['belonging'] : never;
type OfferName<S> = S extends { readonly offer?: { readonly name?: infer N } } ? Extract<N, string> : never;

/** Key of a section: its only name inside. */
export type BgzKey = Stated['key'];

/** Key of a section whose records come from a source of their own. */
export type SourceKey = Exclude<Stated, { readonly kind: 'inside' }>['key'];

/** Key of a section that searches are about. */
export type SearchedKey = Searched['key'];

/** Resource types that searches are about. */
export type SearchedType = Searched['type'];

/** Resource types that come along with others and are only read by their id. */
export type ReadType = Exclude<Own<Stated>, SearchedType>;

/** A chapter with a section in it. */
export type BgzChapter = Stated['chapter'];

/** What a role is or is not allowed to see. */
export type BgzRole = Stated['role'];

/** Names of what is offered as a part of the BgZ. */
export type BgzOffer = OfferName<Stated>;

/** A section of the list. */
export interface BgzSection extends Section {
  readonly key: BgzKey;
  readonly role: BgzRole;
  readonly type: SearchedType | ReadType;
}

/** A section whose records a source gives. */
export interface SourceSection extends BgzSection {
  readonly key: SourceKey;
}

/** A section that searches are about. */
export interface SearchedSection extends SourceSection {
  readonly key: SearchedKey;
  readonly type: SearchedType;
  readonly search: StatedSearch;
}

/** All sections, in the order of the BgZ. */
export const sections: readonly BgzSection[] = stated;

/** Those with a source. */
export const sourceSections = sections.filter(({ kind }) => kind !== 'inside') as readonly SourceSection[];

/** Those that searches are about. */
export const searchedSections = sections.filter(({ kind }) => kind === 'searched') as readonly SearchedSection[];

const byKey: ReadonlyMap<string, BgzSection> = new Map(sections.map((section) => [section.key, section]));

/** The section with this key; undefined for what is none. */
export const sectionOf = (key: string): BgzSection | undefined => byKey.get(key);

/** The types a section is of: what its records become, what comes with these only, and what holds their content. */
export const ownTypes = ({ type, belonging, content }: BgzSection): readonly string[] => [
  type,
  ...Object.keys(belonging),
  ...(content ? [content] : []),
];

const byType = new Map<string, BgzSection[]>();
for (const section of sections)
  for (const type of new Set(ownTypes(section))) {
    const known = byType.get(type);
    if (known) known.push(section);
    else byType.set(type, [section]);
  }

/**
 * The sections a resource type is of; none for types that are not of the BgZ. Of which of several a resource is, is told by the
 * resource alone (`sectionOfResource`).
 */
export const sectionsOfType = (type: string): readonly BgzSection[] => byType.get(type) ?? [];

/** The sections whose records bring along resources that a search for their type finds as well. */
export const findablyBringing = (type: string): readonly SourceSection[] =>
  sourceSections.filter(({ findable = [] }) => (findable as readonly string[]).includes(type));

/** A type by which content is read. */
export type ContentType = NonNullable<Section['content']>;

/** Those with content beside their resources (`Section.content`). */
const contentSections = sourceSections.filter(({ content }) => content !== undefined);

/** True for a type of a section with content: of its resources, and of the content itself. */
export const hasContent = (type: string): boolean => sectionsOfType(type).some(({ content }) => content !== undefined);

/** The types by which content is read. */
export const contentTypes: readonly ContentType[] = contentSections.flatMap(({ content }) => content ?? []);

/** The sources of what has content: without one of them its types are not served. */
export const contentSources: readonly SourceKey[] = contentSections.map(({ key }) => key);

/** The profiles that every resource of a type claims. */
export function profilesOf(type: string): readonly string[] {
  if (type === metadataType) return metadataSearch.profiles;
  const [first = [], ...others] = sectionsOfType(type).map((section) =>
    section.type === type ? section.profiles : (section.belonging[type] ?? []),
  );
  return first.filter((profile) => others.every((profiles) => profiles.includes(profile)));
}
