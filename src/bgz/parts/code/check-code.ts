import * as z from 'zod';
import { nearest } from '../../../fhir/did-you-mean';
import { isJson } from '../../../fhir/json';
import { codeSystemName, isAbsoluteUri, isValueSetOid, isValueSetUrl, systems } from '../../../fhir/naming-systems';
import { uriFormFault } from '../../../fhir/uri-form';
import { codeFormFault } from '../../../terminology/code-forms';
import { implicitValueSet } from '../../../terminology/codelists/implicit-value-sets';
import { completeSystem } from '../../../terminology/complete-systems';
import { shownCode } from '../../../terminology/shown-code';
import { holdsBsn } from '../../../terminology/shown-id';
import { meantUnit } from '../../../terminology/unit-spellings';
import { statedOf } from '../../define/found-words';
import { expected, report } from '../../define/issue';
import { mendedBy } from '../../define/mender';
import { isNullFlavor, nullFlavors } from './code';
import { mendCodeText } from './mend-code';

/** Schema of a code, as text or a whole number. */
export const codeText = mendedBy(
  z.string(expected('a code, as text or a whole number')).superRefine((value, ctx) => {
    if (!/^[^\s]+( [^\s]+)*$/.test(value))
      report(ctx, { zib: 'invalid-code', allowed: 'a code without leading, trailing or double blanks' });
  }),
  mendCodeText,
);

/** Schema of a code system: an OID or absolute URI, read as a URI, and no value set. */
export const systemText = z.string().transform((value, ctx) => {
  const uri = codeSystemName(value);
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
export function describeCode(code: string): { found?: string } {
  const found = shownCode(code);
  return found === undefined ? {} : { found };
}

type Loose = { readonly [key: string]: unknown };

const EXISTS = 'a code that exists in {system}';

/** True for what is wrong with a code that its system does not have. */
export function isUnknown(issue: z.core.$ZodIssue): boolean {
  const allowed: unknown = issue.code === 'custom' ? issue.params?.allowed : undefined;
  return issue.path[0] === 'code' && isJson(allowed) && allowed.text === EXISTS;
}

/** Whether a code exists in its system, or at least has the form of it. */
export function checkForm(value: Loose, ctx: z.core.$RefinementCtx): void {
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
    : { text: 'a code in the form of its system: {form}', values: { form } };
  const suggestion = system === systems.ucum ? meantUnit(code) : undefined;
  report(
    ctx,
    { zib: 'invalid-code', allowed, ...describeCode(code), ...(suggestion !== undefined && { suggestion }) },
    ['code'],
  );
}

/** One code or one reason why there is none. Runs beside the checks of the parts, so that all problems come at once. */
export function checkConcept(value: Loose, ctx: z.core.$RefinementCtx): void {
  const { system, code, nullFlavor } = value;
  const absent = system === undefined ? 'system' : 'code';
  if (system === undefined && code === undefined) {
    if (nullFlavor === undefined)
      report(ctx, {
        zib: 'missing',
        allowed: 'system and code, or a nullFlavor',
        found: statedOf(value, ['system', 'code', 'nullFlavor']),
      });
  } else if (nullFlavor !== undefined) {
    report(ctx, {
      zib: 'invalid-code',
      allowed: 'either system and code, or nullFlavor, not both',
      found: statedOf(value, ['system', 'code', 'nullFlavor']),
    });
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
