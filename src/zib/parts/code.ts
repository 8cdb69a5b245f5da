import { z } from 'zod';
import { isJson } from '../../fhir/json';
import { isAbsoluteUri, isValueSetOid, isValueSetUrl, systems, systemUri } from '../../fhir/naming-systems';
import { uriFormFault } from '../../fhir/uri-form';
import { nearest } from '../../options/did-you-mean';
import { codeFormFault } from '../../terminology/code-forms';
import { type Codelist, type CodeOf, codesOf, findMember, type NameOf, termOf } from '../../terminology/codelist';
import { implicitValueSet } from '../../terminology/codelists/implicit-value-sets';
import { completeSystem } from '../../terminology/complete-systems';
import { checked, expected, report } from './issue';
import { codedMender, codingMender, listedMender, mendCodeText } from './mend-code';
import { mendedBy, menderOf } from './mender';
import { shownCode } from './shown-code';
import { holdsBsn } from './shown-id';
import { text } from './text';

/** HL7 v3 NullFlavor codes a zib value may carry (OID 2.16.840.1.113883.5.1008). */
export const nullFlavors = [
  'NI',
  'UNK',
  'ASKU',
  'NASK',
  'NAV',
  'MSK',
  'OTH',
  'NA',
  'NINF',
  'PINF',
  'NP',
  'TRC',
  'UNC',
  'INV',
  'DER',
  'QS',
] as const;
export type NullFlavor = (typeof nullFlavors)[number];

/** A code in a code system. `system` is a URI; builders also accept an OID, with or without `urn:oid:`. */
export interface Coding<C extends string = string> {
  readonly system: string;
  readonly code: C;
  /** The term as the source shows it. */
  readonly display?: string;
  /** Version of the code system, sent only where the profile asks for it. */
  readonly version?: string;
}

/** A coded value: one code, the same meaning in other systems, and the words the clinician used. */
export interface Coded<C extends string = string> extends Coding<C> {
  readonly originalText?: string;
  readonly translations?: readonly Coding[];
  readonly nullFlavor?: undefined;
}

/** A value without a code: why not (HL7 NullFlavor) and, often, the words the clinician used. */
export interface NullFlavored {
  readonly nullFlavor: NullFlavor;
  readonly display?: string;
  readonly originalText?: string;
  readonly translations?: readonly Coding[];
  readonly system?: undefined;
  readonly code?: undefined;
}

/** Every coded value of a record. */
export type CodedConcept<C extends string = string> = Coded<C> | NullFlavored;

const codeText = mendedBy(
  z.string(expected('a code, as text or a whole number')).superRefine((value, ctx) => {
    if (!/^[^\s]+( [^\s]+)*$/.test(value))
      report(ctx, { zib: 'invalid-code', allowed: 'a code without leading, trailing or double blanks' });
  }),
  mendCodeText,
);

const systemText = z.string().transform((value, ctx) => {
  const uri = systemUri(value);
  if (isValueSetOid(value)) {
    report(ctx, {
      zib: 'invalid-code',
      allowed: 'a code system, as OID or absolute URI',
      found: 'the OID of a zib value set',
    });
  } else if (isValueSetUrl(uri) || implicitValueSet(uri) !== undefined) {
    report(ctx, {
      zib: 'invalid-code',
      allowed: 'a code system, as OID or absolute URI',
      found: 'the URI of a value set',
    });
  } else if (!isAbsoluteUri(uri) || uriFormFault(uri) !== undefined) {
    report(ctx, { zib: 'invalid-code', allowed: 'a code system, as OID or absolute URI' });
  }
  return uri;
});

/** What to say of a code whose system has a name and whose form needs words; the form itself is the validator's. */
const formNames: Readonly<Record<string, string>> = {
  [systems.snomed]: 'a SNOMED CT concept id (6-18 digits, concept partition, Verhoeff check digit)',
  [systems.loinc]: 'a LOINC code (digits, hyphen, check digit)',
  [systems.atc]: 'an ATC code of 1, 3, 4, 5 or 7 characters',
  [systems.gpk]: 'a GPK of 1-8 digits',
  [systems.prk]: 'a PRK of 1-8 digits',
  [systems.hpk]: 'an HPK of 1-8 digits',
  [systems.zi]: 'a ZI number of 1-8 digits',
};

