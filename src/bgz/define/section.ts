import type { FhirResource } from 'fhir/r3';
import type { Json } from '../../fhir/json';
import type { StatedPlausibility } from '../plausibility/facts';
import type { AdaSection } from './ada';
import type { Chapter } from './chapters';
import type { Language } from './language';
import type { StatedSearch, TokenValue } from './search';
import type { StatedStatuses } from './statuses';

type ResourceType = FhirResource['resourceType'];

/** Words for people. */
export type Words = Readonly<Record<Language, string>>;

/**
 * How records come to be in a section. `searched`: a source gives them and a search finds them. `read`: a source gives them,
 * and a receiver comes to one only by a reference in another record. `inside`: other records hold them.
 */
export type SectionKind = 'searched' | 'read' | 'inside';

/** What of a section is measured as registration quality. */
export interface StatedQuality {
  /** The type that stands for a record, where that is not the type of the section. */
  readonly root?: ResourceType;
  /** Where the zib's own name does not tell it apart from another of the chapter. */
  readonly title?: Words;
  /** Whether it stands on its own as a record, or belongs to one (a product, a professional). */
  readonly supporting?: true;
  /** The clinically leading code: what the record is about. */
  readonly leading?: {
    /** Key of the section whose zib holds it, where that is another, and the FHIR property that may hold it instead. */
    readonly of?: { readonly section: string; readonly instead: string };
    /** Record path in that zib. */
    readonly record: string;
    /** The kind of code system that is preferred. */
    readonly prefers: 'snomed' | 'gStandaard';
  };
  /** Record paths of dates that tell what has happened, so that they cannot lie ahead. */
  readonly past: readonly string[];
  /** A record that says itself that it is still to come: its dates may lie ahead. */
  readonly planned?: (resource: Json) => boolean;
}

/** How a section is offered. */
interface StatedOffer<Name> {
  readonly code: Required<TokenValue>;
  readonly name?: Name;
  /** Offered where it is named only: not every vendor has a source for it, and what is offered must be there. */
  readonly whenNamed?: true;
}

/** Which parts of the records of a zib may not be read without each other. Paths of properties, items of lists not numbered. */
export interface Bonds {
  /** What decides what the record says: where one of these cannot be read, the record is not. So it is with all that the zib requires. */
  readonly decides: readonly string[];
  /** Properties of which none is read when another cannot be: the rest would say something else. */
  readonly together?: readonly (readonly string[])[];
}

/** An element that changes what a resource says: what of it says nothing more, or no more than that a record of it stands. */
export interface Modifier {
  /** Says what is so anyway. */
  readonly nothing?: readonly unknown[];
  /** Has no place in a record, and a record without it says the same. */
  readonly harmless?: readonly unknown[];
  /** A property of the record that says as much: whatever the value is, or where it is one of these. */
  readonly saidBy?: { readonly property: string; readonly values?: readonly unknown[] };
  /** A record that does not have it says nothing of it, so that one whose value is said to be unknown can be read. */
  readonly mayBeUnknown?: true;
}

/**
 * A section of the BgZ: the records of one zib, as everybody but the zib and its mapping knows them. It is plain data: to know
 * what there is, nobody loads the schema or the mapping of a zib.
 */
export interface Section {
  /** Name of the list of records and of its source: the only name that the sections have inside. */
  readonly key: string;
  readonly kind: SectionKind;
  /** English name of the zib. */
  readonly zib: string;
  /** Name of the type of its records, and with a small letter of its builder, where that is not the name of the zib. */
  readonly record?: string;
  readonly title: Words;
  readonly chapter: Chapter;
  /** What a role must be allowed to see of it. */
  readonly role: string;
  /** The resource type that a record becomes, with the profiles it claims. */
  readonly type: ResourceType;
  readonly profiles: readonly string[];
  /** Types that are of this section and come with its records only, each with its profiles. */
  readonly belonging: Readonly<Record<string, readonly string[]>>;
  /**
   * The type by which the content of a record is read, where that is not in the resource. Such records open their content
   * themselves, when that type is asked for: they are no plain data, in no `BgzRecords` and of no zib of 2017. They go along with
   * the BgZ and are no part of it: their types are served only where there is a source of them.
   */
  readonly content?: ResourceType;
  /** Types of other sections of which its records may bring resources along. */
  readonly brings: readonly ResourceType[];
  /** Those of them that a search for the type finds as well: the request behind a procedure. */
  readonly findable?: readonly ResourceType[];
  /** Of what is searched for. */
  readonly search?: StatedSearch;
  /** How it is offered in a Task: the code (spec bgz-msz-queries §6), and the name where it is a part of the BgZ itself. */
  readonly offer?: StatedOffer<string>;
  readonly quality?: StatedQuality;
  /**
   * What stands or falls together when records are read. A property that is not named here falls alone: the smallest part that the
   * zib can do without. A coded value, an amount with its unit and a number of a register are never taken apart.
   */
  readonly bonds?: Bonds;
  /**
   * The elements of its type that change what a resource says (STU3: isModifier), but for what every resource has. Where one of
   * these was not read, nothing of the resource is: a procedure that was not done, or an agreement that is a draft, would be read
   * as one that stands.
   */
  readonly modifiers?: Readonly<Record<string, Modifier>>;
  /** How the status of its resources comes about, where the list of these does not have it. */
  readonly statuses?: StatedStatuses;
  /** Elements and extensions, none of them mandatory, in which its resources tell of another section: left out for who may not see that one. */
  readonly tells?: Readonly<Partial<Record<'indications' | 'devices', readonly string[]>>>;
  /** What of its records and resources can be told to be hardly true. */
  readonly plausibility?: StatedPlausibility;
  readonly ada?: AdaSection;
}

/** The names of a section, so that lists of them are types as well. */
interface Names<Key, Kind, In, Type, Belonging extends string, Role, Offer> {
  readonly key: Key;
  readonly kind: Kind;
  readonly chapter: In;
  readonly type: Type;
  readonly belonging: Readonly<Record<Belonging, readonly string[]>>;
  readonly role: Role;
  readonly offer?: StatedOffer<Offer>;
}

/** A section with its names as types. */
export type NamedSection<Key, Kind, In, Type, Belonging extends string, Role, Offer> = Omit<
  Section,
  keyof Names<Key, Kind, In, Type, Belonging, Role, Offer>
> &
  Names<Key, Kind, In, Type, Belonging, Role, Offer>;

/** States a section. What is searched for says how, what is read on its own what stands or falls together; what is left out in `belonging` and `brings` is nothing. */
export function defineSection<
  const Key extends string,
  const Kind extends SectionKind,
  const In extends Chapter,
  const Type extends ResourceType,
  const Role extends string,
  const Belonging extends ResourceType = never,
  const Offer extends string = never,
>(
  section: Omit<
    NamedSection<Key, Kind, In, Type, Belonging, Role, Offer>,
    'belonging' | 'brings' | 'search' | 'bonds'
  > & {
    readonly belonging?: Readonly<Record<Belonging, readonly string[]>>;
    readonly brings?: readonly ResourceType[];
  } & (Kind extends 'searched' ? { readonly search: StatedSearch } : { readonly search?: never }) &
    (Kind extends 'inside' ? { readonly bonds?: never } : { readonly bonds: Bonds }),
): NamedSection<Key, Kind, In, Type, Belonging, Role, Offer> {
  return { belonging: {} as Readonly<Record<Belonging, readonly string[]>>, brings: [], ...section };
}
