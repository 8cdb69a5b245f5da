import { record } from '../building-block';
import { code, moment, text } from '../leaves';
import { basicElements } from '../parts/basic-elements';
import { informationSource } from '../parts/party';
import { many, one } from '../table';

/** Problem (probleem). */
export const problem = record({
  ...basicElements({ informatiebron: informationSource }),
  probleem_anatomische_locatie: one('problemAnatomicalLocation', code),
  probleem_lateraliteit: one('problemLaterality', code),
  probleem_type: one('problemType', code),
  probleem_naam: one('problemName', code),
  probleem_naam_specifiek: many('specificProblemNames', code),
  probleem_begin_datum: one('problemStartDate', moment),
  probleem_eind_datum: one('problemEndDate', moment),
  probleem_status: one('problemStatus', code),
  verificatie_status: one('verificationStatus', code),
  toelichting: one('comment', text),
});
