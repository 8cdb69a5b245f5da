import { type Codec, complex, type Written } from '../../define/codec';
import type { MappingContext } from '../../define/context';
import type { FhirNode } from '../../define/fhir-node';
import { readFrom } from '../../define/read-from';
import type { CodedConcept } from './code';
import { readConcept } from './read';
import { beyondCode, codeableConcept, codeSpecification, type NullFlavorForm } from './stu3';
import type { BothWays } from './translation';

/** A coded value as CodeableConcept; see `codeableConcept` for the forms of a NullFlavor. */
export const conceptCodec = (form: NullFlavorForm = 'extension'): Codec<CodedConcept> =>
  complex('CodeableConcept', (value) => codeableConcept(value, form), readConcept);

/** Where the zib's own code stands beside the FHIR code it was translated to. */
export const SPECIFICATION = 'extension(code-specification).valueCodeableConcept';

/** The zib's own code beside a FHIR code, which repeats it: who cannot keep the one gives both back. */
export function readSpecification(holder: FhirNode, name: string): CodedConcept | undefined {
  const specification = holder.beside(name)?.extension('code-specification')?.open('valueCodeableConcept');
  if (specification === undefined) return undefined;
  const { path, root } = specification;
  return readFrom({ path, root, giveBack: () => holder.giveBackOf(name) }, readConcept(specification));
}

/**
 * Whether a zib's own code says another thing than the FHIR code it stands beside. One that is narrower does not (a recurrence,
 * beside active): it is read as the same code.
 */
export function contradicts(codes: BothWays, own: CodedConcept | undefined, fhir: unknown): boolean {
  const ownCode = own?.code ?? own?.nullFlavor;
  const told = codes.to(ownCode);
  const read = codes.from(fhir);
  return told !== undefined && told !== fhir && read !== undefined && (read.code ?? read.nullFlavor) !== ownCode;
}

/**
 * A coded value as FHIR code, with the zib's own code beside it.
 *
 * @param codes the ConceptMap; a value without a FHIR code is not written
 * @param specified what stands beside it; left out, the value as it is
 */
export function translated(
  codes: BothWays,
  specified: (value: CodedConcept, context: MappingContext) => CodedConcept = (value) => value,
): Codec<CodedConcept> {
  return {
    type: 'Code',
    places: { '': [SPECIFICATION] },
    write(value, holder: Written, name, context) {
      const code = codes.to(value.code ?? value.nullFlavor);
      if (code === undefined) return;
      holder[name] = code;
      holder[`_${name}`] = codeSpecification(specified(value, context));
    },
    read(holder, name) {
      const own = readSpecification(holder, name);
      const code = holder.peek(name);
      // Which of the two is meant is not known: neither is read, both are told.
      if (contradicts(codes, own, code)) {
        holder.giveBackOf(name);
        return undefined;
      }
      const value = own ?? codes.from(code);
      // FHIR's code repeats the zib's own; one that says something else is told as not read.
      if (value !== undefined) holder.drop(name, codes.to(value.code ?? value.nullFlavor) ?? code);
      return value;
    },
  };
}

/** The same, where the zib's own code stands beside it only when it says more than the FHIR code does. */
export function translatedAlone(codes: BothWays): Codec<CodedConcept> {
  const { read, type } = translated(codes);
  return {
    type,
    read,
    write(value, holder: Written, name) {
      const code = codes.to(value.code);
      if (code === undefined) return;
      holder[name] = code;
      const more = beyondCode(value, codes.list);
      if (more !== undefined) holder[`_${name}`] = more;
    },
  };
}
