import { record } from '../building-block';
import { code, moment, text } from '../leaves';
import { basicElements } from '../parts/basic-elements';
import { author, informationSource } from '../parts/party';
import { many, one, part } from '../table';

/** AllergyIntolerance (allergie_intolerantie). */
export const allergyIntolerance = record({
  ...basicElements({ auteur: author, informatiebron: informationSource }),
  veroorzakende_stof: one('causativeAgent', code),
  allergie_categorie: one('allergyCategory', code),
  allergie_status: one('allergyStatus', code),
  begin_datum_tijd: one('startDateTime', moment),
  mate_van_kritiek_zijn: one('criticality', code),
  laatste_reactie_datum_tijd: one('lastReactionDateTime', moment),
  toelichting: one('comment', text),
  reactie: many(
    'reactions',
    part({
      symptoom: many('symptoms', code),
      specifieke_stof: one('specificSubstance', code),
      reactie_beschrijving: one('reactionDescription', text),
      reactie_tijdstip: one('reactionTime', moment),
      ernst: one('severity', code),
      wijze_van_blootstelling: one('routeOfExposure', code),
    }),
  ),
});
