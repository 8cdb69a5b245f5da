import { systems } from '../../../fhir/naming-systems';
import type { FhirNode } from '../../define/fhir-node';
import { readFrom } from '../../define/read-from';
import { type CodedConcept, type Coding, isNullFlavor, type NullFlavor } from './code';
import { isFlavorTerm } from './null-flavor-terms';

/** A Coding with a system and a code; one that lacks either has no place in a record and stays. */
export function readCoding(node: FhirNode): Coding | undefined {
  const [system, code] = [node.peek('system'), node.peek('code')];
  if (typeof system !== 'string' || typeof code !== 'string') return undefined;
  node.take('system');
  node.take('code');
  const [display, version] = [node.text('display'), node.text('version')];
  return { system, code, ...(display !== undefined && { display }), ...(version !== undefined && { version }) };
}

/** The NullFlavor of an element that says by extension why it has no value. */
export function readNullFlavor(node: FhirNode): NullFlavor | undefined {
  const extension = node.extension('iso21090-nullFlavor');
  const code = extension?.peek('valueCode');
  if (!isNullFlavor(code)) return undefined;
  extension?.take('valueCode');
  return code;
}

/** What a coded value says, before it is known which of its codes is the value. */
interface Said {
  readonly codings: readonly Coding[];
  /** Why there is no code of the value itself; codes are then others for the same. */
  readonly flavor: NullFlavor | undefined;
  /** The term of a NullFlavor, where it says more than that there is none. */
  readonly flavorTerm: string | undefined;
  readonly text: string | undefined;
}

const isFlavorCoding = ({ system, code }: Coding): boolean => system === systems.nullFlavor && isNullFlavor(code);

const ownTerm = (flavor: NullFlavor, term: string | undefined): string | undefined =>
  term !== undefined && !isFlavorTerm(flavor, term) ? term : undefined;

function said(node: FhirNode): Said {
  const all = node.list('coding').flatMap((coding) => readCoding(coding) ?? []);
  const extension = readNullFlavor(node);
  const [first] = all;
  const leading = extension === undefined && first !== undefined && isFlavorCoding(first) ? first : undefined;
  const flavor = extension ?? (leading?.code as NullFlavor | undefined);
  // Behind a code, a NullFlavor only says that the code is not one of the list the profile wants.
  const codings = all.filter(
    (one) => one !== leading && !(isFlavorCoding(one) && ownTerm(one.code as NullFlavor, one.display) === undefined),
  );
  const flavorTerm = flavor === undefined ? undefined : ownTerm(flavor, leading?.display);
  return { codings, flavor, flavorTerm, text: node.text('text') };
}

/**
 * The coded value of a CodeableConcept: the first code, others as translations, the words as those of the clinician. Reverse of
 * `codeableConcept`, `conceptIn` and `conceptOf`: what these put in code-specification is a part of the value again.
 */
export const readConcept = (node: FhirNode): CodedConcept | undefined => readFrom(node, conceptOf(node));

function conceptOf(node: FhirNode): CodedConcept | undefined {
  const beside = node.extensions('code-specification').flatMap((extension) => {
    const concept = extension.open('valueCodeableConcept');
    return concept ? [said(concept)] : [];
  });
  const own = said(node);
  const whole = beside.find(({ codings }) => codings.length > 0);
  // No code of the list the profile wants: the value is what stands in code-specification, and the text shows it.
  const value = own.codings.length === 0 && whole !== undefined ? whole : own;
  const codings = value === own ? [...own.codings, ...beside.flatMap((one) => one.codings)] : value.codings;
  if (value.flavor !== undefined || codings.length === 0) return withoutCode(value, codings, beside);
  const [first, ...translations] = codings as [Coding, ...Coding[]];
  // A code without a term is shown as text, which is no word of the clinician.
  const isShown = (text: string): boolean =>
    value.codings.every(({ display }) => display === undefined) && text === first.code;
  const text = value.text !== undefined && !isShown(value.text) ? value.text : undefined;
  return {
    ...first,
    ...(text !== undefined && { originalText: text }),
    ...(translations.length > 0 && { translations }),
  };
}

function withoutCode(
  { flavor, flavorTerm, text }: Said,
  translations: readonly Coding[],
  beside: readonly Said[],
): CodedConcept | undefined {
  const display = flavorTerm ?? beside.find((one) => one.flavorTerm !== undefined)?.flavorTerm;
  if (flavor === undefined && text === undefined) return undefined;
  // Words alone are what FHIR allows in place of a code; the record says that there is another one than those it can give.
  return {
    nullFlavor: flavor ?? 'OTH',
    ...(display !== undefined && { display }),
    ...(text !== undefined && { originalText: text }),
    ...(translations.length > 0 && { translations }),
  };
}
