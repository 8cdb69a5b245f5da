import type { FhirResource } from 'fhir/r3';
import type { Places, Written } from './codec';
import type { Content } from './content';
import type { MappingContext } from './context';
import type { FhirNode } from './fhir-node';
import type { ReadContext } from './read-context';
import type { Draft, Row } from './rows';
import type { TokenValue } from './search';
import type { Modifier } from './section';

/** A zib in FHIR STU3, both ways. */
export interface Stu3<T> {
  readonly type: FhirResource['resourceType'];
  readonly profiles: readonly string[];
  /**
   * Record path to the FHIR paths a concept is written to, `[x]` resolved, in other resources too; `''` is the zib itself. Asked for
   * when something is to be explained, not when records are mapped: nothing that is loaded with a door may call it.
   */
  readonly places: () => Places;
  /** The resource of a record. */
  to(record: T, context: MappingContext): FhirResource;
  /** The record of a resource, its id that of the resource, for the schema of the zib to judge; what it understood is taken. */
  from(resource: FhirNode, context: ReadContext): Draft;
  /** What a record has that is no part of the resource, and is read by itself; in a section that states its type. */
  readonly content?: (record: T, context: MappingContext) => Content;
  /** Resources of other types that records are read from too. */
  readonly besides?: readonly Stu3<T>[];
  /**
   * Of such a type: what its resources of this zib have, which tells them from others of the type; and what changes their meaning.
   * Their ids are apart from those of the resources that records become.
   */
  readonly beside?: {
    readonly fixed: readonly { readonly path: string; readonly values: readonly TokenValue[] }[];
    readonly modifiers: Readonly<Record<string, Modifier>>;
  };
  /** What comes with its records only and holds a part of them: read as that part, by who refers to it. */
  readonly belonging?: readonly Pick<Stu3<T>, 'type' | 'places' | 'from'>[];
}

interface Stated<T> {
  readonly type: FhirResource['resourceType'];
  readonly profiles: readonly string[];
  /** In the order in which the elements are written. */
  readonly rows: readonly Row<T>[];
  /** The FHIR id of a record; left out, its own id within the patient. */
  readonly id?: (record: T, context: MappingContext) => string;
  readonly content?: Stu3<T>['content'];
  readonly belonging?: Stu3<T>['belonging'];
}

/** A record that need not have an id of its own says what its FHIR id is made of. */
type Identified<T> = T extends { readonly id: string } ? unknown : Required<Pick<Stated<T>, 'id'>>;

/** The types that records of several zibs become. */
const shared: ReadonlySet<string> = new Set(['Observation', 'Consent']);

/** The FHIR id of a record by its own. Keys are unique per zib: two zibs of one type may have the same. */
export function idOfRecord(
  { type, profiles }: Pick<Stu3<unknown>, 'type' | 'profiles'>,
  id: string,
  context: MappingContext,
): string {
  const own = shared.has(type) ? profiles.slice(0, 1) : [];
  return context.id(type, context.patientId, ...own, id);
}

/** States a zib in FHIR: resource type, profiles, and the rows of its elements. */
export function defineStu3<T extends { readonly id?: string }>({
  type,
  profiles,
  rows,
  id,
  content,
  belonging,
}: Stated<T> & Identified<T>): Stu3<T> {
  const idOf = id ?? ((record, context) => idOfRecord({ type, profiles }, record.id ?? '', context));
  let known: Places | undefined;
  const placesOf = (): Places => ({
    '': [type],
    ...Object.fromEntries(
      rows
        .flatMap((row) => Object.entries(row.places))
        .map(([record, paths]) => [record, paths.map((path) => `${type}.${path}`)]),
    ),
  });
  return {
    type,
    profiles,
    ...(content && { content }),
    ...(belonging && { belonging }),
    places() {
      known ??= placesOf();
      return known;
    },
    to(record, context) {
      const resource: Written = { resourceType: type, id: idOf(record, context), meta: { profile: [...profiles] } };
      for (const row of rows) row.write(record, resource, context);
      // The rows write the elements of the type; the tests validate each against its profile.
      return resource as unknown as FhirResource;
    },
    from(resource, context) {
      resource.drop('resourceType', type);
      // What a resource claims to be it is read as; the id is that of the record.
      for (const claim of resource.open('meta')?.items('profile') ?? []) claim.drop('profile', ...profiles);
      const draft: Draft = {};
      const own = resource.text('id');
      if (own !== undefined) draft.id = own;
      for (const row of rows) row.read(resource, draft, context);
      return draft;
    },
  };
}
