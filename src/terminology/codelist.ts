/** Codes of one system with their Dutch term. */
export type CodesBySystem = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The literal codes of a codelist, so that an editor completes them. */
export type CodeOf<L> = L extends Codelist<infer T> ? { [S in keyof T]: keyof T[S] & string }[keyof T] : never;

/** An enumerated zib codelist: name and OID of the value set, and its codes by system with the Dutch term. */
export interface Codelist<T extends CodesBySystem = CodesBySystem> {
  readonly name: string;
  readonly oid: string;
  readonly codes: T;
}

type CodesIn<T, S> = S extends keyof T ? keyof T[S] : never;

/** The codes of both, whatever their terms: one code with two terms is still a code. */
type Amended<T, M> = { readonly [S in keyof T | keyof M]: { readonly [C in CodesIn<T, S> | CodesIn<M, S>]: string } };

/**
 * A codelist with codes or terms that its value set does not have.
 *
 * @param more by system, codes with the Dutch term
 */
export function amended<T extends CodesBySystem, const M extends CodesBySystem>(
  { name, oid, codes }: Codelist<T>,
  more: M,
): Codelist<Amended<T, M>> {
  const all: Record<string, Readonly<Record<string, string>>> = { ...codes };
  for (const [system, terms] of Object.entries(more)) all[system] = { ...all[system], ...terms };
  return { name, oid, codes: all as Amended<T, M> };
}

/** A member of a codelist: where the code lives and its Dutch term. */
export interface CodelistMember {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

/** Finds a member by its code; undefined when the list does not have it. */
export function findMember(list: Codelist, code: string): CodelistMember | undefined {
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
