import { complex, each } from '../../define/codec';
import type { FhirNode } from '../../define/fhir-node';
import { rowsOf } from '../../define/rows';
import type { Identifier } from './zib';

/** An Identifier of a register; one that lacks its system or value stays. */
export function readIdentifier(node: FhirNode): Identifier | undefined {
  const [system, value] = [node.peek('system'), node.peek('value')];
  if (typeof system !== 'string' || typeof value !== 'string') return undefined;
  node.take('system');
  node.take('value');
  return { system, value };
}

/** An identification number as Identifier. */
export const identifierCodec = complex<Identifier>(
  'Identifier',
  ({ system, value }) => ({ system, value }),
  readIdentifier,
);

/** IdentificationNumber (NL-CM:0.0.6), the same in every zib. */
export const identifiersRow = rowsOf<{ readonly identificationNumbers?: readonly Identifier[] }>().row(
  'identificationNumbers',
  'identifier',
  each(identifierCodec),
);
