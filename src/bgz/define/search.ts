import type { FhirResource } from 'fhir/r3';

/** One alternative of a token parameter: `system|code`, `code`, `|code` (system '' = none) or `system|`. */
export interface TokenValue {
  readonly system?: string;
  readonly code?: string;
}

/**
 * A search parameter as a section states it: which elements it looks at, and as what. Plain data; what answers searches makes
 * a reader of it. A path is of properties, and stands for every repetition of each: `reaction.onset`.
 */
export type StatedParameter =
  | { readonly over: 'id' | 'profile' }
  | { readonly over: 'concept' | 'identifier' | 'date' | 'reference'; readonly paths: readonly string[] }
  | { readonly over: 'code'; readonly path: string; readonly system: string }
  | { readonly over: 'periodExtension'; readonly url: string };

/** An `_include` as a section states it: the element with the references it follows, and the types these may be of. */
export interface StatedInclude {
  readonly path: string;
  readonly targets: readonly FhirResource['resourceType'][];
  /** Whether the element has references to other types too, which are not followed: those are of another include. */
  readonly among?: true;
}

/** A search that the national specification prescribes, without the patient it is about. */
export interface StatedNational {
  /** Tokens by parameter; a resource has one of each. */
  readonly tokens: Readonly<Record<string, readonly TokenValue[]>>;
  /** Names of the includes that go along. */
  readonly includes: readonly string[];
}

/** How the records of a section are searched for. */
export interface StatedSearch {
  /** Parameters that name the patient by reference; with `.identifier` behind it they are a chain on the BSN. */
  readonly patientParameters: readonly string[];
  readonly parameters: Readonly<Record<string, StatedParameter>>;
  readonly includes: Readonly<Record<string, StatedInclude>>;
  /**
   * The searches by which a receiver pulls the section, as BgZ MSZ 2.0 has them (spec bgz-msz-queries §2 and §3). A record of
   * the section that none of them returns does not reach a receiver.
   */
  readonly national: readonly StatedNational[];
  /** Canonical of a search parameter that is not one of STU3 itself, by name. */
  readonly definitions?: Readonly<Record<string, string>>;
  /**
   * Where several sections are of one resource type: by parameter, every token that its resources can have there. A search
   * that asks for others does not ask the sources of this section.
   */
  readonly only?: Readonly<Record<string, readonly TokenValue[]>>;
  /**
   * Tokens that its resources may have there beside those of `only`, by which none of them is known: the kind of will beside the
   * category of all advance directives.
   */
  readonly beside?: Readonly<Record<string, readonly TokenValue[]>>;
  /** By parameter, a token by which others ask for all of the section, though it says less by itself. */
  readonly asksAll?: Readonly<Record<string, TokenValue>>;
  /**
   * What `$lastn` takes together, of which it gives the last: the observations with one code, or all of the section, whose codes
   * say the same (body height has three). Left out: as `perCode`, which is what STU3 has; no national request asks it then.
   */
  readonly last?: 'perCode' | 'all';
  /**
   * Parameters of STU3 over elements that no record fills here, with blanks between. A search by one would find nothing, which
   * reads as if there were nothing, so it is refused.
   */
  readonly unfilled: string;
  /** Parameters of STU3 that are refused for another reason, with the reason. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** Token parameter over a CodeableConcept or a Coding, or several. */
export const concept = (...paths: readonly string[]): StatedParameter => ({ over: 'concept', paths });

/** Token parameter over an element of type code, whose value set has this code system of FHIR: `event-status`. */
export const code = (path: string, system: string): StatedParameter => ({ over: 'code', path, system });

/** Date parameter over a dateTime, a Period or the bounds of a Timing; of several elements those that are there. */
export const date = (...paths: readonly string[]): StatedParameter => ({ over: 'date', paths });

/** Date parameter over an extension that holds a Period. */
export const periodExtension = (url: string): StatedParameter => ({ over: 'periodExtension', url });

/** Reference parameter over an element that holds a Reference, or several. */
export const reference = (path: string): StatedParameter => ({ over: 'reference', paths: [path] });

/** Token parameter over elements that hold an Identifier, or several. */
export const identifiers = (...paths: readonly string[]): StatedParameter => ({ over: 'identifier', paths });

/** Include over an element that holds a Reference, or several. */
export const follows = (path: string, ...targets: StatedInclude['targets']): StatedInclude => ({ path, targets });

/** Include over an element with references to several types, of which these alone are followed. */
export const followsAmong = (path: string, ...targets: StatedInclude['targets']): StatedInclude => ({
  path,
  targets,
  among: true,
});

/** A national search: its token parameters, and what it includes. */
export const national = (tokens: StatedNational['tokens'], ...includes: readonly string[]): StatedNational => ({
  tokens,
  includes,
});

/** What every search of the BgZ takes, but for how the patient is named. */
export const common = {
  _id: { over: 'id' },
  _profile: { over: 'profile' },
  identifier: identifiers('identifier'),
} as const satisfies Readonly<Record<string, StatedParameter>>;

/** The names of the patient where the element is `subject`, and what they include. */
export const bySubject = ['patient', 'subject'] as const;
export const includeSubject = { patient: follows('subject', 'Patient'), subject: follows('subject', 'Patient') };
