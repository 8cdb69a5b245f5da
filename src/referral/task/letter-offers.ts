import type { Offer } from '../../access/model';
import { documentFhirId } from '../../assemble/collection';
import { documentSection } from '../../bgz/document/section';
import type { RecordOf } from '../../bgz/records';
import { checkOptions } from '../../options/check-options';
import { oneOf, type Rules, required, secret, text } from '../../options/rules';

/** How letters are offered one by one. */
export interface LetterOfferOptions {
  /** The facade's own: the ids of what it serves are made with it. */
  readonly idSecret: string;
  /**
   * `resource` (default): a reference, `read-available-resource`. `query`: a search by id, for receivers behind the AORTA, whose converter
   * drops references (spec field-notes §7.2). Either shows the letter that is named, and no other.
   */
  readonly as?: 'resource' | 'query';
}

const offerRules: Rules<LetterOfferOptions> = {
  idSecret: required(secret(text)),
  as: oneOf('resource', 'query'),
};

/**
 * Letters as offers of their own, where `documentOffers` offers all that are current. Who may read one, may read its Binary.
 *
 * @param patient The patient's record, as your source gives it.
 * @param letters Ids of `BgzDocument` records, as your source of documents gives them.
 * @throws {TypeError} On wrong options.
 * @example
 * offers: [...bgzOffers({ sources }), ...letterOffers(records.patient, ['brief-1'], { idSecret })]
 */
export function letterOffers(
  patient: RecordOf<'patient'>,
  letters: readonly (string | number | bigint)[],
  options: LetterOfferOptions,
): readonly Offer[] {
  checkOptions('letterOffers', options, offerRules);
  const { idSecret, as = 'resource' } = options;
  const { type, offer } = documentSection;
  const about = offer && { section: offer.code };
  return letters.map((letter): Offer => {
    const id = documentFhirId(patient, letter, idSecret);
    return as === 'query'
      ? { kind: 'query', query: `${type}?_id=${id}`, ...about }
      : { kind: 'resource', reference: `${type}/${id}`, ...about };
  });
}
