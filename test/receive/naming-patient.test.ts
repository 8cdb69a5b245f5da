import { describe, expect, it } from 'vitest';
import { bgzOffers, offersNaming, resourceOffer } from '../../src/notified-pull';

const BSN = 'http%3A//fhir.nl/fhir/NamingSystem/bsn%7C999990019';

describe('searches that name the patient', () => {
  it('do so as the national ones do, and are otherwise as they were', () => {
    const named = offersNaming(bgzOffers(['allergies', 'patient']), '999990019');
    expect(named.map((offer) => offer.kind === 'query' && offer.query)).toEqual([
      `AllergyIntolerance?patient.identifier=${BSN}&_revinclude=Provenance%3Atarget`,
      `Patient?identifier=${BSN}&_include=Patient%3Ageneral-practitioner&_revinclude=Provenance%3Atarget`,
    ]);
    expect(named[0]?.section).toEqual(bgzOffers(['allergies'])[0]?.section);
  });

  it('are also those without parameters, and neither metadata nor reads', () => {
    const query = (text: string) => ({ kind: 'query', query: text }) as const;
    const offers = [query('Coverage'), query('Provenance'), resourceOffer('DocumentReference/1')];
    const named = query(`Coverage?patient.identifier=${BSN}`);
    expect(offersNaming(offers, '999990019')).toEqual([named, ...offers.slice(1)]);
  });

  it('are not made of what is no BSN, which is not repeated', () => {
    expect(() => offersNaming([], '999990018')).toThrow(/^offersNaming: `bsn` is no number of nine digits/);
    expect(() => offersNaming([], '999990018')).not.toThrow(/999990018/);
  });
});
