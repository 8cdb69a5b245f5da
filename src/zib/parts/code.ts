import { z } from 'zod';
import { isAbsoluteUri, isValueSetOid, systems, systemUri } from '../../fhir/naming-systems';
import { isLoinc, isSnomedConceptId } from '../../terminology/check-digits';
import { type Codelist, type CodeOf, codesOf, findMember, type NameOf, termOf } from '../../terminology/codelist';
import { report } from './issue';
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

const codeText = z.string().superRefine((value, ctx) => {
  if (!/^[^\s]+( [^\s]+)*$/.test(value))
    report(ctx, { zib: 'invalid-code', allowed: 'a code without leading, trailing or double blanks' });
});

const systemText = z.string().transform((value, ctx) => {
  const uri = systemUri(value);
  if (isValueSetOid(value)) {
    report(ctx, { zib: 'invalid-code', allowed: 'a code system (OID or URI); this is the OID of a zib value set' });
  } else if (!isAbsoluteUri(uri)) {
    report(ctx, { zib: 'invalid-code', allowed: 'a code system as OID or absolute URI' });
  }
  return uri;
});

/** Form of the code per system: SNOMED CT and LOINC have check digits, ATC and the G-Standaard a fixed shape. */
const codeForms: Readonly<Record<string, { test: (code: string) => boolean; allowed: string }>> = {
  [systems.snomed]: {
    test: isSnomedConceptId,
    allowed: 'a SNOMED CT concept id (6-18 digits, concept partition, Verhoeff check digit)',
  },
  [systems.loinc]: { test: isLoinc, allowed: 'a LOINC code (digits, hyphen, check digit)' },
  [systems.atc]: {
    test: (code) => /^[A-Z](\d{2}([A-Z]([A-Z](\d{2})?)?)?)?$/.test(code),
    allowed: 'an ATC code of 1, 3, 4, 5 or 7 characters',
  },
  [systems.gpk]: { test: (code) => /^\d{1,8}$/.test(code), allowed: 'a GPK of 1-8 digits' },
  [systems.prk]: { test: (code) => /^\d{1,8}$/.test(code), allowed: 'a PRK of 1-8 digits' },
  [systems.hpk]: { test: (code) => /^\d{1,8}$/.test(code), allowed: 'an HPK of 1-8 digits' },
  [systems.zi]: { test: (code) => /^\d{1,8}$/.test(code), allowed: 'a ZI number of 1-8 digits' },
};

function checkForm(
  value: { system?: string | undefined; code?: string | undefined },
  ctx: z.core.$RefinementCtx,
): void {
  if (value.system === undefined || value.code === undefined) return;
  const form = codeForms[value.system];
  if (form && !form.test(value.code))
    report(ctx, { zib: 'invalid-code', allowed: form.allowed, found: `"${value.code.slice(0, 24)}"` }, ['code']);
}

const codingObject = z
  .strictObject({ system: systemText, code: codeText, display: text.optional(), version: text.optional() })
  .superRefine(checkForm);

const conceptObject = z
  .strictObject({
    system: systemText.optional(),
    code: codeText.optional(),
    display: text.optional(),
    version: text.optional(),
    nullFlavor: z.enum(nullFlavors).optional(),
    originalText: text.optional(),
    translations: z.array(codingObject).optional(),
  })
  .transform((value) => {
    if (value.system !== systems.nullFlavor || value.code === undefined) return value;
    // A NullFlavor given as a code says the same as `nullFlavor`; one form keeps the mappings simple.
    const { system: _system, code, version: _version, ...rest } = value;
    return { ...rest, nullFlavor: code as NullFlavor };
  })
  .superRefine((value, ctx) => {
    const coded = value.system !== undefined || value.code !== undefined;
    if (coded && value.nullFlavor !== undefined) {
      report(ctx, { zib: 'invalid-code', allowed: 'either system and code, or nullFlavor, not both', found: 'both' });
    } else if (coded && (value.system === undefined || value.code === undefined)) {
      const absent = value.system === undefined ? 'system' : 'code';
      report(ctx, { zib: 'missing', allowed: 'system and code together', found: 'nothing' }, [absent]);
    } else if (!coded && value.nullFlavor === undefined) {
      report(ctx, { zib: 'missing', allowed: 'system and code, or a nullFlavor', found: 'neither' });
    } else if (value.nullFlavor !== undefined && !nullFlavors.includes(value.nullFlavor)) {
      report(ctx, { zib: 'invalid-code', allowed: `a NullFlavor: ${nullFlavors.join(', ')}` }, ['nullFlavor']);
    }
    checkForm(value, ctx);
  });

/** What a builder accepts for a coded value. */
export type CodedInput = Coded | NullFlavored;

// zod infers one object of optional properties; the union says the same and lets a reader of the record discriminate.
type CodedSchema<Out, In> = z.ZodType<Out, In>;

/** Any coded value, from any code system. */
export const coded = conceptObject as unknown as CodedSchema<CodedConcept, CodedInput>;

/** What a builder accepts for a value from a codelist: the code or its short name alone, or the full form. */
export type CodelistInput<L> = CodeOf<L> | NameOf<L> | Coded<CodeOf<L>> | NullFlavored;
export type OpenCodelistInput<L> = CodeOf<L> | NameOf<L> | CodedInput;

function expand(list: Codelist): (input: unknown) => unknown {
  return (input) => {
    if (typeof input !== 'string') return input;
    const member = findMember(list, input);
    return member ?? { code: input };
  };
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

function listSchema(list: Codelist, closed: boolean) {
  const allowed = `a code of ${list.name}: ${codesOf(list).slice(0, 40).join(', ')}`;
  return z
    .preprocess(expand(list), z.unknown())
    .transform((value, ctx) => {
      const bareCode = (value as { code?: string; system?: string } | null)?.code;
      const unknownShorthand = typeof bareCode === 'string' && Object.keys(value as object).length === 1;
      if (unknownShorthand) {
        report(ctx, { zib: 'not-in-codelist', allowed, found: 'a code that is not in the list' });
        return z.NEVER;
      }
      const result = conceptObject.safeParse(value);
      if (!result.success) {
        for (const issue of result.error.issues) ctx.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
        return z.NEVER;
      }
      const concept = result.data as unknown as CodedConcept;
      if (closed && !inList(list, concept)) {
        report(
          ctx,
          { zib: 'not-in-codelist', allowed, found: `"${(concept.code ?? concept.nullFlavor ?? '').slice(0, 24)}"` },
          ['code'],
        );
        return z.NEVER;
      }
      return withTerm(list, concept);
    })
    .meta({
      codelist: { name: list.name, oid: list.oid, codes: codesOf(list), names: Object.keys(list.names ?? {}), closed },
    });
}

/** A value from a codelist and nothing else: the mapping must translate every code to a FHIR code. */
export function codedFrom<L extends Codelist>(list: L) {
  return listSchema(list, true) as unknown as CodedSchema<CodedConcept<CodeOf<L>>, CodelistInput<L>>;
}

/** A value preferably from a codelist; other codes are kept as they are (the validator judges the binding). */
export function codedLike<L extends Codelist>(list: L) {
  return listSchema(list, false) as unknown as CodedSchema<CodedConcept, OpenCodelistInput<L>>;
}
