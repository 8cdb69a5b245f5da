import type { NullFlavor } from './code';

/** Words for a NullFlavor sent as a Coding, when the source gives none: every concept needs words (bgz-msz-queries §4). */
export const nullFlavorTerms: Readonly<Record<NullFlavor, string>> = {
  OTH: 'overig',
  UNK: 'onbekend',
  NI: 'geen informatie',
  ASKU: 'gevraagd maar onbekend',
  NASK: 'niet gevraagd',
  NAV: 'tijdelijk niet beschikbaar',
  MSK: 'afgeschermd',
  NA: 'niet van toepassing',
  NINF: 'min oneindig',
  PINF: 'plus oneindig',
  NP: 'niet aanwezig',
  TRC: 'sporenhoeveelheid',
  UNC: 'niet gecodeerd',
  INV: 'ongeldig',
  DER: 'afgeleid',
  QS: 'voldoende hoeveelheid',
};

/** Other words that say no more than the NullFlavor: those of the codelists and of HL7. */
const alsoSaid: Readonly<Partial<Record<NullFlavor, readonly string[]>>> = {
  OTH: ['anders', 'other'],
  UNK: ['unknown'],
  NI: ['noinformation', 'no information'],
  ASKU: ['asked but unknown'],
  NASK: ['not asked'],
  NAV: ['temporarily unavailable'],
  MSK: ['masked'],
  NA: ['not applicable'],
};

/** True where words say no more than the NullFlavor does. */
export function isFlavorTerm(nullFlavor: NullFlavor, words: string): boolean {
  return [nullFlavorTerms[nullFlavor], ...(alsoSaid[nullFlavor] ?? [])].includes(words.toLowerCase());
}
