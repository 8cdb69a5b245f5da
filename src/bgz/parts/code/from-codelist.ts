import * as z from 'zod';
import { nearest } from '../../../fhir/did-you-mean';
import { systems } from '../../../fhir/naming-systems';
import { type Codelist, type CodeOf, codesOf, findMember, termOf } from '../../../terminology/codelist';
import { holdsBsn } from '../../../terminology/shown-id';
import { report } from '../../define/issue';
import { mendedBy } from '../../define/mender';
import { describeCode, isUnknown } from './check-code';
import type { CodedConcept, CodelistInput, OpenCodelistInput } from './code';
import { conceptObject, mendConcept } from './coded';
import { listedMender } from './mend-code';

/** English short names that a record may use in place of codes that say nothing to a reader. */
type ShortNames<L> = Readonly<Record<string, CodeOf<L>>>;

type NamesByCode = ReadonlyMap<string, string>;

/** What is told of a schema that takes the codes of a codelist. */
export interface CodelistMeta {
  readonly name: string;
  readonly oid: string;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** Takes no other codes. */
  readonly closed: boolean;
  readonly list: Codelist;
  readonly shortNames: Readonly<Record<string, string>>;
}

/** The codelist that a schema takes the codes of; undefined for any other schema. */
export function codelistOf(schema: z.core.$ZodType): CodelistMeta | undefined {
  return schema instanceof z.ZodType ? (schema.meta()?.codelist as CodelistMeta | undefined) : undefined;
}

function withTerm(list: Codelist, value: CodedConcept): CodedConcept {
  if (value.display !== undefined) return value;
  const term =
    value.nullFlavor === undefined
      ? termOf(list, value.system, value.code)
      : termOf(list, systems.nullFlavor, value.nullFlavor);
  return term === undefined ? value : { ...value, display: term };
}

function inList(list: Codelist, value: CodedConcept): boolean {
  if (value.nullFlavor !== undefined) return termOf(list, systems.nullFlavor, value.nullFlavor) !== undefined;
  return termOf(list, value.system, value.code) !== undefined;
}

/** Codes as an adapter author may write them, with what they mean: `active (55561003, Actueel)`. */
function writable(list: Codelist, names: NamesByCode): string {
  return Object.values(list.codes)
    .flatMap((codes) => Object.entries(codes))
    .map(([code, term]) => (names.has(code) ? `${names.get(code)} (${code}, ${term})` : `${code} (${term})`))
    .join(', ');
}

/** What an author may have meant to write, with what to write for it: the codes, short names and terms of a list. */
function wordsOf(list: Codelist, names: NamesByCode): ReadonlyMap<string, string> {
  const words = new Map<string, string>([...names.values()].map((name) => [name, name]));
  for (const codes of Object.values(list.codes))
    for (const [code, term] of Object.entries(codes)) {
      const write = names.get(code) ?? code;
      if (!words.has(code)) words.set(code, write);
      if (!words.has(term)) words.set(term, write);
    }
  return words;
}

/** What was probably meant by a text that is no code of the list: a code or short name spelt otherwise, or the one of a term. */
function meantIn(list: Codelist, names: NamesByCode): (text: string) => string | undefined {
  let words: ReadonlyMap<string, string> | undefined;
  let known: readonly string[] = [];
  return (text) => {
    if (words === undefined) {
      words = wordsOf(list, names);
      known = [...words.keys()];
    }
    const word = nearest(text, known);
    return word === undefined ? undefined : words.get(word);
  };
}

function listSchema(list: Codelist, shortNames: Readonly<Record<string, string>>, closed: boolean) {
  const names: NamesByCode = new Map(Object.entries(shortNames).map(([name, code]) => [code, name]));
  const find = (text: string) => findMember(list, Object.hasOwn(shortNames, text) ? (shortNames[text] ?? text) : text);
  const text = closed ? 'a code of {list}: {codes}' : 'a code of {list}: {codes}; or another code with its system';
  // Worded when something is wrong: the lists are long, and there are many.
  let codes: string | undefined;
  const allowedOf = () => {
    codes ??= writable(list, names);
    return { text, values: { list: list.name, codes } };
  };
  const meant = meantIn(list, names);
  const notInList = (code: string) => {
    const suggestion = holdsBsn(code) ? undefined : meant(code);
    // What is that near a word of the list is no name of a person.
    const found = suggestion === undefined ? describeCode(code) : { found: `"${code}"` };
    return {
      zib: 'not-in-codelist' as const,
      allowed: allowedOf(),
      ...found,
      ...(suggestion !== undefined && { suggestion }),
    };
  };
  const schema = z
    .unknown()
    .transform((input, ctx) => {
      const value = typeof input === 'string' ? find(input) : input;
      if (typeof input === 'string' && value === undefined) {
        report(ctx, notInList(input));
        return z.NEVER;
      }
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        report(ctx, { zib: value === undefined ? 'missing' : 'wrong-type', allowed: allowedOf() });
        return z.NEVER;
      }
      const { system, code, nullFlavor } = value as Readonly<Record<string, unknown>>;
      if (closed && system === undefined && nullFlavor === undefined && typeof code === 'string') {
        report(ctx, notInList(code), ['code']);
        return z.NEVER;
      }
      const result = conceptObject.safeParse(value);
      if (!result.success) {
        for (const issue of result.error.issues) {
          // A closed list says which codes there are instead.
          if (closed && typeof code === 'string' && isUnknown(issue)) report(ctx, notInList(code), ['code']);
          else ctx.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
        }
        return z.NEVER;
      }
      const concept = result.data as unknown as CodedConcept;
      if (closed && !inList(list, concept)) {
        const wrong =
          concept.code === undefined ? { ...notInList(''), found: `"${concept.nullFlavor}"` } : notInList(concept.code);
        report(ctx, wrong, ['nullFlavor' in value ? 'nullFlavor' : 'code']);
        return z.NEVER;
      }
      return withTerm(list, concept);
    })
    .meta({ codelist: metaOf(list, shortNames, closed) });
  return mendedBy(schema, listedMender(mendConcept, list, closed));
}

function metaOf(list: Codelist, shortNames: CodelistMeta['shortNames'], closed: boolean): CodelistMeta {
  const { name, oid } = list;
  return {
    name,
    oid,
    get codes() {
      return codesOf(list);
    },
    names: Object.keys(shortNames),
    closed,
    list,
    shortNames,
  };
}

/**
 * A value from a codelist and nothing else: the mapping must translate every code to a FHIR code.
 *
 * @param names short names that may stand in place of codes
 */
export function codedFrom<L extends Codelist, const N extends ShortNames<L> = Record<never, never>>(
  list: L,
  names?: N,
) {
  type Input = CodelistInput<CodeOf<L>, keyof N & string>;
  return listSchema(list, names ?? {}, true) as unknown as z.ZodType<CodedConcept<CodeOf<L>>, Input>;
}

/**
 * A value preferably from a codelist; other codes are kept as they are (the validator judges the binding).
 *
 * @param names short names that may stand in place of codes
 */
export function codedLike<L extends Codelist, const N extends ShortNames<L> = Record<never, never>>(
  list: L,
  names?: N,
) {
  return listSchema(list, names ?? {}, false) as unknown as z.ZodType<
    CodedConcept,
    OpenCodelistInput<CodeOf<L>, keyof N & string>
  >;
}
