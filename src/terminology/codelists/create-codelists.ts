import type { FhirPackage } from '../../fhir/package/fhir-package';
import { type CodeSystemIndex, codeSystemIndex, keyOf } from './code-system-index';
import { composer } from './compose';
import { type ReachedCode, reachedCodes, type Translation, translations } from './concept-maps';
import { tableFinder } from './find-table';
import { importCodelists } from './import-codelists';
import { distinct } from './json';
import { bundledCodelists } from './load-codelists';
import { type AllowedCodes, type CompiledValueSet, compileValueSet, type Membership } from './membership';
import type { CodelistTables, Concept, ConceptMapTable, ValueSetTable } from './table';
import { valueSetTerms } from './value-set-terms';

/** A code to look up: `system` is absent for an element of type `code`, which is then matched on the code alone. */
export interface AskedCode {
  readonly system?: string;
  readonly code: string;
}

/** What a code system says of a code. */
export interface CodeFacts {
  /** As the system spells it. */
  readonly code: string;
  readonly display?: string;
  /** Every term the system gives it, Dutch and English. */
  readonly displays: readonly string[];
  readonly abstract?: boolean;
  readonly inactive?: boolean;
  readonly deprecated?: boolean;
}

/** Whether a code exists, as far as the code systems here can tell. */
export interface CodeInSystem {
  /** Whether there is a CodeSystem for it here. */
  readonly systemKnown: boolean;
  /** Whether all its codes are here, so that an absent code does not exist. */
  readonly complete: boolean;
  readonly code?: CodeFacts;
}

/** Codelists to look codes up in. Every canonical may end in `|version`; a version that is not here is not known. */
export interface Codelists {
  /** Name and version of the packages the codelists are from, the base first. */
  readonly packages: readonly { readonly name: string; readonly version: string }[];
  /** Whether this value set is known, as a resource or by the form of its canonical. */
  hasValueSet(valueSet: string): boolean;
  /** What the value set states; its `name` serves messages. */
  valueSet(valueSet: string): ValueSetTable | undefined;
  /** Whether a code is in a value set. A value set that is not known makes it unverifiable. */
  membership(valueSet: string, asked: AskedCode): Membership;
  /** The codes a value set allows; undefined when it is not known. */
  allowed(valueSet: string, limit?: number): AllowedCodes | undefined;
  /** What the code system says of a code. */
  code(system: string, code: string): CodeInSystem;
  /**
   * Every term by which a code may be displayed: those of its code system, and those any value set gives it. Where
   * `code(system, code).code` is absent, other terms may be right as well.
   */
  displaysOf(system: string, code: string): readonly string[];
  /** The terms of other codes of the system, in the value sets that list this one: a display among them is of another code. */
  displaysBeside(system: string, code: string): readonly string[];
  /** What the concept map states. */
  conceptMap(url: string): ConceptMapTable | undefined;
  /** What the map makes of a code, unmatched rows included; undefined when the map is not known. */
  translate(url: string, system: string | undefined, code: string): readonly Translation[] | undefined;
  /** Every code the map reaches, by target code, with the codes that lead there; undefined when the map is not known. */
  codesLeadingTo(url: string): ReadonlyMap<string, readonly ReachedCode[]> | undefined;
}

/** Keeps what was made, so that it is made once; what could not be made is asked again. */
function remember<T>(make: (key: string) => T | undefined): (key: string) => T | undefined {
  const made = new Map<string, T>();
  return (key) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const now = make(key);
    if (now !== undefined) made.set(key, now);
    return now;
  };
}

const notHere: CodeInSystem = { systemKnown: false, complete: false };

/** Makes what answers for the codes of a system: the answer about each that it has is made once. */
function answersOf(index: CodeSystemIndex): (code: string) => CodeInSystem {
  const { complete } = index;
  const absent: CodeInSystem = { systemKnown: true, complete };
  const made = new Map<Concept, CodeInSystem>();
  return (code) => {
    const concept = index.concepts.get(index.key(code));
    if (!concept) return absent;
    const before = made.get(concept);
    if (before) return before;
    const answer = answerOf(concept, complete);
    made.set(concept, answer);
    return answer;
  };
}

