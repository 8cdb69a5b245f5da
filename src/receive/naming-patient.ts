import type { Offer } from '../access/model';
import { isBsn } from '../fhir/bsn';
import { systems } from '../fhir/naming-systems';

/** The parameter by which a search of a type names its patient (spec bgz-msz-queries §1); `patient` of a Provenance is what it is about. */
const parameterOf = (type: string): string | undefined =>
  type === 'Provenance' ? undefined : type === 'Patient' ? 'identifier' : 'patient.identifier';

/**
 * The same searches, each with the patient in it by BSN: for a sender whose token does not say whose BgZ is asked for. Nothing changes of
 * offers of a resource, which name one by itself, and of metadata, which is searched by what it is about.
 *
 * @param bsn Nine digits.
 * @throws TypeError When it is no BSN; the message does not repeat it.
 * @example
 * offersNaming(bgzOffers(['allergies']), '999990019');
 */
export function offersNaming(offers: readonly Offer[], bsn: string): readonly Offer[] {
  if (!isBsn(bsn)) throw new TypeError('offersNaming: `bsn` is no number of nine digits that passes the 11-test.');
  return offers.map((offer) => {
    if (offer.kind !== 'query') return offer;
    const [place = '', query = ''] = offer.query.split(/\?(.*)/s);
    const parameter = parameterOf(place);
    if (parameter === undefined) return offer;
    const named = `${parameter}=${encodeURIComponent(`${systems.bsn}|${bsn}`).replaceAll('%2F', '/')}`;
    return { ...offer, query: `${place}?${query === '' ? named : `${named}&${query}`}` };
  });
}
