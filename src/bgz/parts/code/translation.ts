import { type Codelist, type CodeOf, findMember } from '../../../terminology/codelist';
import {
  bothDirections,
  type ClosestTo,
  type ConceptMap,
  type TargetOf,
  type TranslatedBy,
  type UndecidedIn,
} from '../../../terminology/concept-map';
import type { CodedConcept } from './code';

/** Codes of a zib and the FHIR codes that a ConceptMap makes of them, both ways. */
export interface BothWays<F extends string = string> {
  /** The codelist of the zib. */
  readonly list: Codelist;
  /** FHIR's code for a code of the zib. */
  readonly to: (code: string | undefined) => F | undefined;
  /** The value of the zib that comes closest to a FHIR code and says no more than it does. */
  readonly from: (fhir: unknown) => CodedConcept | undefined;
}

type Untranslated<L extends Codelist, M extends ConceptMap> = Exclude<CodeOf<L>, TranslatedBy<M>>;

/** What the map leaves open, for the zib to say. */
type Choices<L extends Codelist, M extends ConceptMap> = ([Untranslated<L, M>] extends [never]
  ? { readonly without?: undefined }
  : {
      /** Codes of the list that have no FHIR code, and where they go instead. */
      readonly without: Readonly<Record<Untranslated<L, M>, string>>;
    }) &
  ([UndecidedIn<M>] extends [never]
    ? { readonly back?: undefined }
    : {
        /** What a FHIR code that several codes lead to is read as: the code that says no more than it does, or null for none. */
        readonly back: { readonly [T in UndecidedIn<M>]: ClosestTo<M, T> | null };
      });

type Stated<C> = Record<never, never> extends C ? [choices?: C] : [choices: C];

/**
 * The two ways of a ConceptMap: what comes closest decides, `equal` before `equivalent` before all else.
 *
 * @param list the codelist of the zib
 * @param choices what the map leaves open; the compiler asks for it
 * @throws {Error} when it stays open, in what is not typed
 */
export function codesBothWays<L extends Codelist, M extends ConceptMap>(
  list: L,
  map: M,
  ...[choices]: Stated<Choices<L, M>>
): BothWays<TargetOf<M>> {
  const { without = {}, back = {} } = (choices ?? {}) as {
    readonly without?: Readonly<Record<string, string>>;
    readonly back?: Readonly<Record<string, string | null>>;
  };
  const { to, from } = bothDirections(map);
  const open = [
    ...Object.values(list.codes).flatMap((terms) =>
      Object.keys(terms).filter((code) => !Object.hasOwn(without, code) && to.get(code)?.length !== 1),
    ),
    ...[...from].flatMap(([fhir, codes]) => (codes.length > 1 && !Object.hasOwn(back, fhir) ? [fhir] : [])),
  ];
  if (open.length > 0) throw new Error(`${map.name} leaves open what becomes of ${open.join(', ')}.`);
  const codeOf = new Map<unknown, string>();
  for (const [fhir, [only]] of from) {
    const code = Object.hasOwn(back, fhir) ? back[fhir] : only;
    if (typeof code === 'string') codeOf.set(fhir, code);
  }
  return {
    list,
    to: (code) => (code === undefined ? undefined : (to.get(code)?.[0] as TargetOf<M> | undefined)),
    from(fhir) {
      const code = codeOf.get(fhir);
      return code === undefined ? undefined : findMember(list, code);
    },
  };
}

/** A code of a list as a record has it. */
export const inList =
  (list: Codelist) =>
  (code: string): CodedConcept | undefined =>
    findMember(list, code);