/** Repeats what has the shape of a code; other text in its place may be a name. */
function describeCode(code: string): { found?: string } {
  const found = shownCode(code);
  return found === undefined ? {} : { found };
}

type Loose = { readonly [key: string]: unknown };

const EXISTS = 'a code that exists in {system}';

/** True for what is wrong with a code that its system does not have. */
function isUnknown(issue: z.core.$ZodIssue): boolean {
  const allowed: unknown = issue.code === 'custom' ? issue.params?.allowed : undefined;
  return issue.path[0] === 'code' && isJson(allowed) && allowed.text === EXISTS;
}

function checkForm(value: Loose, ctx: z.core.$RefinementCtx): void {
  const { system, code } = value;
  if (typeof system !== 'string' || typeof code !== 'string') return;
  const known = completeSystem(system);
  if (known !== undefined && !known.has(code)) {
    const suggestion = holdsBsn(code) ? undefined : nearest(code, known.codes);
    const allowed = { text: EXISTS, values: { system } };
    report(
      ctx,
      { zib: 'invalid-code', allowed, ...describeCode(code), ...(suggestion !== undefined && { suggestion }) },
      ['code'],
    );
    return;
  }
  const form = codeFormFault(system, code);
  if (form === undefined) return;
  const allowed = Object.hasOwn(formNames, system)
    ? (formNames[system] ?? form.en)
    : `a code in the form of its system: ${form.en}`;
  report(ctx, { zib: 'invalid-code', allowed, ...describeCode(code) }, ['code']);
}

/** One code or one reason why there is none. Runs beside the checks of the parts, so that all problems come at once. */
function checkConcept(value: Loose, ctx: z.core.$RefinementCtx): void {
  const { system, code, nullFlavor } = value;
  const absent = system === undefined ? 'system' : 'code';
  if (system === undefined && code === undefined) {
    if (nullFlavor === undefined)
      report(ctx, { zib: 'missing', allowed: 'system and code, or a nullFlavor', found: 'neither' });
  } else if (nullFlavor !== undefined) {
    report(ctx, { zib: 'invalid-code', allowed: 'either system and code, or nullFlavor, not both', found: 'both' });
  } else if (value[absent] === undefined) {
    report(ctx, { zib: 'missing', allowed: 'system and code together', found: 'nothing' }, [absent]);
  } else if (system === systems.nullFlavor && !isNullFlavor(code)) {
    report(
      ctx,
      { zib: 'invalid-code', allowed: { text: 'a NullFlavor: {codes}', values: { codes: nullFlavors.join(', ') } } },
      ['code'],
    );
    return;
  }
  checkForm(value, ctx);
}

const isNullFlavor = (value: unknown): value is NullFlavor => nullFlavors.some((known) => known === value);

const CODED = 'a coded value, { system, code, display } or { nullFlavor, originalText }, for example from snomed()';

const codingShape = { system: systemText, code: codeText, display: text.optional(), version: text.optional() };

const codingObject = checked(z.strictObject(codingShape, expected('a coding { system, code, display }')), checkForm);

/** Schema of one code in a code system. */
export const coding = mendedBy(codingObject, codingMender(menderOf(codingObject)));

const conceptObject = checked(
  z.strictObject(
    {
      system: systemText.optional(),
      code: codeText.optional(),
      display: text.optional(),
      version: text.optional(),
      nullFlavor: z.enum(nullFlavors).optional(),
      originalText: text.optional(),
      translations: z.array(coding).optional(),
    },
    expected(CODED),
  ),
  checkConcept,
).transform((value) => {
  if (value.system !== systems.nullFlavor || !isNullFlavor(value.code)) return value;
  // A NullFlavor given as a code says the same as `nullFlavor`; one form keeps the mappings simple.
  const { system: _system, code, version: _version, ...rest } = value;
  return { ...rest, nullFlavor: code };
});

/** The parts of a coded value each by itself, before what they say together. */
const mendConcept = menderOf(conceptObject);

