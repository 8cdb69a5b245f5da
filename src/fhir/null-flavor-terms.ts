import type { NullFlavor } from '../zib/parts/code';

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
