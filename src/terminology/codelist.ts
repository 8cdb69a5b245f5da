/** Codes of one system with their Dutch term. */
type CodesBySystem = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The literal codes of a codelist, so that an editor completes them. */
export type CodeOf<L> =
  L extends Codelist<infer T, infer _N> ? { [S in keyof T]: keyof T[S] & string }[keyof T] : never;

/** English short names a record may use in place of a bare SNOMED CT number. */
export type NameOf<L> = L extends Codelist<infer _T, infer N> ? N : never;

/**
 * An enumerated zib codelist: name and OID of the value set, its codes by system with the Dutch term, and optional
 * short names for codes that say nothing to a reader. Facts from the Nictiz zib2017 value sets of 2017-12-31.
 */
export interface Codelist<T extends CodesBySystem = CodesBySystem, N extends string = string> {
  readonly name: string;
  readonly oid: string;
  readonly codes: T;
  readonly names?: Readonly<Record<N, string>>;
}

/** Keeps the literal types of a codelist. */
export function codelist<const T extends CodesBySystem, const N extends string = never>(list: Codelist<T, N>) {
  return list;
}

/** A member of a codelist: where the code lives and its Dutch term. */
export interface CodelistMember {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

/** Finds a member by bare code or short name; undefined when the list does not have it. */
export function findMember(list: Codelist, codeOrName: string): CodelistMember | undefined {
  const code = list.names && Object.hasOwn(list.names, codeOrName) ? list.names[codeOrName] : codeOrName;
  if (code === undefined) return undefined;
  for (const [system, codes] of Object.entries(list.codes)) {
    const display = Object.hasOwn(codes, code) ? codes[code] : undefined;
    if (display !== undefined) return { system, code, display };
  }
  return undefined;
}

/** The Dutch term of `system|code`, when the list has it. */
export function termOf(list: Codelist, system: string, code: string): string | undefined {
  const codes = Object.hasOwn(list.codes, system) ? list.codes[system] : undefined;
  return codes && Object.hasOwn(codes, code) ? codes[code] : undefined;
}

/** All codes of a list, for messages and documentation. */
export function codesOf(list: Codelist): string[] {
  return Object.values(list.codes).flatMap((codes) => Object.keys(codes));
}
