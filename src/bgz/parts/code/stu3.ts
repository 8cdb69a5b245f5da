import type { CodeableConcept, Element, Extension, Coding as FhirCoding } from 'fhir/r3';
import { systems } from '../../../fhir/naming-systems';
import { type Codelist, termOf as termInList } from '../../../terminology/codelist';
import type { CodedConcept, Coding, NullFlavored } from '../../../zib';
import { compact, element, extension } from '../../define/elements';
import { isFlavorTerm, nullFlavorTerms } from './null-flavor-terms';

/** A code of a record as FHIR Coding, with the version of its code system when the record has one. */
export function coding(value: Coding): FhirCoding {
  const { system, version, code, display } = value;
  return compact({ system, version, code, display });
}

/**
 * How an element says that there is no code. A NullFlavor that the value set holds is a Coding; any other is the extension
 * iso21090-nullFlavor (spec field-notes §1.2). Many value sets of zibs hold `OTH` and no more.
 */
export type NullFlavorForm = 'coding' | 'other-as-coding' | 'extension';

/** A coded value as CodeableConcept: all codings, the clinician's words as text. */
export function codeableConcept(value: CodedConcept, nullFlavorForm: NullFlavorForm = 'extension'): CodeableConcept {
  const translations = (value.translations ?? []).map(coding);
  if (value.nullFlavor === undefined) {
    const codings = [coding(value), ...translations];
    // Every CodeableConcept needs a display or a text (spec bgz-msz-queries §4, rule 10).
    const named = codings.some((one) => one.display !== undefined);
    return compact({ coding: codings, text: value.originalText ?? (named ? undefined : value.code) });
  }
  if (nullFlavorForm === 'coding' || (nullFlavorForm === 'other-as-coding' && value.nullFlavor === 'OTH')) {
    const display = value.display ?? nullFlavorTerms[value.nullFlavor];
    const flavor = compact({ system: systems.nullFlavor as string, code: value.nullFlavor as string, display });
    return compact({ coding: [flavor, ...translations], text: value.originalText });
  }
  return compact({
    extension: [extension('iso21090-nullFlavor', { valueCode: value.nullFlavor }), ...furtherWords(value)],
    coding: translations.length > 0 ? translations : undefined,
    text: value.originalText ?? value.display,
  });
}

/**
 * Words that stand beside those of the clinician where there is no code: the term of a code that could not be kept, mostly. They
 * are shown as the term of the NullFlavor, which has none of its own then.
 */
function furtherWords({ nullFlavor, display, originalText }: NullFlavored): Extension[] {
  if (display === undefined || originalText === undefined || display === originalText) return [];
  if (isFlavorTerm(nullFlavor, display)) return [];
  const concept = { coding: [{ system: systems.nullFlavor, code: nullFlavor, display }] };
  return [extension('code-specification', { valueCodeableConcept: concept })];
}

/** The words for a coded value, for reference displays and notes. */
export function termOf(value: CodedConcept): string {
  return value.originalText !== undefined && value.nullFlavor !== undefined
    ? value.originalText
    : (value.display ?? value.originalText ?? value.code ?? nullFlavorTerms[value.nullFlavor ?? 'UNK']);
}

/**
 * The zib code beside a FHIR code it was translated to: extension code-specification on the primitive. The zibs take only
 * NullFlavors of the codelist there, so they are a Coding; the exception is {@link notRegistered}.
 */
export function codeSpecification(value: CodedConcept): Element | undefined {
  const form = value === notRegistered ? 'extension' : 'coding';
  return element(extension('code-specification', { valueCodeableConcept: codeableConcept(value, form) }));
}

/**
 * The same, only when the value says more than the code it was translated to: other codes, a version, words of its own or
 * another term than that of its list.
 */
export function beyondCode(value: CodedConcept | undefined, list: Codelist): Element | undefined {
  if (value === undefined) return undefined;
  const { system = systems.nullFlavor, code = value.nullFlavor ?? '', display, originalText, translations } = value;
  const version = value.nullFlavor === undefined ? value.version : undefined;
  const isPlain = [version, originalText, translations?.[0]].every((one) => one === undefined);
  return isPlain && display === termInList(list, system, code) ? undefined : codeSpecification(value);
}

/**
 * A coded value where the profile requires a code of one system. One that has no code there says so (NullFlavor OTH), and
 * goes along whole as code-specification.
 */
export function conceptIn(isListed: (coding: FhirCoding) => boolean, value: CodedConcept): CodeableConcept {
  const concept = codeableConcept(value);
  if (concept.coding === undefined || concept.coding.some(isListed)) return concept;
  return {
    extension: [
      extension('iso21090-nullFlavor', { valueCode: 'OTH' }),
      extension('code-specification', { valueCodeableConcept: codeableConcept(value) }),
    ],
    text: termOf(value),
  };
}

/**
 * A coded value of which the profile takes the codes of one system only, as many as there are: what has codes of that system
 * keeps its others as code-specification.
 */
export function conceptOf(system: string, value: CodedConcept): CodeableConcept {
  const concept = codeableConcept(value);
  const codings = concept.coding ?? [];
  const [other, ...more] = codings.filter((one) => one.system !== system) as Coding[];
  if (other === undefined || more.length + 1 === codings.length) return concept;
  const beside = codeableConcept({ ...other, translations: more });
  return {
    ...concept,
    extension: [...(concept.extension ?? []), extension('code-specification', { valueCodeableConcept: beside })],
    coding: codings.filter((one) => one.system === system),
  };
}

/**
 * Beside a status that FHIR requires and the record does not tell: nobody takes the FHIR code for registered. The codelists of
 * these statuses hold no NullFlavor, so it is an extension, with words as every concept has.
 */
export const notRegistered: NullFlavored = { nullFlavor: 'UNK', originalText: nullFlavorTerms.UNK };
