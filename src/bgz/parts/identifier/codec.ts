import type { Identifier as FhirIdentifier } from 'fhir/r3';
import { complex, each } from '../../define/codec';
import type { FhirNode } from '../../define/fhir-node';
import { rowsOf } from '../../define/rows';
import { type Identifier, identifier } from './zib';

/**
 * An Identifier of a register. One that a record cannot hold stays: without its system or value, or no number of its register;
 * and one that is no longer in use.
 */
export function readIdentifier(node: FhirNode): Identifier | undefined {
  if (node.peek('use') === 'old') return undefined;
  const number = identifier.safeParse({ system: node.peek('system'), value: node.peek('value') });
  if (!number.success) return undefined;
  node.take('system');
  node.take('value');
  return number.data;
}

/** An identification number as Identifier. */
export const fhirIdentifier = ({ system, value }: Identifier): FhirIdentifier => ({ system, value });

export const identifierCodec = complex<Identifier>('Identifier', fhirIdentifier, readIdentifier);

/** IdentificationNumber (NL-CM:0.0.6), the same in every zib. */
export const identifiersRow = rowsOf<{ readonly identificationNumbers?: readonly Identifier[] }>().row(
  'identificationNumbers',
  'identifier',
  each(identifierCodec),
);