/** What a builder accepts for a coded value. */
export type CodedInput = Coded | NullFlavored;

// zod infers one object of optional properties; the union says the same and lets a reader of the record discriminate.
type CodedSchema<Out, In> = z.ZodType<Out, In>;

/** Any coded value, from any code system. */
export const coded = mendedBy(conceptObject, codedMender(mendConcept)) as unknown as CodedSchema<
  CodedConcept,
  CodedInput
>;

/**
 * A coded value of which a bare code tells its system (systems-by-form.ts), in registrations of people and organizations: there
 * a bare text may be given. Elsewhere the type asks for a system, so that a diagnosis does not become free text unseen.
 */
export const codedOrBare = coded as CodedSchema<CodedConcept, CodedInput | string>;

/** What a builder accepts for a value from a codelist: the code or its short name alone, or the full form. */
export type CodelistInput<L> = CodeOf<L> | NameOf<L> | Coded<CodeOf<L>> | NullFlavored;
export type OpenCodelistInput<L> = CodeOf<L> | NameOf<L> | CodedInput;

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
function writable(list: Codelist): string {
  const names = new Map(Object.entries(list.names ?? {}).map(([name, code]) => [code, name]));
  return Object.values(list.codes)
    .flatMap((codes) => Object.entries(codes))
    .map(([code, term]) => (names.has(code) ? `${names.get(code)} (${code}, ${term})` : `${code} (${term})`))
    .join(', ');
}

/** What was probably meant by a text that is no code of the list: a code or short name spelt otherwise, or the one of a term. */
function meantIn(list: Codelist): (text: string) => string | undefined {
  const names = Object.entries(list.names ?? {});
  const shortest = new Map(names.map(([name, code]) => [code, name]));
  const words = new Map<string, string>(names.map(([name]) => [name, name]));
  for (const codes of Object.values(list.codes))
    for (const [code, term] of Object.entries(codes)) {
      const write = shortest.get(code) ?? code;
      if (!words.has(code)) words.set(code, write);
      if (!words.has(term)) words.set(term, write);
    }
  const known = [...words.keys()];
  return (text) => {
    const word = nearest(text, known);
    return word === undefined ? undefined : words.get(word);
  };
}

function listSchema(list: Codelist, closed: boolean) {
  const text = closed ? 'a code of {list}: {codes}' : 'a code of {list}: {codes}; or another code with its system';
  const allowed = { text, values: { list: list.name, codes: writable(list) } };
  const meant = meantIn(list);
  const notInList = (code: string) => {
    const suggestion = holdsBsn(code) ? undefined : meant(code);
    // What is that near a word of the list is no name of a person.
    const found = suggestion === undefined ? describeCode(code) : { found: `"${code}"` };
    return { zib: 'not-in-codelist' as const, allowed, ...found, ...(suggestion !== undefined && { suggestion }) };
  };
  const schema = z
    .unknown()
    .transform((input, ctx) => {
      const value = typeof input === 'string' ? findMember(list, input) : input;
      if (typeof input === 'string' && value === undefined) {
        report(ctx, notInList(input));
        return z.NEVER;
      }
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        report(ctx, { zib: value === undefined ? 'missing' : 'wrong-type', allowed });
        return z.NEVER;
      }
      const { system, code, nullFlavor } = value as Loose;
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
    .meta({
      codelist: { name: list.name, oid: list.oid, codes: codesOf(list), names: Object.keys(list.names ?? {}), closed },
    });
  return mendedBy(schema, listedMender(mendConcept, list, closed));
}

/** A value from a codelist and nothing else: the mapping must translate every code to a FHIR code. */
export function codedFrom<L extends Codelist>(list: L) {
  return listSchema(list, true) as unknown as CodedSchema<CodedConcept<CodeOf<L>>, CodelistInput<L>>;
}

/** A value preferably from a codelist; other codes are kept as they are (the validator judges the binding). */
export function codedLike<L extends Codelist>(list: L) {
  return listSchema(list, false) as unknown as CodedSchema<CodedConcept, OpenCodelistInput<L>>;
}