function answerOf(concept: Concept, complete: boolean): CodeInSystem {
  const { code, display, nl = [], en = [], abstract, inactive, properties } = concept;
  return {
    systemKnown: true,
    complete,
    code: {
      code,
      display,
      displays: distinct([...(display === undefined ? [] : [display]), ...nl, ...en]),
      ...(abstract && { abstract }),
      ...(inactive && { inactive }),
      ...(properties?.deprecated && { deprecated: true }),
    },
  };
}

/**
 * Makes codelists to look codes up in. Enumerated lists are answered offline and completely; for systems that are not
 * here, such as SNOMED CT, the answer is the question to ask a terminology provider.
 *
 * @param tables From `bundledCodelists`, `loadCodelists` or `importCodelists`, the base first: a later one replaces
 *   what an earlier one says under the same canonical.
 * @example
 * const codelists = createCodelists(bundledCodelists());
 * codelists.membership('http://hl7.org/fhir/ValueSet/administrative-gender', { code: 'male' }).result; // 'member'
 */
export function createCodelists(...tables: readonly CodelistTables[]): Codelists {
  const find = tableFinder(tables);
  const codeSystem = remember((canonical) => {
    const table = find.codeSystem(canonical);
    return table && codeSystemIndex(table);
  });
  const extentOf = composer({ valueSet: find.valueSet, codeSystem }, (system) => keyOf(codeSystem(system)?.table));
  const compiled = remember<CompiledValueSet>((canonical) => {
    const table = find.valueSet(canonical);
    return table && compileValueSet(canonical, extentOf(table), codeSystem);
  });

  const answers = remember((system) => {
    const index = codeSystem(system);
    return index && answersOf(index);
  });

  const targetOf = (map: ConceptMapTable) => {
    const target = map.target === undefined ? undefined : compiled(map.target);
    return target && { membership: target.coding, allowed: () => target.allowed(Number.POSITIVE_INFINITY) };
  };
  const leadingTo = remember((url) => {
    const map = find.conceptMap(url);
    return map && reachedCodes(map, targetOf(map));
  });
  const terms = valueSetTerms({
    valueSetsWith: find.valueSetsWith,
    valueSet: find.valueSet,
    keyOf: (system) => keyOf(codeSystem(system)?.table),
  });

  return {
    packages: tables.flatMap((one) => one.packages.map(({ name, version }) => ({ name, version }))),
    hasValueSet: (valueSet) => find.valueSet(valueSet) !== undefined,
    valueSet: find.valueSet,
    membership(valueSet, { system, code }) {
      const set = compiled(valueSet);
      if (set) return system === undefined ? set.code(code) : set.coding(system, code);
      return { result: 'unverifiable', questions: system === undefined ? [] : [{ system, valueSet }] };
    },
    allowed: (valueSet, limit = Number.POSITIVE_INFINITY) => compiled(valueSet)?.allowed(limit),
    code: (system, code) => answers(system)?.(code) ?? notHere,
    displaysOf(system, code) {
      const { own } = terms(system, code);
      const displays = answers(system)?.(code).code?.displays;
      return displays === undefined || displays.length === 0 ? own : distinct([...displays, ...own]);
    },
    displaysBeside: (system, code) => terms(system, code).beside,
    conceptMap: find.conceptMap,
    translate(url, system, code) {
      const map = find.conceptMap(url);
      return map && translations(map, system, code, targetOf(map));
    },
    codesLeadingTo: leadingTo,
  };
}

/**
 * The codelists of this package with those of other FHIR packages over them, imported on the spot.
 *
 * @param packages Read with `readFhirPackage`; a later one replaces what an earlier one says.
 * @param base What they are laid over; the bundled codelists unless given.
 */
export function codelistsOf(packages: readonly FhirPackage[], base: CodelistTables = bundledCodelists()): Codelists {
  return createCodelists(base, importCodelists(packages));
}
