import { type OfferRead, readOffer } from '../http/offer';
import type { Offer } from './model';

/** An offer as it is written in a Task, and asked for. */
export const textOfOffer = (offer: Offer): string => (offer.kind === 'query' ? offer.query : offer.reference);

/** An offer of a referral, understood. */
export const offerRead = (offer: Offer): OfferRead => readOffer(textOfOffer(offer));

/** Resource type an offer is about; empty when it is about none. */
export const typeOfOffer = (offer: Offer): string => offerRead(offer).type ?? '';
