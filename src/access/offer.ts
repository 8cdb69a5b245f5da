import type { Offer } from './model';

/** Resource type an offer is about: the word before the first `?`, `/` or `$`. */
export const typeOfOffer = (offer: Offer): string =>
  /^[A-Za-z]*/.exec(offer.kind === 'query' ? offer.query : offer.reference)?.[0] ?? '';
