import type { Offer } from '../access/model';
import type { Source, SourceItem, Sources } from '../assemble/ports';
import { sourcesOf } from '../assemble/sources-of';
import type { OpenDocument } from '../bgz/define/content';
import { contentSources, type SourceKey, sectionsOfType, sourceSections } from '../bgz/index';
import { bgzRecords } from '../bgz/records';
import { checkArgument, checkOptions } from '../options/check-options';
import { anyObject, callable, type Rules, required, told } from '../options/rules';
import { type ReadDocument, type ReadIssue, type ReadRecords, type ReadResult, withContent } from '../read';
import type { GroupStatus, PulledGroup, PulledKey } from './by-section';
import type { PullResult, SectionStatus } from './pull-result';
import type { Redacted } from './redacted';

/** A document that the archive has: what is told of it, and the key its bytes are filed by. */
export interface KeptDocument {
  readonly document: ReadDocument;
  readonly key: string;
  readonly contentType: string;
}

/** What was asked for, as it was asked, and how that ended. */
export interface KeptOffer {
  /** The search or read as the notification offered it. Absent for an offer that could not be read; `input` then says where it stands. */
  readonly offer?: Offer;
  readonly input?: string;
  readonly status: SectionStatus;
  /** How many resources it found. */
  readonly matches: number;
  /** What the sender says it took out on purpose. */
  readonly redacted?: Redacted;
}

/** A pulled BgZ as records, to be stored and served again. Plain data: what `JSON.parse` makes of it is the same. */
export interface KeptPull {
  readonly records: ReadRecords;
  readonly documents: readonly KeptDocument[];
  /** What is known of each section: not that there is nothing, where it was not obtained. */
  readonly sections: Readonly<Partial<Record<PulledKey, GroupStatus>>>;
  /**
   * What was asked for, in the order of the notification: what `sections` says of a section is said of this, and of no more. Nothing is served
   * by it. When, by whom and of whom it was asked is in the trail of the pull.
   */
  readonly asked: readonly KeptOffer[];
}

/** A pull that can be kept, or why not. */
export type KeepResult =
  | { readonly ok: true; readonly kept: KeptPull }
  | {
      readonly ok: false;
      /**
       * `not-read`: it was not read into records (`read`), or that failed. `not-confirmed`: no Patient with the BSN of the notification came,
       * so that nobody knows whose records these are.
       */
      readonly why: 'not-read' | 'not-confirmed';
    };

/** The sections of which something that came is not among the records; undefined for any. */
function keysOf({ record, resource }: ReadIssue): readonly string[] | undefined {
  if (record !== undefined) return [record.group];
  return resource === undefined ? undefined : sectionsOfType(resource.split('/')[0] ?? '').map(({ key }) => key);
}

const askedIn = ({ sections }: PullResult): readonly KeptOffer[] =>
  sections.map(({ offer, input, status, matches, redacted }) => ({
    ...(offer && { offer }),
    ...(input !== undefined && { input }),
    status,
    matches: matches.length,
    ...(redacted && { redacted }),
  }));

/** Which sections the records do not hold whole, though they were obtained. */
function lackingIn({ issues, counts }: ReadResult): (key: string) => boolean {
  const errors = issues.filter(({ severity }) => severity === 'error').map(keysOf);
  const isAny = counts.issues > issues.length || errors.includes(undefined);
  const keys = new Set(errors.flatMap((one) => one ?? []));
  return (key) => isAny || keys.has(key);
}

/** The documents that the archive has whole; undefined for each of the others. */
function documentsOf({ documents }: PullResult, read: ReadResult): readonly (KeptDocument | undefined)[] {
  return read.documents.map((document) => {
    const [pulled, ...others] = documents.filter(({ reference }) => reference === `DocumentReference/${document.id}`);
    // A record of a document has one form of it.
    if (pulled?.status !== 'obtained' || pulled.key === undefined || others.length > 0) return undefined;
    return { document, key: pulled.key, contentType: pulled.contentType };
  });
}

/** Which sections the sender took something out of on purpose: that it did has no place in a record, and who is served next must know. */
function redactedIn({ sections, bySection }: PullResult): (key: string) => boolean {
  const redacted = new Set(
    sections.flatMap(({ offer, redacted: one }) => (offer && one ? [JSON.stringify(offer)] : [])),
  );
  const isAbout = ({ offers }: PulledGroup): boolean => offers.some((offer) => redacted.has(JSON.stringify(offer)));
  const keys = new Set(Object.entries(bySection).flatMap(([key, group]) => (isAbout(group) ? [key] : [])));
  return (key) => keys.has(key);
}

/** What is known of each section when it is served from the records alone. */
function sectionsIn(pulled: PullResult, read: ReadResult, isWhole: boolean): KeptPull['sections'] {
  const [isUnread, isRedacted] = [lackingIn(read), redactedIn(pulled)];
  const isLacking = (key: string): boolean => isUnread(key) || isRedacted(key);
  const isFiled = pulled.documents.some(({ key }) => key !== undefined);
  return Object.fromEntries(
    Object.entries(pulled.bySection).map(([key, { status, resources }]): [string, GroupStatus] => {
      const isDocument = (contentSources as readonly string[]).includes(key);
      // Without an archive nobody has the bytes.
      if (isDocument && resources.length > 0 && !isFiled) return [key, 'not-offered'];
      return [key, status === 'obtained' && (isLacking(key) || (isDocument && !isWhole)) ? 'incomplete' : status];
    }),
  );
}

/**
 * What is to be kept of a pull, to be served again by {@link sourcesOfKept}: the records that it was read into, the documents that its
 * `archive` has, what is known of each section, and what was asked for.
 *
 * @param pulled of `pullBgz({ read: true, references: true, archive })`
 * @example
 * const keeping = keepPull(pulled);
 * if (keeping.ok) await worklist.save(JSON.stringify(keeping.kept));
 */
export function keepPull(pulled: PullResult): KeepResult {
  checkArgument('keepPull', 'pulled', pulled, required(told('the result of pullBgz', anyObject)));
  const { read, patient } = pulled;
  if (read === undefined) return { ok: false, why: 'not-read' };
  if (patient !== 'confirmed' || read.records.patient === undefined) return { ok: false, why: 'not-confirmed' };
  const documents = documentsOf(pulled, read);
  const kept = documents.filter((one) => one !== undefined);
  const sections = sectionsIn(pulled, read, kept.length === documents.length);
  return { ok: true, kept: { records: read.records, documents: kept, sections, asked: askedIn(pulled) } };
}

/** Options of {@link sourcesOfKept}. */
export interface KeptOptions {
  /** Gives the bytes of a document, by its key. */
  open(document: KeptDocument, context: { readonly signal: AbortSignal }): ReturnType<OpenDocument>;
}

const rules: Rules<KeptOptions> = { open: required(callable) };

type AnySource = (...given: Parameters<Source<SourceKey>>) => Iterable<SourceItem<SourceKey>>;

/** A section of which there may be more gives what there is, and fails: its search then says that it is not complete. */
const brokenOff = (source: AnySource): AnySource =>
  function* (...given) {
    yield* source(...given);
    throw new Error('What was kept of this section is not all there is of it.');
  };

/**
 * Sources over a pull that was kept, for `createBgzFacade`: what was pulled from one hospital is served to the next. A section that
 * was obtained is served as it was, also where there is nothing of it; one that was not is not offered, as nobody knows whether there is
 * anything; one that is not whole fails, or with `completeness: 'partial'` gives what there is and says so.
 *
 * @param kept as `keepPull` gave it, or from JSON
 * @throws {ZibRecordError} When it is no longer what it was: the records are judged again.
 * @throws {TypeError} When an option is none.
 * @example
 * const sources = sourcesOfKept(JSON.parse(text), { open: ({ key }) => archive.open(key) });
 * const facade = createBgzFacade({ sources, authorize, idSecret });
 */
export function sourcesOfKept(kept: KeptPull, options: KeptOptions): Sources {
  checkArgument('sourcesOfKept', 'kept', kept, required(told('what keepPull gave', anyObject)));
  checkOptions('sourcesOfKept', options, rules);
  const { sections } = kept;
  const all = sourcesOf([bgzRecords(kept.records as Parameters<typeof bgzRecords>[0])], { groups: 'all' });
  const letters = kept.documents.map((one) => {
    const { document, contentType } = one;
    return withContent(document, { contentType, open: (context) => options.open(one, context) });
  });
  const ofPatient = all.patient as unknown as AnySource;
  const documents: AnySource = (...given) => ([...ofPatient(...given)].length > 0 ? letters : []);
  const sources = sourceSections.flatMap(({ key, kind }): readonly (readonly [string, unknown])[] => {
    const isDocument = contentSources.includes(key);
    const source = (isDocument ? documents : all[key]) as AnySource;
    // Who and what others refer to is of no section, and the patient whom all is about.
    if (kind === 'read' || key === 'patient') return [[key, source]];
    const status = (sections as Readonly<Record<string, GroupStatus | undefined>>)[key];
    if (status === 'obtained') return [[key, source]];
    return status === 'incomplete' || status === 'part-offered' ? [[key, brokenOff(source)]] : [];
  });
  return Object.fromEntries(sources) as unknown as Sources;
}
